#include "base/deflate.h"
#include "base/mem.h"

#include <libdeflate.h>

void deflater_init(struct deflater *deflater, int level)
{
    deflater->compressor = libdeflate_alloc_compressor(level);
    if (deflater->compressor == NULL)
        mem_fail();
}

void deflater_clear(struct deflater *deflater)
{
    libdeflate_free_compressor(deflater->compressor);
    deflater->compressor = NULL;
}

void deflater_pack(struct deflater *deflater, const void *bytes, size_t length,
                   struct str *out)
{
    size_t most = libdeflate_zlib_compress_bound(deflater->compressor, length);
    str_reserve(out, most);
    out->length += libdeflate_zlib_compress(deflater->compressor, bytes, length,
                                            out->data + out->length, most);
    out->data[out->length] = '\0';
}

void deflater_pack_bare(struct deflater *deflater, const void *bytes,
                        size_t length, struct str *out)
{
    size_t most =
        libdeflate_deflate_compress_bound(deflater->compressor, length);
    str_reserve(out, most);
    out->length += libdeflate_deflate_compress(
        deflater->compressor, bytes, length, out->data + out->length, most);
    out->data[out->length] = '\0';
}
