/* Whether a package of XML parts (XLSX) was written whole. May be included
 * by xlsx/write.
 *
 * libxlsxwriter makes each part in a temporary file and does not look whether
 * its writes succeed: on a full disk the parts are cut off, after a write that
 * failed once they have a hole, and the ZIP around them is sound all the same.
 */
#ifndef DTI_XLSX_WRITE_PACKAGE_H
#define DTI_XLSX_WRITE_PACKAGE_H

#include <stdbool.h>

/* True where the ZIP at `path` can be read, CRCs included, and each of its
 * parts is well-formed XML that begins with its declaration (VML has none). For
 * what the program itself has just written: there are no limits as there are
 * for what comes in. */
bool book_is_whole(const char *path);

#endif
