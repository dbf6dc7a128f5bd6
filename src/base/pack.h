/* Bytes packed as a zlib stream, quickly. May be included by everything.
 *
 * The same bytes, packed by the same libdeflate, give the same bytes. */
#ifndef DTI_BASE_PACK_H
#define DTI_BASE_PACK_H

#include "base/str.h"

#include <stdbool.h>

/* Appends what `length` bytes are packed to. */
void pack_bytes(const void *bytes, size_t length, struct str *out);

/* Appends what was packed, which has to be `whole` bytes; false, and nothing is
 * appended, where it is not. Takes no more memory than that, whatever the
 * packed bytes say. */
bool pack_open(const void *packed, size_t length, size_t whole,
               struct str *out);

#endif
