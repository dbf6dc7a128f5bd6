/* Results of earlier years: what may stand in `previous:`, and what is made of
 * it. */
#include "changed.h"

#define MAIN "campaign.yaml"
#define ONE "previous: previous.csv"
#define ITEM(year) "{year: " #year ", file: previous.csv}"

static void refuses_wrong_lists(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, ONE, "previous: []", 0,
         "danh sách “previous” trống; thêm ít nhất một mục", NULL},
        {MAIN, ONE, "previous: {year: 2024}", 0,
         "“previous” phải là một giá trị, không phải danh sách hay nhóm; ghi một giá trị sau dấu “:”",
         NULL},
        {MAIN, ONE, "previous:\n  - previous.csv", 1,
         "mục của “previous” phải là nhóm các dòng “khóa: giá trị”", NULL},
        {MAIN, ONE, "previous:\n  - {file: previous.csv}", 1,
         "mục của “previous” thiếu khóa “year”; thêm “year: …”", NULL},
        {MAIN, ONE, "previous:\n  - {year: 2024}", 1,
         "mục của “previous” thiếu khóa “file”; thêm “file: …”", NULL},
        {MAIN, ONE, "previous:\n  - {year: 2024, files: a.csv}", 1,
         "khóa lạ “files”; có phải “file”?", NULL},
        {MAIN, ONE, "previous:\n  - " ITEM(2025), 1,
         "“previous”: năm 2025 không trước năm đánh giá 2025; sửa “year” của "
         "mục này hoặc bỏ mục này",
         NULL},
        {MAIN, ONE, "previous:\n  - " ITEM(2024) "\n  - " ITEM(2024), 2,
         "“previous”: năm 2024 lặp lại; mỗi năm ghi một tệp", NULL},
        {MAIN, ONE, "previous:\n  - " ITEM(2024) "\n  - " ITEM(2022), 2,
         "“previous”: năm 2022 đứng sau năm 2024; xếp từ năm trước đến năm sau",
         NULL},
        {MAIN, ONE, "previous:\n  - {year: 2023, file: 2023.csv}", 1,
         "không có tệp kết quả năm trước “2023.csv”; chép tệp vào đúng chỗ "
         "hoặc bỏ dòng “previous”",
         NULL},
        {MAIN, ONE, "previous: documents", 0,
         "“previous”: không đọc được tệp “documents” (đây là thư mục, không phải "
         "tệp); kiểm tra quyền đọc tệp",
         NULL},
        {MAIN, ONE,
         "previous:\n  - " ITEM(2023) "\n  - {year: 2024, file: units.yaml}", 2,
         "“previous”: “units.yaml” không phải results.csv của một lần chạy "
         "(thiếu cột level, code, rank hoặc index); ghi đúng tệp",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

/* --- what is made of it --- */

static struct changed folder;

/* A campaign of the units U (formed of `merged`) and V, and of two earlier
 * years. */
static struct campaign *load(const char *merged, const char *first,
                             const char *second)
{
    struct campaign_error error;
    changed_enter(&folder, MAIN, ONE,
                  "previous:\n  - {year: 2022, file: 2022.csv}\n"
                  "  - {year: 2024, file: 2024.csv}");
    struct str units = {0};
    str_printf(&units,
               "units:\n  - {code: U, name: U, level: city, kind: K%s%s}\n"
               "  - {code: V, name: V, level: city, kind: K}\n",
               *merged ? ", merged_from: " : "", merged);
    assert_int_equal(file_write("units.yaml", str_text(&units), units.length),
                     0);
    str_clear(&units);
    assert_int_equal(file_write("2022.csv", first, strlen(first)), 0);
    assert_int_equal(file_write("2024.csv", second, strlen(second)), 0);
    struct campaign *campaign = campaign_load("campaign.yaml", &error);
    if (!campaign)
        fail_msg("%s:%d: %s", error.file, error.line, error.message);
    return campaign;
}

static void leave(struct campaign *campaign)
{
    campaign_free(campaign);
    (void)unlink("2022.csv");
    (void)unlink("2024.csv");
    changed_leave(&folder);
}

static void expect(const struct campaign *campaign, size_t unit, size_t year,
                   ratio4_t index, size_t rank)
{
    const struct earlier_result *found =
        earlier_find(campaign, &campaign->units[unit], year);
    assert_non_null(found);
    assert_int_equal(found->index, index);
    assert_int_equal(found->rank, rank);
}

#define HEAD                                                                   \
    "\xEF\xBB\xBF"                                                             \
    "level,code,name,state,rank,index,max,final\r\n"

static void reads_two_years(void **state)
{
    (void)state;
    struct campaign *c =
        load("",
             HEAD "city,V,\"V, cũ\",ok,1,0.9,300.00,270.00\r\n"
                  "city,U,U,ok,2,0.80005,,\r\nb,U,U,ok,1,0.1,,\r\n"
                  "city,X,X,missing,,0,300,0\r\n",
             "code,level,rank,index\nV,city,3,0.7\n");
    assert_int_equal(c->earlier_count, 2);
    assert_int_equal(c->earlier[0].year, 2022);
    expect(c, 1, 0, 9000, 1);
    expect(c, 1, 1, 7000, 3);
    expect(c, 0, 0, 8001, 2);
    const struct earlier_result *v = earlier_find(c, &c->units[1], 0);
    assert_int_equal(v->max, 30000);
    assert_int_equal(v->final, 27000);
    assert_int_equal(earlier_find(c, &c->units[1], 1)->max, POINTS_NONE);
    assert_null(earlier_find(c, &c->units[0], 1));
    assert_ptr_equal(earlier_last(c, &c->units[1]),
                     earlier_find(c, &c->units[1], 1));
    leave(c);
}

/* A year of which nobody has a result: its heading alone. */
static void reads_a_year_without_units(void **state)
{
    (void)state;
    struct campaign *c =
        load("", HEAD, "code,level,rank,index\nV,city,3,0.7\n");
    assert_int_equal(c->earlier_count, 2);
    assert_null(earlier_find(c, &c->units[1], 0));
    expect(c, 1, 1, 7000, 3);
    leave(c);
}

/* Who sent nothing that year is not in the mean: (0.9 + 0.8001) / 2. */
static void means_are_of_those_who_sent(void **state)
{
    (void)state;
    struct campaign *c =
        load("",
             HEAD "city,V,V,ok,1,0.9,,\ncity,U,U,ok,2,0.8001,,\n"
                  "city,X,X,missing,3,0,,\nb,W,W,ok,1,0.5,,\n",
             "level,code,rank,index\n");
    assert_int_equal(c->earlier[0].levels[0].mean, 8501);
    assert_int_equal(c->earlier[0].levels[0].count, 2);
    assert_int_equal(c->earlier[1].levels[0].mean, RATIO_NONE);
    assert_int_equal(c->earlier[1].levels[0].count, 0);
    leave(c);
}

/* Formed between the two years: the mean of the former ones, then its own. */
static void merged_units_have_their_own_result_afterwards(void **state)
{
    (void)state;
    struct campaign *c =
        load("[U, X]", "level,code,rank,index\ncity,U,1,0.8\ncity,X,2,0.7001\n",
             "level,code,rank,index\ncity,U,4,0.6\n");
    expect(c, 0, 0, 7501, 0);
    assert_string_equal(earlier_find(c, &c->units[0], 0)->merged, "U, X");
    expect(c, 0, 1, 6000, 4);
    assert_null(earlier_find(c, &c->units[0], 1)->merged);
    leave(c);
}

static void nothing_of_a_merger_with_a_gap(void **state)
{
    (void)state;
    struct campaign *c =
        load("[X, Y]", "level,code,rank,index\ncity,X,1,0.8\n",
             "level,code,rank,index\ncity,X,1,0.8\ncity,Y,2,\n");
    assert_null(earlier_find(c, &c->units[0], 0));
    assert_null(earlier_find(c, &c->units[0], 1));
    leave(c);
}

/* One former code alone is another name of the same unit. */
static void renamed_units_keep_their_rank(void **state)
{
    (void)state;
    struct campaign *c = load(
        "[X]", "level,code,state,rank,index,max,final\ncity,X,ok,5,0.8,10,8\n",
        "level,code,rank,index\ncity,V,1,0.9\n");
    expect(c, 0, 0, 8000, 5);
    assert_int_equal(earlier_find(c, &c->units[0], 0)->final, 800);
    assert_null(earlier_find(c, &c->units[0], 0)->merged);
    assert_null(earlier_find(c, &c->units[0], 1));
    leave(c);
}

/* A wrong cell of results.csv is named with its own line. */
static void refuses_wrong_records(void **state)
{
    (void)state;
    static const struct {
        const char *records;
        int line;
        const char *message;
    } wrong[] = {
        {"city,U,U,ok,1,\"0,8241\",,\n", 2,
         "“index”: “0,8241” không phải chỉ số; ghi số có dấu chấm như 0.8241; "
         "hoặc để trống"},
        {"city,U,U,ok,1,-0.5,,\n", 2,
         "“index”: “-0.5” không phải chỉ số; ghi số có dấu chấm như 0.8241; hoặc "
         "để trống"},
        {"\ncity,U,U,ok,nhất,0.8,,\n", 3,
         "“rank”: “nhất” không phải thứ hạng; ghi số nguyên từ 1; hoặc để trống"},
        {"city,U,U,ok,0,0.8,,\n", 2,
         "“rank”: “0” không phải thứ hạng; ghi số nguyên từ 1; hoặc để trống"},
        {"city,U,U,ok,1,0.8,300 điểm,\n", 2,
         "“max”: “300 điểm” không phải điểm; ghi số có dấu chấm như 268.54; hoặc "
         "để trống"},
        {"city,U,U,ok,1,0.8,,27O\n", 2,
         "“final”: “27O” không phải điểm; ghi số có dấu chấm như 268.54; hoặc để "
         "trống"},
        {"city,U,U,ok,1,0.8,,\ncity,V\n", 3,
         "dòng thiếu ô của cột “rank”; chép lại results.csv của năm đó"},
        {"city,U,U,ok,1,0.8,,\ncity,V,V,ok,2,0.7,,\ncity,U,U,ok,3,0.6,,\n", 4,
         "đơn vị “U” của cấp “city” đã có ở dòng 2; xóa một trong hai dòng"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct campaign_error error;
        struct str text = {0};
        str_printf(&text, "%s%s", HEAD, wrong[i].records);
        changed_enter(&folder, MAIN, ONE, "previous: 2024.csv");
        assert_int_equal(file_write("2024.csv", str_text(&text), text.length),
                         0);
        assert_null(campaign_load("campaign.yaml", &error));
        assert_string_equal(error.message, wrong[i].message);
        assert_string_equal(error.file, "2024.csv");
        assert_int_equal(error.line, wrong[i].line);
        campaign_error_clear(&error);
        str_clear(&text);
        leave(NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_wrong_lists),
        cmocka_unit_test(refuses_wrong_records),
        cmocka_unit_test(reads_two_years),
        cmocka_unit_test(reads_a_year_without_units),
        cmocka_unit_test(means_are_of_those_who_sent),
        cmocka_unit_test(merged_units_have_their_own_result_afterwards),
        cmocka_unit_test(nothing_of_a_merger_with_a_gap),
        cmocka_unit_test(renamed_units_keep_their_rank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
