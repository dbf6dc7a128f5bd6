#include "document/pdf/deflate.h"
#include "base/mem.h"

#include <limits.h>

void deflater_init(struct deflater *deflater, int level)
{
    *deflater = (struct deflater){.level = level};
    if (deflateInit(&deflater->stream, level) != Z_OK)
        mem_fail();
}

void deflater_clear(struct deflater *deflater)
{
    deflateEnd(&deflater->stream);
}

/* Deflates `bytes`, and what `flush` says comes after them. */
static void add(z_stream *z, const void *bytes, size_t length, int flush,
                struct str *out)
{
    enum { STEP = 1 << 20, ROOM = 16 * 1024 };
    const unsigned char *at = bytes;
    z->avail_in = 0;
    do {
        if (z->avail_in == 0 && length > 0) {
            size_t step = length < STEP ? length : STEP;
            z->next_in = at;
            z->avail_in = (uInt)step;
            at += step;
            length -= step;
        }
        str_reserve(out, ROOM);
        z->next_out = (unsigned char *)out->data + out->length;
        z->avail_out = ROOM;
        deflate(z, length > 0 ? Z_NO_FLUSH : flush);
        out->length += ROOM - z->avail_out;
    } while (z->avail_in > 0 || length > 0 || z->avail_out == 0);
    out->data[out->length] = '\0';
}

void deflater_pack(struct deflater *deflater, const void *bytes, size_t length,
                   struct str *out)
{
    deflateReset(&deflater->stream);
    add(&deflater->stream, bytes, length, Z_FINISH, out);
}

void deflater_pack_two(struct deflater *deflater, const struct str *first,
                       const struct str *second, struct str *out)
{
    z_stream *z = &deflater->stream;
    deflateReset(z);
    deflateParams(z, deflater->level, Z_FILTERED);
    add(z, first->data, first->length, Z_BLOCK, out);
    add(z, second->data, second->length, Z_FINISH, out);
    deflateReset(z);
    deflateParams(z, deflater->level, Z_DEFAULT_STRATEGY);
}
