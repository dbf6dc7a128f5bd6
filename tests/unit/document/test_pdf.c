/* PDF over libharu: one test a trap, and what readers' tools say. */
#include "printing.h"

#include "base/file.h"

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
    assert_string_equal(output, "SERIRS+LiberationSerif yes yes yes\n"
                                "SERIBS+LiberationSerif-Bold yes yes yes\n");
    free(output);
    /* Without the cut: 70 KB a face. */
    assert_in_range(p->bytes.length, 3000, 25000);
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

/* The ranges of a font's map to Unicode, in blocks of 100 at most. */
static void map_to_unicode_has_short_blocks(void **state)
{
    struct printing *p = *state;
    add_text(p, "Một Ж.");
    printing_lay_out(p);
    printing_print(p);
    char *map = printing_tool(p, "qpdf --qdf --object-streams=disable %s - | "
                                 "grep -a -A100 beginbfrange");
    assert_non_null(strstr(map, "<0020>\n"));
    assert_null(strstr(map, "<0000>\n"));
    for (char *at = map; (at = strstr(at, " beginbfrange")) != NULL; at++) {
        while (at > map && at[-1] >= '0' && at[-1] <= '9')
            at--;
        assert_in_range(atoi(at), 1, 100);
        at = strchr(at, 'b');
    }
    free(map);
    expect_output(p, "pdftotext %s -", "Một Ж.");
}

/* PDF/A has strings of 32,767 bytes at most. */
static void long_text_is_split(void **state)
{
    struct printing *p = *state;
    struct str text = {0};
    while (text.length < 200000)
        str_append(&text, "chuyển đổi số ");
    static const struct pdf_info INFO = {"", "", "", "", 0};
    pdf_begin(p->pdf, &INFO);
    pdf_expect(p->pdf, FACE_REGULAR, text.data, text.length);
    pdf_page(p->pdf, MM(210), MM(297));
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

/* A table over three pages: one table in the tree, read once. */
static void a_table_over_pages_is_one(void **state)
{
    struct printing *p = *state;
    struct str rows = {0};
    for (int i = 0; i < 120; i++)
        str_printf(&rows, "Hàng | %d\n", i);
    by_hand_table(&p->blocks, "lr", "Tên | Số");
    by_hand_lines(&p->blocks, str_text(&rows));
    str_clear(&rows);
    printing_lay_out(p);
    printing_print(p);
    assert_true(p->report.pages > 2);
    char *output = printing_tool(p, "pdfinfo -struct-text %s | grep -c Table");
    assert_int_equal(atoi(output), 1);
    free(output);
    output = printing_tool(p, "pdfinfo -struct-text %s | grep -c '\"Tên\"'");
    assert_int_equal(atoi(output), 1);
    free(output);
    output = printing_tool(p, "pdfinfo -struct-text %s | grep -c 'TR$'");
    assert_int_equal(atoi(output), 121);
    free(output);
}

static void fields_wait_for_a_signature(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "signature",
                   "title | GIÁM ĐỐC\nfield | Chữ ký của Giám đốc");
    printing_lay_out(p);
    printing_print(p);
    expect_output(p, "pdfsig %s", "Signature Field Name: chu-ky-1");
    expect_output(p, "pdfsig %s", "is not signed");
    expect_output(p, "qpdf --check %s", "No syntax or stream encoding errors");
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

/* 60,000 bytes of title would be 120,000 in the file: too much for libharu. */
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
    (void)state;
    struct str whole = {0}, path = {0};
    const char *build = getenv("DTI_BUILD");
    str_printf(&path, "%s/fonts/serif-regular.ttf",
               build != NULL ? build : "build");
    assert_int_equal(file_read(path.data, 1 << 20, &whole), 0);
    expect_bad_font("not a font", 10);
    expect_bad_font("", 0);
    expect_bad_font(whole.data, 11);
    expect_bad_font(whole.data, 100);
    expect_bad_font(whole.data, whole.length - 1000);
    str_clear(&whole);
    str_clear(&path);
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
        PRINTING(long_text_is_split),
        PRINTING(same_input_gives_same_bytes),
        PRINTING(a_table_over_pages_is_one),
        PRINTING(fields_wait_for_a_signature),
        PRINTING(empty_text_needs_no_font),
        PRINTING(long_titles_are_cut),
        PRINTING(failure_is_told_and_forgotten),
        PRINTING(forked_workers_print_the_same),
        PRINTING(missing_glyphs_are_named),
        PRINTING(signs_have_look_alikes),
        PRINTING(bad_bytes_are_named),
        PRINTING(highest_code_is_printed),
        cmocka_unit_test(fonts_must_be_there),
        cmocka_unit_test(fonts_must_be_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
