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

/* The formulas of a row's state, and of which rows they are: copies of them do
 * for the next ones. */
struct state_formulas {
    size_t row, indicator, piece;
    bool waives;
    const char *open;                 /* NULL: not made yet */
    const char *hidden[HIDDEN_COUNT]; /* NULL: not in these rows */
    const char *state;
};

/* The same of the corrections of an indicator; NULL where a kind of input needs
 * none. */
struct correction_formulas {
    size_t row, indicator;
    bool made;
    struct {
        const char *text, *parts, *read, *fault;
    } inputs[LAYOUT_INPUTS];
};

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
    struct state_formulas state;
    struct correction_formulas corrections;
    struct str text; /* of a formula that is a copy */
};

#define AT_COLUMN(a, column) (a)->layout.at[column]

/* Rows are printed where they are few enough for paper, and can be read on it.
 * A form is signed on a sheet with a row a unit where it has all that an agency
 * scores, or where its rows are not printed, or not with their corrections. The
 * layout has to be made. */
bool appraisal_has_paper(const struct appraising *a);
bool appraisal_prints_rows(const struct appraising *a);

/* Writes all of them; `places` and `next` are set. */
void appraisal_rows_write(struct appraising *a);

#endif
