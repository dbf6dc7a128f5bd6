#include "document/pdf/objects.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    PACKED_MOST = 1600 /* objects in one stream: a reader unpacks all of it */
};

void objects_begin(struct objects *objects, struct deflater *deflater,
                   struct str *out, unsigned last)
{
    static const char HEAD[] = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n";
    *objects = (struct objects){.deflater = deflater,
                                .out = out,
                                .start = out->length,
                                .count = last + 1UL,
                                .capacity = last + 16UL};
    objects->places = mem_calloc(objects->capacity, sizeof *objects->places);
    objects->waiting = mem_calloc(PACKED_MOST, sizeof *objects->waiting);
    str_append(out, HEAD);
}

void objects_clear(struct objects *objects)
{
    free(objects->places);
    free(objects->waiting);
    str_clear(&objects->index);
    str_clear(&objects->body);
    *objects = (struct objects){0};
}

void objects_reference(struct str *text, unsigned number)
{
    str_append_number(text, number);
    str_append_bytes(text, " 0 R", 4);
}

static void append_utf16(struct str *text, unsigned unit)
{
    static const char HEX[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4)
        str_append_char(text, HEX[unit >> shift & 15]);
}

void objects_entry(struct str *text, const char *key, unsigned number)
{
    str_append(text, key);
    str_append_char(text, ' ');
    objects_reference(text, number);
}

void objects_string(struct str *text, const char *utf8)
{
    size_t length = strlen(utf8), step;
    unsigned c;
    str_append(text, "<FEFF");
    for (size_t i = 0; i < length; i += step) {
        step = text_decode(utf8 + i, length - i, &c);
        if (step == 0)
            break;
        if (c >= 0x10000) {
            append_utf16(text, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        append_utf16(text, c);
    }
    str_append(text, ">");
}

unsigned objects_number(struct objects *objects)
{
    if (objects->count == objects->capacity) {
        objects->capacity *= 2;
        objects->places = mem_resize(objects->places, objects->capacity,
                                     sizeof *objects->places);
    }
    objects->places[objects->count] = (struct object_place){0};
    return (unsigned)objects->count++;
}

static void begin_object(struct objects *objects, unsigned number)
{
    size_t at = objects->out->length - objects->start;
    objects->places[number] = (struct object_place){.at = (uint32_t)at};
    str_append_number(objects->out, number);
    str_append(objects->out, " 0 obj\n");
}

static void append_stream(struct str *out, const void *bytes, size_t length)
{
    str_append(out, "\nstream\n");
    str_append_bytes(out, bytes, length);
    str_append(out, "\nendstream\nendobj\n");
}

void objects_stream(struct objects *objects, unsigned number,
                    const char *entries, const void *bytes, size_t length)
{
    struct str *out = objects->out;
    begin_object(objects, number);
    str_append(out, "<<");
    str_append(out, entries);
    str_append(out, "/Length ");
    str_append_number(out, length);
    str_append(out, ">>");
    append_stream(out, bytes, length);
}

void objects_put_stream(struct objects *objects, unsigned number,
                        const char *dictionary, size_t dictionary_length,
                        const void *bytes, size_t length)
{
    begin_object(objects, number);
    str_append_bytes(objects->out, dictionary, dictionary_length);
    append_stream(objects->out, bytes, length);
}

/* ---- object streams ---- */

static void flush(struct objects *objects)
{
    struct str entries = {0}, packed = {0};
    if (objects->filled == 0)
        return;
    unsigned number = objects_number(objects);
    for (unsigned i = 0; i < objects->filled; i++)
        objects->places[objects->waiting[i]] = (struct object_place){
            .packed = true, .at = number, .index = (uint16_t)i};
    str_printf(&entries, "/Type/ObjStm/N %u/First %zu/Filter/FlateDecode",
               objects->filled, objects->index.length);
    str_append_bytes(&objects->index, objects->body.data, objects->body.length);
    deflater_pack(objects->deflater, objects->index.data, objects->index.length,
                  &packed);
    objects_stream(objects, number, entries.data, packed.data, packed.length);
    str_clear(&entries);
    str_clear(&packed);
    str_reset(&objects->index);
    str_reset(&objects->body);
    objects->filled = 0;
}

struct str *objects_open(struct objects *objects, unsigned number)
{
    if (objects->filled == PACKED_MOST)
        flush(objects);
    objects->waiting[objects->filled++] = number;
    str_append_number(&objects->index, number);
    str_append_char(&objects->index, ' ');
    str_append_number(&objects->index, objects->body.length);
    str_append_char(&objects->index, ' ');
    return &objects->body;
}

void objects_close(struct objects *objects)
{
    str_append_char(&objects->body, '\n');
}

/* ---- the end ---- */

enum { ROW = 7, UP = 2 };

/* Type, offset or stream, index in the stream: 1, 4 and 2 bytes. A number that
 * nobody used is free (ISO 32000-1 table 18). */
static void append_place(struct str *out, const struct object_place *place)
{
    bool free_one = !place->packed && place->at == 0;
    str_append_big_endian(out, free_one ? 0 : place->packed ? 2 : 1, 1);
    str_append_big_endian(out, place->at, 4);
    str_append_big_endian(out, free_one ? 0xFFFF : place->index, 2);
}

/* The table as differences between its rows (PNG's predictor Up), which are
 * nearly all alike. */
static void append_table(struct str *out, const struct objects *objects)
{
    struct str rows = {0};
    for (int i = 0; i < ROW; i++)
        str_append_char(&rows, '\0');
    for (size_t i = 0; i < objects->count; i++) {
        append_place(&rows, &objects->places[i]);
        str_append_char(out, UP);
        for (size_t b = rows.length - ROW; b < rows.length; b++)
            str_append_char(out, (char)(rows.data[b] - rows.data[b - ROW]));
    }
    str_clear(&rows);
}

static void append_identifier(struct str *entries, const struct objects *of)
{
    char hex[SHA256_HEX_SIZE];
    sha256_of(of->out->data + of->start, of->out->length - of->start, hex);
    hex[2 * OBJECTS_ID_SIZE] = '\0';
    str_printf(entries, "/ID[<%s><%s>]", hex, hex);
}

void objects_finish(struct objects *objects, unsigned catalog, unsigned info)
{
    struct str entries = {0}, table = {0}, packed = {0};
    flush(objects);
    unsigned number = objects_number(objects);
    size_t at = objects->out->length - objects->start;
    objects->places[number].at = (uint32_t)at;
    append_table(&table, objects);
    deflater_pack(objects->deflater, table.data, table.length, &packed);
    str_printf(&entries,
               "/Type/XRef/Size %zu/W[1 4 2]/Root %u 0 R/Info %u 0 R"
               "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>",
               objects->count, catalog, info, ROW);
    append_identifier(&entries, objects);
    objects_stream(objects, number, entries.data, packed.data, packed.length);
    str_printf(objects->out, "startxref\n%zu\n%%%%EOF\n", at);
    str_clear(&entries);
    str_clear(&table);
    str_clear(&packed);
}
