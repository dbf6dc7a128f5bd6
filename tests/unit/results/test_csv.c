/* The CSV files: exact text, defused formulas, and reading them back. */
#include "unit/results/fixture.h"

#include "base/csv.h"
#include "results/csv/csv.h"

static void assert_cell(const char *text, const char *expected)
{
    struct str out = {0};
    results_csv_cell(text, &out);
    assert_string_equal(str_text(&out), expected);
    str_clear(&out);
}

static void test_cells_are_quoted_where_they_must(void **state)
{
    (void)state;
    assert_cell("", "");
    assert_cell("Phường A", "Phường A");
    assert_cell("a,b", "\"a,b\"");
    assert_cell("nói \"có\"", "\"nói \"\"có\"\"\"");
    assert_cell("một\nhai", "\"một\nhai\"");
    assert_cell("a;b", "\"a;b\"");
    assert_cell("a\tb", "\"a\tb\"");
    assert_cell("12/KH-UBND", "12/KH-UBND");
}

static void test_formulas_are_defused(void **state)
{
    (void)state;
    assert_cell("=1+1", "'=1+1");
    assert_cell("+84 912", "'+84 912");
    assert_cell("-5", "'-5");
    assert_cell("@SUM(A1)", "'@SUM(A1)");
    assert_cell("\t=1", "\"'\t=1\"");
    assert_cell("＝1+1", "'＝1+1");
    assert_cell(" ＋84", "' ＋84");
    assert_cell("－5", "'－5");
    assert_cell("＠x", "'＠x");
    assert_cell("\r=1", "\"'\r=1\"");
    assert_cell("  =1", "'  =1");
    assert_cell("\xEF\xBB\xBF=1", "'\xEF\xBB\xBF=1");
    assert_cell(" \xC2\xA0\xEF\xBB\xBF @x", "' \xC2\xA0\xEF\xBB\xBF @x");
    assert_cell("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
    assert_cell("a=1", "a=1");
    assert_cell("–", "–");
}

static void test_results(void **state)
{
    struct fixture *f = *state;
    struct str out = {0};
    results_csv_units(&f->evaluation, &out);
    assert_string_equal(
        str_text(&out),
        "\xEF\xBB\xBFlevel,code,name,kind,state,rank,index,grade,max,self,"
        "computed,round1,round2,council,final\r\n"
        "commune,P-A,Phường A,Phường,ok,1,0.8343,Tốt,17.50,14.69,13.25,14.60,"
        ",,14.60\r\n"
        "commune,P-B,Phường B,Phường,errors,2,0.7571,Khá,17.50,14.91,13.25,"
        "13.25,,,13.25\r\n"
        "commune,X-C,Xã C,Xã,ok,2,0.7571,Khá,17.50,13.25,13.25,13.25,,,13.25"
        "\r\n"
        "commune,X-D,Xã D,Xã,missing,4,0.0000,Khá,17.50,,,,,,0.00\r\n");
    str_clear(&out);
}

static void test_results_vietnamese(void **state)
{
    struct fixture *f = *state;
    struct str out = {0};
    f->units[0].name = "Phường A; cũ";
    f->units[1].name = "=B";
    results_csv_units_vietnamese(&f->evaluation, NULL, &out);
    const char *text = str_text(&out);
    static const char head[] =
        "\xEF\xBB\xBF"
        "Cấp;Mã đơn vị;Tên đơn vị;Loại;Tình trạng;Hạng;Chỉ "
        "số;Xếp loại;Điểm tối đa;Tự đánh giá;Điểm tính;Thẩm định lần 1;Thẩm "
        "định lần 2;Hội đồng;Kết quả;Bước\r\n";
    assert_memory_equal(text, head, sizeof head - 1);
    assert_non_null(strstr(
        text,
        "\r\n\"Xã, phường\";P-A;\"Phường A; cũ\";Phường;Hợp lệ;1;0,8343;Tốt;"
        "17,50;14,69;13,25;14,60;;;14,60;Thẩm định lần 1\r\n"));
    assert_non_null(strstr(text, ";P-B;'=B;"));
    assert_non_null(strstr(text, ";X-D;Xã D;Xã;Chưa gửi;4;0,0000;Khá;17,50;;;;"
                                 ";;0,00;Thẩm định lần 1\r\n"));
    f->units[0].name = "Phường A";
    f->units[1].name = "Phường B";
    str_clear(&out);
}

static void keep(void *userdata, const char *bytes, size_t length)
{
    str_append_bytes(userdata, bytes, length);
}

/* What is handed on and what is left are together the text that stays whole
 * where nobody takes it. */
static void test_text_that_is_handed_on(void **state)
{
    struct fixture *f = *state;
    struct str taken = {0};
    struct sink whole = {0}, parts = {.take = keep, .userdata = &taken};
    results_csv_indicators(&f->evaluation, &whole);
    str_reserve(&parts.text, SINK_PART);
    memset(parts.text.data, ' ', SINK_PART);
    parts.text.length = SINK_PART; /* as if so much had been written */
    results_csv_indicators(&f->evaluation, &parts);
    assert_true(taken.length > SINK_PART);
    assert_true(parts.text.length < whole.text.length);
    str_append_bytes(&taken, str_text(&parts.text), parts.text.length);
    assert_string_equal(taken.data + SINK_PART, str_text(&whole.text));
    str_clear(&whole.text);
    str_clear(&parts.text);
    str_clear(&taken);
}

static void test_indicators(void **state)
{
    struct fixture *f = *state;
    struct sink out = {0};
    results_csv_indicators(&f->evaluation, &out);
    const char *text = str_text(&out.text);
    assert_non_null(strstr(
        text,
        "\r\ncommune,P-A,Phường A,1.1,Lãnh đạo,5.00,true,true,5.00,5.00,"
        "5.00,,,5.00,round1,Sở Khoa học,,12/KH-UBND,'=Đã kiện toàn,vai_tro=Người đứng đầu,,,,\r\n"));
    assert_non_null(strstr(
        text, "\r\ncommune,P-A,Phường A,1.2,Truyền thanh,5.00,false,true,,,,,,,"
              "none,Sở Khoa học,,,,,,,,\r\n"));
    assert_non_null(strstr(
        text, "\r\ncommune,P-B,Phường B,2.1,Hồ sơ | trực tuyến,10.00,true,true,"
              "9.91,8.25,8.25,,,8.25,round1,\"Sở Khoa học; Sở Tài chính\","
              "Chưa tính hộ tạm trú,,,ty_le=95.5,,,,\r\n"));
    str_clear(&out.text);
}

static void test_problems(void **state)
{
    struct fixture *f = *state;
    struct str out = {0};
    results_csv_problems(&f->evaluation, &out);
    assert_string_equal(
        str_text(&out),
        "\xEF\xBB\xBF"
        "code,severity,file,sheet,cell,message,fix,unit\r\n"
        "E401,lỗi,b.xlsx,Tự đánh giá,D12,2.1: thiếu giá trị “Tỷ lệ”,"
        "\"Nhập giá trị; nếu không có, ghi 0.\",P-B\r\n"
        "W711,cảnh báo,phieu.xlsx,Thẩm định,H7,P-A: 2.1: chưa chấm điểm,"
        "Nhập điểm thẩm định.,\r\n"
        "W601,cảnh báo,a.xlsx,Tự đánh giá,I8,2.1: thiếu tài liệu kiểm chứng,"
        "\"Ghi số, ký hiệu, ngày ban hành hoặc liên kết của tài liệu.\",P-A"
        "\r\n");
    str_clear(&out);
}

static void collect(void *userdata, int line, char *const *cells, size_t count)
{
    struct str *seen = userdata;
    str_printf(seen, "%d", line);
    for (size_t i = 0; i < count; i++)
        str_printf(seen, "[%s]", cells[i]);
    str_append_char(seen, '/');
}

static void assert_read(const char *text, size_t length, const char *expected)
{
    struct str seen = {0};
    csv_read(text, length, collect, &seen);
    assert_string_equal(str_text(&seen), expected);
    str_clear(&seen);
}

static void test_reading(void **state)
{
    (void)state;
    assert_read("", 0, "");
    assert_read("a,b\r\nc,\n", 8, "1[a][b]/2[c][]/");
    assert_read("\xEF\xBB\xBF"
                "a\n",
                5, "1[a]/");
    assert_read("\"a,\"\"b\"\"\r\n\",c", 14, "1[a,\"b\"\r\n][c]/");
    assert_read("\"a\nb\"\n\nc", 9, "1[a\nb]/3[]/4[c]/");
    assert_read("\"open", 5, "1[open]/");
    assert_read("a\0b,c\n", 6, "1[a][c]/"); /* a NUL ends what is seen */
}

/* One row an obligation; what a unit typed is no formula. */
static void test_owed(void **state)
{
    struct fixture *f = *state;
    struct process process;
    struct str out = {0};
    f->submissions[0].head.sender.author = "=1+1";
    process_init(&process, &f->evaluation);
    results_csv_owed(&process, &out);
    assert_ptr_equal(
        strstr(
            str_text(&out),
            "\xEF\xBB\xBF"
            "Cấp đánh giá,\"Đơn vị, cơ quan\",Mã đơn vị,"
            "Việc phải làm,Biểu mẫu,Thời hạn,Trạng thái,Đã có,Phải có,"
            "Tệp đã nhận,Tệp đã được thay,Tệp không dùng được,Lý do không dùng được,"
            "Lý do chấp nhận,Người liên hệ,Điện thoại,Email,Tệp cần "
            "gửi\r\n"
            "\"Xã, phường\",Phường A,P-A,Gửi biểu tự đánh giá,Mẫu 01,"
            "15/12/2025,Đã nhận,1,1,a.xlsx,,,,,'=1+1,,,\r\n"),
        str_text(&out));
    assert_non_null(strstr(str_text(&out),
                           "\"Xã, phường\",Xã D,X-D,Gửi biểu tự đánh giá,Mẫu "
                           "01,15/12/2025,Chưa gửi,0,1,,,,,,,,,"));
    f->submissions[0].head.sender.author = "Nguyễn Văn An";
    process_clear(&process);
    str_clear(&out);
}

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture, STAGE_ROUND1);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_clear(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_are_quoted_where_they_must),
        cmocka_unit_test(test_formulas_are_defused),
        cmocka_unit_test(test_results),
        cmocka_unit_test(test_results_vietnamese),
        cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_text_that_is_handed_on),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_owed),
        cmocka_unit_test(test_reading),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
