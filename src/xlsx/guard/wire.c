#include "xlsx/guard/wire.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { GROUP_BITS = 7, GROUP_MORE = 1 << GROUP_BITS, NUMBER_BITS = 64 };

void wire_flush(struct wire_out *out)
{
    size_t written = 0;
    while (!out->failed && written < out->count) {
        ssize_t n = write(out->fd, out->bytes + written, out->count - written);
        if (n < 0 && errno == EINTR)
            continue;
        out->failed = n < 0;
        written += n > 0 ? (size_t)n : 0;
    }
    out->count = 0;
}

static void put_byte(struct wire_out *out, unsigned byte)
{
    if (out->count == sizeof out->bytes)
        wire_flush(out);
    out->bytes[out->count++] = (unsigned char)byte;
}

void wire_put(struct wire_out *out, uint64_t number)
{
    for (; number >= GROUP_MORE; number >>= GROUP_BITS)
        put_byte(out, (unsigned)(number % GROUP_MORE) | GROUP_MORE);
    put_byte(out, (unsigned)number);
}

void wire_put_bytes(struct wire_out *out, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    while (length > 0) {
        if (out->count == sizeof out->bytes)
            wire_flush(out);
        size_t room = sizeof out->bytes - out->count;
        size_t part = length < room ? length : room;
        memcpy(out->bytes + out->count, from, part);
        out->count += part;
        from += part;
        length -= part;
    }
}

void wire_from_memory(struct wire_in *in, const struct str *bytes)
{
    in->from = str_text(bytes);
    in->left = bytes->length;
}

static ssize_t take_from_pipe(struct wire_in *in)
{
    ssize_t n;
    do
        n = read(in->fd, in->bytes, sizeof in->bytes);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        in->failure = errno;
    return n;
}

static ssize_t take_from_memory(struct wire_in *in)
{
    size_t part = in->left < sizeof in->bytes ? in->left : sizeof in->bytes;
    memcpy(in->bytes, in->from, part);
    in->from += part;
    in->left -= part;
    return (ssize_t)part;
}

/* Whether there is at least one byte. */
static bool fill(struct wire_in *in)
{
    if (in->start < in->end)
        return true;
    ssize_t n = in->from ? take_from_memory(in) : take_from_pipe(in);
    in->ended = n <= 0;
    in->start = 0;
    in->end = n > 0 ? (size_t)n : 0;
    if (in->copy)
        str_append_bytes(in->copy, in->bytes, in->end);
    return n > 0;
}

bool wire_get(struct wire_in *in, uint64_t *number)
{
    *number = 0;
    for (unsigned shift = 0; shift < NUMBER_BITS && fill(in);
         shift += GROUP_BITS) {
        uint64_t byte = in->bytes[in->start++], bits = byte % GROUP_MORE;
        if (bits << shift >> shift != bits)
            return false;
        *number |= bits << shift;
        if (byte < GROUP_MORE)
            return true;
    }
    return false;
}

bool wire_get_bytes(struct wire_in *in, void *bytes, size_t length)
{
    unsigned char *to = bytes;
    while (length > 0 && fill(in)) {
        size_t there = in->end - in->start;
        size_t part = length < there ? length : there;
        memcpy(to, in->bytes + in->start, part);
        in->start += part;
        to += part;
        length -= part;
    }
    return length == 0;
}
