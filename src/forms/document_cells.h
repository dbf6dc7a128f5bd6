/* The cells of a document in a row of a form, and its check. May be included by
 * forms. */
#ifndef DTI_FORMS_DOCUMENT_CELLS_H
#define DTI_FORMS_DOCUMENT_CELLS_H

#include "campaign/campaign.h"
#include "forms/book.h"

/* Columns that are hidden, from `checks` on. */
enum {
    DOCUMENT_CHECK,     /* of the document in the row */
    DOCUMENT_PLAIN,     /* its number, for the check */
    DOCUMENT_DAY_PARTS, /* its date, for the check */
    DOCUMENT_DAY,       /* its day, for the check */
    DOCUMENT_DAYS,      /* its dates, where several stand in a cell, */
    DOCUMENT_SEVERAL,   /* and what is wrong with several of them */
    DOCUMENT_PROVING,   /* how many cells of the indicator's prove something */
    DOCUMENT_PROOF,     /* of all documents of the indicator, in its row */
    DOCUMENT_COLUMNS
};

/* Where documents stand on a sheet, and of which days they may be. */
struct document_cells {
    struct book_sheet *sheet;
    size_t number, date, link; /* columns */
    size_t checks;
    struct date first, last;
};

/* The three cells of a row, to be filled in: with one document, or `several`,
 * each on a line of the cells. */
void document_cells_put(const struct document_cells *cells, size_t row,
                        const struct indicator *indicator, bool several);

/* What is wrong with the documents of an indicator, in its row and `more` rows
 * below it. `required` is the condition under which there has to be one, NULL
 * where there need not; `now` what a blank form says of it. */
void document_cells_put_proof(const struct document_cells *cells, size_t row,
                              size_t more, const char *required,
                              const char *now);

/* Yellow for what is missing in the rows from `first` to `last`, red for what
 * is wrong. */
void document_cells_paint(const struct document_cells *cells, size_t first,
                          size_t last);

#endif
