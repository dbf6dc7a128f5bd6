#include "document/pdf/truetype.h"

#include <string.h>

static const char TAGS[TABLE_COUNT][5] = {
    [TABLE_CMAP] = "cmap", [TABLE_GLYF] = "glyf", [TABLE_HEAD] = "head",
    [TABLE_HHEA] = "hhea", [TABLE_HMTX] = "hmtx", [TABLE_LOCA] = "loca",
    [TABLE_MAXP] = "maxp", [TABLE_NAME] = "name", [TABLE_OS2] = "OS/2",
    [TABLE_POST] = "post",
};

enum {
    VERSION = 0x00010000, /* TrueType outlines */
    HEAD_SIZE = 12,       /* of the file, before the list of tables */
    ENTRY_SIZE = 16
};

/* ---- reading ---- */

static unsigned long file_number(const struct truetype *font, size_t at,
                                 size_t size)
{
    unsigned long value = 0;
    if (at > font->length || size > font->length - at)
        return 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | (unsigned char)font->bytes[at + i];
    return value;
}

static unsigned word(const struct truetype *font, enum truetype_table table,
                     size_t at)
{
    if (at + 2 > font->tables[table].length)
        return 0;
    return (unsigned)file_number(font, font->tables[table].offset + at, 2);
}

static int signed_word(const struct truetype *font, enum truetype_table table,
                       size_t at)
{
    return (int16_t)word(font, table, at);
}

static void find_table(struct truetype *font, size_t entry)
{
    size_t offset = file_number(font, entry + 8, 4);
    size_t length = file_number(font, entry + 12, 4);
    if (offset > font->length || length > font->length - offset)
        return;
    for (int t = 0; t < TABLE_COUNT; t++)
        if (memcmp(font->bytes + entry, TAGS[t], 4) == 0) {
            font->tables[t].offset = offset;
            font->tables[t].length = length;
        }
}

bool truetype_open(struct truetype *font, const char *bytes, size_t length)
{
    *font = (struct truetype){.bytes = bytes, .length = length};
    if (file_number(font, 0, 4) != VERSION)
        return false;
    size_t tables = file_number(font, 4, 2);
    if (length < HEAD_SIZE + tables * ENTRY_SIZE)
        return false;
    for (size_t t = 0; t < tables; t++)
        find_table(font, HEAD_SIZE + t * ENTRY_SIZE);
    for (int t = 0; t < TABLE_COUNT; t++)
        if (font->tables[t].length == 0)
            return false;
    font->units = word(font, TABLE_HEAD, 18);
    font->glyphs = word(font, TABLE_MAXP, 4);
    return font->units > 0 && font->glyphs > 0;
}

/* ---- codes to glyphs ---- */

/* Where the format 4 table of Unicode's basic plane begins in cmap, or 0. */
static size_t find_map(const struct truetype *font)
{
    enum { WINDOWS = 3, BASIC_PLANE = 1, FORMAT = 4 };
    unsigned count = word(font, TABLE_CMAP, 2);
    for (unsigned i = 0; i < count; i++) {
        size_t entry = 4 + 8UL * i;
        size_t at = (size_t)word(font, TABLE_CMAP, entry + 4) << 16 |
                    word(font, TABLE_CMAP, entry + 6);
        if (word(font, TABLE_CMAP, entry) == WINDOWS &&
            word(font, TABLE_CMAP, entry + 2) == BASIC_PLANE &&
            word(font, TABLE_CMAP, at) == FORMAT)
            return at;
    }
    return 0;
}

void truetype_map(const struct truetype *font, uint16_t glyphs[TRUETYPE_CODES])
{
    memset(glyphs, 0, TRUETYPE_CODES * sizeof *glyphs);
    size_t map = find_map(font);
    if (map == 0)
        return;
    size_t twice = word(font, TABLE_CMAP, map + 6); /* bytes of a column */
    for (size_t s = 0; s < twice; s += 2) {
        size_t ends = map + 14 + s, starts = ends + twice + 2;
        size_t deltas = starts + twice, ranges = deltas + twice;
        unsigned first = word(font, TABLE_CMAP, starts);
        unsigned last = word(font, TABLE_CMAP, ends);
        unsigned delta = word(font, TABLE_CMAP, deltas);
        unsigned range = word(font, TABLE_CMAP, ranges);
        for (unsigned c = first; c <= last && c < 0xFFFF; c++) {
            unsigned glyph = c;
            if (range != 0)
                glyph =
                    word(font, TABLE_CMAP, ranges + range + 2UL * (c - first));
            if (range == 0 || glyph != 0)
                glyph = (glyph + delta) & 0xFFFF;
            glyphs[c] = (uint16_t)(glyph < font->glyphs ? glyph : 0);
        }
    }
}

unsigned truetype_width(const struct truetype *font, unsigned glyph)
{
    unsigned measured = word(font, TABLE_HHEA, 34);
    /* The last width counts for all glyphs after it. */
    if (measured > 0 && glyph >= measured)
        glyph = measured - 1;
    return word(font, TABLE_HMTX, 4UL * glyph) * 1000 / font->units;
}

/* ---- facts ---- */

static int thousandths(const struct truetype *font, int units)
{
    return units * 1000 / (int)font->units;
}

/* The PostScript name, of which only letters, digits and hyphens are kept. */
static void read_name(const struct truetype *font, char *name, size_t size)
{
    enum { WINDOWS = 3, POSTSCRIPT = 6 };
    size_t used = 0, count = word(font, TABLE_NAME, 2);
    size_t texts = word(font, TABLE_NAME, 4);
    for (size_t i = 0; i < count && used == 0; i++) {
        size_t entry = 6 + 12 * i;
        if (word(font, TABLE_NAME, entry) != WINDOWS ||
            word(font, TABLE_NAME, entry + 6) != POSTSCRIPT)
            continue;
        size_t length = word(font, TABLE_NAME, entry + 8);
        size_t at = texts + word(font, TABLE_NAME, entry + 10);
        for (size_t c = 0; c + 1 < length && used + 1 < size; c += 2) {
            unsigned letter = word(font, TABLE_NAME, at + c);
            if (letter == '-' || (letter >= '0' && letter <= '9') ||
                (letter >= 'A' && letter <= 'Z') ||
                (letter >= 'a' && letter <= 'z'))
                name[used++] = (char)letter;
        }
    }
    name[used] = '\0';
}

void truetype_facts(const struct truetype *font, struct truetype_facts *facts)
{
    int weight = (int)word(font, TABLE_OS2, 4);
    *facts = (struct truetype_facts){
        .ascent = thousandths(font, signed_word(font, TABLE_HHEA, 4)),
        .descent = thousandths(font, signed_word(font, TABLE_HHEA, 6)),
        .cap_height = thousandths(font, signed_word(font, TABLE_OS2, 88)),
        .italic_angle = signed_word(font, TABLE_POST, 4),
        .stem = 50 + weight * weight / (65 * 65)};
    for (size_t i = 0; i < 4; i++)
        facts->box[i] =
            thousandths(font, signed_word(font, TABLE_HEAD, 36 + 2 * i));
    read_name(font, facts->name, sizeof facts->name);
}

/* ---- outlines ---- */

struct span {
    size_t at, length; /* in glyf */
};

/* Whether places in glyf are halves of their bytes, two bytes each. */
static bool has_short_places(const struct truetype *font)
{
    return word(font, TABLE_HEAD, 50) == 0;
}

static size_t outline_place(const struct truetype *font, unsigned glyph)
{
    if (has_short_places(font))
        return 2UL * word(font, TABLE_LOCA, 2UL * glyph);
    return (size_t)word(font, TABLE_LOCA, 4UL * glyph) << 16 |
           word(font, TABLE_LOCA, 4UL * glyph + 2);
}

/* Of no length where the font says what cannot be. */
static struct span outline_of(const struct truetype *font, unsigned glyph)
{
    size_t at = outline_place(font, glyph);
    size_t end = outline_place(font, glyph + 1);
    if (end < at || end > font->tables[TABLE_GLYF].length)
        return (struct span){0};
    return (struct span){at, end - at};
}

/* Marks the parts of one glyph; true where one was not marked before. */
static bool keep_parts_of(const struct truetype *font, unsigned glyph,
                          bool *kept)
{
    enum { WORDS = 1, SCALE = 8, MORE = 32, SCALES = 64, MATRIX = 128 };
    enum { HEAD = 10, PART = 4 };
    struct span outline = outline_of(font, glyph);
    size_t end = outline.at + outline.length, at = outline.at + HEAD;
    bool any = false;
    unsigned flags = MORE;
    if (outline.length < HEAD || signed_word(font, TABLE_GLYF, outline.at) >= 0)
        return false;
    while ((flags & MORE) != 0 && at + PART <= end) {
        flags = word(font, TABLE_GLYF, at);
        unsigned part = word(font, TABLE_GLYF, at + 2);
        if (part < font->glyphs && !kept[part])
            any = kept[part] = true;
        at += PART + ((flags & WORDS) != 0 ? 4 : 2);
        at += (flags & SCALE) != 0    ? 2
              : (flags & SCALES) != 0 ? 4
              : (flags & MATRIX) != 0 ? 8
                                      : 0;
    }
    return any;
}

void truetype_keep_parts(const struct truetype *font, bool *kept)
{
    bool more = true;
    while (more) { /* parts may have parts */
        more = false;
        for (unsigned g = 0; g < font->glyphs; g++)
            if (kept[g])
                more |= keep_parts_of(font, g, kept);
    }
}

/* ---- the embedded font ---- */

/* The outlines of the glyphs that are kept, and where each of all begins. */
static void put_outlines(const struct truetype *font, const bool *kept,
                         struct str *glyf, struct str *loca)
{
    bool halves = has_short_places(font);
    const char *outlines = font->bytes + font->tables[TABLE_GLYF].offset;
    for (unsigned g = 0; g <= font->glyphs; g++) {
        if (halves)
            str_append_big_endian(loca, glyf->length / 2, 2);
        else
            str_append_big_endian(loca, glyf->length, 4);
        if (g == font->glyphs || !kept[g])
            continue;
        struct span outline = outline_of(font, g);
        str_append_bytes(glyf, outlines + outline.at, outline.length);
    }
}

static unsigned long checksum(const char *bytes, size_t length)
{
    unsigned long sum = 0;
    for (size_t i = 0; i < length; i++)
        sum += (unsigned long)(unsigned char)bytes[i] << (24 - 8 * (i % 4));
    return sum & 0xFFFFFFFF;
}

/* Without codes, names and hints, of which a CIDFont makes no use (ISO 32000-1
 * 9.9); they are a quarter of a small font. */
static const enum truetype_table EMBEDDED[] = {
    TABLE_GLYF, TABLE_HEAD, TABLE_HHEA, TABLE_HMTX, TABLE_LOCA, TABLE_MAXP};
enum { EMBEDDED_COUNT = sizeof EMBEDDED / sizeof *EMBEDDED };

struct table {
    const char *bytes;
    size_t length;
};

static void put_tables(const struct table *tables, struct str *out)
{
    enum { POWER = 4, LOG = 2 };
    size_t at = HEAD_SIZE + (size_t)EMBEDDED_COUNT * ENTRY_SIZE;
    str_append_big_endian(out, VERSION, 4);
    str_append_big_endian(out, EMBEDDED_COUNT, 2);
    str_append_big_endian(out, POWER * ENTRY_SIZE, 2);
    str_append_big_endian(out, LOG, 2);
    str_append_big_endian(out, (EMBEDDED_COUNT - POWER) * ENTRY_SIZE, 2);
    for (size_t i = 0; i < EMBEDDED_COUNT; i++) {
        str_append_bytes(out, TAGS[EMBEDDED[i]], 4);
        str_append_big_endian(out, checksum(tables[i].bytes, tables[i].length),
                              4);
        str_append_big_endian(out, at, 4);
        str_append_big_endian(out, tables[i].length, 4);
        at += (tables[i].length + 3) / 4 * 4;
    }
    for (size_t i = 0; i < EMBEDDED_COUNT; i++) {
        str_append_bytes(out, tables[i].bytes, tables[i].length);
        str_append_big_endian(out, 0, (int)((4 - tables[i].length % 4) % 4));
    }
}

void truetype_program(const struct truetype *font, const bool *kept,
                      struct str *out)
{
    struct table tables[EMBEDDED_COUNT];
    struct str glyf = {0}, loca = {0};
    if (kept != NULL)
        put_outlines(font, kept, &glyf, &loca);
    for (size_t i = 0; i < EMBEDDED_COUNT; i++) {
        enum truetype_table table = EMBEDDED[i];
        tables[i] = (struct table){font->bytes + font->tables[table].offset,
                                   font->tables[table].length};
        if (kept != NULL && table == TABLE_GLYF)
            tables[i] = (struct table){str_text(&glyf), glyf.length};
        if (kept != NULL && table == TABLE_LOCA)
            tables[i] = (struct table){str_text(&loca), loca.length};
    }
    put_tables(tables, out);
    str_clear(&glyf);
    str_clear(&loca);
}
