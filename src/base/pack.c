#include "base/pack.h"

#include "base/mem.h"

#include <stdlib.h>
#include <zlib.h>

/* What is packed is there for speed: most of it goes at the lowest level. */
enum { LEVEL = 1 };

void pack_bytes(const void *bytes, size_t length, struct str *out)
{
    uLongf packed = compressBound(length);
    /* What is kept packed, is kept for its size: no room is left behind it. */
    Bytef *room = mem_alloc(packed);
    if (compress2(room, &packed, bytes, length, LEVEL) != Z_OK)
        mem_fail();
    str_append_bytes(out, room, packed);
    free(room);
}

bool pack_open(const void *packed, size_t length, size_t whole, struct str *out)
{
    uLongf opened = whole, taken = length;
    str_reserve(out, whole);
    Bytef *to = (Bytef *)out->data + out->length;
    bool good = uncompress2(to, &opened, packed, &taken) == Z_OK &&
                opened == whole && taken == length;
    out->length += good ? whole : 0;
    out->data[out->length] = '\0';
    return good;
}
