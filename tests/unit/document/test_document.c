/* From a template's file to a PDF. */
#include "printing.h"

#include "document/document.h"

#define SAMPLE "tests/data/document/mau-day-du.md"

static struct document_engine *new_engine(void)
{
    const char *build = getenv("DTI_BUILD");
    char folder[512], error[512] = "";
    snprintf(folder, sizeof folder, "%s/fonts",
             build != NULL ? build : "build");
    struct document_engine *engine =
        document_engine_new(folder, error, sizeof error);
    if (engine == NULL)
        fail_msg("%s", error);
    return engine;
}

static json_t *new_data(void)
{
    json_t *rows = json_array();
    for (int i = 1; i <= 9; i++)
        json_array_append_new(
            rows, json_pack("{s:s, s:s, s:s, s:f}", "code", "1.1", "title",
                            "Người đứng đầu | chỉ đạo *chuyển đổi số*",
                            "points", "5,00", "share", i / 10.0));
    return json_pack("{s:{s:s}, s:i, s:o}", "unit", "name",
                     "Phường Văn Miếu - Quốc Tử Giám", "year", 2026, "rows",
                     rows);
}

static struct document_template *load(const char *path)
{
    struct document_error error;
    struct document_template *t = document_template_load(path, &error);
    if (t == NULL)
        fail_msg("%s:%d: %s", path, error.line, error.message);
    return t;
}

static char *tool(const struct str *bytes, const char *command)
{
    struct printing p = {.bytes = *bytes};
    return printing_tool(&p, command);
}

/* Every block there is, from Markdown to the page. */
static void sample_is_printed(void **state)
{
    (void)state;
    struct document_engine *engine = new_engine();
    struct document_template *t = load(SAMPLE);
    json_t *data = new_data();
    struct document_report report;
    struct document_error error;
    struct str pdf = {0}, again = {0};
    if (!document_render(engine, t, data, "Tổ công tác", 1768176000, &pdf,
                         &report, &error))
        fail_msg("%d: %s", error.line, error.message);
    assert_int_equal(report.pages, 2);
    assert_int_equal(report.missing_count, 0);
    assert_true(document_render(engine, t, data, "Tổ công tác", 1768176000,
                                &again, NULL, &error));
    assert_int_equal(again.length, pdf.length);
    assert_memory_equal(again.data, pdf.data, pdf.length);

    char *output = tool(&pdf, "pdfinfo %s | grep -E 'Title|Keywords'");
    assert_string_equal(
        output, "Title:           Tờ mẫu – Phường Văn Miếu - Quốc Tử Giám\n"
                "Keywords:        mẫu, 2026\n");
    free(output);
    output = tool(&pdf, "pdftotext -layout %s -");
    assert_non_null(strstr(output, "Người đứng đầu | chỉ đạo *chuyển đổi số*"));
    assert_non_null(strstr(output, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    assert_non_null(strstr(output, "Tổng cộng"));
    free(output);
    output = tool(&pdf, "mutool show %s outline | grep -o '\"[^\"]*\"'");
    assert_string_equal(
        output, "\"BÁO CÁO\"\n\"1. Chữ\"\n\"2. Biểu đồ\"\n\"Phần bảng\"\n"
                "\"3. Bảng\"\n");
    free(output);
    output = tool(&pdf, "qpdf --check %s | grep -i -c warning");
    assert_string_equal(output, "0\n");
    free(output);
    /* To look at it: DTI_SAMPLE=/tmp/sample.pdf. */
    const char *keep = getenv("DTI_SAMPLE");
    FILE *file = keep != NULL ? fopen(keep, "wb") : NULL;
    if (file != NULL) {
        fwrite(pdf.data, 1, pdf.length, file);
        fclose(file);
    }
    str_clear(&pdf);
    str_clear(&again);
    json_decref(data);
    document_template_free(t);
    document_engine_free(engine);
}

static struct document_template *load_text(const char *text)
{
    char path[] = "/tmp/dti-template-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    struct document_template *t = load(path);
    unlink(path);
    return t;
}

/* What `command` says of the PDF that `text` makes as a template. */
static char *print_text(const char *text, const char *command)
{
    struct document_engine *engine = new_engine();
    struct document_template *t = load_text(text);
    json_t *data = new_data();
    struct document_error error;
    struct str pdf = {0};
    if (!document_render(engine, t, data, "", 0, &pdf, NULL, &error))
        fail_msg("%s", error.message);
    char *said = tool(&pdf, command);
    json_decref(data);
    document_template_free(t);
    document_engine_free(engine);
    str_clear(&pdf);
    return said;
}

static void mark_is_on_each_page(void **state)
{
    (void)state;
    char *said =
        print_text("---\ntitle: a\nmark: DỰ THẢO {{year}}\n---\nMột\n\n"
                   "<!-- page landscape=\"yes\" -->\n\nHai\n",
                   "pdftotext %s - | grep -c '^DỰ THẢO 2026'");
    assert_string_equal(said, "2\n");
    free(said);
    said = print_text("---\ntitle: a\nmark: \"{{nothing}}\"\n---\nMột\n",
                      "pdftotext %s - | tr -d '\\n\\f'");
    assert_string_equal(said, "Một");
    free(said);
}

/* What a template that says `head` prints on a draft and on what is none. */
static void expect_mark(const char *head, const char *draft, const char *none)
{
    static const char *const data[] = {"{\"state\": \"DỰ THẢO\"}", "{}"};
    const char *const expected[] = {draft, none};
    for (int i = 0; i < 2; i++) {
        struct str text = {0}, mark = {0};
        struct document_error error;
        str_printf(&text, "---\ntitle: a\n%s---\nMột\n", head);
        struct document_template *t = load_text(str_text(&text));
        document_template_add_mark(t, "state");
        json_t *values = json_loads(data[i], 0, NULL);
        assert_true(document_expand_head(t, values, &mark, &error));
        const char *last = strstr(str_text(&mark), "a\n\n\n\n");
        assert_non_null(last);
        assert_memory_equal(last + 5, expected[i], strlen(expected[i]));
        json_decref(values);
        document_template_free(t);
        str_clear(&text);
        str_clear(&mark);
    }
}

static void a_draft_is_marked_by_default(void **state)
{
    (void)state;
    expect_mark("", "DỰ THẢO\n", "\n");
    expect_mark("mark: MẬT\n", "DỰ THẢO – MẬT\n", "MẬT\n");
    expect_mark("mark: \"{{nothing}}\"\n", "DỰ THẢO – \n", "\n");
    expect_mark("mark: \"\"\n", "\n", "\n");
    expect_mark("mark: \"bản {{state}}\"\n", "bản DỰ THẢO\n", "bản \n");
}

/* Two documents of two pages in one PDF: what tools say of it. */
static char *print_bundle(const char *command)
{
    static const char TEXT[] = "---\ntitle: a\nsubject: Năm {{year}}\nmark: "
                               "BẢN THỬ\n---\n# Một\n\n## Hai\n\nchữ\n\n"
                               "<!-- page landscape=\"yes\" -->\n\nHết\n";
    struct document_engine *engine = new_engine();
    struct document_template *t = load_text(TEXT);
    json_t *data = new_data();
    struct document_error error = {0};
    struct str one = {0}, subject = {0}, pdf = {0};
    struct document_bundle *bundle = document_bundle_new(&pdf);
    if (!document_render(engine, t, data, "Tổ", 0, &one, NULL, &error) ||
        !document_expand_meta(t, "subject", data, &subject, &error))
        fail_msg("%s", error.message);
    assert_true(document_bundle_add(bundle, one.data, one.length, "Xã Một"));
    assert_true(document_bundle_add(bundle, one.data, one.length, "Xã Hai"));
    document_bundle_finish(bundle, str_text(&subject), "Các xã", "Tổ", 0);
    char *said = tool(&pdf, command);
    document_bundle_free(bundle);
    json_decref(data);
    document_template_free(t);
    document_engine_free(engine);
    str_clear(&one);
    str_clear(&subject);
    str_clear(&pdf);
    return said;
}

static void expect_of_bundle(const char *command, const char *expected)
{
    char *said = print_bundle(command);
    assert_string_equal(said, expected);
    free(said);
}

static void documents_are_bundled(void **state)
{
    (void)state;
    expect_of_bundle("pdfinfo %s | grep -E 'Title|Tagged|Pages' | tr -s ' '",
                     "Title: Năm 2026 – Các xã\nTagged: yes\nPages: 4\n");
    expect_of_bundle("pdftotext %s - | tr -s '\n\f' ' '",
                     "BẢN THỬ Một Hai chữ 2 Hết BẢN THỬ BẢN THỬ Một Hai chữ 2 "
                     "Hết BẢN THỬ ");
    expect_of_bundle("pdfinfo -struct %s | grep -c '^  *Document'", "2\n");
    expect_of_bundle("mutool show %s outline | grep -oE 'Xã [^\"]*|Một\"'",
                     "Xã Một\nXã Hai\n");
    expect_of_bundle("qpdf --check %s | grep -c 'No syntax'", "1\n");
}

/* Renders `text` as a template; yields the message of its failure. */
static void expect_failure(const char *text, const char *message)
{
    struct document_engine *engine = new_engine();
    struct document_template *t = load_text(text);
    json_t *data = new_data();
    struct document_error error;
    struct document_report report;
    struct str pdf = {0};
    assert_false(
        document_render(engine, t, data, "", 0, &pdf, &report, &error));
    assert_string_equal(error.message, message);
    assert_int_equal(pdf.length, 0);
    json_decref(data);
    document_template_free(t);
    document_engine_free(engine);
    str_clear(&pdf);
}

static void template_slips_are_told(void **state)
{
    (void)state;
    expect_failure(
        "---\ntitle: a\n---\n``` figures\n1|a\n2|b\n3|c\n4|d\n5|e\n6|f\n```\n",
        "figures: nhiều nhất 5 số, có 6");
    expect_failure("---\ntitle: a\n---\n<!-- table widths=\"1\" -->\n| a | b "
                   "|\n|---|---|\n",
                   "widths=\"1\" không hợp với bảng 2 cột");
}

static void unknown_paper_is_refused(void **state)
{
    (void)state;
    char path[] = "/tmp/dti-template-XXXXXX";
    int fd = mkstemp(path);
    static const char TEXT[] = "---\ntitle: a\npaper: A3\n---\nMột\n";
    assert_int_equal(write(fd, TEXT, sizeof TEXT - 1), sizeof TEXT - 1);
    close(fd);
    struct document_error error;
    assert_null(document_template_load(path, &error));
    assert_string_equal(error.message, "không có khổ giấy “A3”; các khổ có: "
                                       "A4, A4-landscape, 16:9");
    unlink(path);
}

static void engine_needs_fonts(void **state)
{
    (void)state;
    char error[512] = "";
    assert_null(document_engine_new("/nowhere", error, sizeof error));
    assert_string_equal(error,
                        "/nowhere/serif-regular.ttf: không đọc được phông "
                        "chữ (không có tệp hoặc thư mục này)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sample_is_printed),
        cmocka_unit_test(mark_is_on_each_page),
        cmocka_unit_test(a_draft_is_marked_by_default),
        cmocka_unit_test(documents_are_bundled),
        cmocka_unit_test(template_slips_are_told),
        cmocka_unit_test(unknown_paper_is_refused),
        cmocka_unit_test(engine_needs_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
