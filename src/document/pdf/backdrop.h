/* The paper of a page: the bands, boxes and rules that its text stands on. May
 * be included by document/pdf/pdf.c.
 *
 * They are gathered and drawn at once, below all text: bands, then rules. So a
 * table of many rows draws each of its upright rules once a page, a rule that
 * two rows share is drawn once, and no band hides half of one. Points, y
 * upwards. */
#ifndef DTI_DOCUMENT_PDF_BACKDROP_H
#define DTI_DOCUMENT_PDF_BACKDROP_H

#include "base/vec.h"
#include "document/pdf/content.h"

struct backdrop_band {
    const float *color; /* RGB; lent until all is drawn */
    double x, y, width, height;
};

struct backdrop_rule {
    const float *color;
    double thickness;
    double x1, y1, x2, y2;
};

struct backdrop {
    VEC_OF(struct backdrop_band) bands;
    VEC_OF(struct backdrop_rule) rules;
};

void backdrop_band(struct backdrop *backdrop, struct backdrop_band band);

/* Adds a rule; one that is there already, or goes on from one that is, is the
 * same rule. */
void backdrop_rule(struct backdrop *backdrop, struct backdrop_rule rule);

/* Draws what was gathered, as an artifact, and forgets it. */
void backdrop_draw(struct backdrop *backdrop, struct content *content);

void backdrop_clear(struct backdrop *backdrop);

#endif
