/* Whether a package of XML parts (XLSX) was written whole. May be included
 * by xlsx/write.
 *
 * The parts are made in memory (memory.h); this looks at what came of them
 * after they were packed. */
#ifndef DTI_XLSX_WRITE_PACKAGE_H
#define DTI_XLSX_WRITE_PACKAGE_H

#include <stdbool.h>

/* True where the ZIP at `path` can be read, CRCs included, and each of its
 * parts is well-formed XML that begins with its declaration (VML has none). For
 * what the program itself has just written: there are no limits as there are
 * for what comes in. */
bool book_is_whole(const char *path);

#endif
