/* The inside of the writer. Private to xlsx/write. */
#ifndef DTI_XLSX_WRITE_INSIDE_H
#define DTI_XLSX_WRITE_INSIDE_H

#include "xlsx/write/book.h"

#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>

/* Keeps the first failure that the library reports. */
void book_note(struct book *book, lxw_error error);

/* The library's own types for a place; what lies outside of a sheet becomes a
 * row or column that it refuses. */
lxw_row_t book_row(size_t row);
lxw_col_t book_column(size_t column);

lxw_format *book_format(const struct book_sheet *sheet, size_t style);

/* Makes the formats of a book's styles (style.c). */
void book_make_formats(struct book *book, const struct book_setup *setup);

#endif
