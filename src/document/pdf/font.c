#include "document/pdf/font.h"
#include "base/failure.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FONT_FILE_LIMIT = 16 * 1024 * 1024,
    PACK_LEVEL = 9 /* once a run */
};

/* The letters make the tag of a subset: no two of them may have the same. */
static const struct {
    const char *file;
    char letter;
} FACES[FACE_COUNT] = {
    [FACE_REGULAR] = {"serif-regular", 'R'},
    [FACE_BOLD] = {"serif-bold", 'B'},
    [FACE_ITALIC] = {"serif-italic", 'I'},
    [FACE_BOLD_ITALIC] = {"serif-bold-italic", 'X'},
};
static const struct {
    const char *suffix;
    char letter;
} EXTENTS[EXTENT_COUNT] = {
    [EXTENT_LINES] = {"-lines", 'L'},
    [EXTENT_SOME] = {"-some", 'S'},
    [EXTENT_MOST] = {"-most", 'M'},
    [EXTENT_COMMON] = {"-common", 'C'},
    [EXTENT_VIETNAMESE] = {"-vietnamese", 'V'},
    [EXTENT_WHOLE] = {"", 'W'},
};

/* ---- one cut ---- */

/* The code of each glyph, 0 for none; the caller frees it. */
static uint16_t *codes_of(const uint16_t *glyphs, unsigned count)
{
    uint16_t *codes = mem_calloc(count, sizeof *codes);
    for (unsigned c = FONT_CODES; c-- > 1;)
        if (glyphs[c] != 0)
            codes[glyphs[c]] = (uint16_t)c;
    return codes;
}

/* How many glyphs from `first` on have codes that follow each other; a range
 * may change in its last byte only (ISO 32000-1 9.10.3). */
static unsigned run_length(const uint16_t *codes, unsigned first,
                           unsigned count)
{
    unsigned length = 1;
    while (first + length < count &&
           codes[first + length] == codes[first] + length &&
           (first + length) % 256 != 0 && codes[first + length] % 256 != 0)
        length++;
    return length;
}

static void write_ranges(const uint16_t *codes, unsigned count, struct str *out)
{
    enum { BLOCK = 100 }; /* rows of one block, ISO 32000-1 9.7.5.4 */
    struct str rows = {0};
    unsigned waiting = 0;
    for (unsigned g = 1, run; g < count; g += run) {
        run = codes[g] != 0 ? run_length(codes, g, count) : 1;
        if (codes[g] != 0) {
            str_printf(&rows, "<%04X> <%04X> <%04X>\n", g, g + run - 1,
                       codes[g]);
            waiting++;
        }
        bool last = g + run >= count;
        if (waiting == 0 || (waiting < BLOCK && !last))
            continue;
        str_printf(out, "%u beginbfrange\n%sendbfrange\n", waiting,
                   str_text(&rows));
        str_reset(&rows);
        waiting = 0;
    }
    str_clear(&rows);
}

static void write_unicode_map(const uint16_t *codes, unsigned count,
                              struct str *out)
{
    str_append(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\n"
                    "begincmap\n/CIDSystemInfo << /Registry (Adobe) "
                    "/Ordering (UCS) /Supplement 0 >> def\n"
                    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                    "1 begincodespacerange\n<0000> <FFFF>\n"
                    "endcodespacerange\n");
    write_ranges(codes, count, out);
    str_append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\n"
                    "end\nend\n");
}

enum { TAG_LETTERS = 6 }; /* of a subset, ISO 32000-1 9.6.4 */

static void write_facts(const struct truetype *font, struct font_cut *cut,
                        char face, char extent)
{
    enum { SERIF = 2, SYMBOLIC = 4, ITALIC = 64 }; /* ISO 32000-1 table 123 */
    struct truetype_facts facts;
    truetype_facts(font, &facts);
    snprintf(cut->program.name, sizeof cut->program.name, "SERI%c%c+%s", face,
             extent, facts.name);
    str_printf(&cut->facts,
               "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d"
               "/Ascent %d/Descent %d/CapHeight %d/StemV %d",
               SERIF | SYMBOLIC | (facts.italic_angle != 0 ? ITALIC : 0),
               facts.box[0], facts.box[1], facts.box[2], facts.box[3],
               facts.italic_angle, facts.ascent, facts.descent,
               facts.cap_height, facts.stem);
}

static void write_widths(const struct truetype *font, struct str *out)
{
    str_append(out, "[0[");
    for (unsigned g = 0; g < font->glyphs; g++) {
        if (g > 0)
            str_append_char(out, ' ');
        str_append_number(out, truetype_width(font, g));
    }
    str_append(out, "]]");
}

static void make_program(const struct truetype *font, const bool *kept,
                         struct deflater *deflater,
                         struct font_program *program)
{
    struct str plain = {0};
    truetype_program(font, kept, &plain);
    program->size = plain.length;
    deflater_pack(deflater, plain.data, plain.length, &program->bytes);
    str_clear(&plain);
}

static void make_cut(const struct truetype *font, struct font_cut *cut,
                     struct deflater *deflater)
{
    struct str map = {0};
    cut->glyphs = mem_calloc(FONT_CODES, sizeof *cut->glyphs);
    truetype_map(font, cut->glyphs);
    make_program(font, NULL, deflater, &cut->program);
    uint16_t *codes = codes_of(cut->glyphs, font->glyphs);
    write_unicode_map(codes, font->glyphs, &map);
    deflater_pack(deflater, map.data, map.length, &cut->unicode);
    write_widths(font, &cut->widths);
    free(codes);
    str_clear(&map);
}

/* ---- a program of its own ---- */

/* Subsets of a face that differ have different tags: letters of the sum. */
static void name_by_content(struct font_program *program)
{
    char sum[SHA256_HEX_SIZE];
    sha256_of(program->bytes.data, program->bytes.length, sum);
    for (int i = 0; i < TAG_LETTERS; i++)
        program->name[i] = (char)('A' + (sum[2 * i] * 7 + sum[2 * i + 1]) % 26);
}

void font_trim(const struct font_cut *cut, const uint16_t *codes, size_t count,
               struct deflater *deflater, struct font_program *program)
{
    bool *kept = mem_calloc(cut->from.glyphs, sizeof *kept);
    *program = (struct font_program){0};
    kept[0] = true; /* what stands for a missing one */
    for (size_t c = 0; c < count; c++)
        kept[cut->glyphs[codes[c]]] = true;
    truetype_keep_parts(&cut->from, kept);
    make_program(&cut->from, kept, deflater, program);
    memcpy(program->name, cut->program.name, sizeof program->name);
    name_by_content(program);
    free(kept);
}

void font_program_clear(struct font_program *program)
{
    str_clear(&program->bytes);
}

/* ---- loading ---- */

/* Every document prints these, and what is missing is printed as the last. */
static bool has_glyphs(const struct font_cut *cut)
{
    return cut->glyphs['A'] != 0 && cut->glyphs[FONT_REPLACEMENT] != 0;
}

static void measure(const struct truetype *from, struct font *font)
{
    const uint16_t *glyphs = font->cuts[EXTENT_WHOLE].glyphs;
    font->widths = mem_calloc(FONT_CODES, sizeof *font->widths);
    for (unsigned c = 0; c < FONT_CODES; c++)
        font->widths[c] = glyphs[c] != 0
                              ? (uint16_t)truetype_width(from, glyphs[c])
                              : FONT_NO_GLYPH;
}

static bool load_cut(struct font *font, enum face face, enum font_extent extent,
                     struct deflater *deflater)
{
    struct font_cut *cut = &font->cuts[extent];
    if (!truetype_open(&cut->from, cut->file.data, cut->file.length))
        return false;
    make_cut(&cut->from, cut, deflater);
    write_facts(&cut->from, cut, FACES[face].letter, EXTENTS[extent].letter);
    if (extent != EXTENT_WHOLE)
        return true;
    measure(&cut->from, font);
    return has_glyphs(cut);
}

static bool load_file(struct font_set *fonts, const char *folder,
                      enum face face, enum font_extent extent,
                      struct deflater *deflater, char *error, size_t error_size)
{
    struct str path = {0};
    struct font *font = &fonts->faces[face];
    str_printf(&path, "%s/%s%s.ttf", folder, FACES[face].file,
               EXTENTS[extent].suffix);
    int failed =
        file_read(path.data, FONT_FILE_LIMIT, &font->cuts[extent].file);
    bool good = failed == 0 && load_cut(font, face, extent, deflater);
    if (failed != 0)
        snprintf(error, error_size, "%s: không đọc được phông chữ (%s)",
                 path.data, failure_text(failed));
    else if (!good)
        snprintf(error, error_size, "%s: không phải phông chữ dùng được",
                 path.data);
    str_clear(&path);
    return good;
}

bool font_set_load(struct font_set *fonts, const char *folder, char *error,
                   size_t error_size)
{
    memset(fonts, 0, sizeof *fonts);
    struct deflater deflater;
    deflater_init(&deflater, PACK_LEVEL);
    bool good = true;
    for (int f = 0; good && f < FACE_COUNT; f++)
        for (int x = EXTENT_COUNT; good && x-- > 0;)
            good = load_file(fonts, folder, (enum face)f, (enum font_extent)x,
                             &deflater, error, error_size);
    deflater_clear(&deflater);
    if (!good)
        font_set_clear(fonts);
    return good;
}

static void clear_cut(struct font_cut *cut)
{
    free(cut->glyphs);
    font_program_clear(&cut->program);
    str_clear(&cut->file);
    str_clear(&cut->unicode);
    str_clear(&cut->widths);
    str_clear(&cut->facts);
}

void font_set_clear(struct font_set *fonts)
{
    for (int f = 0; f < FACE_COUNT; f++) {
        for (int x = 0; x < EXTENT_COUNT; x++)
            clear_cut(&fonts->faces[f].cuts[x]);
        free(fonts->faces[f].widths);
    }
    memset(fonts, 0, sizeof *fonts);
}

const struct font_cut *font_cut_for(const struct font *font,
                                    const uint16_t *codes, size_t count)
{
    for (int x = 0; x < EXTENT_WHOLE; x++) {
        size_t has = 0;
        while (has < count && font->cuts[x].glyphs[codes[has]] != 0)
            has++;
        if (has == count)
            return &font->cuts[x];
    }
    return &font->cuts[EXTENT_WHOLE];
}

size_t font_glyphs(const struct font_cut *cut, const char *text, size_t length,
                   char *glyphs)
{
    size_t used = 0;
    for (size_t i = 0; i < length;) {
        unsigned c = (unsigned char)text[i];
        size_t step = c < 0x80 ? 1 : text_decode(text + i, length - i, &c);
        if (step == 0)
            break;
        i += step;
        uint16_t glyph = c < FONT_CODES ? cut->glyphs[c] : 0;
        if (glyph == 0) /* PDF/UA-1 7.21.8 wants none of the missing one */
            continue;
        glyphs[used++] = (char)(glyph >> 8);
        glyphs[used++] = (char)(glyph & 0xFF);
    }
    return used;
}

/* Signs that the font lacks and a sign of the same meaning that it has: a tick
 * must not be printed as the empty box of what is missing. */
static const struct {
    unsigned from, to;
} LOOK_ALIKES[] = {
    {0x2713, 0x221A}, {0x2714, 0x221A}, {0x2705, 0x221A}, {0x2611, 0x221A},
    {0x2610, 0x25A1}, {0x2717, 0x00D7}, {0x2718, 0x00D7}, {0x2612, 0x00D7},
    {0x2011, 0x002D}, {0x2015, 0x2014}, {0x2043, 0x2013}, {0x2023, 0x2022},
    {0x25E6, 0x2022}, {0x2219, 0x00B7}, {0x22C5, 0x00B7}, {0x21D2, 0x2192},
    {0x279C, 0x2192}, {0x2794, 0x2192}, {0xF0B7, 0x2022}, {0xF0FC, 0x221A},
    {0xF0A7, 0x25AA}, {0xF0E0, 0x2192}, {0x2215, 0x002F}, {0x3000, 0x0020},
};

static bool is_space(unsigned c)
{
    return c == '\t' || c == '\n' || c == '\r' || c == ' ' ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* The last ones choose between shapes of the sign before them. */
static bool is_unprinted(unsigned c)
{
    return text_is_control(c) || text_is_invisible(c) ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

unsigned font_printable(const struct font_set *fonts, enum face face,
                        unsigned codepoint)
{
    if (is_space(codepoint))
        return ' ';
    if (is_unprinted(codepoint))
        return 0;
    const uint16_t *widths = fonts->faces[face].widths;
    if (codepoint < FONT_CODES && widths[codepoint] != FONT_NO_GLYPH)
        return codepoint;
    for (size_t i = 0; i < sizeof LOOK_ALIKES / sizeof *LOOK_ALIKES; i++)
        if (LOOK_ALIKES[i].from == codepoint)
            return LOOK_ALIKES[i].to;
    return FONT_REPLACEMENT;
}

double font_text_width(const struct font_set *fonts, enum face face,
                       double size, const char *text, size_t length)
{
    const uint16_t *widths = fonts->faces[face].widths;
    long sum = 0;
    for (size_t i = 0; i < length;) {
        unsigned c = (unsigned char)text[i];
        size_t step = 1;
        if (c >= 0x80)
            step = text_decode(text + i, length - i, &c);
        if (step == 0)
            break;
        if (c < FONT_CODES && widths[c] != FONT_NO_GLYPH)
            sum += widths[c];
        i += step;
    }
    return (double)sum * size / 1000.0;
}
