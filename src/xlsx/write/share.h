/* Formulas that go down a column are written once, as Excel does it itself:
 * shared formulas (ECMA-376-1 18.3.1.40), which libxlsxwriter does not know. A
 * form of thousands of rows is a fifth as long that way. May be included by
 * xlsx/write. */
#ifndef DTI_XLSX_WRITE_SHARE_H
#define DTI_XLSX_WRITE_SHARE_H

#include "base/str.h"
#include "xlsx/write/book.h"

/* What the library is given as the formula of a cell: the formula itself, with
 * a mark before it where further rows may have it too, or a mark alone where it
 * is that of a row above, moved down. Lent by the book. */
const char *book_share(struct book_sheet *sheet, size_t row, size_t column,
                       const char *formula);

/* What a mark begins with, in the part of a sheet. */
extern const char book_share_mark[];

/* Appends what stands for the mark at `*at`, and goes behind it. False where it
 * is none of the sheet's. */
bool book_share_put(struct book_sheet *sheet, const char **at, struct str *out);

#endif
