#include "base/pack.h"

#include "base/deflate.h"
#include "base/mem.h"

#include <libdeflate.h>

/* What is packed is there for speed: most of it goes at the lowest level. */
enum { LEVEL = 1 };

void pack_bytes(const void *bytes, size_t length, struct str *out)
{
    struct deflater deflater;
    struct str packed = {0};
    deflater_init(&deflater, LEVEL);
    deflater_pack(&deflater, bytes, length, &packed);
    deflater_clear(&deflater);
    /* What is kept packed, is kept for its size: no room is left behind it. */
    str_append_bytes(out, packed.data, packed.length);
    str_clear(&packed);
}

bool pack_open(const void *packed, size_t length, size_t whole, struct str *out)
{
    struct libdeflate_decompressor *opener = libdeflate_alloc_decompressor();
    size_t taken = 0;
    if (opener == NULL)
        mem_fail();
    str_reserve(out, whole);
    bool good = libdeflate_zlib_decompress_ex(
                    opener, packed, length, out->data + out->length, whole,
                    &taken, NULL) == LIBDEFLATE_SUCCESS &&
                taken == length;
    libdeflate_free_decompressor(opener);
    out->length += good ? whole : 0;
    out->data[out->length] = '\0';
    return good;
}
