/* The sheets that documents are printed on. May be included by document.
 *
 * Everything is laid out in points of the layout, in which running text is
 * 13 points high; `zoom` of them on paper make type big on a slide without a
 * second set of sizes. */
#ifndef DTI_DOCUMENT_PAPER_H
#define DTI_DOCUMENT_PAPER_H

#include "document/pdf/pdf.h"

#define MM(x) ((x)*72.0 / 25.4)

/* How a heading of the first level looks. */
struct heading_look {
    double size;
    enum color color;
    bool centered;
    bool rule; /* a line below it, over the whole width */
};

struct paper {
    const char *name;                /* in the front matter */
    double width, height;            /* of the sheet, in points of the layout */
    double left, right, top, bottom; /* margins */
    double zoom;                     /* points on paper for one of the layout */
    double number_y;                 /* baseline of the page number */
    double number_size;
    bool number_at_end; /* at the right margin, else on the text's axis */
    struct heading_look heading;
    const char *turned; /* the name of the same sheet turned, or its own */
};

/* The paper of that name, or NULL; A4 where `name` is NULL. */
const struct paper *paper_find(const char *name);

/* The sheet turned: landscape or upright. A slide stays as it is. */
const struct paper *paper_turn(const struct paper *paper, bool landscape);

/* The area that text fills. */
double paper_text_width(const struct paper *paper);
double paper_text_height(const struct paper *paper);

#endif
