/* The inside of results.xlsx. May be included by results/book. */
#ifndef DTI_RESULTS_BOOK_PART_H
#define DTI_RESULTS_BOOK_PART_H

#include "results/book/book.h"
#include "results/listing.h"

#include <xlsxwriter.h>

enum book_format {
    BOOK_TITLE,
    BOOK_SUBTITLE,
    BOOK_HEAD,
    BOOK_TEXT,
    BOOK_WRAPPED,
    BOOK_CODE,
    BOOK_COUNT,
    BOOK_POINTS,
    BOOK_BOLD_POINTS,
    BOOK_RATIO,
    BOOK_ERROR,
    BOOK_MUTED,
    BOOK_FORMATS
};

struct book {
    struct listing listing;
    const json_t *tree, *campaign;
    lxw_workbook *workbook;
    lxw_format *formats[BOOK_FORMATS];
    json_t *sheet_names; /* those in use, in lower case: an object as a set */
    int failure;         /* errno of what failed, or 0 */
};

/* Rows of every sheet: title, what it is of, headings, then the list. */
enum { BOOK_HEAD_ROW = 3, BOOK_FIRST_ROW = 4 };

struct book_column {
    const char *heading;
    double width; /* in characters */
};

/* --- book_text.c --- */

/* `text` as a cell holds it: `_x0041_` would be read as "A", so it is escaped,
 * and what XML cannot hold becomes U+FFFD. */
void book_text(const char *text, struct str *out);

/* A name for a sheet: at most 31 characters, none of []:*?/\, unlike all in
 * `used`, to which it is added. The caller frees it. */
char *book_sheet_name(const char *title, json_t *used);

/* --- book_sheet.c: sheets and cells --- */

/* A sheet with title and headings, frozen below them and right of the first
 * `fixed` columns. NULL where it could not be had. */
lxw_worksheet *book_add_sheet(struct book *book, const char *title,
                              const struct book_column *columns, size_t count,
                              size_t fixed);

/* Filter and print area of a sheet whose list has `rows` rows, printed on
 * paper as wide as `pages`. */
void book_end_sheet(struct book *book, lxw_worksheet *sheet, size_t columns,
                    size_t rows, unsigned pages);

/* How many lines `text` takes in a column of `width` characters, from 1. */
size_t book_lines(const char *text, double width);

/* Makes a row high enough for `lines`: programs differ in whether they do so
 * by themselves. */
void book_set_lines(struct book *book, lxw_worksheet *sheet, size_t row,
                    size_t lines);

void book_put_text(struct book *book, lxw_worksheet *sheet, size_t row,
                   size_t column, const char *text, enum book_format format);
/* A number of the tree; an empty cell for null. */
void book_put_number(struct book *book, lxw_worksheet *sheet, size_t row,
                     size_t column, const json_t *value,
                     enum book_format format);

/* --- book_levels.c, book_problems.c --- */
void book_put_level(struct book *book, const json_t *level);
void book_put_problems(struct book *book);

#endif
