#include "unit/intake/book.h"

#include "intake/table/rows.h"
#include "intake/table/titles.h"

static const char *describe(const struct table_row *row,
                            const struct level *level, char *out, size_t size)
{
    switch (row->kind) {
    case ROW_INDICATOR:
        snprintf(out, size, "%s", level->indicators[row->indicator].code);
        break;
    case ROW_INPUT:
        snprintf(out, size, "%s.%c", level->indicators[row->indicator].code,
                 (char)('a' + row->input));
        break;
    case ROW_HEADING:
        return "heading";
    case ROW_UNKNOWN:
        return "unknown";
    case ROW_PLAIN:
    case ROW_DOCUMENTS:
    case ROW_GARBLED:
        return "?";
    }
    return out;
}

/* Below a row of indicator 4.3. */
static const struct {
    const char *typed, *means;
} codes[] = {
    {"4.3", "4.3"},           {" 4.3 ", "4.3"},        {"4,3", "4.3"},
    {"4.3.", "4.3"},          {"4. 3", "4.3"},         {"04.03", "4.3"},
    {"(4.3)", "4.3"},         {"6.10", "6.10"},        {"6,10", "6.10"},
    {"6.1", "6.1"},           {"4.3.a", "4.3.a"},      {"4.3.b", "4.3.b"},
    {"4.3.A", "4.3.a"},       {"4.3.A)", "4.3.a"},     {"4.3a", "4.3.a"},
    {"4.3 b", "4.3.b"},       {"4.3.a.", "4.3.a"},     {"4,3,b", "4.3.b"},
    {"'4.3", "4.3"},          {"’6.10", "6.10"},       {"4.3(a)", "4.3.a"},
    {"４．３", "4.3"},        {"４．３．ｂ", "4.3.b"}, {"4.3 (b)", "4.3.b"},
    {"4.3-a", "4.3.a"},       {"a", "4.3.a"},          {"b)", "4.3.b"},
    {"6.10.a", "6.10.a"},     {"4.3.c", "unknown"},    {"c)", "unknown"},
    {"4.9", "unknown"},       {"9", "unknown"},        {"9.9.a", "unknown"},
    {"4.3.1", "unknown"},     {"x4.3", "unknown"},     {"4.3 abc", "unknown"},
    {"1.1.1.1", "unknown"},   {"4", "heading"},        {"6.", "heading"},
    {"I", "heading"},         {"II.", "heading"},      {"iv", "heading"},
    {"VIII", "heading"},      {"A", "heading"},        {"B.", "heading"},
    {"Tổng cộng", "heading"}, {"TỔNG", "heading"},     {"Cộng:", "heading"},
};

static void test_text_codes(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    const struct level *level = &campaign->levels[0];
    size_t current = level_find_indicator(level, "4.3");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct table_row row = {0};
        char text[32];
        row_code_read(codes[i].typed, level, current, &row);
        const char *got = describe(&row, level, text, sizeof text);
        if (strcmp(got, codes[i].means) != 0)
            fail_msg("“%s” is read as %s", codes[i].typed, got);
    }
    campaign_free(campaign);
}

static void test_lone_letter_needs_an_indicator(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct table_row row = {0};
    row_code_read("a", &campaign->levels[0], SIZE_MAX, &row);
    assert_int_equal(row.kind, ROW_UNKNOWN);
    campaign_free(campaign);
}

static void test_titles(void **state)
{
    (void)state;
    assert_int_equal(title_likeness("Tỷ lệ hộ", "TỶ LỆ HỘ."), 100);
    assert_int_equal(title_likeness("Ty le ho", "Tỷ lệ hộ"), 100);
    assert_int_equal(title_likeness("Tỷ lệ công chức được bồi dưỡng",
                                    "Tỷ lệ công chức được bồi dưỡng, tập huấn "
                                    "về chuyển đổi số năm 2025 của xã"),
                     90);
    assert_int_equal(title_likeness("Một hai ba bốn", "Năm sáu bảy tám"), 0);
    assert_int_equal(title_likeness("Một hai", "Một ba"), 50);
    assert_int_equal(title_likeness("", "Một"), 0);
    assert_int_equal(title_likeness("", ""), 0);
}

/* A form of `rows` below a heading; the problems of the codes alone. */
static void expect_codes(const char *rows, const char *expected)
{
    struct campaign *campaign = book_campaign();
    struct intake intake;
    struct str text = {0}, got = {0};
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    str_printf(&text,
               "[T]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n"
               "Mã|Nội dung|Giá trị|Điểm tự đánh giá|Liên kết|Số, ký hiệu|"
               "Ngày|Giải trình\n%s",
               rows);
    book_read(&intake, "f.xlsx", str_text(&text));
    problem_list_sort(&intake.problems);
    for (size_t i = 0; i < intake.problems.count; i++) {
        const struct problem *p = &intake.problems.items[i];
        const char *code = problem_code_text(p->code);
        if (code[1] == '3' && p->code != PROBLEM_CODE_ABSENT)
            str_printf(&got, "%s %s %s\n", p->cell, code, p->message);
    }
    assert_string_equal(str_text(&got), expected);
    str_clear(&text);
    str_clear(&got);
    intake_clear(&intake);
    campaign_free(campaign);
}

static void test_numeric_codes(void **state)
{
    (void)state;
    /* Only 4.1 can be meant; the title says 6.1; the title says 6.10. */
    expect_codes("#4.1||Có|#5\n"
                 "#6.1|Tần suất cập nhật tin bài trên Trang thông tin điện tử\n"
                 "#6.1|Tổng chi ngân sách nhà nước cho CNTT\n",
                 "A6 W307 mã “6,1” do Excel đổi thành số, được hiểu là 6.10 "
                 "theo nội dung\n");
    /* By the rows around them. */
    expect_codes(
        "#6.1||#3\n6.2\n6.3\n6.4\n6.5\n#6.1||#4\n",
        "A4 W307 mã “6,1” do Excel đổi thành số, được hiểu là 6.1 theo "
        "thứ tự các dòng\n"
        "A9 W307 mã “6,1” do Excel đổi thành số, được hiểu là 6.10 "
        "theo thứ tự các dòng\n");
    /* By the input row below. */
    expect_codes("#6.1\n6.10.a||#4\n",
                 "A4 W307 mã “6,1” do Excel đổi thành số, được hiểu là 6.10 "
                 "theo thứ tự các dòng\n");
    expect_codes("#6.1||#4\n",
                 "A4 E306 mã “6,1” do Excel đổi thành số, không rõ là 6.1 hay "
                 "6.10\n");
    expect_codes("#6\n#9.9||#1\n#4.33||#1\n",
                 "A5 E303 mã “9,9” không có trong bộ chỉ số\n"
                 "A6 E303 mã “4,33” không có trong bộ chỉ số\n");
}

static void test_date_codes(void **state)
{
    (void)state;
    /* 45663 is 6/1/2025: 6.1 or 1.6; 45936 is 6/10/2025; 45689 is 1/2/2025,
     * 1.2 or 2.1; 46022 is 31/12/2025. */
    expect_codes("@45663||#3\n",
                 "A4 W307 mã “06/01/2025” do Excel đổi thành số, được hiểu là "
                 "6.1 theo thứ tự các dòng\n");
    expect_codes("@45936|Tổng chi ngân sách nhà nước cho công nghệ thông tin|"
                 "#3\n",
                 "A4 W307 mã “06/10/2025” do Excel đổi thành số, được hiểu là "
                 "6.10 theo nội dung\n");
    expect_codes("@46022||#3\n",
                 "A4 E303 mã “31/12/2025” không có trong bộ chỉ số\n");
}

/* A filter that was left on is one problem, not one a row. */
static void test_hidden_rows(void **state)
{
    (void)state;
    expect_codes("4.1||Có\n~6.3||#90\n~6.4\n~6.5||#5\n~6.10||#7\n",
                 "C5 W309 3 dòng, từ dòng 6.3, bị ẩn nhưng có số liệu, vẫn "
                 "được tính\n");
}

static void test_rows_around_codes(void **state)
{
    (void)state;
    expect_codes(
        "4.1||Có\n"
        "|Ghi thêm|#5\n"
        "|Tổng cộng||#50\n"
        "4.1||Không\n"
        "~6.3||#90\n"
        "6.5|Chuyện khác hẳn không dính dáng gì\n"
        "||Người lập biểu\n"
        "Ghi chú: (*) không đánh giá|||\n"
        "1. Số liệu đến hết năm 2025\n"
        "NGƯỜI LẬP BIỂU||Hà Nội, ngày 15 tháng 12|THỦ TRƯỞNG\n"
        "Khác|||#12\n"
        "|||#12\n",
        "C5 W308 dòng có số liệu nhưng không có mã; không được tính\n"
        "A7 E304 mã 4.1 có hai dòng (dòng trước: 4); nội dung này không "
        "được tính\n"
        "C8 W309 dòng 6.3 bị ẩn nhưng có số liệu, vẫn được tính\n"
        "B9 W310 nội dung của mã 6.5 khác bộ chỉ số; tính theo mã\n"
        "A14 E303 mã “Khác” không có trong bộ chỉ số\n"
        "D15 W308 dòng có số liệu nhưng không có mã; không được tính\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_codes),
        cmocka_unit_test(test_lone_letter_needs_an_indicator),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_numeric_codes),
        cmocka_unit_test(test_date_codes),
        cmocka_unit_test(test_hidden_rows),
        cmocka_unit_test(test_rows_around_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
