/* What offices put into cells beside plain text: strikes, merges, pictures,
 * dates in other guises, links of every kind, several documents in one cell. */
#include "unit/intake/fixture.h"

#define FACTS                                                                  \
    "[Thông tin]\nMã đơn vị|X-AN\nTên đơn vị|Xã An Bình\n"        \
    "Năm đánh giá|#2025\nLần nộp|#1\nNgày lập|@45992\n"
#define HEADING                                                                          \
    "[Tự đánh giá]\nMã|Nội dung|Đơn vị tính|Giá trị|Điểm tối đa|"  \
    "Điểm tự đánh giá|Số, ký hiệu tài liệu|Ngày ban hành|Liên kết|" \
    "Giải trình\n"

static const struct claim *claim_of(const struct fixture *f, const char *code)
{
    assert_int_equal(f->intake.submissions.count, 1);
    size_t i = level_find_indicator(&f->campaign->levels[0], code);
    return &f->intake.submissions.items[0]->claims[i];
}

/* Reads a form and expects these problems, but for rows that are not there. */
static void expect(struct fixture *f, const char *text, const char *problems)
{
    struct str kept = {0};
    start_again(f);
    book_read(&f->intake, "a.xlsx", text);
    problem_list_sort(&f->intake.problems);
    for (size_t k = 0; k < f->intake.problems.count; k++) {
        const struct problem *p = &f->intake.problems.items[k];
        if (p->code != PROBLEM_CODE_ABSENT)
            str_printf(&kept, "%s %s %s\n", p->cell, problem_code_text(p->code),
                       p->message);
    }
    assert_string_equal(str_text(&kept), problems);
    str_clear(&kept);
}

/* One indicator with these cells of numbers, dates and links: its documents,
 * each as `number|date|link;`. */
static void expect_documents(struct fixture *f, const char *cells,
                             const char *more, const char *documents,
                             const char *problems)
{
    char text[1024], date[DATE_TEXT_SIZE];
    struct str found = {0};
    snprintf(text, sizeof text, "%s1.2|||#3|#5|#5|%s\n%s", FACTS HEADING, cells,
             more);
    expect(f, text, problems);
    const struct claim *c = claim_of(f, "1.2");
    for (size_t i = 0; i < c->evidence_count; i++) {
        const struct evidence *e = &c->evidence[i];
        str_printf(&found, "%s|%s|%s;", e->number,
                   date_format_vi(e->date, date), e->link);
    }
    assert_string_equal(str_text(&found), documents);
    str_clear(&found);
}

static void test_links(void **state)
{
    struct fixture *f = *state;
    expect_documents(f, "12/KH|15/3/2025|Xem quyết định",
                     "link I2 https://a.vn/1\n",
                     "12/KH|15/03/2025|https://a.vn/1;", "");
    expect_documents(f, "12/KH|15/3/2025|", "link I2 https://a.vn/1\n",
                     "12/KH|15/03/2025|https://a.vn/1;", "");
    expect_documents(f, "12/KH|15/3/2025|", "link G2 https://a.vn/1\n",
                     "12/KH|15/03/2025|https://a.vn/1;", "");
    expect_documents(f, "12/KH|15/3/2025|https://a.vn/1",
                     "link G2 https://A.vn/1/\n",
                     "12/KH|15/03/2025|https://a.vn/1;", "");
    expect_documents(f, "12/KH||?HYPERLINK(\"https://a.vn/1\",\"Xem\")", "",
                     "12/KH||https://a.vn/1;", "");
    expect_documents(f, "?HYPERLINK(\"https://a.vn/1\",\"12/KH\")", "",
                     "12/KH||https://a.vn/1;", "");
    expect_documents(f, "12/KH https://a.vn/1||", "", "12/KH||https://a.vn/1;",
                     "");
    expect_documents(f, "12/KH||https://a.vn/1", "link I2 https://b.vn/2\n",
                     "12/KH||https://a.vn/1;||https://b.vn/2;",
                     "G2 W608 1.2: số dòng của số ký hiệu, ngày và liên kết "
                     "không khớp (1, 0, 2)\n");
    expect_documents(f, "12/KH||Xem", "link I2 file:///C:/a.pdf\n",
                     "12/KH||file:///C:/a.pdf;",
                     "I2 W605 1.2: liên kết “file:///C:/a.pdf” không bắt đầu "
                     "bằng http:// hoặc https://\n");
}

/* Blanks in the names of folders and files, and words that only follow. */
static void test_links_with_blanks(void **state)
{
    struct fixture *f = *state;
    static const char *const cells[][2] = {
        {"https://a.vn/chia se/KH 12.pdf",
         "https://a.vn/chia%20se/KH%2012.pdf"},
        {"https://a.vn/KH 12.PDF.", "https://a.vn/KH%2012.PDF"},
        {"https://a.vn/Kế hoạch 12.docx", "https://a.vn/Kế%20hoạch%2012.docx"},
        {"https://a.vn/chia se/KH", "https://a.vn/chia%20se/KH"},
        {"Xem https://a.vn/KH 12.pdf (bản ký)", "https://a.vn/KH%2012.pdf"},
        {"https://a.vn/1 xem KH 12.pdf", "https://a.vn/1"},
        {"https://a.vn/1 (KH 12.pdf)", "https://a.vn/1"},
        {"https://a.vn/1.pdf KH 12.pdf", "https://a.vn/1.pdf"},
        {"https://a.vn/1, KH 12.pdf", "https://a.vn/1"},
        {"https://a.vn/1 Kế hoạch số 12/KH-UBND", "https://a.vn/1"},
        {"https://a.vn/1 ngày 15/3/2025", "https://a.vn/1"},
        {"https://a.vn/1 12/KH-UBND", "https://a.vn/1"},
        {"https://a.vn/1 UBND xã/phường", "https://a.vn/1"},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char text[256], documents[256];
        snprintf(text, sizeof text, "12/KH|15/3/2025|%s", cells[i][0]);
        snprintf(documents, sizeof documents, "12/KH|15/03/2025|%s;",
                 cells[i][1]);
        expect_documents(f, text, "", documents, "");
    }
}

/* A link hung on the date, the value or the explanation. */
static void test_hung_links(void **state)
{
    struct fixture *f = *state;
    static const char *const places[] = {"D2", "H2", "J2"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char link[64];
        snprintf(link, sizeof link, "link %s https://a.vn/1\n", places[i]);
        expect_documents(f, "12/KH|15/3/2025||Xem báo cáo", link,
                         "12/KH|15/03/2025|https://a.vn/1;", "");
        expect_documents(f, "|15/3/2025||Xem báo cáo", link,
                         "|15/03/2025|https://a.vn/1;", "");
    }
    expect_documents(f, "12/KH|15/3/2025||Thư cho chúng tôi",
                     "link J2 mailto:a@b.vn\n", "12/KH|15/03/2025|;", "");
}

static void test_several_links(void **state)
{
    struct fixture *f = *state;
    static const char *const cells[] = {
        "https://a.vn/1; https://a.vn/2",
        "https://a.vn/1;https://a.vn/2",
        "https://a.vn/1,https://a.vn/2",
        "https://a.vn/1, https://a.vn/2.",
        "1. https://a.vn/1¶2. https://a.vn/2",
        "Kế hoạch: https://a.vn/1 và báo cáo (https://a.vn/2)",
        "<https://a.vn/1> \"https://a.vn/2\"",
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char text[256];
        snprintf(text, sizeof text, "1/KH; 2/KH||%s", cells[i]);
        expect_documents(f, text, "",
                         "1/KH||https://a.vn/1;2/KH||https://a.vn/2;", "");
    }
    expect_documents(f, "1/KH; 2/KH||https://a.vn/1; www.a.vn/2", "",
                     "1/KH||https://a.vn/1;2/KH||www.a.vn/2;",
                     "I2 W605 1.2: liên kết “www.a.vn/2” không bắt đầu bằng "
                     "http:// hoặc https://\n");
    expect_documents(f, "1/KH||https://a.vn/b_(c),d?e=1,2&f#g", "",
                     "1/KH||https://a.vn/b_(c),d?e=1,2&f#g;", "");
}

static void test_several_numbers(void **state)
{
    struct fixture *f = *state;
    static const char *const cells[] = {
        "1/KH; 2/KH|15/3/2025; 16/3/2025",
        "1/KH, 2/KH|15/3/2025, 16/3/2025",
        "1/KH và 2/KH|15/3/2025 và 16/3/2025",
        "1. 1/KH¶2. 2/KH|- 15/3/2025¶- 16/3/2025",
        "a) 1/KH;¶b) 2/KH.|15/3/2025;¶16/3/2025.",
        "• 1/KH¶• 2/KH|1) 15/3/2025¶2) 16/3/2025",
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        expect_documents(f, cells[i], "", "1/KH|15/03/2025|;2/KH|16/03/2025|;",
                         "");
    }
    expect_documents(f, "Không có|-|Không", "", "",
                     "G2 W601 1.2: thiếu tài liệu kiểm chứng\n");
    expect_documents(f, "|15/3/2025|", "", "",
                     "G2 W601 1.2: thiếu tài liệu kiểm chứng\n");
}

/* The same link in two cells of one kind or another is found. */
static void test_shared(void **state)
{
    struct fixture *f = *state;
    start_again(f);
    book_read(&f->intake, "a.xlsx",
              FACTS HEADING "1.2|||#3|#5|#5|1/KH|15/3/2025|Xem\n"
                            "link I2 https://a.vn/1\n");
    book_read(&f->intake, "b.xlsx",
              "[Thông tin]\nMã đơn vị|X-CO\nTên đơn vị|Xã Cổ Loa\n"
              "Năm đánh giá|#2025\nLần nộp|#1\n" HEADING
              "1.2|||#3|#5|#5|7/KH|15/3/2025|"
              "https://a.vn/9; (https://A.VN/1/)\n");
    intake_settle(&f->intake);
    size_t shared = 0;
    for (size_t i = 0; i < f->intake.problems.count; i++)
        shared += f->intake.problems.items[i].code == PROBLEM_EVIDENCE_SHARED;
    assert_int_equal(shared, 2);
}

static void test_strikes(void **state)
{
    struct fixture *f = *state;
    expect(f, FACTS HEADING "1.2|||^1^2|#5|#5|^12/KH^15/KH||\n",
           "D2 W423 chữ bị gạch ngang không được tính; ô được đọc là “2”\n"
           "G2 W423 chữ bị gạch ngang không được tính; ô được đọc là "
           "“15/KH”\n");
    assert_string_equal(claim_of(f, "1.2")->inputs[0].text, "2");
    expect(f, FACTS HEADING "1.2|||^3|#5|#5|15/KH||\n",
           "D2 E401 1.2: thiếu giá trị “Số văn bản”\n"
           "D2 W423 chữ bị gạch ngang không được tính; ô được đọc là “”\n");
    expect(f, FACTS HEADING "1.2|||_1_3|#5|#5|15/KH||\n",
           "D2 W424 chữ số viết lên trên hoặc xuống dưới dính vào số, không "
           "được tính; ô được đọc là “3”\n");
}

/* A unit code that was corrected by striking the old one through. */
static void test_struck_fact(void **state)
{
    struct fixture *f = *state;
    expect(f,
           "[Thông tin]\nMã đơn vị|^X-BO^X-AN\nNăm đánh giá|#2025\n" HEADING
           "1.2|||#3|#5|#5|15/KH||\n",
           "B1 W423 chữ bị gạch ngang không được tính; ô được đọc là “X-AN”\n");
    assert_string_equal(f->intake.submissions.items[0]->head.unit->code,
                        "X-AN");
}

static void test_covered(void **state)
{
    struct fixture *f = *state;
    expect(f,
           FACTS HEADING "1.2|||#3|#5|#5|15/KH||\n4.3||||#5|#4.5\n"
                         "4.3.a|||#9\n4.3.b|||#10\nmerge D4:D5\n",
           "D5 E401 4.3.b: thiếu giá trị “Tổng số”\n"
           "D5 W425 giá trị “10” nằm khuất dưới vùng ô gộp, không được tính\n");
}

static void test_pictures(void **state)
{
    struct fixture *f = *state;
    expect(f, FACTS HEADING "1.2|||:|#5|#5|15/KH||:|:\n",
           "D2 E401 1.2: thiếu giá trị “Số văn bản”\n"
           "D2 W426 1.2: ô chứa hình ảnh, chương trình không đọc được\n"
           "I2 W426 1.2: ô chứa hình ảnh, chương trình không đọc được\n"
           "J2 W426 1.2: ô chứa hình ảnh, chương trình không đọc được\n");
}

static void test_counts_as_dates(void **state)
{
    struct fixture *f = *state;
    expect(f, FACTS HEADING "1.2|||$3|#5|$4|15/KH||\n",
           "D2 E427 1.2: ô có định dạng ngày nên Excel hiện “3”; số trong ô là "
           "3, không rõ đâu là giá trị\n"
           "F2 E501 1.2: điểm tự đánh giá “4 (ô định dạng ngày)” không phải là "
           "số điểm\n");
    expect(f, FACTS HEADING "1.2|||@45|#5|#5|15/KH||\n",
           "D2 E427 1.2: ô có định dạng ngày nên Excel hiện “14/2/1900”; số "
           "trong ô là 45, không rõ đâu là giá trị\n");
}

/* In the system of 1904 a serial is 1,462 less, with a format or without. */
static void test_1904(void **state)
{
    struct fixture *f = *state;
    expect_documents(f, "12/KH|#44269", "1904\n", "12/KH|15/03/2025|;",
                     "B5 W213 nộp sau thời hạn 15/12/2025 (ngày lập "
                     "02/12/2029)\n");
    expect_documents(f, "12/KH|@44269", "1904\n", "12/KH|15/03/2025|;",
                     "B5 W213 nộp sau thời hạn 15/12/2025 (ngày lập "
                     "02/12/2029)\n");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(test_links),           CASE(test_links_with_blanks),
        CASE(test_hung_links),      CASE(test_several_links),
        CASE(test_several_numbers), CASE(test_shared),
        CASE(test_strikes),         CASE(test_struck_fact),
        CASE(test_covered),         CASE(test_pictures),
        CASE(test_counts_as_dates), CASE(test_1904),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
