#include "document/join/printed.h"

#include <stdlib.h>
#include <string.h>
#define ZLIB_CONST
#include <zlib.h>

enum {
    OBJECTS_MOST = 8388607,   /* ISO 19005-2 6.1.13 */
    INFLATED_MOST = 64 << 20, /* bytes of one stream; it has 1,600 objects */
    DICTIONARY_MOST = 1024,   /* bytes of a stream's */
    ROW = 7,
    LINE = ROW + 1 /* of the cross-reference, and its predictor */
};

/* ---- words in texts ---- */

bool printed_digits(const char **at, const char *end, unsigned *number)
{
    const char *p = *at;
    unsigned value = 0;
    while (p < end && *p >= '0' && *p <= '9' && p - *at < 9)
        value = value * 10 + (unsigned)(*p++ - '0');
    if (p == *at || (p < end && *p >= '0' && *p <= '9'))
        return false;
    *at = p;
    *number = value;
    return true;
}

const char *printed_after(const struct printed_object *object,
                          const char *words)
{
    size_t length = strlen(words);
    const char *found = memmem(object->text, object->length, words, length);
    return found ? found + length : NULL;
}

bool printed_number(const struct printed_object *object, const char *key,
                    unsigned *number)
{
    const char *end = object->text + object->length;
    size_t length = strlen(key);
    const char *at = object->text;
    while ((at = memmem(at, (size_t)(end - at), key, length)) != NULL) {
        at += length;
        if (at < end && *at == ' ') {
            at++;
            return printed_digits(&at, end, number);
        }
    }
    return false;
}

const struct printed_object *printed_object(const struct printed *printed,
                                            unsigned number)
{
    return number < printed->count && printed->objects[number].text
               ? &printed->objects[number]
               : NULL;
}

/* ---- streams ---- */

/* Reads the object that begins at an offset: `12 0 obj`, a dictionary, its
 * stream. False where there is none. */
static bool read_stream(const struct printed *printed, size_t offset,
                        unsigned *number, struct printed_object *object)
{
    static const char OBJECT[] = " 0 obj\n", STREAM[] = ">>\nstream\n";
    const char *end = printed->bytes + printed->length;
    const char *at = printed->bytes + offset;
    if (offset >= printed->length || !printed_digits(&at, end, number) ||
        (size_t)(end - at) < sizeof OBJECT ||
        memcmp(at, OBJECT, sizeof OBJECT - 1) != 0)
        return false;
    at += sizeof OBJECT - 1;
    size_t room = (size_t)(end - at);
    const char *stop =
        memmem(at, room < DICTIONARY_MOST ? room : DICTIONARY_MOST, STREAM,
               sizeof STREAM - 1);
    unsigned length;
    if (stop == NULL)
        return false;
    *object = (struct printed_object){.text = at,
                                      .length = (size_t)(stop - at) + 2,
                                      .data = stop + sizeof STREAM - 1};
    object->data_length = 0;
    if (!printed_number(object, "/Length", &length) ||
        length > (size_t)(end - object->data))
        return false;
    object->data_length = length;
    return true;
}

static bool inflate_all(z_stream *z, struct str *out)
{
    enum { ROOM = 64 * 1024 };
    int status = Z_OK;
    while (status == Z_OK && out->length <= INFLATED_MOST) {
        str_reserve(out, ROOM);
        z->next_out = (unsigned char *)out->data + out->length;
        z->avail_out = ROOM;
        status = inflate(z, Z_NO_FLUSH);
        out->length += ROOM - z->avail_out;
    }
    out->data[out->length] = '\0';
    return status == Z_STREAM_END;
}

static bool unpack(const struct printed_object *stream, struct str *out)
{
    z_stream z = {.next_in = (const unsigned char *)stream->data,
                  .avail_in = (uInt)stream->data_length};
    if (inflateInit(&z) != Z_OK)
        mem_fail();
    bool good = inflate_all(&z, out);
    inflateEnd(&z);
    return good;
}

/* ---- objects in a stream ---- */

/* Takes the objects of an inflated stream: `count` pairs of a number and an
 * offset, then, from `first` on, their values. */
static bool take_packed(struct printed *printed, const struct str *stream,
                        unsigned count, unsigned first)
{
    const char *at = stream->data, *begin = at + first;
    struct printed_object *last = NULL;
    if (first > stream->length)
        return false;
    for (unsigned i = 0; i < count; i++) {
        unsigned number, offset;
        if (!printed_digits(&at, begin, &number) || at++ >= begin ||
            !printed_digits(&at, begin, &offset) || at++ >= begin ||
            number >= printed->count || offset > stream->length - first)
            return false;
        const char *text = begin + offset;
        if (last && text < last->text)
            return false;
        if (last)
            last->length = (size_t)(text - last->text);
        last = &printed->objects[number];
        *last = (struct printed_object){.text = text};
    }
    if (last)
        last->length = (size_t)(begin + (stream->length - first) - last->text);
    return true;
}

static bool read_packed(struct printed *printed,
                        const struct printed_object *stream)
{
    unsigned count, first;
    if (!printed_number(stream, "/N", &count) ||
        !printed_number(stream, "/First", &first))
        return false;
    struct str *inflated = vec_push(&printed->packed);
    return unpack(stream, inflated) &&
           take_packed(printed, inflated, count, first);
}

/* ---- the cross-reference ---- */

/* Where the program writes the offset of the cross-reference: at the end. */
static bool find_reference(const struct printed *printed, unsigned *offset)
{
    static const char START[] = "startxref\n", END[] = "\n%%EOF\n";
    enum { TAIL = sizeof START + sizeof END + 10 };
    size_t room = printed->length < TAIL ? printed->length : TAIL;
    const char *end = printed->bytes + printed->length;
    const char *at = memmem(end - room, room, START, sizeof START - 1);
    if (at == NULL)
        return false;
    at += sizeof START - 1;
    return printed_digits(&at, end, offset) &&
           (size_t)(end - at) == sizeof END - 1 &&
           memcmp(at, END, sizeof END - 1) == 0;
}

/* Undoes the predictor Up (PNG's) in place; the rows then stand at the end of
 * each line. */
static void add_rows(char *lines, unsigned count)
{
    for (unsigned i = 1; i < count; i++)
        for (int b = 1; b < LINE; b++)
            lines[i * LINE + b] =
                (char)(lines[i * LINE + b] + lines[(i - 1) * LINE + b]);
}

static size_t offset_in(const char *row)
{
    size_t value = 0;
    for (int b = 1; b <= 4; b++)
        value = value << 8 | (unsigned char)row[b];
    return value;
}

/* Reads each object that stands in the open, and those in streams of them. */
static bool read_rows(struct printed *printed, const char *lines)
{
    bool good = true;
    for (unsigned i = 1; i < printed->count && good; i++) {
        const char *row = lines + (size_t)i * LINE + 1;
        struct printed_object object;
        unsigned number;
        if (*row != 1)
            continue;
        good = read_stream(printed, offset_in(row), &number, &object) &&
               number == i;
        if (good && printed_after(&object, "/Type/ObjStm"))
            good = read_packed(printed, &object);
        else if (good)
            printed->objects[i] = object;
    }
    return good;
}

static bool read_reference(struct printed *printed,
                           const struct printed_object *reference)
{
    struct str lines = {0};
    bool good = printed_after(reference, "/Type/XRef") &&
                printed_after(reference, "/W[1 4 2]") &&
                printed_number(reference, "/Size", &printed->count) &&
                printed_number(reference, "/Root", &printed->catalog) &&
                printed->count <= OBJECTS_MOST && unpack(reference, &lines) &&
                lines.length == (size_t)printed->count * LINE;
    if (good) {
        printed->objects =
            mem_calloc(printed->count + 1UL, sizeof *printed->objects);
        add_rows(lines.data, printed->count);
        good = read_rows(printed, lines.data);
    }
    str_clear(&lines);
    return good;
}

bool printed_open(struct printed *printed, const void *bytes, size_t length)
{
    struct printed_object reference;
    unsigned offset, number;
    *printed = (struct printed){.bytes = bytes, .length = length};
    return find_reference(printed, &offset) &&
           read_stream(printed, offset, &number, &reference) &&
           read_reference(printed, &reference);
}

void printed_close(struct printed *printed)
{
    for (size_t i = 0; i < printed->packed.count; i++)
        str_clear(&printed->packed.items[i]);
    vec_clear(&printed->packed);
    free(printed->objects);
    *printed = (struct printed){0};
}
