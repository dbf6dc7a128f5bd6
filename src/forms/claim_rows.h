/* The rows of one indicator in Mẫu 01. May be included by forms.
 *
 * A heading with its title, a row for each value, and then its own row with
 * points, documents and explanation, so that who goes from cell to cell meets
 * the values first; a single value stands in the own row. Rows for further
 * documents follow.
 *
 * Columns to the right, which are hidden, say of each row what is wrong with it
 * and hold the pieces of long formulas; what people see is made of them. */
#ifndef DTI_FORMS_CLAIM_ROWS_H
#define DTI_FORMS_CLAIM_ROWS_H

#include "base/vec.h"
#include "form/form_01.h"
#include "forms/document_cells.h"

/* The hidden columns. */
enum {
    COL_CHECK = COL_COUNT, /* of the value in the row */
    COL_VALUE_TEXT,        /* of the same (forms/formula/reading.h), */
    COL_VALUE_PARTS,       /* taken apart, */
    COL_VALUE_READ,        /* and what is read in it */
    COL_FIGURES,           /* whether all values of the indicator are there */
    COL_FAULT,             /* what is wrong with them taken together */
    COL_CHECK_POINTS,
    COL_POINTS_PARTS, /* of the claimed points, */
    COL_POINTS_READ,  /* and what is read in them */
    COL_DOCUMENTS,    /* document_cells.h */
    COL_COUNTED = COL_DOCUMENTS + DOCUMENT_COLUMNS, /* points that count now */
    COL_STANDING, /* forms/standing.h, where it may be another than asked */
    COL_OPEN,     /* 1 while something is to be done, else 0 */
    COL_PIECES    /* from here on: pieces of formulas */
};

/* The words of the column `Tình trạng`. */
extern const char state_done[], state_absent[];

struct claim_rows {
    struct book_sheet *sheet;
    struct document_cells documents;
    size_t row;    /* the next one */
    size_t own;    /* of the indicator written last: where its points are */
    size_t pieces; /* the next column for a piece, in this row */
    size_t last;   /* the last column in use */
    size_t asked;  /* indicators so far */
    bool zero;     /* what is not proven earns nothing */
    const char *standing; /* the cell of the indicator's, NULL: always asked */
    VEC_OF(size_t) waivable; /* own rows in which points may be refused */
};

/* Writes an indicator that is asked for; returns whether its values may say
 * that it does not apply. */
bool claim_rows_write(struct claim_rows *rows,
                      const struct indicator *indicator);

/* An indicator that is out this year, or that does not apply to the unit, and
 * why. */
void claim_rows_idle(struct claim_rows *rows, const struct indicator *indicator,
                     const char *why);

#endif
