/* index.html: what makes text safe, and the page of a small evaluation. */
#include "unit/results/fixture.h"

#include "results/site/site.h"
#include "results/site/html.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef void writer(const char *text, struct str *out);

static void assert_written(writer *write, const char *text,
                           const char *expected)
{
    struct str out = {0};
    write(text, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static void test_text_cannot_be_markup(void **state)
{
    (void)state;
    assert_written(html_text, "Phường Ba Đình", "Phường Ba Đình");
    assert_written(html_text, "<b title='x' id=\"y\">&amp;",
                   "&lt;b title=&#39;x&#39; id=&quot;y&quot;&gt;&amp;amp;");
    assert_written(html_text, "", "");
    assert_written(html_text, "a\x1B[31m\x07.xlsx", "a\\x1B[31m\\x07.xlsx");
    assert_written(html_text, "a\xC2\x9B", "a\\x9B");
    assert_written(html_text, "a\u202Exslx.exe", "a\\u202Exslx.exe");
    assert_written(html_text, "hai\ndòng", "hai\ndòng");
}

static void test_json_cannot_end_its_script(void **state)
{
    (void)state;
    assert_written(html_json, "\"</script><!--\"",
                   "\"\\u003c/script\\u003e\\u003c!--\"");
    assert_written(html_json, "\"a & b\"", "\"a \\u0026 b\"");
    assert_written(html_json, "\"\xE2\x80\xA8|\xE2\x80\xA9|\xE2\x80\xA6\"",
                   "\"\\u2028|\\u2029|…\"");
}

static void test_paths_are_percent_encoded(void **state)
{
    (void)state;
    assert_written(html_href, "units/P-A/phieu-tiep-nhan.pdf",
                   "units/P-A/phieu-tiep-nhan.pdf");
    assert_written(html_href, "../in/Sở A (1) #100%?.xlsx",
                   "../in/S%E1%BB%9F%20A%20%281%29%20%23100%25%3F.xlsx");
    assert_written(html_href, "javascript:alert('x')",
                   "javascript%3Aalert%28%27x%27%29");
    assert_written(html_href, "\xFF\"<", "%FF%22%3C");
}

/* The vector of FIPS 180-4, "abc", in the notation of CSP 3. */
static void test_hash_of_the_policy(void **state)
{
    (void)state;
    struct str out = {0};
    html_csp_hash("abc", 3, &out);
    assert_string_equal(str_text(&out),
                        "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    str_clear(&out);
}

/* --- A page --- */

static const char hostile[] = "Xã <script>alert(1)</script> & \"D\"";

/* A page of more than `whole` units, and the first `size` of its parts. */
static char *page_in_parts(const struct fixture *f, size_t whole,
                           struct str *parts, size_t size)
{
    struct site_link documents[] = {
        {NULL, "Báo cáo kết quả", "", "bao-cao.pdf"},
        {&f->units[0], "Phiếu tiếp nhận", "", "units/P-A/phieu.pdf"},
        {&f->units[0], "Công bố", "", "units/P-A/cong-bo.pdf"},
    };
    struct site_link workbooks[] = {
        {&f->units[1], "b.xlsx", "Mẫu 01", "../in/b.xlsx"},
        {NULL, "phieu.xlsx", "Mẫu 02", "../in/phieu.xlsx"},
    };
    struct site_links d = {documents, 3, 3}, w = {workbooks, 2, 2};
    struct str out = {0};
    char build[SITE_BUILD_SIZE], marks[16][SITE_BUILD_SIZE] = {""};
    struct process process;
    process_init(&process, &f->evaluation);
    struct site *site = site_new(&f->evaluation, &process, &d, &w, whole);
    assert_int_equal(site_part_count(site), size);
    for (size_t i = 0; i < size; i++)
        site_put_part(site, i, &parts[i], marks[i]);
    site_write(site, marks, &out, build);
    site_free(site);
    process_clear(&process);
    return str_take(&out);
}

static char *page_of(const struct fixture *f)
{
    return page_in_parts(f, SITE_WHOLE, NULL, 0);
}

static void assert_holds(const char *page, const char *part)
{
    if (!strstr(page, part))
        fail_msg("the page does not hold: %s", part);
}

static size_t count_of(const char *page, const char *part)
{
    size_t count = 0;
    for (; (page = strstr(page, part)) != NULL; page += strlen(part))
        count++;
    return count;
}

/* The JSON that a part hands over; checks its name and that the page has its
 * mark. */
static json_t *content_of(const struct str *part, const char *name,
                          const char *page)
{
    char start[64], mark[SITE_BUILD_SIZE], entry[96];
    snprintf(start, sizeof start, "dtiPart('%s', '", name);
    assert_memory_equal(part->data, start, strlen(start));
    snprintf(mark, sizeof mark, "%s", part->data + strlen(start));
    snprintf(entry, sizeof entry, "\"%s\":\"%s\"", name, mark);
    assert_holds(page, entry);
    const char *json = part->data + strlen(start) + strlen(mark) + 3;
    json_t *tree = json_loads(json, JSON_DISABLE_EOF_CHECK, NULL);
    assert_non_null(tree);
    return tree;
}

/* What is not in the page stands in the files beside it, once. */
static void test_a_page_in_parts(void **state)
{
    (void)state;
    enum { PARTS = 2 + INDICATORS };
    static const char *const names[PARTS] = {"viec",         "don-vi-0-0",
                                             "tieu-chi-0-0", "tieu-chi-0-1",
                                             "tieu-chi-0-2", "tieu-chi-0-3"};
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    struct str parts[PARTS] = {{0}};
    char *page = page_in_parts(&f, UNITS - 1, parts, PARTS);
    json_t *trees[PARTS];
    for (size_t i = 0; i < PARTS; i++)
        trees[i] = content_of(&parts[i], names[i], page);
    assert_null(strstr(page, "id=\"unit-"));
    assert_null(strstr(page, "id=\"tasks\""));
    assert_int_equal(count_of(page, "<tr data-code="), 0);
    assert_holds(page, "[\"P-B\",\"Phường B\",\"errors\",\"Có lỗi\",\"E401\",2,"
                       "14.91,13.25,17.5,0.7571,\"Khá\",1,0]");
    assert_true(json_is_array(json_object_get(trees[0], "tasks")));
    assert_int_equal(json_array_size(trees[1]), UNITS);
    for (size_t u = 0; u < UNITS; u++) {
        const json_t *unit = json_array_get(trees[1], u);
        const json_t *rows = json_object_get(unit, "indicators");
        for (size_t i = 0; i < INDICATORS; i++) {
            const json_t *row = json_array_get(trees[2 + i], u);
            assert_int_equal(json_equal(row, json_array_get(rows, i)),
                             json_array_size(rows) > 0);
            assert_int_equal(json_is_null(row), json_array_size(rows) == 0);
        }
    }
    for (size_t i = 0; i < PARTS; i++) {
        json_decref(trees[i]);
        str_clear(&parts[i]);
    }
    free(page);
    fixture_clear(&f);
}

/* The mean is exact and rounds half up: 9,60, 8,25 and 8,25. */
static void test_means_of_indicators(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    char *page = page_of(&f);
    assert_holds(page, "\"stats\":[3,8.7,9.6]");
    assert_holds(page, "\"stats\":[0,null,null]");
    f.scores[0][2].final = 826;
    f.scores[1][2].final = f.scores[2][2].final = 825;
    free(page);
    page = page_of(&f);
    assert_holds(page, "\"stats\":[3,8.25,8.26]");
    f.scores[1][2].final = 826;
    free(page);
    page = page_of(&f);
    assert_holds(page, "\"stats\":[3,8.26,8.26]");
    free(page);
    fixture_clear(&f);
}

/* The first block says what is to be done, whatever a unit is called. */
static void test_what_is_next(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    f.units[3].name = hostile;
    char *page = page_of(&f);
    assert_holds(page, "<ol class=\"next\">\n"
                       "<li class=\"wait\">Còn 1 đơn vị chưa gửi Mẫu 01; hạn "
                       "15/12/2025: Xã &lt;script&gt;alert(1)&lt;/script&gt; "
                       "&amp; &quot;D&quot;.</li>\n");
    assert_true(strstr(page, "class=\"next\"") <
                strstr(page, "class=\"glance\""));
    free(page);
    fixture_clear(&f);
}

static void test_rows_of_units(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    char *page = page_of(&f);
    assert_holds(page, "<tbody data-level=\"0\">\n<tr class=\"level\">"
                       "<th colspan=\"10\" scope=\"rowgroup\">Xã, phường</th>");
    assert_holds(
        page, "<tr data-code=\"P-B\" data-state=\"errors\" data-find=\"E401\">"
              "<td class=\"num rank\" data-v=\"2\">2</td>"
              "<th scope=\"row\" class=\"name\"><a href=\"#P-B\">Phường B</a> "
              "<small>P-B</small></th>"
              "<td class=\"state errors\"><span>Có lỗi</span></td>"
              "<td class=\"num self\" data-v=\"14.91\">14,91</td>"
              "<td class=\"num final\" data-v=\"13.25\">13,25</td>"
              "<td class=\"num max\" data-v=\"17.50\">17,50</td>"
              "<td class=\"num index\" data-v=\"0.7571\">0,7571</td>"
              "<td class=\"grade\" data-v=\"0.7571\">Khá</td>"
              "<td class=\"num errors\" data-v=\"1\">1</td>"
              "<td class=\"num none\" data-v=\"0\">–</td></tr>\n");
    assert_holds(page, "<td class=\"num self\" data-v=\"\">–</td>");
    assert_int_equal(count_of(page, "<tr data-code="), UNITS);
    assert_true(strstr(page, "href=\"#P-A\"") < strstr(page, "href=\"#P-B\""));
    assert_null(strstr(page, "{{"));
    free(page);
    fixture_clear(&f);
}

/* While nobody sent anything all would share the first rank with 0 points. */
static void test_no_rank_before_anything_came(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_INTAKE);
    f.level_score.mean = RATIO_NONE;
    char *page = page_of(&f);
    assert_int_equal(
        count_of(page, "<td class=\"num rank\" data-v=\"\">–</td>"), UNITS);
    assert_int_equal(count_of(page, "<td class=\"num index\" data-v=\"\">–</td>"
                                    "<td class=\"grade\" data-v=\"\"></td>"),
                     UNITS);
    assert_int_equal(
        count_of(page, "<td class=\"num final\" data-v=\"\">–</td>"), UNITS);
    free(page);
    fixture_clear(&f);
}

static void test_glance_and_what_belongs_to_no_unit(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    char *page = page_of(&f);
    assert_holds(page,
                 "<p class=\"stage\">Thẩm định lần 1, ngày 05/01/2026</p>");
    assert_holds(page, "<h3>Đã gửi</h3><p><strong>3</strong>"
                       "<span>/4 đơn vị</span></p>");
    assert_holds(page, "<h3>Chưa gửi</h3><p><strong>1</strong>");
    assert_holds(page,
                 "<h3>Có lỗi hoặc trùng lần nộp</h3><p><strong>1</strong>");
    assert_holds(page, "<h3>Đã thẩm định</h3><p><strong>3</strong>");
    assert_holds(page, "<li>Xã, phường <b>3</b>/4</li>");
    assert_holds(page, "<li><a href=\"bao-cao.pdf\">Báo cáo kết quả</a></li>");
    assert_holds(page, "<li><span data-href=\"../in/phieu.xlsx\">phieu.xlsx"
                       "</span> <small>Mẫu 02</small></li>");
    assert_holds(page, "<td class=\"place\">Thẩm định!H7</td>");
    assert_holds(page, "data-value=\"errors\" aria-pressed=\"false\">Có lỗi "
                       "<b>1</b></button>");
    free(page);
    fixture_clear(&f);
}

/* The block of a unit, as the page's script reads it. */
static json_t *block_of(const char *page, const char *id)
{
    char start[128];
    snprintf(start, sizeof start,
             "<script type=\"application/json\" id=\"%s\">", id);
    const char *from = strstr(page, start);
    assert_non_null(from);
    from += strlen(start);
    json_t *block =
        json_loadb(from, (size_t)(strstr(from, "</script>") - from), 0, NULL);
    assert_non_null(block);
    return block;
}

static void test_data_of_a_unit(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    char *page = page_of(&f);
    json_t *unit = block_of(page, "unit-P-A");
    char *links = json_dumps(json_object_get(unit, "documents"), JSON_COMPACT);
    assert_string_equal(links, "[{\"text\":\"Phiếu tiếp nhận\",\"note\":null,"
                               "\"href\":\"units/P-A/phieu.pdf\"},"
                               "{\"text\":\"Công bố\",\"note\":null,"
                               "\"href\":\"units/P-A/cong-bo.pdf\"}]");
    char *rows = json_dumps(json_object_get(unit, "indicators"),
                            JSON_COMPACT | JSON_REAL_PRECISION(15));
    assert_string_equal(
        rows,
        "[[true,5,5,5,null,null,5,\"round1\",null,[\"Người đứng đầu\"],[],[]],"
        "[true,null,null,null,null,null,null,\"none\",null,[],[],[]],"
        "[true,9.69,8.25,9.6,null,null,9.6,\"round1\",null,"
        "[\"95,5%\",[\"khoảng 100\"]],[],[]],"
        "[true,null,null,null,null,null,null,\"none\",null,[],[],[]]]");
    json_t *missing = block_of(page, "unit-X-D");
    assert_int_equal(json_array_size(json_object_get(missing, "indicators")),
                     0);
    json_t *shared = block_of(page, "shared");
    json_t *level = json_array_get(json_object_get(shared, "levels"), 0);
    assert_int_equal(json_integer_value(json_object_get(level, "ranked")), 4);
    assert_int_equal(json_array_size(json_object_get(level, "indicators")),
                     INDICATORS);
    free(links);
    free(rows);
    json_decref(unit);
    json_decref(missing);
    json_decref(shared);
    free(page);
    fixture_clear(&f);
}

/* A file that came and cannot be read is not "not sent". */
static void test_an_unreadable_file_was_sent(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_INTAKE);
    f.received[3] = (struct received){
        .file = "d.xlsx", .form = &form_01, .unit = &f.units[3]};
    char *page = page_of(&f);
    assert_holds(page, "<tr data-code=\"X-D\" data-state=\"unreadable\"");
    assert_holds(page,
                 "<td class=\"state unreadable\"><span>Không đọc được</span>");
    assert_holds(page, "<h3>Chưa gửi</h3><p><strong>0</strong>");
    assert_holds(page, "<h3>Không đọc được, không dùng được</h3><p><strong>1"
                       "</strong>");
    assert_holds(page, "data-value=\"unreadable\" aria-pressed=\"false\">"
                       "Không đọc được <b>1</b></button>");
    assert_null(strstr(page, "data-value=\"missing\""));
    free(page);
    fixture_clear(&f);
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "(none)";
}

/* Steps with their deadlines; of units only what is owed, of agencies all. */
static void test_tasks(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    char *page = page_of(&f);
    json_t *block = block_of(page, "tasks");
    const json_t *step = json_array_get(json_object_get(block, "steps"), 0);
    assert_string_equal(text_of(step, "deadline"), "2025-12-15");
    const json_t *counts = json_array_get(json_object_get(step, "levels"), 0);
    assert_int_equal(json_integer_value(json_array_get(counts, 0)), 3);
    assert_int_equal(json_integer_value(json_array_get(counts, 1)), 0);
    assert_int_equal(json_integer_value(json_array_get(counts, 2)), UNITS);
    size_t i, units = 0, agencies = 0;
    const json_t *task;
    json_array_foreach(json_object_get(block, "tasks"), i, task)
    {
        if (strcmp(text_of(task, "unit"), "(none)") == 0) {
            agencies++;
            continue;
        }
        units++;
        assert_string_equal(text_of(task, "owner"), "Xã D");
        assert_true(json_is_true(json_object_get(task, "owed")));
    }
    assert_int_equal(units, 1);
    assert_true(agencies > 0);
    json_decref(block);
    free(page);
    fixture_clear(&f);
}

/* The words of the field come from the campaign, whatever the shell says. */
static void test_terms(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_INTAKE);
    char *page = page_of(&f);
    json_t *shared = block_of(page, "shared");
    const json_t *terms = json_object_get(shared, "terms");
    assert_string_equal(text_of(terms, "indicator"), "chỉ số thành phần");
    assert_holds(page, ">Chỉ số thành phần</a>");
    json_decref(shared);
    free(page);
    fixture_clear(&f);
}

static void test_hostile_names_stay_text(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, STAGE_ROUND1);
    f.units[3].name = hostile;
    f.units[3].kind = hostile;
    f.level.title = hostile;
    f.campaign.title = "{{rows}}</title><script>";
    char *page = page_of(&f);
    assert_holds(page, "<a href=\"#X-D\">Xã &lt;script&gt;alert(1)&lt;/script"
                       "&gt; &amp; &quot;D&quot;</a>");
    assert_holds(page, "<title>{{rows}}&lt;/title&gt;&lt;script&gt;</title>");
    assert_null(strstr(page, "<script>alert"));
    assert_int_equal(count_of(page, "<script"), UNITS + 3);
    assert_int_equal(count_of(page, "</script>"), UNITS + 3);
    json_t *unit = block_of(page, "unit-X-D");
    assert_string_equal(json_string_value(json_object_get(unit, "name")),
                        hostile);
    json_decref(unit);
    free(page);
    fixture_clear(&f);
}

/* The policy names the style and the script that stand in the page. */
static void test_policy_fits_the_page(void **state)
{
    (void)state;
    static const char *const tags[][2] = {{"<style>", "</style>"},
                                          {"<script>", "</script>"}};
    struct fixture f;
    fixture_init(&f, STAGE_INTAKE);
    char *page = page_of(&f);
    assert_holds(page, "content=\"default-src 'none'; base-uri 'none'; "
                       "form-action 'none'; style-src 'sha256-");
    for (size_t i = 0; i < 2; i++) {
        const char *from = strstr(page, tags[i][0]) + strlen(tags[i][0]);
        struct str hash = {0};
        html_csp_hash(from, (size_t)(strstr(from, tags[i][1]) - from), &hash);
        assert_holds(page, str_text(&hash));
        str_clear(&hash);
    }
    assert_null(strstr(page, "style=\""));
    assert_null(strstr(page, "innerHTML"));
    assert_null(strstr(page, "http://"));
    free(page);
    fixture_clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_cannot_be_markup),
        cmocka_unit_test(test_json_cannot_end_its_script),
        cmocka_unit_test(test_paths_are_percent_encoded),
        cmocka_unit_test(test_hash_of_the_policy),
        cmocka_unit_test(test_a_page_in_parts),
        cmocka_unit_test(test_means_of_indicators),
        cmocka_unit_test(test_what_is_next),
        cmocka_unit_test(test_rows_of_units),
        cmocka_unit_test(test_no_rank_before_anything_came),
        cmocka_unit_test(test_glance_and_what_belongs_to_no_unit),
        cmocka_unit_test(test_data_of_a_unit),
        cmocka_unit_test(test_an_unreadable_file_was_sent),
        cmocka_unit_test(test_tasks),
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_hostile_names_stay_text),
        cmocka_unit_test(test_policy_fits_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
