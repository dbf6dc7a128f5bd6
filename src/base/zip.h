/* ZIP archives made in memory. May be included by everything.
 *
 * The same members and moment give the same bytes. */
#ifndef DTI_BASE_ZIP_H
#define DTI_BASE_ZIP_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct zip;

/* `created` (seconds since 1970, UTC) is the date of all members. */
struct zip *zip_new(int64_t created);

/* Adds a member as it is, for PDF and XLSX are packed already; names are ASCII,
 * and each comes once. False where it cannot be added: then zip_finish fails,
 * too. */
bool zip_add(struct zip *zip, const char *name, const void *bytes,
             size_t length);

/* The same, and packs it. */
bool zip_add_packed(struct zip *zip, const char *name, const void *bytes,
                    size_t length);

/* Appends the archive to `out`; false where something failed. Frees `zip`. */
bool zip_finish(struct zip *zip, struct str *out);

#endif
