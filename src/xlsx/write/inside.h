/* The inside of the writer. May be included by xlsx/write. */
#ifndef DTI_XLSX_WRITE_INSIDE_H
#define DTI_XLSX_WRITE_INSIDE_H

#include "xlsx/write/book.h"

#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>

/* Keeps the first failure that the library reports of what a sheet holds. */
void book_note(const struct book_sheet *sheet, lxw_error error);

/* The library's own types for a place; what lies outside of a sheet becomes a
 * row or column that it refuses. */
static inline lxw_row_t book_row(size_t row)
{
    return row < LXW_ROW_MAX ? (lxw_row_t)row : LXW_ROW_MAX;
}
static inline lxw_col_t book_column(size_t column)
{
    return column < LXW_COL_MAX ? (lxw_col_t)column : LXW_COL_MAX;
}
#define AT(row, column) book_row(row), book_column(column)

/* Makes the formats of a book's styles (style.c). */
void book_make_formats(struct book *book);

#endif
