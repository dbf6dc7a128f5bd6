/* The package of XML parts (XLSX) that libxlsxwriter has made, looked through
 * and packed for good. May be included by xlsx/write. */
#ifndef DTI_XLSX_WRITE_PACKAGE_H
#define DTI_XLSX_WRITE_PACKAGE_H

#include "base/str.h"
#include "xlsx/write/book.h"

#include <stdbool.h>

/* Appends the package of a book again, with shared formulas (share.h), and rows
 * that grow with what is typed into them.
 * libxlsxwriter marks each row that is given a height as one whose height
 * somebody has set by hand: Excel and LibreOffice then leave it as it is,
 * whatever is typed. Without that mark the height is where they start from.
 *
 * False, and nothing is appended, where it is not whole: where it cannot be
 * read, CRCs included, or a part is not well-formed XML that begins with its
 * declaration (VML has none). */
bool book_repack(struct book *book, const struct str *package, struct str *out);

#endif
