/* Rows that grow with what is typed into them. May be included by xlsx/write.
 *
 * libxlsxwriter marks each row that is given a height as one whose height
 * somebody has set by hand: Excel and LibreOffice then leave it as it is,
 * whatever is typed. Without that mark the height is where they start from. */
#ifndef DTI_XLSX_WRITE_GROWING_H
#define DTI_XLSX_WRITE_GROWING_H

#include "base/str.h"

/* Appends the book at `path`, which is whole, with the marks taken out of its
 * sheets. 0 or an errno value. */
int book_read_growing(const char *path, struct str *out);

#endif
