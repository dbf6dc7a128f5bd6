/* What campaign.yaml may not say. */
#include "changed.h"

#define MAIN "campaign.yaml"

static void refuses_unknown_and_missing_keys(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "title: Đợt", "titel: Đợt", 0,
         "khóa lạ “titel”; có phải “title”?", NULL},
        {MAIN, "previous:", "màu:", 0,
         "khóa lạ “màu”; các khóa dùng được ở đây: year, title, date, units, "
         "documents, levels, agencies, policies, deadlines, grades, par_index, "
         "signature_fields, final, previous, texts",
         NULL},
        {MAIN, "year: 2025\n", "", 0,
         "campaign.yaml thiếu khóa “year”; thêm “year: …”", NULL},
        {MAIN, "    index: index.yaml\n", "", -2,
         "mục của “levels” thiếu khóa “index”; thêm “index: …”", NULL},
        {MAIN, "several_scorers", "several_scorer", 0,
         "khóa lạ “several_scorer”; có phải “several_scorers”?", NULL},
        {MAIN, "  max: 10\n", "", -1,
         "“par_index” thiếu khóa “max”; thêm “max: …”", NULL},
        {MAIN, "title: Đợt", "year: 2026\ntitle: Đợt", 0,
         "khóa “year” lặp lại (đã có ở dòng 2); bỏ bớt một khóa", NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_values(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "year: 2025", "year: hai nghìn", 0,
         "“year” là “hai nghìn”, không phải số; viết số với dấu chấm thập "
         "phân, ví dụ 0.5",
         NULL},
        {MAIN, "year: 2025", "year: 1999", 0,
         "“year” là “1999”; ghi năm từ 2000 đến 2999", NULL},
        {MAIN, "year: 2025", "year: 2025.5", 0,
         "“year” là “2025.5”; ghi năm từ 2000 đến 2999", NULL},
        {MAIN, "year: 2025", "year:", 0,
         "“year” không có giá trị; ghi giá trị sau dấu “:”", NULL},
        {MAIN, "title: Đợt đánh giá thử", "title: \"  \"", 0,
         "“title” chỉ có dấu cách; ghi giá trị", NULL},
        {MAIN, "title: Đợt đánh giá thử", "title: [a]", 0,
         "“title” phải là một giá trị, không phải danh sách hay nhóm; ghi một giá trị sau dấu “:”",
         NULL},
        {MAIN, "date: 2026-01-30", "date: 30/01/2026", 0,
         "“date” là “30/01/2026”, không phải ngày; ghi năm-tháng-ngày, ví dụ "
         "2026-01-30",
         NULL},
        {MAIN, "date: 2026-01-30", "date: 2026-02-30", 0,
         "“date” là “2026-02-30”, không phải ngày; ghi năm-tháng-ngày, ví dụ "
         "2026-01-30",
         NULL},
        {MAIN, "several_scorers: min", "several_scorers: maen", 0,
         "“several_scorers” là “maen”; có phải “mean”?", NULL},
        {MAIN, "missing_evidence: zero", "missing_evidence: tha", 0,
         "“missing_evidence” là “tha”; ghi một trong các từ: flag, zero", NULL},
        {MAIN, "missing_units: unranked", "missing_units: first", 0,
         "“missing_units” là “first”; ghi một trong các từ: last, unranked",
         NULL},
        {MAIN, "round1: 2025-12-22", "round1: 2025-12-14", 0,
         "hạn “round1” (2025-12-14) trước hạn “self_assessment” (2025-12-15); "
         "sửa ngày",
         NULL},
        {MAIN, "  max: 10\n", "  max: 0\n", 0,
         "“max” là “0”; ghi số điểm lớn hơn 0, nhiều nhất hai chữ số thập "
         "phân, không quá 1000000",
         NULL},
        {MAIN, "  max: 10\n", "  max: 9.999\n", 0,
         "“max” là “9.999”; ghi số điểm lớn hơn 0, nhiều nhất hai chữ số thập "
         "phân, không quá 1000000",
         NULL},
        {MAIN,
         "texts:\n  place: Hà Nội\n  number: \"     \"\n  recipients: "
         "[Như trên, \"Lưu: VT\"]\n",
         "texts: không\n", 0, "“texts” phải là nhóm các dòng “khóa: giá trị”",
         NULL},
        {MAIN,
         "policies:\n  several_scorers: min\n  missing_evidence: zero\n"
         "  missing_units: unranked\n",
         "policies: mean\n", 0,
         "“policies” phải là nhóm các dòng “khóa: giá trị”", NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void fills_the_year_in(void **state)
{
    (void)state;
    struct changed changed;
    struct campaign_error error;
    changed_enter(&changed, MAIN, "title: Đợt đánh giá thử",
                  "title: Năm {{year}}, sau {{previous_year}}, trước "
                  "{{next_year}}");
    struct campaign *c = campaign_load(MAIN, &error);
    changed_leave(&changed);
    assert_non_null(c);
    assert_string_equal(c->title, "Năm 2025, sau 2024, trước 2026");
    campaign_free(c);
    static const struct refusal refusals[] = {
        {MAIN, "title: Đợt đánh giá thử", "title: Năm {{yaer}}", 0,
         "không có “{{yaer}}”; trong tệp của đợt đánh giá chỉ dùng được "
         "{{year}} (năm đánh giá), {{previous_year}}, {{next_year}}",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_days(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "round2: 2026-01-12", "round2: 2052-01-12", 0,
         "hạn 2052-01-12 không thuộc năm 2025 hay năm 2026, mà đợt đánh giá là "
         "của năm 2025; sửa ngày hoặc sửa “year”",
         NULL},
        {MAIN, "self_assessment: 2025-12-15", "self_assessment: 2024-12-15", 0,
         "hạn 2024-12-15 không thuộc năm 2025 hay năm 2026, mà đợt đánh giá là "
         "của năm 2025; sửa ngày hoặc sửa “year”",
         NULL},
        {MAIN, "texts:\n", "texts:\n  dates: {intake: 16/12/2025}\n", 1,
         "“intake” là “16/12/2025”, không phải ngày; ghi năm-tháng-ngày, ví dụ "
         "2026-01-30",
         NULL},
        {MAIN, "texts:\n", "texts:\n  dates: {round3: 2025-12-16}\n", 1,
         "khóa lạ “round3”; có phải “round1”?", NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_a_decimal_comma(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "  max: 10\n", "  max: 4,5\n", 0,
         "“max” là “4,5”, có dấu phẩy thập phân; ghi dấu chấm: 4.5", NULL},
        {MAIN, "{from: 0.9, name: Xuất sắc}", "{from: \"0,9\", name: A}", 0,
         "“from” là “0,9”, có dấu phẩy thập phân; ghi dấu chấm: 0.9", NULL},
        {MAIN, "  max: 10\n", "  max: 4,5,6\n", 0,
         "“max” là “4,5,6”, không phải số; viết số với dấu chấm thập phân, ví "
         "dụ 0.5",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

/* What Excel takes no more of. */
static void refuses_titles_that_are_too_long(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "title: Sở, ban, ngành",
         "title: Sở, ban, ngành và đơn vị sự nghiệp", 0,
         "“title” dài 34 ký tự; rút ngắn còn nhiều nhất 31 (tên trang tính của "
         "results.xlsx lấy theo tên này)",
         NULL},
    };
    CHECK_REFUSALS(refusals);
    static char title[300], cell[40000];
    memset(title, 'a', 256);
    memset(cell, 'a', 32768);
    static char long_title[320], long_cell[40010];
    snprintf(long_title, sizeof long_title, "title: %s", title);
    snprintf(long_cell, sizeof long_cell, "method: %s", cell);
    const struct refusal made[] = {
        {MAIN, "title: Đợt đánh giá thử", long_title, 0,
         "“title” dài 256 ký tự; rút ngắn còn nhiều nhất 255 (thông tin của tệp "
         "Excel ghi được tên này)",
         NULL},
        {MAIN, "method: Chỉ số nhân với 10.", long_cell, 0,
         "“method” dài 32768 ký tự; rút ngắn còn nhiều nhất 32767 (một ô Excel "
         "không ghi được hơn)",
         NULL},
    };
    CHECK_REFUSALS(made);
}

static void refuses_wrong_grades(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "{from: 0.5, name: Đạt}", "{from: 0.95, name: Đạt}", 0,
         "“from” 0.95 không thấp hơn mức trước (0.9); xếp các mức từ cao xuống "
         "thấp",
         NULL},
        {MAIN, "{from: 0.5, name: Đạt}", "{from: 0.90, name: Đạt}", 0,
         "“from” 0.90 không thấp hơn mức trước (0.9); xếp các mức từ cao xuống "
         "thấp",
         NULL},
        {MAIN, "{from: 0, name: Yếu}", "{from: 0.1, name: Yếu}", 0,
         "mức thấp nhất phải có “from: 0”; sửa hoặc thêm một mức ở cuối", NULL},
        {MAIN, "{from: 0.9, name: Xuất sắc}", "{from: 90, name: Xuất sắc}", 0,
         "“from” là 90; ghi số từ 0 đến 1", NULL},
        {MAIN, "{from: 0.9, name: Xuất sắc}", "{from: 0,9, name: Xuất sắc}", 0,
         "“from: 0,9” có dấu phẩy thập phân; ghi dấu chấm: “from: 0.9”", NULL},
        {MAIN, "{from: 0.9, name: Xuất sắc}", "{from: 0.9}", 0,
         "mục của “grades” thiếu khóa “name”; thêm “name: …”", NULL},
        {MAIN, "{from: 0.9, name: Xuất sắc}", "Xuất sắc", 0,
         "mục của “grades” phải là nhóm các dòng “khóa: giá trị”", NULL},
        {MAIN,
         "grades:\n  - {from: 0.9, name: Xuất sắc}\n  - {from: 0.5, "
         "name: Đạt}\n  - {from: 0, name: Yếu}\n",
         "grades: []\n", 0, "danh sách “grades” trống; thêm ít nhất một mục",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_levels(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "id: city", "id: City", 0,
         "mã cấp “City” sai; chỉ dùng a-z, 0-9, nối bằng một dấu “-”", NULL},
        {MAIN, "id: city", "id: city-", 0,
         "mã cấp “city-” sai; chỉ dùng a-z, 0-9, nối bằng một dấu “-”", NULL},
        {MAIN, "tie_break: [\"2\", \"1\"]\n",
         "tie_break: [\"2\"]\n  - {id: city, title: Xã, index: index.yaml}\n",
         1, "mã cấp “city” lặp lại; đặt mã khác", NULL},
        {MAIN, "[\"2\", \"1\"]", "[\"2\", \"9\"]", 0,
         "“tie_break”: cấp “city” không có nhóm “9”; ghi mã nhóm có trong bộ "
         "chỉ số",
         NULL},
        {MAIN, "[\"2\", \"1\"]", "[\"2\", \"2\"]", 0,
         "“2” lặp lại trong “tie_break”; bỏ bớt một mục", NULL},
        {MAIN, "[\"2\", \"1\"]", "2", 0,
         "“tie_break” phải là danh sách: mỗi mục một dòng bắt đầu bằng “- ”, "
         "hoặc [a, b]",
         NULL},
        {MAIN, "id: city", "id: town", 1,
         "bộ chỉ số của cấp “city”, nhưng campaign.yaml dùng cho cấp “town”; "
         "sửa “level” hoặc sửa “index” trong campaign.yaml",
         "index.yaml"},
        {"index.yaml", "year: 2025", "year: 2026", 0,
         "bộ chỉ số của năm 2026, nhưng campaign.yaml là năm 2025; sửa “year” "
         "cho khớp",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_missing_files(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "units: units.yaml", "units: don-vi.yaml", 0,
         "không có tệp “don-vi.yaml”; kiểm tra tên tệp, đường dẫn tính từ thư "
         "mục chứa campaign.yaml",
         NULL},
        {MAIN, "index: index.yaml", "index: index/a.yaml", 0,
         "không có tệp “index/a.yaml”; kiểm tra tên tệp, đường dẫn tính từ thư "
         "mục chứa campaign.yaml",
         NULL},
        {MAIN, "index: index.yaml", "index: documents", 0,
         "“documents” là thư mục, không phải tệp; ghi tên tệp", NULL},
        {MAIN, "documents: documents", "documents: mau", 0,
         "không có thư mục mẫu tài liệu “mau”; sửa “documents” hoặc tạo thư "
         "mục",
         NULL},
        {MAIN, "documents: documents", "documents: units.yaml", 0,
         "không có thư mục mẫu tài liệu “units.yaml”; sửa “documents” hoặc tạo "
         "thư mục",
         NULL},
        {MAIN, "previous: previous.csv", "previous: 2024.csv", 0,
         "không có tệp kết quả năm trước “2024.csv”; chép tệp vào đúng chỗ "
         "hoặc bỏ dòng “previous”",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void names_a_campaign_that_is_not_there(void **state)
{
    (void)state;
    struct campaign_error error;
    assert_null(campaign_load("tests/data/campaign/none.yaml", &error));
    assert_string_equal(error.file, "tests/data/campaign/none.yaml");
    assert_int_equal(error.line, 0);
    assert_string_equal(error.message,
                        "không có tệp “tests/data/campaign/none.yaml”; kiểm "
                        "tra tên tệp, đường dẫn tính từ thư mục chứa "
                        "campaign.yaml");
    campaign_error_clear(&error);
    assert_null(error.file);
}

static void passes_yaml_errors_on(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, "[Như trên, \"Lưu: VT\"]", "[Như trên", 0,
         "sai cú pháp YAML: danh sách trong […] thiếu dấu “,” hoặc dấu “]”; "
         "kiểm tra từ dấu “[” ở dòng này",
         NULL},
        {MAIN, "place: Hà Nội", "place: *neo", 0,
         "không dùng bí danh “*neo”; ghi đầy đủ giá trị, hoặc đặt giá trị "
         "trong dấu nháy",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_unknown_and_missing_keys),
        cmocka_unit_test(refuses_wrong_values),
        cmocka_unit_test(fills_the_year_in),
        cmocka_unit_test(refuses_wrong_days),
        cmocka_unit_test(refuses_a_decimal_comma),
        cmocka_unit_test(refuses_titles_that_are_too_long),
        cmocka_unit_test(refuses_wrong_grades),
        cmocka_unit_test(refuses_wrong_levels),
        cmocka_unit_test(refuses_missing_files),
        cmocka_unit_test(names_a_campaign_that_is_not_there),
        cmocka_unit_test(passes_yaml_errors_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
