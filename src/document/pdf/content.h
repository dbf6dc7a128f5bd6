/* What is drawn on one page, as PDF operators (ISO 32000-1 annex A). May
 * be included by document/pdf/pdf.c and document/pdf/backdrop.h.
 *
 * libharu's own operators write six digits of everything and a position anew
 * for each word; these are written in hundredths of a point, relative to what
 * went before, so that rows of a table are nearly the same bytes. y runs
 * upwards here. */
#ifndef DTI_DOCUMENT_PDF_CONTENT_H
#define DTI_DOCUMENT_PDF_CONTENT_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { CONTENT_NONE = -1 };

/* What marked content is made of: text objects and paths exclude each other. */
enum content_of { CONTENT_TEXT, CONTENT_DRAWING /* and text */ };

struct content {
    struct str bytes;
    enum { MARK_NONE, MARK_IN_TEXT, MARK_OVER_TEXT } mark; /* what is open */
    bool in_text, in_show;
    bool in_path; /* of lines, not yet painted */
    bool placed;  /* the text object has a line already */
    long x, y;    /* where that begins, in hundredths */
    double pen;   /* x after the last glyph, in hundredths */
    int font;
    long size, thickness;       /* in hundredths */
    const float *fill, *stroke; /* RGB, set on this page; or NULL */
};

/* Empties it for the next page. */
void content_begin(struct content *content);
/* Closes what is open. */
void content_end(struct content *content);
void content_clear(struct content *content);

/* What follows is marked content number `id` of a `role`, or an artifact of a
 * `type`, until the next of either. Rectangles and lines are drawn in what is
 * CONTENT_DRAWING, or unmarked. */
void content_mark(struct content *content, enum content_of of, const char *role,
                  unsigned id);
void content_artifact(struct content *content, enum content_of of,
                      const char *type);

struct content_style {
    int font;    /* that the page calls F`font` */
    double size; /* in points */
    const float *color;
};

/* Shows glyphs, two bytes each and `width` points wide in all, from the
 * baseline point (x, y). */
void content_text(struct content *content, const struct content_style *style,
                  double x, double y, double width, const char *glyphs,
                  size_t length);
void content_rect(struct content *content, const float *color, double x,
                  double y, double width, double height);
void content_line(struct content *content, const float *color, double thickness,
                  double x1, double y1, double x2, double y2);

#endif
