/* The writer of workbooks: what Excel or libxlsxwriter cannot take never gets
 * there, and what is written is read back by our own reader or as XML. */
#include "unit/test.h"

#include "base/file.h"
#include "base/zip.h"
#include "xlsx/read/workbook_inside.h"
#include "xlsx/write/package.h"
#include "xlsx/write/rule.h"
#include "xlsx/write/sheet.h"
#include "xlsx/write/text.h"

#include <errno.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>

/* libxlsxwriter 1.1.4 loses the formula of a list's rule. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:lxw_strdup\n";
}

enum { STYLE_TEXT, STYLE_POINTS, STYLE_PAINT, STYLES };
static const struct book_style styles[STYLES] = {
    [STYLE_TEXT] = {.size = 11, .wrap = true},
    [STYLE_POINTS] = {.size = 11, .format = "0.00"},
    [STYLE_PAINT] = {.fill = 0xFFF2B3},
};
static const struct book_setup setup = {.title = "Sổ",
                                        .created = 1767571200,
                                        .font = "Arial",
                                        .breadth = 1,
                                        .styles = styles,
                                        .style_count = STYLES};

/* --- texts --- */

static void assert_cell_text(const char *text, size_t most,
                             const char *expected)
{
    struct arena arena = {0};
    assert_string_equal(book_cell_text(&arena, text, most), expected);
    arena_clear(&arena);
}

static void escapes_texts(void **state)
{
    (void)state;
    assert_cell_text("=1+1", 99, "=1+1");
    assert_cell_text("_x0041_", 99, "_x005F_x0041_");
    assert_cell_text("a_x000d__x0041_b", 99, "a_x005F_x000d__x005F_x0041_b");
    assert_cell_text("_x41_ _x00G1_ _", 99, "_x41_ _x00G1_ _");
    assert_cell_text("a\xEF\xBF\xBF"
                     "b\xEF\xBF\xBE",
                     99, "a\uFFFDb\uFFFD");
    assert_cell_text("một\n\thai\x01\x1F", 99, "một\n\thai\uFFFD\uFFFD");
    assert_cell_text("tên \xC2.xlsx", 99, "tên \uFFFD.xlsx");
}

static void cuts_texts(void **state)
{
    (void)state;
    assert_cell_text("Đường", 5, "Đường");
    assert_cell_text("Đườngg", 5, "Đườn…");
    /* An escape counts in full, and is not cut in two. */
    assert_cell_text("ab_x0041_", 15, "ab_x005F_x0041_");
    assert_cell_text("ab_x0041_", 14, "ab_x005F_x004…");
    assert_cell_text("ab_x0041_", 9, "ab…");
}

static void escapes_footers(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(book_footer_text(&arena, "Sở A", 20), "Sở A");
    assert_string_equal(book_footer_text(&arena, "R&D", 20), "R&&D");
    assert_string_equal(book_footer_text(&arena, "A&G &[Picture]&", 40),
                        "A&& G && [Picture]&&");
    assert_string_equal(book_footer_text(&arena, "12 phường", 20),
                        " 12 phường");
    assert_string_equal(book_footer_text(&arena, "&&&&&", 6), "&&&&…");
    arena_clear(&arena);
}

static void names_sheets(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        unsigned n;
        const char *name;
    } rows[] = {
        {"Sở, ban, ngành", 1, "Sở, ban, ngành"},
        {"SỞ, ban, ngành", 2, "SỞ, ban, ngành (2)"},
        {"Xã/phường: [2025]*?", 1, "Xã phường   2025"},
        {"'Xã'", 1, " Xã"},
        {"", 1, "Bảng"},
        {"''", 2, "Bảng (2)"},
        {"Cơ quan chuyên môn thuộc Ủy ban nhân dân", 1,
         "Cơ quan chuyên môn thuộc Ủy ban"},
        {"Cơ quan chuyên môn thuộc Ủy ban nhân dân", 2,
         "Cơ quan chuyên môn thuộc Ủy (2)"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(book_sheet_name(&arena, rows[i].title, rows[i].n),
                            rows[i].name);
    arena_clear(&arena);
}

/* --- whole books --- */

static char path[] = "/tmp/dti-book-XXXXXX";

static void finish(struct book *book)
{
    struct str out = {0};
    assert_int_equal(book_finish(book, &out), 0);
    assert_int_equal(file_write(path, out.data, out.length), 0);
    str_clear(&out);
}

/* A part of the book, to be freed with str_clear. */
static struct str part(const char *name)
{
    struct str text = {0};
    char chunk[4096];
    int n;
    unzFile zip = unzOpen(path);
    assert_non_null(zip);
    assert_int_equal(unzLocateFile(zip, name, 1), UNZ_OK);
    assert_int_equal(unzOpenCurrentFile(zip), UNZ_OK);
    while ((n = unzReadCurrentFile(zip, chunk, sizeof chunk)) > 0)
        str_append_bytes(&text, chunk, (size_t)n);
    unzCloseCurrentFile(zip);
    unzClose(zip);
    return text;
}

static void assert_has(const char *name, const char *wanted)
{
    struct str text = part(name);
    if (!strstr(str_text(&text), wanted))
        fail_msg("%s lacks %s:\n%s", name, wanted, str_text(&text));
    str_clear(&text);
}

/* The cells as lines `B5 text P-A`. */
static void fail_at(void *userdata, const struct reported_problem *problem)
{
    (void)userdata;
    fail_msg("%s", problem_code_text(problem->code));
}

static int print_cell(void *userdata, const struct cell *cell)
{
    char name[16], text[CELL_TEXT_SIZE];
    str_printf(
        userdata, "%s %s %s\n", position_name(cell->row, cell->column, name),
        workbook_cell_kind_name(cell->kind), workbook_cell_text(cell, text));
    return 0;
}

static void writes_numbers_exactly(void **state)
{
    (void)state;
    struct book book;
    struct str cells = {0};
    assert_int_equal(book_open(&book, &setup), 0);
    struct book_sheet *sheet = book_add_sheet(&book, "Số");
    book_put_points(sheet, 0, 0, 1469, STYLE_POINTS);
    book_put_points(sheet, 0, 1, POINTS_NONE, STYLE_POINTS);
    book_put_ratio(sheet, 0, 2, 8241, STYLE_POINTS);
    book_put_ratio(sheet, 0, 3, RATIO_NONE, STYLE_POINTS);
    book_put_points(sheet, 0, 4, 999999999999999, STYLE_POINTS);
    book_put_points(sheet, 0, 5, -7, STYLE_POINTS);
    book_put_points_formula(sheet, 0, 6, "=A1*2", 2938, STYLE_POINTS);
    book_put_count(sheet, 0, 7, 126, STYLE_POINTS);
    finish(&book);
    struct str bytes = {0};
    assert_int_equal(file_read(path, 1 << 20, &bytes), 0);
    struct workbook *workbook = workbook_open(&bytes, fail_at, NULL);
    assert_non_null(workbook);
    workbook_read_sheet(workbook, 0, print_cell, &cells);
    assert_string_equal(str_text(&cells),
                        "A1 number 14.69\nC1 number 0.8241\n"
                        "E1 number 9999999999999.99\nF1 number -0.07\n"
                        "G1 number 29.38\nH1 number 126\n");
    workbook_free(workbook);
    str_clear(&cells);
}

static void keeps_texts_texts(void **state)
{
    (void)state;
    struct book book;
    assert_int_equal(book_open(&book, &setup), 0);
    struct book_sheet *sheet = book_add_sheet(&book, "Chữ");
    book_put_text(sheet, 0, 0, "=1+1", STYLE_TEXT);
    book_put_text(sheet, 1, 0, "https://dti.example/a", STYLE_TEXT);
    book_put_across(sheet, 2, 0, 1, "_x0041_", STYLE_TEXT);
    book_put_note(sheet, 0, 0, "_x0041_\x01");
    finish(&book);
    struct str xml = part("xl/worksheets/sheet1.xml");
    assert_null(strstr(str_text(&xml), "<f>"));
    assert_null(strstr(str_text(&xml), "<hyperlink"));
    str_clear(&xml);
    assert_has("xl/sharedStrings.xml", "<t>=1+1</t>");
    assert_has("xl/sharedStrings.xml", "<t>_x005F_x0041_</t>");
    assert_has("xl/comments1.xml", "_x005F_x0041_\uFFFD");
}

/* A text of `count` letters of three bytes each. */
static char *long_text(size_t count)
{
    struct str text = {0};
    for (size_t i = 0; i < count; i++)
        str_append(&text, "Ủ");
    return str_take(&text);
}

static void long_texts_harm_nothing(void **state)
{
    (void)state;
    char *text = long_text(40000);
    struct str escapes = {0};
    for (size_t i = 0; i < 6000; i++)
        str_append(&escapes, "_x0041_");
    struct book book;
    struct book_setup own = setup;
    own.title = own.author = text;
    assert_int_equal(book_open(&book, &own), 0);
    struct book_sheet *sheet = book_add_sheet(&book, text);
    struct book_sheet *second = book_add_sheet(&book, text);
    assert_ptr_not_equal(sheet, second);
    const struct book_print print = {
        .pages = 1, .type = "&\"Times New Roman\"&9", .footer = text};
    const struct book_rule rule = {.kind = BOOK_RULE_WHOLE,
                                   .most = 9,
                                   .title = text,
                                   .message = text,
                                   .input_title = text,
                                   .input_message = text};
    book_put_text(sheet, 0, 0, text, STYLE_TEXT);
    book_put_text(sheet, 1, 0, str_text(&escapes), STYLE_TEXT);
    book_put_across(sheet, 2, 0, 1, text, STYLE_TEXT);
    book_put_note(sheet, 0, 0, text);
    book_add_rule(sheet, 3, 0, 3, 0, &rule);
    book_set_print(sheet, &print);
    /* The longest name that is defined names the sheet twice. */
    book_repeat(sheet, 1048575, 16384);
    book_set_print_area(sheet, 1048575, 16383);
    finish(&book);
    assert_has("xl/workbook.xml",
               "ỦỦ'!$A:$XFD,'ỦỦỦỦỦỦỦỦỦỦỦỦỦỦỦỦ'!$1048576:$1048576<");
    free(text);
    str_clear(&escapes);
}

static void hostile_footers_harm_nothing(void **state)
{
    (void)state;
    static const char *const footers[] = {"A&G", "&[Picture]", "&&&G",
                                          "&",   "9 xã",       ""};
    struct book book;
    assert_int_equal(book_open(&book, &setup), 0);
    for (size_t i = 0; i < sizeof footers / sizeof *footers; i++) {
        const struct book_print print = {
            .pages = 1, .type = "&9", .footer = footers[i]};
        book_set_print(book_add_sheet(&book, "Trang"), &print);
    }
    finish(&book);
    assert_has("xl/worksheets/sheet1.xml", "&amp;9A&amp;&amp; G&amp;R");
    assert_has("xl/worksheets/sheet5.xml", "&amp;9 9 xã");
}

static void rows_are_as_high_as_their_texts(void **state)
{
    (void)state;
    struct book book;
    assert_int_equal(book_open(&book, &setup), 0);
    struct book_sheet *sheet = book_add_sheet(&book, "A");
    book_set_width(sheet, 0, 20);
    book_put_tall(sheet, 0, 0, "một", STYLE_TEXT);
    book_put_tall(sheet, 1, 0, "một\nhai\nba", STYLE_TEXT);
    book_put_tall(sheet, 1, 1, "một\nhai", STYLE_TEXT);
    book_set_lines(sheet, 2, 2, STYLE_TEXT);
    book_put_tall(sheet, 2, 0, "một", STYLE_TEXT);
    char *text = long_text(5000);
    book_put_tall(sheet, 3, 0, text, STYLE_TEXT);
    free(text);
    finish(&book);
    static const char *const rows[] = {"<row r=\"1\" spans=\"1:2\" ht=\"18.2\"",
                                       "<row r=\"2\" spans=\"1:2\" ht=\"44.6\"",
                                       "<row r=\"3\" spans=\"1:2\" ht=\"31.4\"",
                                       "<row r=\"4\" spans=\"1:2\" ht=\"400\""};
    for (size_t i = 0; i < 4; i++)
        assert_has("xl/worksheets/sheet1.xml", rows[i]);
}

static void outside_of_a_sheet_is_a_failure(void **state)
{
    (void)state;
    struct str out = {0};
    static const size_t places[][2] = {
        {1048576, 0}, {0, 16384}, {SIZE_MAX, 0}, {(size_t)1 << 32, 0}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct book book;
        assert_int_equal(book_open(&book, &setup), 0);
        book_put_text(book_add_sheet(&book, "A"), places[i][0], places[i][1],
                      "x", STYLE_TEXT);
        assert_int_equal(book_finish(&book, &out), EOVERFLOW);
        assert_int_equal(out.length, 0);
    }
}

/* --- options --- */

/* Asserts what the rule for these options says in the file: `inside`, or that
 * they stand on a sheet of their own where it is NULL. */
static void assert_options(const char *const *options, size_t count,
                           const char *inside)
{
    const struct book_rule rule = {.kind = BOOK_RULE_OPTIONS,
                                   .options = options,
                                   .option_count = count,
                                   .input_title = "4.3.a"};
    struct book book;
    struct str formula = {0};
    assert_int_equal(book_open(&book, &setup), 0);
    book_add_rule(book_add_sheet(&book, "A"), 0, 0, 0, 0, &rule);
    finish(&book);
    if (inside)
        str_printf(&formula, "<formula1>\"%s\"</formula1>", inside);
    else
        str_printf(&formula, "<formula1>'Danh mục'!$A$2%s%s</formula1>",
                   count > 1 ? ":$A$" : "",
                   count == 300 ? "301"
                   : count > 1  ? "3"
                                : "");
    assert_has("xl/worksheets/sheet1.xml", str_text(&formula));
    if (!inside)
        assert_has("xl/worksheets/sheet2.xml", "<sheetProtection");
    str_clear(&formula);
}

static void long_options_go_to_a_sheet(void **state)
{
    (void)state;
    char most[256], over[257];
    memset(most, 'a', 255);
    most[255] = '\0';
    memset(over, 'a', 256);
    over[256] = '\0';
    char *wide = long_text(85), *wider = long_text(86), *half = long_text(45);
    assert_options((const char *[]){"Có", "Không"}, 2, "Có,Không");
    assert_options((const char *[]){most}, 1, most);
    assert_options((const char *[]){over}, 1, NULL);
    /* The comma between two counts as well. */
    assert_options((const char *[]){most, "b"}, 2, NULL);
    /* Bytes count, for the library has room for no more of them. */
    assert_options((const char *[]){wide}, 1, wide);
    assert_options((const char *[]){wider}, 1, NULL);
    assert_options((const char *[]){half, half}, 2, NULL);
    assert_options((const char *[]){"a,b"}, 1, NULL);
    assert_options((const char *[]){"a\"b"}, 1, NULL);
    assert_options((const char *[]){"a", ""}, 2, NULL);
    free(wide);
    free(wider);
    free(half);
}

/* libxlsxwriter counts options in a byte. */
static void many_options_go_to_a_sheet(void **state)
{
    (void)state;
    const char *options[300];
    for (size_t i = 0; i < 300; i++)
        options[i] = "a";
    assert_options(options, 300, NULL);
}

/* --- whether it is whole --- */

static bool is_whole(const struct str *package)
{
    struct str out = {0};
    struct book book = {0};
    bool whole = book_repack(&book, package, &out);
    assert_int_equal(out.length > 0, whole);
    str_clear(&out);
    return whole;
}

/* A ZIP may be sound and its parts not. */
static bool part_is_whole(const char *text)
{
    struct str package = {0};
    struct zip *zip = zip_new(0);
    assert_true(zip_add_packed(zip, "xl/workbook.xml", text, strlen(text)));
    assert_true(zip_finish(zip, &package));
    bool whole = is_whole(&package);
    str_clear(&package);
    return whole;
}

static void notices_cut_parts_in_a_sound_zip(void **state)
{
    (void)state;
    assert_true(
        part_is_whole("<?xml version=\"1.0\"?>\n<a:b x=\"1\"><c/></a:b>\n"));
    assert_true(part_is_whole("<xml><v:shape/></xml>"));
    /* A write in the middle that failed. */
    assert_false(part_is_whole(
        "<?xml version=\"1.0\"?><a><c r=\"A1\"<c r=\"B1\"/></a>"));
    assert_false(part_is_whole("<?xml version=\"1.0\"?><a><b><c></b></a>"));
    assert_false(part_is_whole("<a><b/></a>"));
    assert_false(
        part_is_whole("<?xml version=\"1.0\"?>\n<a:b x=\"1\"><c/></a:"));
    assert_false(part_is_whole("<?xml version=\"1.0\"?>\n<ab><c></b>"));
    assert_false(part_is_whole("<?xml version=\"1.0\"?>\n<ab"));
    assert_false(part_is_whole("<?xml versio"));
    assert_false(part_is_whole("<a>"));
    assert_false(part_is_whole(""));
}

/* No part is ever on a disk: the library makes it in a file of memory, of any
 * size, which it can write, read, and go back in. */
static void makes_parts_in_memory(void **state)
{
    (void)state;
    enum { SIZE = 300000 };
    char first[] = "/no/such/folder";
    FILE *part = lxw_tmpfile(first);
    assert_non_null(part);
    assert_int_equal(fileno(part), -1);
    for (int i = 0; i < SIZE; i++)
        assert_int_equal(fputc(i % 251, part), i % 251);
    assert_int_equal(fseek(part, 100000, SEEK_SET), 0);
    assert_int_equal(fputs("abc", part), 1);
    rewind(part);
    for (int i = 0; i < SIZE; i++)
        assert_int_equal(fgetc(part), i >= 100000 && i < 100003
                                          ? "abc"[i - 100000]
                                          : i % 251);
    assert_int_equal(fgetc(part), EOF);
    assert_int_equal(fseek(part, SIZE + 1, SEEK_SET), -1);
    assert_int_equal(fclose(part), 0);
}

static void notices_a_package_that_is_cut_off(void **state)
{
    (void)state;
    struct book book;
    struct str bytes = {0};
    assert_int_equal(book_open(&book, &setup), 0);
    book_put_text(book_add_sheet(&book, "A"), 0, 0, "x", STYLE_TEXT);
    assert_int_equal(book_finish(&book, &bytes), 0);
    assert_true(is_whole(&bytes));
    bytes.length /= 2;
    assert_false(is_whole(&bytes));
    bytes.length = 0;
    assert_false(is_whole(&bytes));
    str_clear(&bytes);
}

/* --- the digest --- */

/* Steps that put something into a book: one of them in another way. */
struct steps {
    size_t at, changed;
};

/* Whether the next step is that one. */
static bool other(struct steps *steps)
{
    return steps->at++ == steps->changed;
}

static size_t one_or_two(struct steps *steps)
{
    return other(steps) ? 2 : 1;
}

static const char *word(struct steps *steps)
{
    return other(steps) ? "hai" : "một";
}

static void put_cells(struct book_sheet *s, struct steps *steps)
{
    book_put_text(s, 1, 0, word(steps), STYLE_TEXT);
    book_put_tall(s, one_or_two(steps), 0, "một", STYLE_TEXT);
    book_put_count(s, 3, 0, (int64_t)one_or_two(steps), STYLE_POINTS);
    book_put_points(s, 3, 1, other(steps) ? POINTS_NONE : 5, STYLE_POINTS);
    book_put_ratio(s, 3, 2, (ratio4_t)one_or_two(steps), STYLE_POINTS);
    book_put_blank(s, 4, 0, one_or_two(steps), STYLE_TEXT);
    book_put_across(s, 5, 0, one_or_two(steps), "một", STYLE_TEXT);
    book_put_points_formula(s, 6, 0, "=A1", (points_t)one_or_two(steps),
                            STYLE_POINTS);
    book_put_count_formula(s, 6, 1, other(steps) ? "=A1" : "=A2", 1,
                           STYLE_POINTS);
    book_put_text_formula(s, 6, 2, "=A1", word(steps), STYLE_TEXT);
    book_put_link(s, 7, 0, other(steps) ? "https://a.vn" : "https://b.vn",
                  "một", STYLE_TEXT);
    book_put_link(s, 7, 1, "https://a.vn", word(steps), STYLE_TEXT);
    book_put_jump(s, 8, 0, s, one_or_two(steps), 0, "một", STYLE_TEXT);
    book_put_note(s, 8, 1, word(steps));
    book_put_head(s, 9, 3, "một", other(steps) ? 9 : 10, STYLE_TEXT);
}

static void set_sheet(struct book_sheet *s, struct steps *steps)
{
    const struct book_print print = {.landscape = other(steps),
                                     .pages = 1,
                                     .left = 0.5,
                                     .right = other(steps) ? 0.5 : 0.25,
                                     .top = 0.5,
                                     .bottom = 0.5,
                                     .type = "&8",
                                     .footer = word(steps)};
    book_set_width(s, 4, other(steps) ? 9.5 : 9.25);
    book_hide_columns(s, 6, 6 + one_or_two(steps));
    book_set_height(s, 10, other(steps) ? 20.5 : 20);
    book_set_lines(s, 11, (int)one_or_two(steps), STYLE_TEXT);
    book_freeze(s, one_or_two(steps), 0);
    book_filter(s, 1, 1 + one_or_two(steps), 3);
    book_set_print(s, &print);
    book_repeat(s, 1, one_or_two(steps));
    book_set_print_area(s, 20, one_or_two(steps));
    book_allow_codes(s, 20, one_or_two(steps));
    if (other(steps))
        book_protect(s);
    book_choose(s, one_or_two(steps), 0);
    if (other(steps))
        book_activate(s);
    book_paint(s, 1, 0, 2, 0, other(steps) ? "=A1>1" : NULL, STYLE_PAINT);
    (void)book_add_sheet(s->book, word(steps));
}

static void add_rules(struct book_sheet *s, struct steps *steps)
{
    char long_option[300];
    memset(long_option, 'a', sizeof long_option - 1);
    long_option[sizeof long_option - 1] = '\0';
    const char *const options[] = {"Có", other(steps) ? long_option : "Không"};
    const struct book_rule rules[] = {
        {.kind = BOOK_RULE_WHOLE,
         .least = (int)one_or_two(steps),
         .most = (int)one_or_two(steps) + 2},
        {.kind = BOOK_RULE_OPTIONS,
         .options = options,
         .option_count = 2,
         .input_title = "Chọn"},
        {.kind = BOOK_RULE_DAY,
         .first = {2025, 1, (int)one_or_two(steps)},
         .last = {2025, 11 + (int)one_or_two(steps) - 1, 1}},
        {.kind = BOOK_RULE_FORMULA,
         .formula = other(steps) ? "=A1>2" : "=A1>1",
         .warns = other(steps)},
        {.kind = BOOK_RULE_POINTS,
         .least_formula = other(steps) ? "=0" : "=1",
         .most_formula = other(steps) ? "=5" : "=6",
         .title = word(steps),
         .message = word(steps)},
        {.kind = BOOK_RULE_NONE,
         .input_title = word(steps),
         .input_message = word(steps)},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        book_add_rule(s, 12 + i, 0, 12 + i, 0, &rules[i]);
}

/* A book of all steps, that at `changed` the other way; its bytes go to `out`,
 * or where that is NULL it is only described. Returns how many steps there are.
 */
static size_t digest_with(size_t changed, int64_t created, struct str *out,
                          char digest[SHA256_HEX_SIZE])
{
    struct book book;
    struct steps steps = {.changed = changed};
    struct book_setup own = setup;
    own.created = created;
    own.digest = digest;
    own.described = !out;
    assert_int_equal(book_open(&book, &own), 0);
    (void)book_add_sheet(&book, "Trước");
    struct book_sheet *sheet = book_add_sheet(&book, "Sổ");
    put_cells(sheet, &steps);
    set_sheet(sheet, &steps);
    add_rules(sheet, &steps);
    assert_int_equal(book_finish(&book, out), 0);
    return steps.at;
}

/* A book has the digest that it has where it is only described; another one has
 * another, whatever the difference is. */
static void digests_tell_books_apart(void **state)
{
    (void)state;
    enum { STEPS_MOST = 64 };
    char described[STEPS_MOST + 2][SHA256_HEX_SIZE], made[SHA256_HEX_SIZE];
    size_t count = digest_with(SIZE_MAX, setup.created, NULL, described[0]);
    assert_true(count < STEPS_MOST);
    for (size_t i = 0; i <= count; i++) {
        struct str out = {0};
        digest_with(i, setup.created, NULL, described[i]);
        digest_with(i, setup.created, &out, made);
        assert_string_equal(described[i], made);
        assert_true(out.length > 0);
        str_clear(&out);
    }
    digest_with(count, setup.created + 86400, NULL, described[count + 1]);
    for (size_t i = 0; i <= count + 1; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(described[i], described[j]) == 0)
                fail_msg("steps %zu and %zu", j, i);
}

/* Two texts are not the same as the two that they are cut into elsewhere. */
static void digests_keep_texts_apart(void **state)
{
    (void)state;
    char digests[2][SHA256_HEX_SIZE];
    static const char *const texts[2][2] = {{"ab", "c"}, {"a", "bc"}};
    for (size_t i = 0; i < 2; i++) {
        struct book book;
        struct book_setup own = setup;
        own.digest = digests[i];
        own.described = true;
        assert_int_equal(book_open(&book, &own), 0);
        struct book_sheet *sheet = book_add_sheet(&book, "Sổ");
        book_put_text_formula(sheet, 0, 0, texts[i][0], texts[i][1],
                              STYLE_TEXT);
        assert_int_equal(book_finish(&book, NULL), 0);
    }
    assert_string_not_equal(digests[0], digests[1]);
}

static int set_up(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 ? -1 : close(fd);
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_texts),
        cmocka_unit_test(cuts_texts),
        cmocka_unit_test(escapes_footers),
        cmocka_unit_test(names_sheets),
        cmocka_unit_test(writes_numbers_exactly),
        cmocka_unit_test(keeps_texts_texts),
        cmocka_unit_test(long_texts_harm_nothing),
        cmocka_unit_test(hostile_footers_harm_nothing),
        cmocka_unit_test(rows_are_as_high_as_their_texts),
        cmocka_unit_test(outside_of_a_sheet_is_a_failure),
        cmocka_unit_test(long_options_go_to_a_sheet),
        cmocka_unit_test(many_options_go_to_a_sheet),
        cmocka_unit_test(notices_cut_parts_in_a_sound_zip),
        cmocka_unit_test(makes_parts_in_memory),
        cmocka_unit_test(notices_a_package_that_is_cut_off),
        cmocka_unit_test(digests_tell_books_apart),
        cmocka_unit_test(digests_keep_texts_apart),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
