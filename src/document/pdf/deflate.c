#include "document/pdf/deflate.h"
#include "base/mem.h"

#include <limits.h>

void deflater_init(struct deflater *deflater, int level)
{
    *deflater = (struct deflater){0};
    if (deflateInit(&deflater->stream, level) != Z_OK)
        mem_fail();
}

void deflater_clear(struct deflater *deflater)
{
    deflateEnd(&deflater->stream);
}

void deflater_pack(struct deflater *deflater, const void *bytes, size_t length,
                   struct str *out)
{
    enum { STEP = 1 << 20, ROOM = 16 * 1024 };
    z_stream *z = &deflater->stream;
    const unsigned char *at = bytes;
    int status = Z_OK;
    deflateReset(z);
    z->avail_in = 0;
    while (status != Z_STREAM_END) {
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
        status = deflate(z, length > 0 ? Z_NO_FLUSH : Z_FINISH);
        out->length += ROOM - z->avail_out;
    }
    out->data[out->length] = '\0';
}
