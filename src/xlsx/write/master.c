#include "xlsx/write/master.h"

#include "base/text.h"
#include "base/vec.h"
#include "base/zip.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <zlib.h>

/* U+FDD1 and on, in UTF-8: two bytes in common, and one that tells. */
#define MARK_LEAD "\xEF\xB7"
#define MARK_FIRST "\x91"
enum { LEAD_SIZE = sizeof MARK_LEAD - 1, MARK_SIZE = LEAD_SIZE + 1 };

const char *const book_marks[BOOK_MARKS] = {MARK_LEAD MARK_FIRST,
                                            MARK_LEAD "\x92"};

/* A part of the package, as it is up to its first mark and after. */
struct master_part {
    char *name;
    struct str head; /* deflated; the whole stream where there is no tail */
    uLong crc;       /* of the head, */
    size_t length;   /* and its bytes, before it was deflated */
    struct str tail; /* as it is */
};

struct book_master {
    VEC_OF(struct master_part) parts;
};

/* --- texts --- */

/* Twice as many fit into a footer: Excel takes 255, some of them codes. No name
 * has what lies above: the marks, other noncharacters, wide forms, pictures. */
enum { TEXT_MOST = 90, CHARACTER_MOST = 0xEFFF };

bool book_master_takes(const char *text)
{
    size_t length = strlen(text), characters = 0, size;
    unsigned c;
    if (length == 0 || isdigit((unsigned char)*text) || *text == ' ' ||
        text[length - 1] == ' ')
        return false;
    for (const char *p = text; *p; p += size, characters++) {
        size = text_decode(p, strlen(p), &c);
        if (size == 0 || c < 0x20 || c > CHARACTER_MOST ||
            (c < 0x80 && strchr("&<>_", (int)c)))
            return false;
    }
    return characters <= TEXT_MOST;
}

/* The number of the mark at `at`, or BOOK_MARKS where there is none. */
static size_t mark_at(const char *at)
{
    unsigned n =
        (unsigned)(unsigned char)at[LEAD_SIZE] - (unsigned char)*MARK_FIRST;
    return n < BOOK_MARKS ? n : BOOK_MARKS;
}

/* The next mark, or NULL. */
static const char *find_mark(const char *text)
{
    const char *found = strstr(text, MARK_LEAD);
    while (found && mark_at(found) == BOOK_MARKS)
        found = strstr(found + LEAD_SIZE, MARK_LEAD);
    return found;
}

static void fill(const char *text, const char *const texts[BOOK_MARKS],
                 struct str *out)
{
    const char *mark;
    while ((mark = find_mark(text)) != NULL) {
        str_append_bytes(out, text, (size_t)(mark - text));
        str_append(out, texts[mark_at(mark)]);
        text = mark + MARK_SIZE;
    }
    str_append(out, text);
}

/* --- deflated streams --- */

/* Appends a piece of a stream (RFC 1951), which ends with it or at the border
 * of a byte, so that another can follow that does not look back. */
static void pack(const char *bytes, size_t length, bool last, struct str *out)
{
    enum { FLUSH_ROOM = 16 };
    z_stream stream = {.next_in = (z_const Bytef *)bytes,
                       .avail_in = (uInt)length};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS,
                     MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        mem_fail();
    size_t room = deflateBound(&stream, length) + FLUSH_ROOM;
    str_reserve(out, room);
    stream.next_out = (Bytef *)out->data + out->length;
    stream.avail_out = (uInt)room;
    (void)deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
    out->length += room - stream.avail_out;
    out->data[out->length] = '\0';
    (void)deflateEnd(&stream);
}

static uLong crc_of(uLong crc, const char *bytes, size_t length)
{
    return crc32(crc, (const Bytef *)bytes, (uInt)length);
}

/* --- the master --- */

static void add_part(void *userdata, const char *name, const struct str *bytes)
{
    struct book_master *master = userdata;
    struct master_part *part = vec_push(&master->parts);
    const char *text = str_text(bytes), *mark = find_mark(text);
    part->name = mem_strdup(name);
    part->length = mark ? (size_t)(mark - text) : bytes->length;
    part->crc = crc_of(0, text, part->length);
    pack(text, part->length, mark == NULL, &part->head);
    if (mark)
        str_append(&part->tail, mark);
}

struct book_master *book_master_new(const struct str *book)
{
    struct book_master *master = mem_calloc(1, sizeof *master);
    if (!zip_each(book, add_part, master)) {
        book_master_free(master);
        return NULL;
    }
    return master;
}

void book_master_free(struct book_master *master)
{
    if (!master)
        return;
    for (size_t i = 0; i < master->parts.count; i++) {
        struct master_part *part = &master->parts.items[i];
        free(part->name);
        str_clear(&part->head);
        str_clear(&part->tail);
    }
    vec_clear(&master->parts);
    free(master);
}

/* --- copies --- */

static bool copy_part(const struct master_part *part,
                      const char *const texts[BOOK_MARKS], struct zip *zip)
{
    struct str own = {0}, stream = {0};
    if (part->tail.length == 0)
        return zip_add_deflated(zip, part->name, &part->head, part->length,
                                part->crc);
    fill(part->tail.data, texts, &own);
    str_append_bytes(&stream, part->head.data, part->head.length);
    pack(own.data, own.length, true, &stream);
    bool good =
        zip_add_deflated(zip, part->name, &stream, part->length + own.length,
                         crc_of(part->crc, own.data, own.length));
    str_clear(&own);
    str_clear(&stream);
    return good;
}

int book_master_copy(const struct book_master *master,
                     const char *const texts[BOOK_MARKS], struct str *out)
{
    struct zip *zip = zip_new(0);
    bool good = true;
    for (size_t i = 0; i < master->parts.count; i++)
        good = copy_part(&master->parts.items[i], texts, zip) && good;
    return zip_finish(zip, out) && good ? 0 : EIO;
}
