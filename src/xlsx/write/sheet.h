/* How a sheet is seen, printed and protected. May be included by everything. */
#ifndef DTI_XLSX_WRITE_SHEET_H
#define DTI_XLSX_WRITE_SHEET_H

#include "xlsx/write/book.h"

void book_set_width(struct book_sheet *sheet, size_t column, double characters);

/* As it was set, or the library's own. */
double book_width(const struct book_sheet *sheet, size_t column);

/* Columns that hold what only formulas look at. */
void book_hide_columns(struct book_sheet *sheet, size_t first, size_t last);

/* The height of a row in points, up to what Excel allows (409). */
void book_set_height(struct book_sheet *sheet, size_t row, double height);

/* Room for so many lines of a style at least. */
void book_set_lines(struct book_sheet *sheet, size_t row, int lines,
                    size_t style);

/* Rows above `row` and columns left of `column` stay in sight. */
void book_freeze(struct book_sheet *sheet, size_t row, size_t column);

/* The arrows with which people filter a list: `row` is that of its heading. */
void book_filter(struct book_sheet *sheet, size_t row, size_t last_row,
                 size_t last_column);

/* A4 paper. */
struct book_print {
    bool landscape, centred;
    unsigned pages; /* it is as wide as so many; any number high */
    double left, right, top, bottom; /* margins, in inches */
    const char *type;                /* of the footer, as Excel's code: `&8` */
    const char *footer; /* its text at the left; NULL: the sheet's name */
};

void book_set_print(struct book_sheet *sheet, const struct book_print *print);

/* The row, and the columns before `columns`, that are on every page. */
void book_repeat(struct book_sheet *sheet, size_t row, size_t columns);

/* Only the cells up to this one are printed. */
void book_set_print_area(struct book_sheet *sheet, size_t last_row,
                         size_t last_column);

/* No mark at codes that look like numbers, in the cells up to this one. */
void book_allow_codes(struct book_sheet *sheet, size_t last_row,
                      size_t last_column);

/* Cells of unlocked styles can be filled in, all others are locked; there is no
 * password. People may make rows and columns larger, and insert rows. */
void book_protect(struct book_sheet *sheet);

/* The cell that is chosen when the sheet is first seen. */
void book_choose(struct book_sheet *sheet, size_t row, size_t column);

/* The sheet that is seen when the book is opened. */
void book_activate(struct book_sheet *sheet);

/* --- colours that depend on what is filled in --- */

/* Paints the cells of a range where `formula` holds (relative to the first
 * cell), or, where it is NULL, while they are blank. */
void book_paint(struct book_sheet *sheet, size_t first_row, size_t first_column,
                size_t last_row, size_t last_column, const char *formula,
                size_t style);

#endif
