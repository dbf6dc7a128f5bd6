/* Workbooks that Office encrypted ([MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.15): the
 * standard and the agile way. May be included by xlsx/read.
 *
 * Excel encrypts a workbook whose structure is protected with a password of its
 * own, which is in every copy of it: such a workbook opens without a question,
 * in Excel and here. What somebody locked with a password stays locked; no
 * other one is tried. */
#ifndef DTI_XLSX_READ_ENCRYPTION_ENCRYPTION_H
#define DTI_XLSX_READ_ENCRYPTION_ENCRYPTION_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum encryption {
    ENCRYPTION_OPENED,
    ENCRYPTION_LOCKED, /* by another password, or in a way that is unknown */
    ENCRYPTION_DAMAGED /* the password fits, what it locks is cut */
};

/* What lies in the compound file `bytes`, which are encrypted, goes to
 * `package`. */
enum encryption encryption_open(const void *bytes, size_t length,
                                struct str *package);

#endif
