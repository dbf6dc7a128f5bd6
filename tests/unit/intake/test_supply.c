/* Mẫu 04: figures that others supply, and how they join what units report. */
#include "unit/intake/book.h"

#define HEAD(agency, more)                                                           \
    "[Thông tin]\nCơ quan cung cấp số liệu|" agency                                  \
    "\nCấp đánh giá|Xã, phường\nNăm đánh giá|#2025\n" more                           \
    "[Số liệu]\nMã đơn vị|Tên đơn vị|Mã|Nội dung|Đơn vị tính|" \
    "Giá trị|Thuyết minh\n"
/* All that Sở Nội vụ has of a unit but its choice in 1.3. */
#define REST(unit, staff)                                                      \
    unit "||1.2.b|Biên chế||#" staff "|\n" unit "||1.4.a|Thẻ||#50|\n" unit     \
         "||1.4.c|Ngày||@45731|\n"
#define ALL                                                                    \
    REST("P-AN", "20")                                                         \
    "P-AN||1.3|Xếp loại||Tốt|Theo QĐ 5\n" REST(                                \
        "P-BINH", "20") "P-BINH||1.3|||khá|\n" REST("X-CHAU", "20")
#define UNIT(unit, trained, more)                                               \
    "[T]\nMã đơn vị|" unit "\nNăm đánh giá|#2025\nLần nộp|#1\n"         \
    "[B]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|" \
    "Ngày ban hành|Liên kết|Giải trình\n1.1|||\n1.1.a||#5\n"            \
    "1.1.b||#10\n1.2||||1/KH\n1.2.a||#" trained "\n" more

struct world {
    struct campaign *campaign;
    struct intake intake;
};

static int set_up(void **state)
{
    static struct world w;
    struct campaign_error error = {0};
    w.campaign = campaign_load("tests/data/supply/campaign.yaml", &error);
    if (!w.campaign)
        print_error("%s:%d: %s\n", error.file, error.line, error.message);
    assert_non_null(w.campaign);
    intake_init(&w.intake, w.campaign, (struct date){2026, 1, 1});
    *state = &w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    intake_clear(&w->intake);
    campaign_free(w->campaign);
    return 0;
}

/* Units in the order of codes: P-AN, P-BINH, X-CHAU. */
enum { AN, BINH, CHAU };

static const struct value *figure(const struct world *w, size_t unit,
                                  const char *code, size_t input)
{
    size_t at = level_find_indicator(w->campaign->levels, code);
    assert_true(at != SIZE_MAX);
    return intake_supplied(&w->intake, unit, at, input);
}

static const struct claim *claim(const struct world *w, size_t unit,
                                 const char *code)
{
    const struct claim *claims = intake_claims(&w->intake, unit);
    assert_non_null(claims);
    return &claims[level_find_indicator(w->campaign->levels, code)];
}

static void assert_number(const struct value *value, int64_t expected)
{
    assert_true(value->valid);
    assert_int_equal(decimal_compare(value->number, decimal_from_int(expected)),
                     0);
}

static void figures_are_read(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "a.xlsx", HEAD("SNV", "Lần nộp|#2\n") ALL);
    book_expect(&w->intake, true, "");
    assert_int_equal(w->intake.supplies.count, 1);
    const struct supply *s = w->intake.supplies.items[0];
    assert_int_equal(s->head.number, 2);
    assert_string_equal(w->campaign->agencies[s->head.agency], "Sở Nội vụ");
    intake_settle(&w->intake);
    assert_number(figure(w, AN, "1.2", 1), 20);
    assert_string_equal(figure(w, AN, "1.3", 0)->supplied->note, "Theo QĐ 5");
    assert_int_equal(figure(w, BINH, "1.3", 0)->option, 1);
    assert_ptr_equal(figure(w, AN, "1.3", 0)->supplied->supply, s);
    assert_false(figure(w, AN, "1.2", 0)->given);
    assert_false(figure(w, AN, "1.4", 1)->given);
}

static void wrong_rows_are_named(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "a.xlsx",
              HEAD("Sở Nội vụ", "") ALL "P-LA||1.2.b|||#5|\n"
                                        "P-AN||1.2.a|||#5|\n"
                                        "P-AN||2.1|||#5|\n"
                                        "P-AN||1.4|||#5|\n"
                                        "P-AN||7.7|||#5|\n"
                                        "X-CHAU||1.3|||Tốt|\n"
                                        "P-BINH||1.2.b|||#21|\n");
    book_expect(&w->intake, false,
                "A13 E851 mã đơn vị “P-LA” không có trong cấp đánh giá; "
                "gần nhất là “P-AN” (Phường An)\n"
                "C14 E853 P-AN: 1.2.a: số liệu này không do Sở Nội vụ cung "
                "cấp; không được tính\n"
                "C15 E853 P-AN: 2.1: số liệu này không do Sở Nội vụ cung "
                "cấp; không được tính\n"
                "C16 E855 P-AN: 1.4: nội dung có nhiều số liệu phải cung cấp, "
                "không rõ giá trị là của số liệu nào\n"
                "C17 E852 P-AN: mã “7.7” không có trong bộ chỉ số\n"
                "F18 W857 X-CHAU: 1.3: nội dung không đánh giá năm nay hoặc "
                "không áp dụng cho đơn vị; số liệu không được dùng\n"
                "C19 E854 P-BINH: 1.2.b: có hai dòng (dòng trước: 6); không "
                "dòng nào được tính\n");
    intake_settle(&w->intake);
    assert_false(figure(w, BINH, "1.2", 1)->given);
    assert_true(figure(w, BINH, "1.4", 0)->valid);
}

static void wrong_values_are_named(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "a.xlsx",
              HEAD("Sở Nội vụ", "") REST("P-AN", "20")
                  REST("P-BINH", "-3") "P-AN||1.3|||Kém|\nP-BINH||1.3||||\n");
    book_expect(
        &w->intake, false,
        "- W858 thiếu 3 dòng số liệu phải cung cấp, trước hết là "
        "X-CHAU: 1.2.b\n"
        "F5 E408 P-BINH: 1.2.b: giá trị âm -3\n"
        "F8 E405 P-AN: 1.3: “Kém” không phải là một trong các lựa chọn: "
        "Tốt; Khá\n"
        "F9 W856 P-BINH: 1.3: chưa có số liệu “Xếp loại”\n");
    intake_settle(&w->intake);
    assert_true(figure(w, AN, "1.3", 0)->given);
    assert_false(figure(w, AN, "1.3", 0)->valid);
}

static void senders_are_checked(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "chua-ro.xlsx", HEAD("", "") ALL);
    book_read(&w->intake, "la.xlsx", HEAD("Sở Nội Vự", "") ALL);
    book_read(&w->intake, "cham.xlsx", HEAD("Sở Chấm", "") ALL);
    book_expect(&w->intake, true,
                "cham.xlsx: B1 E210 cơ quan cung cấp số liệu “Sở Chấm” không "
                "được giao cung cấp số liệu của nội dung nào\n"
                "chua-ro.xlsx: A1 E209 không có tên cơ quan cung cấp số liệu "
                "ở trang “Thông tin”\n"
                "la.xlsx: B1 E210 cơ quan cung cấp số liệu “Sở Nội Vự” không "
                "được giao cung cấp số liệu của nội dung nào; gần nhất là “Sở "
                "Nội vụ”\n");
    assert_int_equal(w->intake.supplies.count, 0);
}

static void a_late_form_is_told_by_the_day(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "a.xlsx",
              HEAD("Sở Nội vụ", "Ngày lập|10/12/2025\n") ALL);
    book_read(&w->intake, "b.xlsx",
              HEAD("Sở Nội vụ", "Ngày lập|11/12/2025\n") ALL);
    book_expect(&w->intake, true,
                "b.xlsx: B4 W213 nộp sau thời hạn 10/12/2025 (ngày lập "
                "11/12/2025)\n");
}

static void the_highest_number_counts(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "1.xlsx", HEAD("Sở Nội vụ", "") ALL);
    book_read(&w->intake, "2.xlsx",
              HEAD("Sở Nội vụ", "Lần nộp|#2\nNgười lập biểu|A\n") ALL);
    book_read(&w->intake, "trong.xlsx", HEAD("Sở Nội vụ", "Lần nộp|#3\n") ALL);
    intake_settle(&w->intake);
    book_expect(&w->intake, true,
                "1.xlsx: - W208 được thay bằng lần nộp 2 trong tệp “2.xlsx”\n"
                "trong.xlsx: - W217 Mẫu 04 của Sở Nội vụ (Xã, phường) chưa "
                "điền gì; không tính là đã gửi\n");
    assert_string_equal(figure(w, AN, "1.2", 1)->supplied->supply->head.file,
                        "2.xlsx");
}

static void two_of_one_number_conflict(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "1.xlsx", HEAD("Sở Nội vụ", "") ALL);
    book_read(&w->intake, "2.xlsx", HEAD("Sở Nội vụ", "") REST("P-AN", "9"));
    problem_list_clear(&w->intake.problems);
    intake_settle(&w->intake);
    book_expect(&w->intake, true,
                "1.xlsx: - E207 trùng lần nộp 1 của Sở Nội vụ (Xã, phường) với "
                "tệp “2.xlsx”; không tệp nào được chấm\n"
                "2.xlsx: - E207 trùng lần nộp 1 của Sở Nội vụ (Xã, phường) với "
                "tệp “1.xlsx”; không tệp nào được chấm\n");
    assert_false(figure(w, AN, "1.2", 1)->given);
}

static void a_blank_form_is_no_answer(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "a.xlsx",
              HEAD("Sở Y tế", "") "P-AN||0.1||||\nP-AN||1.4.b||||\n");
    book_expect(&w->intake, true,
                "a.xlsx: - W217 Mẫu 04 của Sở Y tế (Xã, phường) chưa điền gì; "
                "không tính là đã gửi\n");
}

static void figures_join_what_the_unit_reports(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "noi-vu.xlsx", HEAD("Sở Nội vụ", "") ALL);
    book_read(&w->intake, "an.xlsx", UNIT("P-AN", "8", ""));
    book_expect(&w->intake, true, "");
    intake_settle(&w->intake);
    const struct claim *mixed = claim(w, AN, "1.2");
    assert_false(mixed->faulty);
    assert_number(&mixed->inputs[0], 8);
    assert_number(&mixed->inputs[1], 20);
    assert_true(claim(w, AN, "1.3")->present);
    assert_false(claim(w, AN, "1.3")->faulty);
    assert_true(claim(w, AN, "1.4")->faulty); /* Sở Y tế sent nothing */
    assert_null(intake_claims(&w->intake, BINH));
}

static void what_the_unit_says_of_them_does_not_count(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "an.xlsx",
              UNIT("P-AN", "8", "1.2.b||#99\n1.3||Khá\n"));
    book_expect(&w->intake, false,
                "C7 W430 1.2.b: số liệu này do Sở Nội vụ cung cấp; giá trị đơn "
                "vị ghi không được dùng\n"
                "C8 W430 1.3: số liệu này do Sở Nội vụ cung cấp; giá trị đơn "
                "vị ghi không được dùng\n");
    intake_settle(&w->intake);
    assert_true(claim(w, AN, "1.2")->faulty);
    assert_false(claim(w, AN, "1.3")->inputs[0].given);
}

/* The problem stands where the part is: in the unit's workbook, or in the
 * supplier's, with the unit's code. */
static void parts_and_wholes_of_two_senders_are_held_together(void **state)
{
    struct world *w = *state;
    book_read(&w->intake, "noi-vu.xlsx", HEAD("Sở Nội vụ", "") ALL);
    book_read(&w->intake, "y-te.xlsx",
              HEAD("Sở Y tế", "") "P-AN||0.1|||#9|\nP-BINH||0.1|||#9|\n"
                                  "X-CHAU||0.1|||#9|\nP-AN||1.4.b|||#40|\n"
                                  "P-BINH||1.4.b|||#60|\nX-CHAU||1.4.b|||#60|"
                                  "\n");
    book_read(&w->intake, "an.xlsx", UNIT("P-AN", "21", ""));
    intake_settle(&w->intake);
    book_expect(
        &w->intake, true,
        "an.xlsx: C6 E410 1.2: Được tập huấn (21) lớn hơn Biên chế (20 do "
        "Sở Nội vụ cung cấp)\n"
        "noi-vu.xlsx: F3 E410 P-AN: 1.4: Thẻ đã cấp (50 do Sở Nội vụ cung "
        "cấp) lớn hơn Người dân (40 do Sở Y tế cung cấp)\n");
    assert_true(claim(w, AN, "1.2")->faulty);
    assert_true(claim(w, AN, "1.4")->faulty);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(figures_are_read),
        TEST(wrong_rows_are_named),
        TEST(wrong_values_are_named),
        TEST(senders_are_checked),
        TEST(a_late_form_is_told_by_the_day),
        TEST(the_highest_number_counts),
        TEST(two_of_one_number_conflict),
        TEST(a_blank_form_is_no_answer),
        TEST(figures_join_what_the_unit_reports),
        TEST(what_the_unit_says_of_them_does_not_count),
        TEST(parts_and_wholes_of_two_senders_are_held_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
