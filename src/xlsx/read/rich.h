/* Text made of runs, each in a font of its own (ECMA-376-1 §18.4.4 and
 * §18.4.7): what of it an eye reads. May be included by xlsx/read.
 *
 * Text that is struck through is left out. So is a raised or lowered run of
 * digits that touches a digit (`100` with a footnote's ²), for read on one line
 * it would make another number. */
#ifndef DTI_XLSX_READ_RICH_H
#define DTI_XLSX_READ_RICH_H

#include "base/str.h"

#include <stdbool.h>

struct rich {
    struct str seen; /* what is read of the text in a common cell */
    struct str own;  /* and in a cell whose own font is struck through: the
                        runs that have another font */
    bool struck;     /* some of it is struck through, and left out */
    bool raised;     /* some digits stand higher or lower, and are left out */
    /* private: */
    bool run_owns, run_struck, run_raised;
    bool gap;           /* something was left out just before */
    size_t mark_length; /* of digits raised at the end of `seen`, or 0 */
};

/* Starts the next text. */
void rich_reset(struct rich *rich);

/* Starts a run, which has the cell's font until it has one of its own. */
void rich_start_run(struct rich *rich);

/* `rPr`, and in it `strike` and `vertAlign` with their `val` or NULL. */
void rich_font(struct rich *rich);
void rich_strike(struct rich *rich, const char *value);
void rich_align(struct rich *rich, const char *value);

/* Adds characters of the run, or of a text that has no runs. */
void rich_append(struct rich *rich, const char *text, size_t length);

void rich_clear(struct rich *rich);

#endif
