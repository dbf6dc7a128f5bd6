/* ZIP archives made, and looked into, in memory. May be included by everything.
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

/* The same with a note, for zip_find_noted; of at most 256 bytes. */
bool zip_add_noted(struct zip *zip, const char *name, const char *note,
                   const void *bytes, size_t length);

/* Adds a member as it is not, but packed. */
bool zip_add_packed(struct zip *zip, const char *name, const void *bytes,
                    size_t length);

/* Appends the archive to `out`; false where something failed. Frees `zip`. */
bool zip_finish(struct zip *zip, struct str *out);

/* Appends the member `name` of a finished archive, if it has this note; else
 * returns false, also where the archive is none. For what the program made
 * itself: there are no limits as there are for what comes in. */
bool zip_find_noted(const struct str *archive, const char *name,
                    const char *note, struct str *out);

#endif
