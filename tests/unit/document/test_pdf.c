/* PDF over libharu: one test a trap, and what readers' tools say. */
#include "printing.h"

#include "document/pdf/inside.h"

#include <sys/wait.h>

static void add_text(struct printing *p, const char *text)
{
    by_hand_block(&p->blocks, BLOCK_PARAGRAPH, text);
}

static void expect_output(const struct printing *p, const char *command,
                          const char *wanted)
{
    char *output = printing_tool(p, command);
    if (strstr(output, wanted) == NULL)
        fail_msg("%s: “%s” is not in:\n%s", command, wanted, output);
    free(output);
}

/* libharu itself loses what it holds when it fails to cut a font, which
 * font_of_any_length_is_embedded makes it do. LeakSanitizer asks here; of all
 * other programs it watches libharu's memory too. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:HPDF_GetMem\n";
}

/* Every Vietnamese letter with every tone, as typed on paper. */
static const char ALPHABET[] =
    "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ "
    "uùúủũụ ưừứửữự yỳýỷỹỵ đ AÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ EÈÉẺẼẸ ÊỀẾỂỄỆ IÌÍỈĨỊ "
    "OÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ UÙÚỦŨỤ ƯỪỨỬỮỰ YỲÝỶỸỴ Đ";

static void text_comes_back_as_typed(void **state)
{
    struct printing *p = *state;
    add_text(p, ALPHABET);
    add_text(p, "**AÀÁẢÃẠ ĂẰẮẲẴẶ** “ngoặc kép” – gạch; −16,59 ≥ 95,5% 12 m² §");
    printing_lay_out(p);
    printing_print(p);
    char *text = printing_tool(p, "pdftotext -raw %s -");
    for (char *c = text; *c != '\0'; c++)
        if (*c == '\n')
            *c = ' ';
    assert_non_null(strstr(text, ALPHABET));
    assert_non_null(strstr(
        text, "AÀÁẢÃẠ ĂẰẮẲẴẶ “ngoặc kép” – gạch; −16,59 ≥ 95,5% 12 m² §"));
    free(text);
    assert_int_equal(p->report.missing_count, 0);
}

static void tools_find_no_fault(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "signature",
                   "recipients | - Như trên; | - Lưu: VT.\ntitle | GIÁM ĐỐC\n"
                   "note | (Ký tên)\nname | Nguyễn Văn A");
    add_text(p, "Xem https://example.vn/a?b=c");
    by_hand_block(&p->blocks, BLOCK_HEADING, "Đề mục");
    printing_lay_out(p);
    printing_print(p);
    char *output =
        printing_tool(p, "qpdf --check %s | grep -i -E 'warning|error:'");
    assert_string_equal(output, "");
    free(output);
    output = printing_tool(p, "pdftoppm -r 30 -png %s > /dev/null");
    assert_string_equal(output, "");
    free(output);
    output = printing_tool(p, "mutool draw -o /dev/null -F txt %s");
    assert_null(strstr(output, "error"));
    assert_null(strstr(output, "glyph"));
    free(output);
}

static void fonts_are_embedded_subsets(void **state)
{
    struct printing *p = *state;
    add_text(p, "Thường và **đậm**");
    printing_lay_out(p);
    printing_print(p);
    char *output =
        printing_tool(p, "pdffonts %s | awk 'NR > 2 {print $1, $(NF-4), "
                         "$(NF-3), $(NF-2)}'");
    assert_string_equal(output,
                        "SERIFR+LiberationSerif yes yes yes\n"
                        "SERIFB+LiberationSerif-Bold,Bold yes yes yes\n");
    free(output);
    /* Without the cut: 70 KB a face. */
    assert_in_range(p->bytes.length, 3000, 20000);
}

static void information_is_vietnamese(void **state)
{
    struct printing *p = *state;
    add_text(p, "Một.");
    printing_lay_out(p);
    printing_print(p);
    expect_output(p, "pdfinfo %s",
                  "Title:           Báo cáo thẩm định – “thử”\n");
    expect_output(p, "pdfinfo %s", "Author:          Tổ công tác\n");
    expect_output(p, "TZ=UTC pdfinfo %s",
                  "CreationDate:    Mon Jan 12 00:00:00 2026 UTC");
    expect_output(p, "qpdf --qdf --object-streams=disable %s - | grep -a Lang",
                  "(vi-VN)");
    expect_output(p,
                  "qpdf --qdf --object-streams=disable %s - | grep -a Display",
                  "/DisplayDocTitle true");
}

static void bookmarks_are_an_outline(void **state)
{
    struct printing *p = *state;
    for (int i = 0; i < 4; i++) {
        by_hand_block(&p->blocks, BLOCK_HEADING, i % 2 ? "Mục nhỏ" : "Phần lớn")
            ->level = 1 + i % 2;
        add_text(p, "Chữ.");
        by_hand_block(&p->blocks, BLOCK_PAGE, "");
    }
    add_text(p, "Hết.");
    printing_lay_out(p);
    printing_print(p);
    assert_int_equal(p->report.pages, 5);
    expect_output(p, "mutool show %s outline", "Phần lớn");
    expect_output(p, "mutool show %s outline", "\t\"Mục nhỏ\"");
    expect_output(p,
                  "qpdf --qdf --object-streams=disable %s - | grep -a PageMode",
                  "/UseOutlines");
}

static void links_open_and_have_no_border(void **state)
{
    struct printing *p = *state;
    add_text(p, "https://example.vn/tài-liệu?a=(1)");
    printing_lay_out(p);
    printing_print(p);
    expect_output(p, "qpdf --qdf --object-streams=disable %s - | grep -a /URI",
                  "https://example.vn/t%C3%A0i-li%E1%BB%87u?a=%281%29");
    expect_output(
        p, "qpdf --qdf --object-streams=disable %s - | grep -a -A4 /Border",
        "0\n");
}

static void map_to_unicode_has_short_blocks(void **state)
{
    struct printing *p = *state;
    add_text(p, "Một.");
    printing_lay_out(p);
    printing_print(p);
    char *map = printing_tool(p, "qpdf --qdf --object-streams=disable %s - | "
                                 "grep -a -A40 begincmap");
    assert_non_null(strstr(map, "beginbfrange\n<0000> <00FF> <0000>\n"));
    assert_non_null(strstr(map, "<1E00> <1EFF> <1E00>\n"));
    assert_null(strstr(map, "begincidrange"));
    free(map);
}

/* 256 rows: two blocks of 100 and one of 56. */
static void map_to_unicode_splits_its_rows(void **state)
{
    struct printing *p = *state;
    memset(p->fonts.faces[FACE_REGULAR].code_rows, 1, 256);
    add_text(p, "Một.");
    printing_lay_out(p);
    printing_print(p);
    char *map = printing_tool(p, "qpdf --qdf --object-streams=disable %s - | "
                                 "grep -a beginbfrange");
    assert_string_equal(
        map, "100 beginbfrange\n100 beginbfrange\n56 beginbfrange\n");
    free(map);
    expect_output(p, "pdftotext %s -", "Một.");
}

/* 200,000 bytes in one call: libharu alone fails past 65,535 and then on
 * every later call. */
static void long_text_is_split(void **state)
{
    struct printing *p = *state;
    struct str text = {0};
    while (text.length < 200000)
        str_append(&text, "chuyển đổi số ");
    static const struct pdf_info INFO = {"", "", "", "", 0};
    pdf_begin(p->pdf, &INFO);
    pdf_expect(p->pdf, FACE_REGULAR, text.data, text.length);
    pdf_page(p->pdf, PAGE_SHORT, PAGE_LONG);
    pdf_text(p->pdf, FACE_REGULAR, 1, COLOR_BLACK, 10, 10, text.data,
             text.length);
    assert_true(pdf_finish(p->pdf, &p->bytes, p->error, sizeof p->error));
    str_clear(&text);
    expect_output(p, "pdftotext -raw -nopgbrk %s - | head -c 17",
                  "chuyển đổi ");
}

/* One struct prints document after document, and the same one the same way. */
static void same_input_gives_same_bytes(void **state)
{
    struct printing *p = *state;
    add_text(p, "Thường, **đậm** và số 12/126.");
    printing_lay_out(p);
    printing_print(p);
    struct str first = {0};
    str_append_bytes(&first, p->bytes.data, p->bytes.length);
    static const struct pdf_info OTHER = {"Khác", "", "", "", 5};
    pdf_begin(p->pdf, &OTHER);
    pdf_expect(p->pdf, FACE_ITALIC, "xyz", 3);
    pdf_page(p->pdf, 100, 100);
    pdf_text(p->pdf, FACE_ITALIC, 9, COLOR_INK, 10, 10, "xyz", 3);
    assert_true(pdf_finish(p->pdf, &p->bytes, p->error, sizeof p->error));
    printing_print(p);
    assert_int_equal(p->bytes.length, first.length);
    assert_memory_equal(p->bytes.data, first.data, first.length);
    /* A new one, too. */
    pdf_free(p->pdf);
    p->pdf = pdf_new(&p->fonts);
    printing_print(p);
    assert_int_equal(p->bytes.length, first.length);
    assert_memory_equal(p->bytes.data, first.data, first.length);
    str_clear(&first);
}

/* 60,000 bytes of title would be 120,000 in the file: too much for libharu. */
struct letters {
    enum face face;
    struct str text;
};

static void print_letters(struct pdf *pdf, void *context)
{
    struct letters *letters = context;
    pdf_expect(pdf, letters->face, letters->text.data, letters->text.length);
    pdf_page(pdf, 100, 100);
    pdf_text(pdf, letters->face, 1, COLOR_BLACK, 10, 20, letters->text.data,
             letters->text.length);
}

/* These letters of Liberation Serif Bold 2.1.5 make a cut of 8,192 bytes, and
 * libharu leaves a font out of the file whose cut is a multiple of 4,096. One
 * try says so; pdf_print gets past it, the same way each time. */
static void font_of_any_length_is_embedded(void **state)
{
    struct printing *p = *state;
    static const struct pdf_info INFO = {"", "", "", "", 0};
    struct letters letters = {.face = FACE_BOLD};
    struct str again = {0};
    str_append(&letters.text,
               "□1,5 numberaPhường legendhttps:-0.5//a.vn/x?y=z&");
    pdf_begin(p->pdf, &INFO);
    print_letters(p->pdf, &letters);
    assert_false(pdf_finish(p->pdf, &p->bytes, p->error, sizeof p->error));
    assert_int_equal(p->bytes.length, 0);
    assert_true(pdf_print(p->pdf, &INFO, print_letters, &letters, &p->bytes,
                          p->error, sizeof p->error));
    assert_true(pdf_print(p->pdf, &INFO, print_letters, &letters, &again,
                          p->error, sizeof p->error));
    assert_int_equal(p->bytes.length, again.length);
    assert_memory_equal(p->bytes.data, again.data, again.length);
    char *output =
        printing_tool(p, "pdffonts %s | awk 'NR > 2 {print $(NF-4)}'");
    assert_string_equal(output, "yes\n");
    free(output);
    str_clear(&letters.text);
    str_clear(&again);
}

/* Nothing but empty text, as of a forced line break alone in bold. */
static void empty_text_needs_no_font(void **state)
{
    struct printing *p = *state;
    by_hand_block(&p->blocks, BLOCK_HEADING, "\n");
    printing_lay_out(p);
    printing_print(p);
    assert_int_equal(p->report.pages, 1);
    char *output = printing_tool(p, "pdffonts %s | wc -l");
    assert_int_equal(atoi(output), 2);
    free(output);
}

static void long_titles_are_cut(void **state)
{
    struct printing *p = *state;
    struct str text = {0};
    while (text.length < 60000)
        str_append(&text, "ấ");
    struct pdf_info info = {str_text(&text), "", "", "", 0};
    pdf_begin(p->pdf, &info);
    pdf_page(p->pdf, 100, 100);
    pdf_bookmark(p->pdf, 1, str_text(&text), 0);
    assert_true(pdf_finish(p->pdf, &p->bytes, p->error, sizeof p->error));
    str_clear(&text);
    char *output = printing_tool(p, "pdfinfo %s | grep Title | tr -d 'ấ\n'");
    assert_string_equal(output, "Title:           ");
    free(output);
}

static void failure_is_told_and_forgotten(void **state)
{
    struct printing *p = *state;
    static const struct pdf_info INFO = {"", "", "", "", 0};
    pdf_begin(p->pdf, &INFO);
    pdf_page(p->pdf, 100000, 100); /* wider than PDF allows */
    pdf_page(p->pdf, 100, 100);
    str_append(&p->bytes, "như cũ");
    assert_false(pdf_finish(p->pdf, &p->bytes, p->error, sizeof p->error));
    assert_string_equal(str_text(&p->bytes), "như cũ");
    assert_string_equal(p->error, "libharu báo lỗi 0x1054 khi tạo PDF");
    add_text(p, "Vẫn in được.");
    printing_lay_out(p);
    printing_print(p);
    expect_output(p, "pdftotext %s -", "Vẫn in được.");
}

/* Children share the fonts without sharing a file position. */
static void forked_workers_print_the_same(void **state)
{
    struct printing *p = *state;
    enum { WORKERS = 4 };
    add_text(p, ALPHABET);
    printing_lay_out(p);
    printing_print(p);
    pid_t children[WORKERS];
    for (int w = 0; w < WORKERS; w++) {
        children[w] = fork();
        assert_true(children[w] >= 0);
        if (children[w] == 0) {
            size_t length = p->bytes.length;
            char *before = malloc(length);
            memcpy(before, p->bytes.data, length);
            for (int i = 0; i < 5; i++)
                printing_print(p);
            _exit(p->bytes.length == length &&
                          memcmp(before, p->bytes.data, length) == 0
                      ? 0
                      : 1);
        }
    }
    for (int w = 0; w < WORKERS; w++) {
        int status = -1;
        waitpid(children[w], &status, 0);
        assert_int_equal(status, 0);
    }
}

static void missing_glyphs_are_named(void **state)
{
    struct printing *p = *state;
    add_text(p, "Chữ 中文 và 😀, lại 中.");
    printing_lay_out(p);
    assert_int_equal(p->report.missing_count, 4);
    assert_string_equal(p->report.missing, "中文😀");
    printing_print(p);
    expect_output(p, "pdftotext %s -", "Chữ □□ và □, lại □.");
}

/* A tick must not look like the empty box of what is missing. */
static void signs_have_look_alikes(void **state)
{
    struct printing *p = *state;
    add_text(p, "✓ ✔ ☐ ☑ 2‑3");
    printing_lay_out(p);
    assert_int_equal(p->report.missing_count, 0);
    printing_print(p);
    expect_output(p, "pdftotext %s -", "√ √ □ √ 2-3");
}

static void bad_bytes_are_named(void **state)
{
    struct printing *p = *state;
    add_text(p, "a\xFF\xC3z");
    printing_lay_out(p);
    assert_int_equal(p->report.missing_count, 2);
    printing_print(p);
    expect_output(p, "pdftotext %s -", "a□□z");
}

/* libharu leaves the highest code of a font out of its glyph table. */
static void highest_code_is_printed(void **state)
{
    struct printing *p = *state;
    add_text(p, "a□");
    printing_lay_out(p);
    printing_print(p);
    char *output = printing_tool(p, "mutool draw -r 20 -o /dev/null -F pbm %s");
    assert_null(strstr(output, "glyph"));
    free(output);
}

static unsigned long big_endian(const char *at, int size)
{
    unsigned long value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | (unsigned char)at[i];
    return value;
}

static const char *font_table(const struct str *font, const char *tag)
{
    for (size_t i = 0; i < big_endian(font->data + 4, 2); i++) {
        const char *entry = font->data + 12 + 16 * i;
        if (memcmp(entry, tag, 4) == 0)
            return font->data + big_endian(entry + 8, 4);
    }
    fail_msg("no table %s", tag);
    return NULL;
}

/* The outline of a glyph, or NULL where it has none. */
static const char *glyph_at(const struct str *font, unsigned long glyph)
{
    const char *loca = font_table(font, "loca");
    bool wide = big_endian(font_table(font, "head") + 50, 2) != 0;
    unsigned long from = wide ? big_endian(loca + 4 * glyph, 4)
                              : 2 * big_endian(loca + 2 * glyph, 2);
    unsigned long to = wide ? big_endian(loca + 4 * glyph + 4, 4)
                            : 2 * big_endian(loca + 2 * glyph + 2, 2);
    return from == to ? NULL : font_table(font, "glyf") + from;
}

static bool is_composite(const char *glyph)
{
    return glyph != NULL && big_endian(glyph, 2) == 0xFFFF;
}

/* libharu loses the parts of parts: a composite glyph made of composites. */
static void fonts_have_no_nested_glyphs(void **state)
{
    struct printing *p = *state;
    enum { WORDS = 1, SCALE = 8, MORE = 32, TWO_SCALES = 64, MATRIX = 128 };
    for (int f = 0; f < FACE_COUNT; f++) {
        const struct str *font = &p->fonts.faces[f].bytes;
        unsigned long count = big_endian(font_table(font, "maxp") + 4, 2);
        unsigned long composites = 0, flags = 0;
        for (unsigned long g = 0; g < count; g++) {
            const char *at = glyph_at(font, g);
            if (!is_composite(at))
                continue;
            composites++;
            at += 10;
            do {
                flags = big_endian(at, 2);
                assert_false(
                    is_composite(glyph_at(font, big_endian(at + 2, 2))));
                at += (flags & WORDS) != 0 ? 8 : 6;
                at += (flags & SCALE) != 0        ? 2
                      : (flags & TWO_SCALES) != 0 ? 4
                      : (flags & MATRIX) != 0     ? 8
                                                  : 0;
            } while ((flags & MORE) != 0);
        }
        assert_true(composites > 100);
    }
}

static void fonts_must_be_there(void **state)
{
    (void)state;
    struct font_set fonts;
    char error[512] = "";
    assert_false(font_set_load(&fonts, "/nowhere", error, sizeof error));
    assert_string_equal(error,
                        "/nowhere/serif-regular.ttf: không đọc được phông "
                        "chữ (không có tệp hoặc thư mục này)");
}

/* Writes a folder whose first font is `bytes`, and says how loading failed. */
static void expect_bad_font(const char *bytes, size_t length)
{
    char folder[] = "/tmp/dti-fonts-XXXXXX", path[256], error[512] = "";
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/serif-regular.ttf", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    struct font_set fonts;
    assert_false(font_set_load(&fonts, folder, error, sizeof error));
    assert_non_null(
        strstr(error, "serif-regular.ttf: không phải phông chữ dùng được"));
    unlink(path);
    rmdir(folder);
}

static void fonts_must_be_fonts(void **state)
{
    struct printing *p = *state;
    const struct str *whole = &p->fonts.faces[FACE_REGULAR].bytes;
    expect_bad_font("not a font", 10);
    expect_bad_font("", 0);
    expect_bad_font(whole->data, 11);
    expect_bad_font(whole->data, 100);
    expect_bad_font(whole->data, whole->length - 1000);
}

#define PRINTING(f)                                                            \
    cmocka_unit_test_setup_teardown(f, printing_setup, printing_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTING(text_comes_back_as_typed),
        PRINTING(tools_find_no_fault),
        PRINTING(fonts_are_embedded_subsets),
        PRINTING(information_is_vietnamese),
        PRINTING(bookmarks_are_an_outline),
        PRINTING(links_open_and_have_no_border),
        PRINTING(map_to_unicode_has_short_blocks),
        PRINTING(map_to_unicode_splits_its_rows),
        PRINTING(long_text_is_split),
        PRINTING(same_input_gives_same_bytes),
        PRINTING(font_of_any_length_is_embedded),
        PRINTING(empty_text_needs_no_font),
        PRINTING(long_titles_are_cut),
        PRINTING(failure_is_told_and_forgotten),
        PRINTING(forked_workers_print_the_same),
        PRINTING(missing_glyphs_are_named),
        PRINTING(signs_have_look_alikes),
        PRINTING(bad_bytes_are_named),
        PRINTING(highest_code_is_printed),
        PRINTING(fonts_have_no_nested_glyphs),
        cmocka_unit_test(fonts_must_be_there),
        PRINTING(fonts_must_be_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
