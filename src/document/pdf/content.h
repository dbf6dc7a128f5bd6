/* What is drawn on one page, as PDF operators (ISO 32000-1 annex A). May
 * be included by document/pdf/pdf.c.
 *
 * libharu's own operators write six digits of everything and a position anew
 * for each word; these are written in hundredths of a point, relative to the
 * word before. y runs upwards here. */
#ifndef DTI_DOCUMENT_PDF_CONTENT_H
#define DTI_DOCUMENT_PDF_CONTENT_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { CONTENT_NONE = -1 };

struct content {
    struct str bytes;
    bool marked, in_text;
    long x, y; /* of the last text, in hundredths */
    int font;
    long size, thickness;       /* in hundredths */
    const float *fill, *stroke; /* RGB, set on this page; or NULL */
};

/* Empties it for the next page. */
void content_begin(struct content *content);
/* Closes what is open. */
void content_end(struct content *content);
void content_clear(struct content *content);

/* What follows is marked content number `id` of a `role`, or an artifact with
 * `properties` (of its property list, or ""), until the next of either. */
void content_mark(struct content *content, const char *role, unsigned id);
void content_artifact(struct content *content, const char *properties);

/* Shows glyphs, two bytes each, from the baseline point (x, y), in the font
 * that the page calls F`font`. */
void content_text(struct content *content, int font, double size,
                  const float *color, double x, double y, const char *glyphs,
                  size_t length);
void content_rect(struct content *content, const float *color, double x,
                  double y, double width, double height);
void content_line(struct content *content, const float *color, double thickness,
                  double x1, double y1, double x2, double y2);

#endif
