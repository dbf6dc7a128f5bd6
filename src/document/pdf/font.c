#include "document/pdf/font.h"
#include "base/failure.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "document/pdf/inside.h"

#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FONT_FILE_LIMIT = 16 * 1024 * 1024 };

static const struct {
    const char *file;
    const char *tag;
} FACES[FACE_COUNT] = {
    [FACE_REGULAR] = {"serif-regular.ttf", "SERIFR"},
    [FACE_BOLD] = {"serif-bold.ttf", "SERIFB"},
    [FACE_ITALIC] = {"serif-italic.ttf", "SERIFI"},
    [FACE_BOLD_ITALIC] = {"serif-bold-italic.ttf", "SERIFX"},
};

static unsigned long number_at(const char *bytes, size_t at, int size)
{
    unsigned long value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | (unsigned char)bytes[at + (size_t)i];
    return value;
}

/* True for a TrueType file whose tables are all there and inside it: libharu
 * trusts what it reads and crashes on anything else. */
static bool is_true_type(const struct str *file)
{
    static const char TABLES[][5] = {"OS/2", "cmap", "glyf", "head", "hhea",
                                     "hmtx", "loca", "maxp", "name"};
    enum { HEAD = 12, ENTRY = 16, COUNT = sizeof TABLES / sizeof *TABLES };
    if (file->length < HEAD || number_at(file->data, 0, 4) != 0x00010000)
        return false;
    size_t tables = number_at(file->data, 4, 2), found = 0;
    if (file->length < HEAD + tables * ENTRY)
        return false;
    for (size_t t = 0; t < tables; t++) {
        size_t entry = HEAD + t * ENTRY;
        unsigned long offset = number_at(file->data, entry + 8, 4);
        unsigned long length = number_at(file->data, entry + 12, 4);
        if (offset > file->length || length > file->length - offset)
            return false;
        for (size_t i = 0; i < COUNT; i++)
            found += memcmp(file->data + entry, TABLES[i], 4) == 0;
    }
    return found == COUNT;
}

static bool measure(struct font *font)
{
    HPDF_Doc doc = HPDF_New(NULL, NULL);
    if (doc == NULL)
        mem_fail();
    const char *name = pdf_inside_load_font(doc, font->bytes.data,
                                            font->bytes.length, font->tag);
    if (name != NULL) {
        font->widths = mem_calloc(PDF_INSIDE_CODES, sizeof *font->widths);
        pdf_inside_font_widths(doc, name, font->widths);
        for (unsigned c = 0; c < PDF_INSIDE_CODES; c++)
            if (font->widths[c] != FONT_NO_GLYPH)
                font->code_rows[c >> 8] = true;
    }
    HPDF_Free(doc);
    return name != NULL;
}

static bool load_face(struct font *font, const char *path, const char *tag,
                      char *error, size_t error_size)
{
    snprintf(font->tag, sizeof font->tag, "%s", tag);
    int failed = file_read(path, FONT_FILE_LIMIT, &font->bytes);
    if (failed != 0) {
        snprintf(error, error_size, "%s: không đọc được phông chữ (%s)", path,
                 failure_text(failed));
        return false;
    }
    if (!is_true_type(&font->bytes) || !measure(font) ||
        font->widths['A'] == FONT_NO_GLYPH ||
        font->widths[FONT_REPLACEMENT] == FONT_NO_GLYPH) {
        snprintf(error, error_size, "%s: không phải phông chữ dùng được", path);
        return false;
    }
    return true;
}

bool font_set_load(struct font_set *fonts, const char *folder, char *error,
                   size_t error_size)
{
    memset(fonts, 0, sizeof *fonts);
    for (int f = 0; f < FACE_COUNT; f++) {
        char *path = file_join(folder, FACES[f].file);
        bool good =
            load_face(&fonts->faces[f], path, FACES[f].tag, error, error_size);
        free(path);
        if (!good) {
            font_set_clear(fonts);
            return false;
        }
    }
    return true;
}

void font_set_clear(struct font_set *fonts)
{
    for (int f = 0; f < FACE_COUNT; f++) {
        str_clear(&fonts->faces[f].bytes);
        free(fonts->faces[f].widths);
        fonts->faces[f].widths = NULL;
    }
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

static bool is_invisible(unsigned c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0xFEFF;
}

unsigned font_printable(const struct font_set *fonts, enum face face,
                        unsigned codepoint)
{
    if (is_space(codepoint))
        return ' ';
    if (is_invisible(codepoint))
        return 0;
    const uint16_t *widths = fonts->faces[face].widths;
    if (codepoint < PDF_INSIDE_CODES && widths[codepoint] != FONT_NO_GLYPH)
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
        if (c < PDF_INSIDE_CODES && widths[c] != FONT_NO_GLYPH)
            sum += widths[c];
        i += step;
    }
    return (double)sum * size / 1000.0;
}
