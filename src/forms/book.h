/* What all forms share: a workbook with its formats, its first two sheets,
 * how a sheet is protected and printed. May be included by forms. */
#ifndef DTI_FORMS_BOOK_H
#define DTI_FORMS_BOOK_H

#include "base/arena.h"
#include "base/date.h"
#include "base/points.h"
#include "forms/forms.h"

#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* How a cell looks, and whether it may be filled in (…_IN_…: unlocked). */
enum style {
    STYLE_TITLE,
    STYLE_SUBTITLE,
    STYLE_STEP_NUMBER,
    STYLE_STEP,
    STYLE_LABEL,
    STYLE_FACT,
    STYLE_IN_FACT,
    STYLE_IN_FACT_DATE,
    STYLE_IN_FACT_COUNT,
    STYLE_HEADING,
    STYLE_HEADING_EXTRA,
    STYLE_SUM_LABEL,
    STYLE_SUM_POINTS,
    STYLE_SUM_COUNT,
    STYLE_SUM_NOTE,
    STYLE_GROUP,
    STYLE_GROUP_CODE,
    STYLE_GROUP_POINTS,
    STYLE_CODE,
    STYLE_CODE_STRONG,
    STYLE_TEXT,
    STYLE_TEXT_STRONG,
    STYLE_TEXT_INDENT,
    STYLE_TEXT_SMALL,
    STYLE_CENTRE,
    STYLE_POINTS,
    STYLE_STATE,
    STYLE_IDLE,
    STYLE_IDLE_CODE,
    STYLE_IDLE_POINTS,
    STYLE_IN_TEXT,
    STYLE_IN_WHOLE,
    STYLE_IN_NUMBER,
    STYLE_IN_CHOICE,
    STYLE_IN_DATE,
    STYLE_IN_POINTS,
    STYLE_SIGNATURE,
    STYLE_EMPTY,
    STYLE_WRONG,
    STYLE_DONE, /* conditional: the fill alone */
    STYLE_COUNT
};

struct book {
    lxw_workbook *workbook;
    lxw_format *styles[STYLE_COUNT];
    int fd;             /* the memory that it is written to */
    lxw_error error;    /* the first that was not LXW_NO_ERROR */
    struct arena arena; /* texts that live as long as the book */
};

/* Starts a workbook; false with `out->message` where the machine has none. */
bool book_open(struct book *book, const char *title, const char *author,
               int64_t created, struct form_file *out);

/* Ends the workbook, whatever happened, and hands it over. */
enum form_made book_finish(struct book *book, struct form_file *out);

/* Remembers the first error. */
void book_note(struct book *book, lxw_error error);

/* The text, or its first `most` characters with "…" at the end. Lent by the
 * book. */
const char *book_cut(struct book *book, const char *text, size_t most);

/* A new sheet, without grid lines. */
lxw_worksheet *book_sheet(struct book *book, const char *name);

void put_text(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
              lxw_col_t column, const char *text, enum style style);
void put_number(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                lxw_col_t column, double number, enum style style);

/* Points as a number; an empty cell for POINTS_NONE. */
void put_points(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                lxw_col_t column, points_t points, enum style style);
void put_blank(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
               lxw_col_t first, lxw_col_t last, enum style style);

/* The height of a row, in points; Excel ends at 409. */
void set_height(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                double height);

/* A formula and the value that it has now, for readers that do not calculate.
 */
void put_sum(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
             lxw_col_t column, const char *formula, points_t now,
             enum style style);
void put_phrase(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                lxw_col_t column, const char *formula, const char *now,
                enum style style);

/* One text over the columns from `first` to `last`. */
void put_across(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                lxw_col_t first, lxw_col_t last, const char *text,
                enum style style);

/* A note that is seen when the mouse rests on the cell, as large as it needs.
 */
void put_note(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
              lxw_col_t column, const char *text);

/* A column of a table. Those that intake does not read are `extra`: they only
 * help the person who fills in the form. */
struct form_column {
    const char *title;
    double width; /* in characters */
    bool extra;
};

/* Where a table stands on its sheet. */
struct form_table {
    lxw_row_t heading, last; /* row of the heading; last row of the table */
    lxw_col_t frozen;        /* how many columns stay in sight */
    lxw_col_t printed;       /* how many are printed */
    const char *footer;      /* who and what, printed on each page */
};

/* Widths and the heading's row. */
void table_head(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                const struct form_column *columns, size_t count);

/* Print set-up on A4, frozen heading, protection. */
void table_finish(struct book *book, lxw_worksheet *sheet,
                  const struct form_table *table);

/* Names under the table, for ink. */
void put_signatures(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                    lxw_col_t left, const char *left_title, lxw_col_t right,
                    const char *right_title);

/* What may be filled in is unlocked, all else is not; no password. */
void sheet_protect(lxw_worksheet *sheet);

/* The first sheet: what to do, in numbered lines. */
void book_guide(struct book *book, const char *title, const char *whose,
                const char *const *steps, size_t count);

/* A line of the sheet `Thông tin`. */
struct form_fact {
    const char *label, *text; /* text: what stands there, or "" */
    int64_t number;           /* stands there instead where text is NULL */
    enum fact_input { FACT_LOCKED, FACT_TEXT, FACT_DAY, FACT_COUNTING } input;
    const char *hint; /* shown when the cell is chosen */
    bool required;
};

void book_facts(struct book *book, const char *title,
                const struct form_fact *facts, size_t count, int year);

/* Cells that are painted while they are empty, gathered on the way. */
struct cell_set {
    struct str ranges; /* `D7 D9:D11` */
    lxw_row_t row;     /* of the first cell: formulas are relative to it */
    lxw_col_t column;
};

void cell_set_add(struct cell_set *set, lxw_row_t first_row,
                  lxw_col_t first_column, lxw_row_t last_row,
                  lxw_col_t last_column);
bool cell_set_is_full(const struct cell_set *set);

/* Paints the cells where `formula` holds (relative to the first cell), or,
 * where it is NULL, while they are blank; empties the set. */
void cell_set_paint(struct book *book, lxw_worksheet *sheet,
                    struct cell_set *set, const char *formula,
                    enum style style);

/* The same for one range. */
void paint_range(struct book *book, lxw_worksheet *sheet, lxw_row_t first_row,
                 lxw_col_t first_column, lxw_row_t last_row,
                 lxw_col_t last_column, const char *formula, enum style style);

#endif
