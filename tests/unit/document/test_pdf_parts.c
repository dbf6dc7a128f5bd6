/* The parts that a PDF is made of: its operators, its objects, its colours, and
 * what it has to know of a font. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "document/pdf/archive.h"
#include "document/pdf/backdrop.h"
#include "document/pdf/content.h"
#include "document/pdf/objects.h"
#include "document/pdf/truetype.h"

#include <stdlib.h>
#include <string.h>

/* ---- content ---- */

static const float INK[3] = {0, 0, 0}, RED[3] = {0.75f, 0.1f, 0};

static void assert_content(struct content *content, const char *expected)
{
    content_end(content);
    assert_string_equal(str_text(&content->bytes), expected);
    content_begin(content);
}

static const struct content_style PLAIN = {1, 10, INK}, LOUD = {2, 10, RED};

static void texts_go_on_from_each_other(void **state)
{
    (void)state;
    struct content c = {0};
    content_begin(&c);
    content_text(&c, &PLAIN, 85.04, 700, 8, "\0A", 2);
    content_text(&c, &PLAIN, 95.5, 690.5, 20, "(\\)\r", 4);
    content_text(&c, &LOUD, 95.5, 680, 8, "\0B", 2);
    content_end(&c);
    static const char expected[] =
        "BT\n0 0 0 rg\n/F1 10 Tf\n85.04 700 Td[(\0A)]TJ\n"
        "10.46 -9.5 Td[(\\(\\\\\\)\\r)]TJ\n"
        ".75 .1 0 rg\n/F2 10 Tf\n0 -10.5 Td[(\0B)]TJ\nET\n";
    assert_int_equal(c.bytes.length, sizeof expected - 1);
    assert_memory_equal(c.bytes.data, expected, sizeof expected - 1);
    content_clear(&c);
}

/* Words of a line follow each other by what is between them, in thousandths of
 * their size; a rounding is made good by the next word. */
static void words_of_a_line_are_one_string(void **state)
{
    (void)state;
    struct content c = {0};
    content_begin(&c);
    content_text(&c, &PLAIN, 50, 700, 20, "ab", 2);
    content_text(&c, &PLAIN, 70, 700, 20, "cd", 2);
    content_text(&c, &PLAIN, 93, 700, 20, "ef", 2);
    content_text(&c, &LOUD, 112, 700, 10, "gh", 2);
    content_text(&c, &LOUD, 140, 700, 10, "ij", 2); /* far: a column */
    content_text(&c, &LOUD, 90, 688, 10, "kl", 2);
    assert_content(&c, "BT\n0 0 0 rg\n/F1 10 Tf\n"
                       "50 700 Td[(ab)(cd)-300(ef)]TJ\n"
                       ".75 .1 0 rg\n/F2 10 Tf\n[100(gh)]TJ\n"
                       "90 0 Td[(ij)]TJ\n-50 -12 Td[(kl)]TJ\nET\n");
    static const struct content_style odd = {1, 13, INK};
    content_text(&c, &odd, 50, 700, 20, "ab", 2);
    content_text(&c, &odd, 73.01, 700, 20, "cd", 2); /* 231.54 units */
    content_text(&c, &odd, 96.02, 700, 20, "ef", 2); /* 463.08 in all */
    assert_content(&c, "BT\n0 0 0 rg\n/F1 13 Tf\n"
                       "50 700 Td[(ab)-232(cd)-231(ef)]TJ\nET\n");
    content_clear(&c);
}

/* Marked content of text lies within one text object, which goes on from mark
 * to mark; a drawing's has text objects inside it. */
static void marks_close_each_other(void **state)
{
    (void)state;
    struct content c = {0};
    content_begin(&c);
    content_mark(&c, CONTENT_TEXT, "TD", 0);
    content_text(&c, &PLAIN, 10, 20, 8, "ab", 2);
    content_mark(&c, CONTENT_TEXT, "TD", 1);
    content_text(&c, &PLAIN, 50, 20, 8, "cd", 2);
    content_mark(&c, CONTENT_DRAWING, "Figure", 2);
    content_text(&c, &PLAIN, 10, 20, 8, "ef", 2);
    content_rect(&c, INK, 1, 2, 3.005, 0.5);
    content_artifact(&c, CONTENT_TEXT, "Pagination");
    content_text(&c, &PLAIN, 10, 20, 8, "1", 1);
    assert_content(&c, "BT\n/TD<</MCID 0>>BDC\n0 0 0 rg\n/F1 10 Tf\n"
                       "10 20 Td[(ab)]TJ\nEMC\n"
                       "/TD<</MCID 1>>BDC\n40 0 Td[(cd)]TJ\nEMC\nET\n"
                       "/Figure<</MCID 2>>BDC\nBT\n10 20 Td[(ef)]TJ\nET\n"
                       "1 2 3.01 .5 re f\nEMC\n"
                       "BT\n/Artifact<</Type/Pagination>>BDC\n"
                       "10 20 Td[(1)]TJ\nEMC\nET\n");
    /* A new page knows nothing of the one before. */
    content_rect(&c, INK, 0, 0, 1, 1);
    assert_content(&c, "0 0 0 rg\n0 0 1 1 re f\n");
    assert_content(&c, "");
    content_clear(&c);
}

static void lines_of_one_look_are_painted_at_once(void **state)
{
    (void)state;
    struct content c = {0};
    content_begin(&c);
    content_line(&c, INK, 0.5, 0, 0, 10, 0);
    content_line(&c, INK, 0.5, 0, 1, 10, 1);
    content_line(&c, INK, 0.8, 0, 2, 10, 2);
    content_rect(&c, INK, 0, 0, 1, 1);
    content_rect(&c, INK, 2, 0, 1, 1);
    content_rect(&c, RED, 4, 0, 1, 1);
    content_line(&c, INK, 0.8, 0, 3, 10, 3);
    assert_content(&c, "0 0 0 RG\n.5 w\n0 0 m 10 0 l\n0 1 m 10 1 l\nS\n"
                       ".8 w\n0 2 m 10 2 l\nS\n"
                       "0 0 0 rg\n0 0 1 1 re f\n2 0 1 1 re f\n"
                       ".75 .1 0 rg\n4 0 1 1 re f\n0 3 m 10 3 l\nS\n");
    content_clear(&c);
}

/* ---- backdrop ---- */

static void rule(struct backdrop *backdrop, double x1, double y1, double x2,
                 double y2)
{
    backdrop_rule(backdrop, (struct backdrop_rule){INK, 0.5, x1, y1, x2, y2});
}

static void rules_that_meet_are_one(void **state)
{
    (void)state;
    struct content c = {0};
    struct backdrop backdrop = {0};
    content_begin(&c);
    rule(&backdrop, 0, 100, 50, 100); /* the first row's */
    rule(&backdrop, 0, 100, 0, 90);
    rule(&backdrop, 50, 100, 50, 90);
    rule(&backdrop, 0, 90, 50, 90);
    rule(&backdrop, 0, 90, 50, 90); /* the second row's */
    rule(&backdrop, 0, 90, 0, 70);
    rule(&backdrop, 50, 89, 50, 70); /* a gap */
    backdrop_band(&backdrop, (struct backdrop_band){RED, 0, 90, 50, 10});
    backdrop_draw(&backdrop, &c);
    assert_content(&c, "/Artifact<</Type/Layout>>BDC\n"
                       ".75 .1 0 rg\n0 90 50 10 re f\n"
                       "0 0 0 RG\n.5 w\n0 100 m 50 100 l\n0 100 m 0 70 l\n"
                       "50 100 m 50 90 l\n0 90 m 50 90 l\n50 89 m 50 70 l\n"
                       "S\nEMC\n");
    backdrop_draw(&backdrop, &c);
    assert_content(&c, "");
    backdrop_clear(&backdrop);
    content_clear(&c);
}

static void rules_of_one_look_are_drawn_together(void **state)
{
    (void)state;
    struct content c = {0};
    struct backdrop backdrop = {0};
    content_begin(&c);
    rule(&backdrop, 0, 9, 5, 9);
    backdrop_rule(&backdrop, (struct backdrop_rule){RED, 0.5, 0, 9, 5, 9});
    backdrop_rule(&backdrop, (struct backdrop_rule){INK, 1, 0, 9, 5, 9});
    rule(&backdrop, 0, 8, 5, 8);
    backdrop_draw(&backdrop, &c);
    assert_content(&c, "/Artifact<</Type/Layout>>BDC\n"
                       "0 0 0 RG\n.5 w\n0 9 m 5 9 l\n0 8 m 5 8 l\nS\n"
                       ".75 .1 0 RG\n0 9 m 5 9 l\nS\n"
                       "0 0 0 RG\n1 w\n0 9 m 5 9 l\nS\nEMC\n");
    backdrop_clear(&backdrop);
    content_clear(&c);
}

/* ---- objects ---- */

static void assert_string(const char *utf8, const char *expected)
{
    struct str text = {0};
    objects_string(&text, utf8);
    assert_string_equal(str_text(&text), expected);
    str_clear(&text);
}

static void strings_are_utf16(void **state)
{
    (void)state;
    assert_string("", "<FEFF>");
    assert_string("Đ(", "<FEFF01100028>");
    assert_string("ệ", "<FEFF1EC7>");
    assert_string("\xF0\x9F\x99\x82", "<FEFFD83DDE42>");
}

/* A file of `count` objects, and what is found of it. */
static void write_file(struct str *out, unsigned count)
{
    struct deflater deflater;
    struct objects objects;
    deflater_init(&deflater, 6);
    objects_begin(&objects, &deflater, out, count + 1);
    for (unsigned n = 1; n <= count; n++) {
        str_printf(objects_open(&objects, n), "<</N %u>>", n);
        objects_close(&objects);
    }
    objects_stream(&objects, count + 1, "/Type/XObject", "bytes", 5);
    objects_finish(&objects, 1, 2);
    objects_clear(&objects);
    deflater_clear(&deflater);
}

static const char *after(const struct str *file, const char *words)
{
    char *at = memmem(file->data, file->length, words, strlen(words));
    assert_non_null(at);
    return at + strlen(words);
}

static void files_end_where_they_say(void **state)
{
    (void)state;
    struct str file = {0};
    str_append(&file, "before");
    write_file(&file, 3);
    const char *start = file.data + strlen("before");
    assert_memory_equal(start, "%PDF-1.7\n%", 10);
    assert_memory_equal(file.data + file.length - 6, "%%EOF\n", 6);
    size_t at = strtoul(after(&file, "startxref\n"), NULL, 10);
    assert_int_equal(strtoul(start + at, NULL, 10), 6); /* 3, 1, ObjStm, XRef */
    assert_non_null(after(&file, "4 0 obj\n<</Type/XObject/Length 5>>\nstream"
                                 "\nbytes\nendstream\nendobj\n"));
    assert_int_equal(strtoul(after(&file, "/Type/ObjStm/N "), NULL, 10), 3);
    str_clear(&file);
}

static void many_objects_are_packed_in_several_streams(void **state)
{
    (void)state;
    struct str file = {0}, again = {0};
    write_file(&file, 1601);
    assert_int_equal(strtoul(after(&file, "/Type/ObjStm/N "), NULL, 10), 1600);
    after(&file, "/Type/ObjStm/N 1/");
    write_file(&again, 1601);
    assert_int_equal(file.length, again.length);
    assert_memory_equal(file.data, again.data, file.length);
    str_clear(&again);
    write_file(&again, 1600);
    assert_memory_not_equal(after(&file, "/ID[<"), after(&again, "/ID[<"), 32);
    str_clear(&file);
    str_clear(&again);
}

/* ---- colours ---- */

static unsigned long number(const struct str *bytes, size_t at)
{
    unsigned long value = 0;
    assert_true(at + 4 <= bytes->length);
    for (size_t i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)bytes->data[at + i];
    return value;
}

static void the_profile_is_one_of_srgb(void **state)
{
    (void)state;
    struct str profile = {0};
    archive_profile(&profile);
    assert_int_equal(number(&profile, 0), profile.length);
    assert_memory_equal(profile.data + 12, "mntrRGB XYZ ", 12);
    assert_memory_equal(profile.data + 36, "acsp", 4);
    unsigned long count = number(&profile, 128);
    unsigned long sum[3] = {0};
    for (size_t t = 0; t < count; t++) {
        size_t entry = 132 + 12 * t, at = number(&profile, entry + 4);
        assert_int_equal(at % 4, 0);
        assert_true(at + number(&profile, entry + 8) <= profile.length);
        const char *name = profile.data + entry;
        if (memcmp(name + 1, "XYZ", 3) == 0)
            for (size_t i = 0; i < 3; i++)
                sum[i] += number(&profile, at + 8 + 4 * i);
    }
    /* Red, green and blue together are the white of D50. */
    static const unsigned long white[3] = {63190, 65536, 54061};
    for (size_t i = 0; i < 3; i++)
        assert_in_range(sum[i], white[i] - 20, white[i] + 20);
    str_clear(&profile);
}

/* ---- fonts ---- */

/* A font made by hand: its tables one after the other. */
struct made {
    struct str bytes;
};

static void put(struct str *out, unsigned long value, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        str_append_char(out, (char)(value >> shift & 0xFF));
}

static void set(struct made *made, size_t at, unsigned value)
{
    made->bytes.data[at] = (char)(value >> 8);
    made->bytes.data[at + 1] = (char)value;
}

enum { TABLES = 10, ENTRY = 16, ROOM = 128 };
static const char tags[TABLES][5] = {"OS/2", "cmap", "glyf", "head", "hhea",
                                     "hmtx", "loca", "maxp", "name", "post"};
enum { OS2, CMAP, GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, NAME, POST };

static size_t table(int t)
{
    return 12 + TABLES * ENTRY + (size_t)t * ROOM;
}

/* Two segments of codes: A to C by a difference, D and E by a list; a name with
 * a character that names may not have. */
static void put_codes_and_name(struct made *made)
{
    static const unsigned cmap[] = {
        0,   1,   3,      1, 0,   12,     /* one table, of Windows, at 12 */
        4,   44,  0,      6, 0,   0,   0, /* format 4, three segments */
        'C', 'E', 0xFFFF, 0, 'A', 'D', 0xFFFF, 0x10000 - 'A' + 1,
        0,   1,   0,      4, 0,   7,   0};
    static const unsigned name[] = {0, 1, 18, 3,   1,   0x409,
                                    6, 6, 0,  'a', ' ', 'B'};
    for (size_t i = 0; i < sizeof cmap / sizeof *cmap; i++)
        set(made, table(CMAP) + 2 * i, cmap[i]);
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        set(made, table(NAME) + 2 * i, name[i]);
}

static void make_font(struct made *made)
{
    *made = (struct made){0};
    put(&made->bytes, 0x00010000, 4);
    put(&made->bytes, TABLES, 2);
    put(&made->bytes, 0, 6);
    for (int t = 0; t < TABLES; t++) {
        str_append_bytes(&made->bytes, tags[t], 4);
        put(&made->bytes, 0, 4);
        put(&made->bytes, table(t), 4);
        put(&made->bytes, ROOM - 1, 4);
    }
    for (size_t i = 0; i < (size_t)TABLES * ROOM; i++)
        str_append_char(&made->bytes, '\0');
    set(made, table(HEAD) + 18, 2000); /* units of an em */
    set(made, table(HEAD) + 36, 0x10000 - 200);
    set(made, table(MAXP) + 4, 9); /* glyphs */
    set(made, table(HHEA) + 4, 1800);
    set(made, table(HHEA) + 6, 0x10000 - 400);
    set(made, table(HHEA) + 34, 3); /* widths */
    set(made, table(HMTX) + 4, 999);
    set(made, table(HMTX) + 8, 1500);
    set(made, table(OS2) + 4, 650);
    set(made, table(OS2) + 88, 1300);
    set(made, table(POST) + 4, 0x10000 - 12);
    put_codes_and_name(made);
}

static bool open_made(struct truetype *font, const struct made *made)
{
    return truetype_open(font, made->bytes.data, made->bytes.length);
}

static void fonts_tell_codes_and_widths(void **state)
{
    (void)state;
    struct made made;
    struct truetype font;
    uint16_t *glyphs = malloc(TRUETYPE_CODES * sizeof *glyphs);
    make_font(&made);
    assert_true(open_made(&font, &made));
    truetype_map(&font, glyphs);
    assert_int_equal(glyphs['A'], 1);
    assert_int_equal(glyphs['C'], 3);
    assert_int_equal(glyphs['D'], 7);
    assert_int_equal(glyphs['E'], 0); /* the list has none for it */
    assert_int_equal(glyphs['F'], 0);
    assert_int_equal(glyphs[0xFFFF], 0);
    assert_int_equal(truetype_width(&font, 1), 499);
    assert_int_equal(truetype_width(&font, 2), 750);
    assert_int_equal(truetype_width(&font, 8), 750); /* as the last */
    free(glyphs);
    str_clear(&made.bytes);
}

static void fonts_tell_their_measures(void **state)
{
    (void)state;
    struct made made;
    struct truetype font;
    struct truetype_facts facts;
    make_font(&made);
    assert_true(open_made(&font, &made));
    truetype_facts(&font, &facts);
    assert_string_equal(facts.name, "aB");
    assert_int_equal(facts.ascent, 900);
    assert_int_equal(facts.descent, -200);
    assert_int_equal(facts.cap_height, 650);
    assert_int_equal(facts.box[0], -100);
    assert_int_equal(facts.italic_angle, -12);
    assert_int_equal(facts.stem, 150);
    str_clear(&made.bytes);
}

/* What is embedded is a font again, with six tables on whole words. */
static void what_is_embedded_is_whole(void **state)
{
    (void)state;
    struct made made;
    struct truetype font;
    struct str program = {0};
    make_font(&made);
    assert_true(open_made(&font, &made));
    truetype_program(&font, NULL, &program);
    assert_int_equal(number(&program, 0), 0x00010000);
    assert_int_equal(number(&program, 4) >> 16, 6);
    for (size_t t = 0; t < 6; t++) {
        size_t at = number(&program, 12 + ENTRY * t + 8);
        assert_int_equal(at % 4, 0);
        assert_int_equal(number(&program, 12 + ENTRY * t + 12), ROOM - 1);
        assert_true(at + ROOM <= program.length);
    }
    assert_memory_equal(program.data + 12, "glyf", 4);
    str_clear(&program);
    str_clear(&made.bytes);
}

/* Outlines of four bytes for each of the nine glyphs; the second has two parts,
 * the fourth and, turned, the seventh, which itself has one that is not there.
 */
static void put_outlines(struct made *made)
{
    enum { WORDS = 1, MORE = 32, MATRIX = 128 };
    static const unsigned composite[] = {
        0xFFFF, 0, 0, 0, 0, WORDS | MORE, 4, 0, 0, MATRIX, 7, 0, 0, 0, 0, 0};
    static const unsigned lost[] = {0xFFFF, 0, 0, 0, 0, 0, 500, 0};
    size_t at = table(GLYF), place = table(LOCA);
    for (unsigned g = 0; g < 9; g++) {
        const unsigned *parts = g == 2 ? composite : lost;
        size_t count = g == 2 ? 16 : g == 7 ? 8 : 2;
        set(made, place + 2UL * g, (unsigned)(at - table(GLYF)) / 2);
        for (size_t i = 0; i < count; i++, at += 2)
            set(made, at, g == 2 || g == 7 ? parts[i] : 10 + g);
    }
    set(made, place + 18, (unsigned)(at - table(GLYF)) / 2);
}

/* What is trimmed has the outlines of what is kept and of its parts, under the
 * same numbers. */
static void trimmed_fonts_keep_parts(void **state)
{
    (void)state;
    struct made made;
    struct truetype font;
    struct str program = {0};
    bool kept[9] = {[0] = true, [2] = true};
    make_font(&made);
    put_outlines(&made);
    assert_true(open_made(&font, &made));
    truetype_keep_parts(&font, kept);
    for (size_t g = 0; g < 9; g++)
        assert_int_equal(kept[g], g == 0 || g == 2 || g == 4 || g == 7);
    truetype_program(&font, kept, &program);
    size_t glyf = number(&program, 12 + 8), length = number(&program, 12 + 12);
    size_t loca = number(&program, 12 + 4 * ENTRY + 8);
    assert_int_equal(length, 4 + 32 + 4 + 16);
    static const unsigned places[10] = {0, 2, 2, 18, 18, 20, 20, 20, 28, 28};
    for (size_t g = 0; g < 10; g++)
        assert_int_equal(number(&program, loca + 2 * g) >> 16, places[g]);
    assert_memory_equal(program.data + glyf + 36, "\0\16\0\16", 4);
    str_clear(&program);
    str_clear(&made.bytes);
}

/* A font that says of its outlines what cannot be has none. */
static void outlines_outside_are_left_out(void **state)
{
    (void)state;
    struct made made;
    struct truetype font;
    struct str program = {0};
    bool kept[9] = {true, true, true};
    make_font(&made);
    set(&made, table(LOCA) + 2, 0x7FFF);
    assert_true(open_made(&font, &made));
    truetype_keep_parts(&font, kept);
    truetype_program(&font, kept, &program);
    assert_int_equal(number(&program, 12 + 12), 0);
    str_clear(&program);
    str_clear(&made.bytes);
}

static void broken_fonts_are_none(void **state)
{
    (void)state;
    struct made made;
    struct truetype font;
    make_font(&made);
    for (size_t length = 0; length < made.bytes.length - 1; length += 7)
        assert_false(truetype_open(&font, made.bytes.data, length));
    set(&made, 0, 0x4F54); /* OTTO: other outlines */
    assert_false(open_made(&font, &made));
    str_clear(&made.bytes);
    make_font(&made);
    set(&made, table(HEAD) + 18, 0); /* an em of nothing */
    assert_false(open_made(&font, &made));
    str_clear(&made.bytes);
    make_font(&made);
    made.bytes.data[12] = 'X'; /* a table is missing */
    assert_false(open_made(&font, &made));
    str_clear(&made.bytes);
    make_font(&made);
    set(&made, 12 + 8, 0xFFFF); /* and here it lies outside */
    assert_false(open_made(&font, &made));
    str_clear(&made.bytes);
}

/* What a table says of places outside itself reads as nothing. */
static void places_outside_read_as_nothing(void **state)
{
    (void)state;
    struct made made;
    struct truetype font;
    struct truetype_facts facts;
    uint16_t *glyphs = malloc(TRUETYPE_CODES * sizeof *glyphs);
    make_font(&made);
    set(&made, table(CMAP) + 10, 0x7FFF); /* where the codes are */
    set(&made, table(NAME) + 4, 0x7FFF);  /* where the names are */
    set(&made, table(HHEA) + 34, 500);    /* more widths than there are */
    assert_true(open_made(&font, &made));
    truetype_map(&font, glyphs);
    for (size_t c = 0; c < TRUETYPE_CODES; c++)
        assert_int_equal(glyphs[c], 0);
    truetype_facts(&font, &facts);
    assert_string_equal(facts.name, "");
    assert_int_equal(truetype_width(&font, 400), 0);
    free(glyphs);
    str_clear(&made.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_go_on_from_each_other),
        cmocka_unit_test(words_of_a_line_are_one_string),
        cmocka_unit_test(marks_close_each_other),
        cmocka_unit_test(lines_of_one_look_are_painted_at_once),
        cmocka_unit_test(rules_that_meet_are_one),
        cmocka_unit_test(rules_of_one_look_are_drawn_together),
        cmocka_unit_test(strings_are_utf16),
        cmocka_unit_test(files_end_where_they_say),
        cmocka_unit_test(many_objects_are_packed_in_several_streams),
        cmocka_unit_test(the_profile_is_one_of_srgb),
        cmocka_unit_test(fonts_tell_codes_and_widths),
        cmocka_unit_test(fonts_tell_their_measures),
        cmocka_unit_test(what_is_embedded_is_whole),
        cmocka_unit_test(trimmed_fonts_keep_parts),
        cmocka_unit_test(outlines_outside_are_left_out),
        cmocka_unit_test(broken_fonts_are_none),
        cmocka_unit_test(places_outside_read_as_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
