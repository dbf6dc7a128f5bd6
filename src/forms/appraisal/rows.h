/* The rows of Mẫu 02: of each indicator a heading, then its units. May be
 * included by forms/appraisal/appraisal.c, forms/appraisal/guide.h and
 * forms/appraisal/values.h. */
#ifndef DTI_FORMS_APPRAISAL_ROWS_H
#define DTI_FORMS_APPRAISAL_ROWS_H

#include "forms/appraisal/layout.h"
#include "forms/book.h"
#include "forms/selection.h"

/* Rows: title, whose, live count, heading, and then the table. */
enum { ROW_TITLE, ROW_WHOSE, ROW_COUNT, ROW_HEADING, ROW_FIRST };

/* A Mẫu 02 that is being written. */
struct appraising {
    struct book book;
    const struct appraisal_request *request;
    const struct campaign *campaign;
    const struct level *level;
    const char *agency; /* its name, or the council */
    struct book_sheet *sheet;
    struct appraisal_layout layout;
    struct appraisal_rows rows;
    size_t *places; /* the row on the sheet of each of them */
    size_t next;    /* the next row */
    size_t piece;   /* the next hidden column of the row, for a formula */
    size_t last;    /* the last column in use */
};

#define AT_COLUMN(a, column) (a)->layout.at[column]

/* Whether the agency has answered the row already. */
bool appraisal_row_is_filled(const struct appraisal_row *row);

/* Rows are printed where they are few enough for paper, and can be read on it.
 * A form is signed on a sheet with a row a unit where it has all that an agency
 * scores, or where its rows are not printed. The layout has to be made. */
bool appraisal_has_paper(const struct appraising *a);
bool appraisal_prints_rows(const struct appraising *a);

/* How many of the rows are answered, as a formula. */
const char *appraisal_rows_answered(struct appraising *a, size_t first,
                                    size_t last);

/* Writes all of them; `places` and `next` are set. */
void appraisal_rows_write(struct appraising *a);

#endif
