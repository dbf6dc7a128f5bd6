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

/* Adds a member whose `stream` is deflated already (RFC 1951): `length` bytes
 * with this CRC-32. */
bool zip_add_deflated(struct zip *zip, const char *name,
                      const struct str *stream, size_t length,
                      unsigned long crc);

/* Appends the archive to `out`; false where something failed. Frees `zip`. */
bool zip_finish(struct zip *zip, struct str *out);

/* --- Looking into an archive that the program made itself: there are no limits
 * as there are for what comes in --- */

/* Reads all members of a finished archive, in their order; `bytes` are lent for
 * the call. False where they end early. */
bool zip_each(const struct str *archive,
              void (*member)(void *userdata, const char *name,
                             const struct str *bytes),
              void *userdata);

/* Appends the member `name` of a finished archive, if it has this note; else
 * returns false, also where the archive is none. */
bool zip_find_noted(const struct str *archive, const char *name,
                    const char *note, struct str *out);

#endif
