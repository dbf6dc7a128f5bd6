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

/* Renders `text` as a template; yields the message of its failure. */
static void expect_failure(const char *text, const char *message)
{
    char path[] = "/tmp/dti-template-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    struct document_engine *engine = new_engine();
    struct document_template *t = load(path);
    unlink(path);
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
        cmocka_unit_test(template_slips_are_told),
        cmocka_unit_test(engine_needs_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
