#include "unit/intake/fixture.h"

#include "intake/reading.h"
#include "intake/value/values.h"

#define FACTS                                                                  \
    "[Thông tin]\nMã đơn vị|X-AN\nTên đơn vị|Xã An Bình\n"        \
    "Năm đánh giá|#2025\nLần nộp|#1\nNgày lập|@45992\n"
#define HEADING                                                                          \
    "[Tự đánh giá]\nMã|Nội dung|Đơn vị tính|Giá trị|Điểm tối đa|"  \
    "Điểm tự đánh giá|Số, ký hiệu tài liệu|Ngày ban hành|Liên kết|" \
    "Giải trình\n"

/* Rows without a slip, in the order of the index: 3 to 24 of the sheet. */
#define ROWS_1                                                                 \
    "1|Nhận thức số\n1.1|||Chủ tịch UBND|#5|#5\n"                    \
    "1.2|||#3|#5|#5|12/KH-UBND|@45731|https://a.vn/1|Đã ban hành\n"
#define ROWS_4 "4.1|||Có|#5|#5\n4.3||||#5|#4.5\n4.3.a|||#9\n4.3.b|||#10\n"
#define ROWS_6                                                                 \
    "6.1|||#4|#5|#5\n6.2||||#10|#10\n6.2.a|||#5\n6.2.b|||#5\n6.2.c|||x\n"      \
    "6.3|||%0.955|#5|#5\n6.4||||#5|#5\n6.4.a|||#2\n6.4.b|||#2\n"               \
    "6.5||||#5|#5\n6.5.a|||#2\n6.5.b|||#2\n6.10|||#100|#5|#5\n"
#define ROWS_7 "7.1||||#5|#4\n"

static const struct claim *claim_of(const struct fixture *f, const char *code)
{
    assert_int_equal(f->intake.submissions.count, 1);
    size_t i = level_find_indicator(&f->campaign->levels[0], code);
    assert_true(i != SIZE_MAX);
    return &f->intake.submissions.items[0]->claims[i];
}

static void assert_number(const struct value *value, const char *expected)
{
    char text[DECIMAL_TEXT_SIZE];
    assert_true(value->given);
    assert_true(value->valid);
    assert_string_equal(decimal_format(value->number, text), expected);
}

static void test_clean_form(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              FACTS "Người lập biểu|Nguyễn Văn An\n"
                    "Điện thoại|\\0912\nEmail:|an@x.vn\n" HEADING ROWS_1 ROWS_4
                        ROWS_6 ROWS_7);
    book_expect(&f->intake, false, "");
    const struct submission *s = f->intake.submissions.items[0];
    assert_string_equal(s->head.file, "a.xlsx");
    assert_string_equal(s->head.sheet, "Tự đánh giá");
    assert_string_equal(s->head.unit->code, "X-AN");
    assert_int_equal(s->head.number, 1);
    assert_string_equal(s->head.sender.author, "Nguyễn Văn An");
    assert_string_equal(s->head.sender.phone, "0912");
    assert_string_equal(s->head.sender.email, "an@x.vn");
    assert_int_equal(s->head.sender.date.month, 12);
    assert_int_equal(strlen(s->head.sha256), 64);
    const struct claim *c = claim_of(f, "1.2");
    assert_true(c->present);
    assert_false(c->faulty);
    assert_int_equal(c->self, 500);
    assert_int_equal(c->row, 4);
    assert_number(&c->inputs[0], "3");
    assert_int_equal(c->evidence_count, 1);
    assert_string_equal(c->evidence[0].number, "12/KH-UBND");
    assert_int_equal(c->evidence[0].date.day, 15);
    assert_string_equal(c->evidence[0].link, "https://a.vn/1");
    assert_string_equal(c->explanation, "Đã ban hành");
    assert_int_equal(claim_of(f, "1.1")->inputs[0].option, 0);
    assert_number(&claim_of(f, "4.1")->inputs[0], "1");
    assert_number(&claim_of(f, "4.3")->inputs[1], "10");
    assert_int_equal(claim_of(f, "4.3")->self, 450);
    assert_number(&claim_of(f, "6.2")->inputs[2], "1");
    assert_number(&claim_of(f, "6.3")->inputs[0], "95.5");
    assert_number(&claim_of(f, "6.10")->inputs[0], "100");
    assert_false(
        claim_of(f, "4.2")->present); /* not assessed: nothing reported */
    assert_int_equal(claim_of(f, "7.1")->self, 400);
}

/* Every kind of bad value; each costs its own indicator and no other. */
static void test_bad_values(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING
              "1.1|||Bí thư|#5|#5\n"
              "1.2|||#1.234|#5|#5|12/KH-UBND\n"
              "4.1|||đang làm|#5|#5\n"
              "4.3||||#5|#4.5\n4.3.a|||12 người\n4.3.b|||#-10\n"
              "6.1|||1.234|#5|#5\n"
              "6.2||||#10|#10\n6.2.a|||#6\n6.2.b|||#5\n6.2.c\n"
              "6.3|||101%|#5|#5\n"
              "6.4||||#5|#5\n6.4.a|||!#REF!\n6.4.b|||?\n"
              "6.5||||#5|#5\n6.5.a|||#2\n6.5.b|||#0\n"
              "6.10|||Céng hoµ x· héi chñ nghÜa ViÖt Nam|#5|#5\n" ROWS_7);
    book_expect(
        &f->intake, false,
        "D2 E405 1.1: “Bí thư” không phải là một trong các lựa chọn: Chủ tịch "
        "UBND; Phó Chủ tịch UBND; Không\n"
        "D3 E407 1.2: “1,234” không đúng dạng yêu cầu\n"
        "D4 E404 4.1: “đang làm” không phải là Có hoặc Không\n"
        "D6 E402 4.3.a: “12 người” không phải là số\n"
        "D7 E408 4.3.b: giá trị âm -10\n"
        "D8 W414 6.1: “1.234” có thể hiểu hai cách; được đọc là "
        "1234 (dấu chấm ngăn hàng nghìn)\n"
        "D10 E410 6.2: Máy tính (6) lớn hơn Công chức (5)\n"
        "D12 E401 6.2.c: thiếu giá trị “Mạng nội bộ ổn định”\n"
        "D13 E409 6.3: tỷ lệ 101% lớn hơn 100%\n"
        "D15 E412 6.4.a: công thức trong ô bị lỗi #REF!\n"
        "D16 E413 6.4.b: công thức chưa có kết quả lưu trong tệp\n"
        "D19 E411 6.5: Điểm công cộng bằng 0, không tính được tỷ lệ\n"
        "D20 E415 6.10: chữ gõ bằng bảng mã cũ TCVN3 (ABC): “Céng hoµ x· héi "
        "chñ nghÜa ViÖt Nam”\n");
    static const char *const faulty[] = {"1.1", "1.2", "4.1", "4.3", "6.2",
                                         "6.3", "6.4", "6.5", "6.10"};
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++)
        assert_true(claim_of(f, faulty[i])->faulty);
    assert_false(claim_of(f, "6.1")->faulty);
    assert_number(&claim_of(f, "6.1")->inputs[0], "1234");
    assert_int_equal(claim_of(f, "6.3")->self, 500);
    assert_string_equal(f->intake.problems.items[1].fix,
                        "Nhập số nguyên không âm, ví dụ 1.234");
}

static void test_percents(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *cell, *value, *problem;
    } cases[] = {
        {"%0.955", "95.5", ""},
        {"#95.5", "95.5", ""},
        {"95,5%", "95.5", ""},
        {"95.5 %", "95.5", ""},
        {"95,5", "95.5", ""},
        {"95.125", "95.125", ""},
        {"%1", "100", ""},
        {"#0", "0", ""},
        {"0,5%", "0.5", ""},
        {"#0.955", "0.955",
         "D2 W419 6.3: “0,955” được đọc là 0,955%; nếu là tỷ "
         "lệ thập phân thì phải ghi 95,5%\n"},
        {"0,9", "0.9",
         "D2 W419 6.3: “0,9” được đọc là 0,9%; nếu là tỷ lệ thập "
         "phân thì phải ghi 90%\n"},
        {"#1", "1",
         "D2 W419 6.3: “1” được đọc là 1%; nếu là tỷ lệ thập phân "
         "thì phải ghi 100%\n"},
        {"%1.01", NULL, "D2 E409 6.3: tỷ lệ 101% lớn hơn 100%\n"},
        {"%-0.1", NULL, "D2 E408 6.3: giá trị âm -10\n"},
        {"cao", NULL, "D2 E403 6.3: “cao” không phải là tỷ lệ phần trăm\n"},
        {"@45731", NULL,
         "D2 E427 6.3: ô có định dạng ngày nên Excel hiện “15/3/2025”; số trong ô là 45731, không rõ đâu là giá trị\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024], got[DECIMAL_TEXT_SIZE];
        intake_clear(&f->intake);
        intake_init(&f->intake, f->campaign, (struct date){2026, 1, 1});
        snprintf(text, sizeof text, "%s6.3|||%s|#5|#5\n", FACTS HEADING,
                 cases[i].cell);
        book_read(&f->intake, "a.xlsx", text);
        struct str kept = {0};
        problem_list_sort(&f->intake.problems);
        for (size_t k = 0; k < f->intake.problems.count; k++) {
            const struct problem *p = &f->intake.problems.items[k];
            if (p->code != PROBLEM_CODE_ABSENT)
                str_printf(&kept, "%s %s %s\n", p->cell,
                           problem_code_text(p->code), p->message);
        }
        assert_string_equal(str_text(&kept), cases[i].problem);
        str_clear(&kept);
        const struct value *v = &claim_of(f, "6.3")->inputs[0];
        assert_int_equal(v->valid, cases[i].value != NULL);
        if (cases[i].value != NULL)
            assert_string_equal(decimal_format(v->number, got), cases[i].value);
    }
}

static void test_points_claimed(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING
              "1.1|||Không|#6|#5.01\n1.2|||#3|#5|năm|12/KH-UBND\n"
              "4.1|||Có|5 điểm|#-1\n4.3||||#5|#1.005\n4.3.a|||#9\n4.3.b|||#10\n"
              "6.1|||#4||\n"
              "6.2||||#10|@45781\n6.2.a|||#5\n6.2.b|||#5\n6.2.c|||x\n"
              "6.3|||%0.955|#5|4,875\n6.4||||#5|4,5\n6.4.a|||#2\n6.4.b|||#2\n"
              "6.5||||#5|!#N/A\n6.5.a|||#2\n6.5.b|||#2\n6.10|||#100|#5|%0.5\n"
              "7.1||||#5\n");
    book_expect(
        &f->intake, false,
        "E2 W505 1.1: điểm tối đa ghi 6, đúng là 5,00\n"
        "F2 E502 1.1: điểm tự đánh giá 5,01 lớn hơn điểm tối đa 5,00\n"
        "F3 E501 1.2: điểm tự đánh giá “năm” không phải là số điểm\n"
        "E4 W505 4.1: điểm tối đa ghi 5 điểm, đúng là 5,00\n"
        "F4 E501 4.1: điểm tự đánh giá “-1” không phải là số điểm\n"
        "F5 W506 4.3: điểm “1,005” có hơn hai chữ số thập phân; được làm tròn "
        "thành 1,01\n"
        "F9 E501 6.2: điểm tự đánh giá “04/05/2025” không phải là số điểm\n"
        "F13 W506 6.3: điểm “4,875” có hơn hai chữ số thập phân; được làm tròn "
        "thành 4,88\n"
        "F17 E412 6.5: công thức trong ô bị lỗi #N/A\n"
        "F20 E501 6.10: điểm tự đánh giá “50%” không phải là số điểm\n"
        "F21 W504 7.1: chưa có điểm tự đánh giá, mà điểm không tính được từ số liệu\n");
    static const char *const codes[] = {"1.1", "1.2", "4.1", "6.1",
                                        "6.2", "6.5", "6.10"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_false(claim_of(f, codes[i])->faulty);
        assert_true(claim_of(f, codes[i])->self == POINTS_NONE);
    }
    assert_true(claim_of(f, "6.1")->unclaimed);
    assert_false(claim_of(f, "1.2")->unclaimed);
    assert_int_equal(claim_of(f, "4.3")->self, 101);
    assert_int_equal(claim_of(f, "6.3")->self, 488);
    assert_int_equal(claim_of(f, "6.4")->self, 450);
}

static void test_evidence(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING "1.1|||Không|#5|#0|không số|31/12/2024|www.a.vn|x\n"
                            "1.2|||#3|#5|#5|12/KH-UBND¶KH 13¶14/QĐ-UBND|"
                            "15/3/2025¶20/1/2026¶hôm qua|"
                            "HTTPS://a.vn/1¶ftp://a.vn\n" ROWS_4 ROWS_6 ROWS_7);
    book_expect(
        &f->intake, false,
        "H2 W603 1.1: tài liệu ngày 31/12/2024 không thuộc năm 2025\n"
        "I2 W605 1.1: liên kết “www.a.vn” không bắt đầu bằng http:// hoặc "
        "https://\n"
        "G3 W602 1.2: số, ký hiệu “KH 13” không đúng dạng\n"
        "G3 W608 1.2: số dòng của số ký hiệu, ngày và liên kết không khớp (3, "
        "3, 2)\n"
        "H3 W604 1.2: ngày ban hành 20/01/2026 ở tương lai\n"
        "H3 W607 1.2: ngày ban hành “hôm qua” không đọc được\n"
        "I3 W605 1.2: liên kết “ftp://a.vn” không bắt đầu bằng http:// hoặc "
        "https://\n");
    const struct claim *c = claim_of(f, "1.2");
    assert_false(c->faulty);
    assert_int_equal(c->evidence_count, 3);
    assert_string_equal(c->evidence[1].number, "KH 13");
    assert_string_equal(c->evidence[1].link, "ftp://a.vn");
    assert_string_equal(c->evidence[2].number, "14/QĐ-UBND");
    assert_string_equal(c->evidence[2].link, "");
    assert_int_equal(c->evidence[2].date.year, 0);
}

/* A blank line in one cell keeps the pairs together; a serial number without
 * its format is a date still; missing is reported only where it is required. */
static void test_evidence_lines(void **state)
{
    struct fixture *f = *state;
    book_read(
        &f->intake, "a.xlsx",
        FACTS HEADING
        "1.1|||Không|#5|#0|9/KH|#45731\n"
        "1.2|||#3|#5|#5|1/KH¶2/KH||¶https://a.vn/2¶\n" ROWS_4 ROWS_6 ROWS_7);
    book_expect(
        &f->intake, false,
        "G3 W608 1.2: số dòng của số ký hiệu, ngày và liên kết không khớp (2, "
        "0, 1)\n");
    const struct claim *c = claim_of(f, "1.2");
    assert_int_equal(c->evidence_count, 2);
    assert_string_equal(c->evidence[0].link, "");
    assert_string_equal(c->evidence[1].link, "https://a.vn/2");
    assert_int_equal(claim_of(f, "1.1")->evidence[0].date.month, 3);
    intake_clear(&f->intake);
    intake_init(&f->intake, f->campaign, (struct date){2026, 1, 1});
    book_read(
        &f->intake, "a.xlsx",
        FACTS HEADING
        "1.1|||Không|#5|#0\n1.2|||#3|#5|#5| ¶ \n4.2|||Có|#5|#5\n" ROWS_4 ROWS_6
            ROWS_7);
    book_expect(&f->intake, false, "G3 W601 1.2: thiếu tài liệu kiểm chứng\n");
    intake_clear(&f->intake);
    intake_init(&f->intake, f->campaign, (struct date){2026, 1, 1});
    book_read(
        &f->intake, "a.xlsx",
        FACTS HEADING
        "1.1|||Không|#5|#0\n1.2||||#5|#5\n1.2.a|||#3|||12/KH|@45731\n" ROWS_4
            ROWS_6 ROWS_7);
    book_expect(&f->intake, false, "");
    assert_string_equal(claim_of(f, "1.2")->evidence[0].number, "12/KH");
}

/* Documents of rows of their own, of any row of the indicator; what is there
 * twice counts once; a signature below the table is none. */
static void test_rows_of_documents(void **state)
{
    struct fixture *f = *state;
    book_read(
        &f->intake, "a.xlsx",
        FACTS HEADING
        "1.1|||Không|#5|#0|1/KH|@45731\n||||||2/KH|@45732\n|||||||\n"
        "||||||3/KH|@45733|https://a.vn/3\n"
        "1.2. Tiêu chí có nhiều số liệu\n"
        "1.2.a|||#3|||12/KH|@45731\n1.2||||#5|#5|12/KH|@45731\n"
        "||||||13/KH|ngày nào đó\n" ROWS_4 ROWS_6
        "7.1||||#5|#5\n||||||14/KH|@45734|https://a.vn/14\n||||||Hà Nội, ngày 15 tháng 12 "
        "năm 2025\n||||||TRƯỞNG PHÒNG\n");
    book_expect(&f->intake, false,
                "H9 W607 1.2: ngày ban hành “ngày nào đó” không đọc được\n");
    const struct claim *c = claim_of(f, "1.1");
    assert_int_equal(c->evidence_count, 3);
    assert_string_equal(c->evidence[1].number, "2/KH");
    assert_string_equal(c->evidence[2].link, "https://a.vn/3");
    c = claim_of(f, "1.2");
    assert_int_equal(c->evidence_count, 2);
    assert_string_equal(c->evidence[1].number, "13/KH");
    assert_int_equal(claim_of(f, "7.1")->evidence_count, 1);
}

/* What a unit writes in the wrong place. */
static void test_places_of_values(void **state)
{
    struct fixture *f = *state;
    book_read(
        &f->intake, "a.xlsx",
        FACTS HEADING
        "1.1||||#5|#5\n1.1.a|||Không\n"
        "1.2|||#2|#5|#5|12/KH-UBND\n1.2.a|||#3\n"
        "4.1|||#1|#5|#5\n4.3|||#90|#5|#4.5\n4.3.b|||#10\n4.3.a|||#9\n" ROWS_6
        "7.1|||Tốt|#5|#5\n");
    book_expect(
        &f->intake, false,
        "D4 W417 1.2: giá trị ghi ở cả dòng có điểm và dòng chi tiết; đọc "
        "dòng chi tiết\n"
        "D7 W420 4.3: giá trị ghi ở dòng có điểm không được đọc\n"
        "D23 W418 7.1: nội dung do cơ quan chấm điểm chấm trực tiếp; giá trị "
        "không được dùng\n");
    assert_number(&claim_of(f, "1.2")->inputs[0], "3");
    assert_number(&claim_of(f, "4.1")->inputs[0], "1");
    assert_number(&claim_of(f, "4.3")->inputs[0], "9");
    assert_int_equal(claim_of(f, "1.1")->inputs[0].option, 2);
}

static void test_missing_rows_and_values(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING "1.1||||#5|#5\n4.1|||Có|#5|#5\n4.1|||Không|#5|#0\n"
                            "4.2|||chưa rõ|#5\n"
                            "4.3||||#5|#4.5\n4.3.a|||#9\n" ROWS_6
                            "9.1|||#3\n6.2.d|||#1\n");
    book_expect(
        &f->intake, false,
        "- E305 không có dòng của nội dung 1.2 “Văn bản chỉ đạo chuyên đề về "
        "chuyển đổi số”\n"
        "- E305 không có dòng của nội dung 7.1 “Ứng dụng nền tảng số trong "
        "logistics”\n"
        "D2 E401 1.1: thiếu giá trị “Trưởng Ban chỉ đạo”\n"
        "A4 E304 mã 4.1 có hai dòng (dòng trước: 3); nội dung này không được tính\n"
        "D5 W421 4.2: “chưa rõ” không phải là Có hoặc Không (nội dung này không đánh giá hoặc không áp dụng, không ảnh hưởng điểm)\n"
        "D6 E401 4.3.b: thiếu giá trị “Tổng số”\n"
        "A21 E303 mã “9.1” không có trong bộ chỉ số\n"
        "A22 E303 mã “6.2.d” không có trong bộ chỉ số\n");
    assert_true(claim_of(f, "1.2")->faulty);
    assert_false(claim_of(f, "1.2")->present);
    assert_true(claim_of(f, "4.1")->faulty);
    assert_false(claim_of(f, "4.1")->present);
    assert_true(claim_of(f, "4.3")->faulty);
    assert_false(claim_of(f, "6.2")->faulty);
}

/* b = 0 where the rule takes the indicator out, or where the unit has nothing
 * to report because units.yaml says so. */
static void test_not_applicable(void **state)
{
    struct fixture *f = *state;
    book_read(
        &f->intake, "a.xlsx",
        "[T]\nMã đơn vị|x-co\nNăm đánh giá|năm 2025\n" HEADING ROWS_1 ROWS_4
        "6.1|||#4|#5|#5\n6.2||||#10|#10\n6.2.a|||#5\n6.2.b|||#5\n"
        "6.2.c|||x\n6.3|||%0.955|#5|#5\n6.4||||#5\n6.4.a|||#0\n"
        "6.4.b|||#0\n6.10|||#100|#5|#5\n" ROWS_7);
    book_expect(&f->intake, false, "");
    assert_false(claim_of(f, "6.4")->faulty);
}

/* Where nobody may say that it does not apply, what stands beside it counts. */
static void test_refused_waivers(void **state)
{
    struct fixture *f = *state;
    static const char other[] = "1.1: ghi “Không áp dụng”, mà nội dung này "
                                "không được đề nghị không áp dụng\n";
    char expected[512];
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING "1.1|||Chủ tịch UBND|#5|Không áp dụng\n"
                            "1.2|||#3|#5|#5|12/KH-UBND\n" ROWS_4 ROWS_6 ROWS_7);
    snprintf(expected, sizeof expected, "F2 E510 %s", other);
    book_expect(&f->intake, false, expected);
    assert_false(claim_of(f, "1.1")->faulty);
    assert_true(claim_of(f, "1.1")->inputs[0].valid);
    assert_int_equal(claim_of(f, "1.1")->self, POINTS_NONE);
    start_again(f);
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING "1.1|||Không áp dụng|#5|#5\n"
                            "1.2|||#3|#5|#5|12/KH-UBND\n" ROWS_4 ROWS_6 ROWS_7);
    snprintf(expected, sizeof expected, "D2 E510 %s", other);
    book_expect(&f->intake, false, expected);
    assert_true(claim_of(f, "1.1")->faulty);
    assert_int_equal(claim_of(f, "1.1")->self, 500);
}

static void test_texts_of_before_unicode(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING ROWS_1
              "4.1|||Có|#5|#5||||Xaõ ñaõ coù coâng chöùc chuyeân traùch veà "
              "chuyeån ñoåi soá\n"
              "4.3||||#5|#4.5\n4.3.a|||#9\n4.3.b|||#10\n" ROWS_6 ROWS_7);
    book_expect(
        &f->intake, false,
        "J5 E416 4.1: chữ gõ bằng bảng mã cũ VNI: “Xaõ ñaõ coù coâng chöùc "
        "chuyeân traùch veà chuyeån ñoåi soá”\n");
    /* Nothing is computed from an explanation, so it costs no points. */
    assert_false(claim_of(f, "4.1")->faulty);
    assert_string_equal(claim_of(f, "4.1")->explanation, "");
}

/* A cell of the documents that cannot be read costs the documents alone. */
static void test_unsound_documents(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING
              "1.1|||Chủ tịch UBND|#5|#5\n"
              "1.2|||#3|#5|#5|!#REF!||https://a.vn/1|?\n" ROWS_4 ROWS_6 ROWS_7);
    book_expect(&f->intake, false,
                "G3 E412 1.2: công thức trong ô bị lỗi #REF!\n"
                "J3 E413 1.2: công thức chưa có kết quả lưu trong tệp\n");
    const struct claim *c = claim_of(f, "1.2");
    assert_false(c->faulty);
    assert_int_equal(c->evidence_count, 1);
    assert_string_equal(c->evidence[0].link, "https://a.vn/1");
}

/* Kinds of input that no rule of the test campaign uses. */
static void test_text_and_date_inputs(void **state)
{
    struct fixture *f = *state;
    struct sheet sheet = {.name = "S"};
    struct reading r = {
        .intake = &f->intake, .file = "a.xlsx", .table = {.sheet = &sheet}};
    char error[64];
    struct pattern *pattern = pattern_new("^[A-Z]+$", error, sizeof error);
    struct input text = {
        .kind = INPUT_TEXT, .pattern = pattern, .pattern_help = ""};
    struct input date = {.kind = INPUT_DATE};
    struct value v;
    value_read(&r, &text, "1.1",
               &(struct cell){.row = 1,
                              .column = 1,
                              .kind = CELL_TEXT,
                              .text = " ABC ",
                              .length = 5},
               &v);
    assert_true(v.valid);
    assert_string_equal(v.text, "ABC");
    value_read(
        &r, &text, "1.1",
        &(struct cell){
            .row = 2, .column = 1, .kind = CELL_TEXT, .text = "1", .length = 1},
        &v);
    assert_false(v.valid);
    value_read(&r, &date, "1.2",
               &(struct cell){.row = 3,
                              .column = 1,
                              .kind = CELL_TEXT,
                              .text = "15/3/2025",
                              .length = 9},
               &v);
    assert_true(v.valid);
    assert_int_equal(v.date.day, 15);
    value_read(
        &r, &date, "1.2",
        &(struct cell){
            .row = 4, .column = 1, .kind = CELL_NUMBER, .number = {39999, 0}},
        &v);
    assert_false(v.valid);
    value_read(
        &r, &date, "1.2",
        &(struct cell){
            .row = 5, .column = 1, .kind = CELL_NUMBER, .number = {457315, -1}},
        &v);
    assert_true(v.valid);
    assert_int_equal(v.date.month, 3);
    value_read(&r, &date, "1.2",
               &(struct cell){
                   .row = 6, .column = 1, .kind = CELL_BOOL, .number = {1, 0}},
               &v);
    assert_false(v.valid);
    book_expect(&f->intake, false,
                "A2 E407 1.1: “1” không đúng dạng yêu cầu\n"
                "A4 E406 1.2: “39999” không phải là ngày hợp lệ\n"
                "A6 E406 1.2: “TRUE” không phải là ngày hợp lệ\n");
    assert_string_equal(f->intake.problems.items[0].fix,
                        "Sửa lại theo hướng dẫn.");
    pattern_free(pattern);
}

/* A hostile form can have a million wrong rows, each of which would become a
 * line of a receipt. */
static void test_problems_without_end(void **state)
{
    struct fixture *f = *state;
    struct str text = {0};
    str_append(&text, FACTS HEADING ROWS_1 ROWS_4 ROWS_6 ROWS_7);
    for (int i = 0; i < INTAKE_PROBLEMS + 2500; i++)
        str_append(&text, "9.9|||#1\n");
    book_read(&f->intake, "a.xlsx", str_text(&text));
    str_clear(&text);
    const struct problem_list *problems = &f->intake.problems;
    assert_int_equal(problems->count, INTAKE_PROBLEMS + 1);
    const struct problem *last = &problems->items[INTAKE_PROBLEMS];
    assert_int_equal(last->code, PROBLEM_FILE_PROBLEMS);
    assert_string_equal(last->message,
                        "tệp có quá 300 lỗi; 2.500 lỗi còn lại không được liệt "
                        "kê");
    book_read(&f->intake, "b.xlsx", FACTS "[x]\nx\n");
    assert_int_equal(problems->count, INTAKE_PROBLEMS + 2);
}

/* What people type where they have none is no document. */
static void test_what_proves_a_claim(void **state)
{
    (void)state;
    static const struct {
        const char *number, *link;
        bool proves;
    } rows[] = {
        {"12/KH-UBND", "", true},  {"", "https://a.vn/x", true},
        {"", "", false},           {"-", "", false},
        {"–", "…", false},         {"Không có", "", false},
        {"KHÔNG", "không", false}, {"N/A", "", false},
        {"K. có", "", false},      {"0", "", false},
        {"Không số", "", true},    {"-", "https://a.vn", true},
        {"Chưa có.", "- ", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct evidence e = {.number = rows[i].number,
                             .date = {2025, 3, 15},
                             .link = rows[i].link};
        if (evidence_proves(&e, 1) != rows[i].proves)
            fail_msg("“%s” “%s”", e.number, e.link);
    }
    assert_false(evidence_proves(NULL, 0));
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(test_clean_form),
        CASE(test_bad_values),
        CASE(test_percents),
        CASE(test_points_claimed),
        CASE(test_evidence),
        CASE(test_evidence_lines),
        CASE(test_rows_of_documents),
        CASE(test_places_of_values),
        CASE(test_missing_rows_and_values),
        CASE(test_not_applicable),
        CASE(test_refused_waivers),
        CASE(test_texts_of_before_unicode),
        CASE(test_unsound_documents),
        CASE(test_text_and_date_inputs),
        CASE(test_problems_without_end),
        cmocka_unit_test(test_what_proves_a_claim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
