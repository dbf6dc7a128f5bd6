#include "form/form.h"
#include "unit/intake/fixture.h"

#define FACTS_OF(agency, round)                                                     \
    "[Thông tin]\nCơ quan chấm điểm|" agency "\nCấp đánh giá|Xã, phường\n" \
    "Năm đánh giá|#2025\nVòng thẩm định|" round "\n"                                \
    "Người thẩm định|Trần Thị Bình\nNgày|20/12/2025\n"
#define FACTS FACTS_OF("Sở Khoa học và Công nghệ", "#1")
#define HEADING                                                                          \
    "[Thẩm định]\nMã đơn vị|Tên đơn vị|Mã|Nội dung|Điểm tối đa|" \
    "Điểm tự đánh giá|Điểm tính|Điểm thẩm định|Lý do\n"

static void test_clean_form(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "k.xlsx",
              FACTS HEADING
              "X-AN|Xã An Bình|1.1||#5|#5|#2.5|#2.5|Phó Chủ tịch\n"
              "X-AN|Xã An Bình|6.10||#5|#4||4,25|\n"
              "P-BUOI|Phường Bưởi|1.1||#5|||#0|Không có\n");
    book_expect(&f->intake, false, "");
    assert_int_equal(f->intake.appraisals.count, 1);
    const struct appraisal *a = f->intake.appraisals.items[0];
    assert_string_equal(f->campaign->agencies[a->head.agency],
                        "Sở Khoa học và Công nghệ");
    assert_int_equal(a->head.level, 0);
    assert_int_equal(a->head.round, ROUND_1);
    assert_int_equal(a->head.number, 1);
    assert_string_equal(a->head.sender.author, "Trần Thị Bình");
    assert_int_equal(a->head.sender.date.day, 20);
    assert_int_equal(a->row_count, 3);
    assert_string_equal(a->rows[0].unit->code, "X-AN");
    assert_int_equal(a->rows[0].points, 250);
    assert_int_equal(a->rows[0].seen_self, 500);
    assert_int_equal(a->rows[0].seen_computed, 250);
    assert_string_equal(a->rows[0].reason, "Phó Chủ tịch");
    assert_true(a->rows[0].valid);
    assert_int_equal(a->rows[0].row, 2);
    assert_int_equal(a->rows[0].column, 8);
    assert_int_equal(a->rows[1].points, 425);
    assert_true(a->rows[1].seen_computed == POINTS_NONE);
    assert_int_equal(a->rows[2].points, 0);
    assert_true(a->rows[2].valid);
}

/* Who agrees takes the computed points that the form shows; headings between
 * the rows and columns moved about do no harm. */
static void test_agreement(void **state)
{
    struct fixture *f = *state;
    book_read(
        &f->intake, "k.xlsx",
        FACTS
        "[Thẩm định]\nMã đơn vị|Tên đơn vị|Mã|Đơn vị báo cáo|Điểm tối đa|Điểm "
        "tự đánh giá|Điểm tính|Minh chứng|Đồng ý|Điểm thẩm định|Lý do|Nội "
        "dung\n"
        "1.1. Người đứng đầu¶a: vai trò|||||||Còn 3 / 3 dòng\n"
        "X-AN||1.1|||#5|#2.5||x||\n"
        "P-BUOI||1.1|||#5|#5||Đồng ý|#5|\n"
        "6.10. Tiêu chí khác\n"
        "X-AN||6.10|||#5|#3||&1|#4|Theo hồ sơ\n"
        "P-BUOI||6.10|||#5|||✓||\n"
        "X-AN||1.2|||#5|#3||chưa rõ|#3|\n"
        "P-BUOI||1.2|||#5|#3||không||\n");
    book_expect(
        &f->intake, false,
        "I6 W717 X-AN: 6.10: đánh dấu đồng ý điểm tính 3,00 nhưng điểm thẩm "
        "định ghi 4,00; lấy điểm thẩm định\n"
        "I7 E718 P-BUOI: 6.10: đồng ý mà trên phiếu không có điểm tính\n"
        "I8 W716 X-AN: 1.2: cột “Đồng ý” ghi “chưa rõ”, không rõ có đồng ý hay "
        "không; coi như để trống\n"
        "J9 W711 P-BUOI: 1.2: chưa chấm điểm\n");
    const struct appraisal *a = f->intake.appraisals.items[0];
    assert_int_equal(a->row_count, 6);
    assert_int_equal(a->rows[0].points, 250);
    assert_true(a->rows[0].valid);
    assert_int_equal(a->rows[1].points, 500);
    assert_int_equal(a->rows[2].points, 400);
    assert_false(a->rows[3].valid);
    assert_int_equal(a->rows[4].points, 300);
    assert_false(a->head.blank);
}

/* Each round has its day; the council none. */
static void test_late_form(void **state)
{
    static const struct {
        const char *round, *problems;
    } forms[] = {
        {"#1", "B6 W213 nộp sau thời hạn 22/12/2025 (ngày lập 13/01/2026)\n"},
        {"#2", "B6 W213 nộp sau thời hạn 12/01/2026 (ngày lập 13/01/2026)\n"},
        {"Hội đồng",
         "B4 W219 phiếu của Sở Khoa học và Công nghệ có vòng thẩm định “Hội "
         "đồng”; được tính là của Hội đồng\n"},
    };
    struct fixture *f = *state;
    char text[1024];
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        snprintf(text, sizeof text,
                 "[Thông tin]\nCơ quan chấm điểm|Sở Khoa học và Công nghệ\n"
                 "Cấp đánh giá|Xã, phường\nNăm đánh giá|#2025\n"
                 "Vòng thẩm định|%s\nNgười thẩm định|Trần Thị Bình\n"
                 "Ngày|13/1/2026\n" HEADING "X-AN||1.1||#5|||#5|\n",
                 forms[i].round);
        start_again(f);
        book_read(&f->intake, "k.xlsx", text);
        book_expect(&f->intake, false, forms[i].problems);
    }
}

static void test_bad_rows(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "k.xlsx",
              FACTS HEADING "X-AN||1.1||#5|||#5.5|\n"
                            "X-AN||1.2||#5|||năm|\n"
                            "X-AN||4.1||#5|||#-1|\n"
                            "X-AN||4.2||#5|||#5|\n"
                            "X-AN||4.3||#5||||\n"
                            "X-AN||6.3||#5|||!#DIV/0!|\n"
                            "X-AN||7.1||#5|||#4|\n"
                            "X-AN||9.9||#5|||#4|\n"
                            "X-LA||1.1||#5|||#4|\n"
                            "SO-YT||1.1||#5|||#4|\n"
                            "||1.1||#5|||#4|\n"
                            "P-BUOI||1.1||#5|||#4|\n"
                            "P-BUOI||1.1||#5|||#3|\n"
                            "x-co||6.5||#5|||#3|\n"
                            "x-co||7.1||#5||||\n");
    book_expect(
        &f->intake, false,
        "H2 E701 X-AN: 1.1: điểm thẩm định 5,50 lớn hơn điểm tối đa 5,00; "
        "không được tính\n"
        "H3 E702 X-AN: 1.2: điểm thẩm định “năm” không phải là số điểm\n"
        "H4 E702 X-AN: 4.1: điểm thẩm định “-1” không phải là số điểm\n"
        "H5 E703 X-AN: 4.2: không thuộc thẩm quyền chấm của Sở Khoa học và "
        "Công "
        "nghệ; không được tính\n"
        "H6 W711 X-AN: 4.3: chưa chấm điểm\n"
        "H7 E412 X-AN: 6.3: công thức trong ô bị lỗi #DIV/0!\n"
        "H8 E703 X-AN: 7.1: không thuộc thẩm quyền chấm của Sở Khoa học và "
        "Công "
        "nghệ; không được tính\n"
        "C9 E706 X-AN: mã “9.9” không có trong bộ chỉ số\n"
        "A10 E705 mã đơn vị “X-LA” không có trong cấp đánh giá\n"
        "A11 E705 mã đơn vị “SO-YT” không có trong cấp đánh giá\n"
        "A12 W308 dòng có số liệu nhưng không có mã; không được tính\n"
        "H14 E704 P-BUOI: 1.1: có hai dòng chấm (dòng trước: 13); không dòng "
        "nào được tính\n"
        "H15 W709 X-CO: 6.5: không đánh giá năm nay hoặc không áp dụng cho đơn "
        "vị; điểm không được tính\n");
    const struct appraisal *a = f->intake.appraisals.items[0];
    size_t refused = 0;
    for (size_t i = 0; i < a->row_count; i++) {
        assert_false(a->rows[i].valid);
        refused += a->rows[i].refused;
    }
    /* X-AN: 1.1, 1.2, 4.1, 6.3 and P-BUOI: 1.1 twice; what is not the agency's
     * own, or blank, is nothing that it awarded. */
    assert_int_equal(refused, 6);
    /* Of what is asked of it, it is missed anyway that the row was for. */
    assert_int_equal(a->misplaced, 0);
}

/* Of whom much may stay blank, all is noted that cannot be told: rows of no
 * unit, code or indicator, and marks that say neither yes nor no. */
static void test_nothing_is_taken_for_blank(void **state)
{
    static const char *const rounds[] = {"#2", "Hội đồng"};
    struct fixture *f = *state;
    char text[1024];
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        snprintf(text, sizeof text,
                 "[Thông tin]\nCơ quan chấm điểm|%s\nCấp đánh giá|Xã, phường\n"
                 "Năm đánh giá|#2025\nVòng thẩm định|%s\n"
                 "[Thẩm định]\nMã đơn vị|Mã|Điểm tối đa|Điểm tính|Đồng ý|Không "
                 "áp dụng|Điều chỉnh z|Điểm thẩm định|Lý do\n"
                 "X-LA|1.1|#5|#4||||#4|\n"
                 "X-LA|1.2|#5|#4|||||Không chấm\n"
                 "X-AN|9.9|#5|#4||||#4|\n"
                 "X-AN|1.1|#5|#4|#4,5||||\n"
                 "X-AN|1.2|#5|#4||4,5|||\n"
                 "X-AN|4.3|#5|#4|||#7||\n"
                 "X-AN|6.1|#5|#4|không||||\n"
                 "P-BUOI||#5|#4||||#4|\n"
                 "P-BUOI|6.1|#5|#4||||#4|\n",
                 i == 0 ? "Sở Khoa học và Công nghệ" : "Hội đồng", rounds[i]);
        start_again(f);
        book_read(&f->intake, "k.xlsx", text);
        const struct appraisal *a = f->intake.appraisals.items[0];
        assert_int_equal(a->misplaced, 3);
        size_t refused = 0;
        for (size_t r = 0; r < a->row_count; r++)
            refused += a->rows[r].refused;
        assert_int_equal(refused, 3);
    }
}

/* A corrected value that cannot be used is lost also where points stand beside
 * it: they count, and the row is not done. */
static void test_corrections_beside_points(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "k.xlsx",
              FACTS
              "[Thẩm định]\nMã đơn vị|Mã|Điểm tối đa|Điểm tính|Đồng ý|Điều "
              "chỉnh a|Điều chỉnh z|Điểm thẩm định|Lý do\n"
              "X-AN|1.1|#5|#4||||#4|\n"
              "X-AN|4.3|#5|#4||bậy||#4|Thiếu\n"
              "X-AN|6.1|#5|#4|||#7|#4|Thiếu\n"
              "X-AN|6.10|#5|#4|x||#7||\n");
    const struct appraisal *a = f->intake.appraisals.items[0];
    assert_int_equal(a->row_count, 4);
    assert_false(a->rows[0].refused);
    for (size_t i = 1; i < 4; i++) {
        assert_true(a->rows[i].valid);
        assert_int_equal(a->rows[i].points, 400);
        assert_true(a->rows[i].refused);
    }
}

/* A reason says nothing where the row may stay blank: the council's, or of a
 * bonus; where it may not, that it is blank is told. */
static void test_reasons_alone(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "k.xlsx",
              FACTS_OF("Hội đồng", "Hội đồng") HEADING
              "X-AN||1.1||#5||#4|#4|Giảm theo hồ sơ\n"
              "X-AN||1.2||#5||#4||Giảm theo hồ sơ\n"
              "X-AN||6.1||#5||#4||\n"
              "X-CO||6.5||#5||||Không áp dụng\n");
    book_expect(&f->intake, false,
                "H3 W739 X-AN: 1.2: chỉ có lý do, không rõ quyết định gì; coi "
                "như để trống\n");
    const struct appraisal *a = f->intake.appraisals.items[0];
    assert_int_equal(a->row_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(a->rows[i].refused, i == 1);
}

/* The unit's code is written once and merged over its rows; codes that Excel
 * changed are told apart within the rows of a unit. */
static void test_merged_units(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "k.xlsx",
              FACTS HEADING
              "X-AN|Xã An Bình|6.5||#5|||#5|\n"
              "||#6.1||#5|||#4|\n"
              "P-BUOI|Phường Bưởi|#6.1||#5|||#3|\n"
              "||6.2||#10|||#9|\n"
              "merge A2:A3\nmerge B2:B3\nmerge A4:A5\nmerge B4:B5\n");
    book_expect(
        &f->intake, false,
        "C3 W307 mã “6,1” do Excel đổi thành số, được hiểu là 6.10 theo thứ tự "
        "các dòng\n"
        "C4 W307 mã “6,1” do Excel đổi thành số, được hiểu là 6.1 theo thứ tự "
        "các dòng\n");
    const struct appraisal *a = f->intake.appraisals.items[0];
    assert_int_equal(a->row_count, 4);
    assert_string_equal(a->rows[1].unit->code, "X-AN");
    assert_int_equal(a->rows[1].points, 400);
    assert_string_equal(a->rows[3].unit->code, "P-BUOI");
    assert_int_equal(a->rows[3].points, 900);
}

/* The council scores what it likes, and needs no row for the rest. */
static void test_council(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "h.xlsx",
              FACTS_OF("", "Hội đồng") HEADING
              "X-AN||7.1||#5|||#4|Thống nhất\nX-AN||1.1||#5||||\n"
              "X-AN||4.2||#5|||#4|\n");
    book_expect(
        &f->intake, false,
        "H4 W709 X-AN: 4.2: không đánh giá năm nay hoặc không áp dụng cho đơn "
        "vị; điểm không được tính\n");
    const struct appraisal *a = f->intake.appraisals.items[0];
    assert_int_equal(a->head.round, ROUND_COUNCIL);
    assert_true(a->head.agency == SIZE_MAX);
    assert_true(a->rows[0].valid);
    assert_false(a->rows[1].valid);
    assert_true(a->rows[1].points == POINTS_NONE);
}

static void test_rounds_and_levels(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *round, *level;
        int expected, level_index; /* -1: refused */
    } cases[] = {
        {"1", "Xã, phường", ROUND_1, 0},
        {"Vòng 2", "cấp xã", ROUND_2, 0},
        {"II", "commune", ROUND_2, 0},
        {"lần thứ nhất", "xã phường", ROUND_1, 0},
        {"HỘI ĐỒNG THẨM ĐỊNH", "Sở, ban, ngành", ROUND_COUNCIL, 1},
        {"1", "CITY", ROUND_1, 1},
        {"1", "so nganh", ROUND_1, 1},
        {"1", "Thành phố", ROUND_1, 1},
        {"1", "cấp THÀNH PHỐ", ROUND_1, 1},
        {"1", "Cấp cơ sở", ROUND_1, 0},
        {"3", "commune", -1, -1},
        {"", "commune", -1, -1},
        {"1", "tỉnh", -1, -1},
        {"1", "", -1, -1},
        {"1", "xã, sở", -1, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        start_again(f);
        snprintf(text, sizeof text,
                 "[T]\nCơ quan chấm điểm: sở khoa học và công nghệ\n"
                 "Cấp đánh giá|%s\nNăm đánh giá|#2025\nVòng thẩm định|%s\n%s",
                 cases[i].level, cases[i].round, HEADING);
        book_read(&f->intake, "k.xlsx", text);
        if ((cases[i].expected < 0) != (f->intake.appraisals.count == 0))
            fail_msg("round “%s”, level “%s”", cases[i].round, cases[i].level);
        if (cases[i].expected < 0)
            continue;
        const struct appraisal *a = f->intake.appraisals.items[0];
        assert_int_equal(a->head.round, cases[i].expected);
        assert_int_equal(a->head.level, cases[i].level_index);
    }
}

/* Whoever sends what cannot be used is to hear of it, as far as the facts say
 * who that is. */
static void test_whose_it_is(void **state)
{
    struct fixture *f = *state;
    const struct received *file;
    book_read(&f->intake, "k.xlsx",
              "[T]\nCơ quan chấm điểm|Sở Khoa học và Công nghệ\n"
              "Cấp đánh giá|commune\nNăm đánh giá|#2025\n"
              "Vòng thẩm định|#2\n[B]\nkhông còn bảng\n");
    file = f->intake.received.items;
    assert_ptr_equal(file->form, &form_02);
    assert_string_equal(f->intake.campaign->agencies[file->agency],
                        "Sở Khoa học và Công nghệ");
    assert_int_equal(file->round, ROUND_2);
    assert_false(file->readable || file->kept);
    start_again(f);
    book_read(&f->intake, "k.xlsx",
              "[T]\nCơ quan chấm điểm|Sở Y tế và Dân số\n"
              "Cấp đánh giá|commune\nNăm đánh giá|#2025\n"
              "Vòng thẩm định|#1\n" HEADING);
    file = f->intake.received.items;
    assert_string_equal(f->intake.campaign->agencies[file->agency], "Sở Y tế");
    assert_int_equal(f->intake.appraisals.count, 0);
    start_again(f);
    book_read(&f->intake, "k.xlsx",
              "[T]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\n[B]\nkhông còn bảng\n");
    file = f->intake.received.items;
    assert_string_equal(file->unit->code, "X-AN");
    assert_int_equal(f->intake.submissions.count, 0);
}

static void test_bad_heads(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "k.xlsx",
              "[T]\nCơ quan chấm điểm|Sở Lạ\nCấp đánh giá|tỉnh\n"
              "Năm đánh giá|#2024\nVòng thẩm định|#3\nNgày|mai\n" HEADING
              "X-AN||1.1||#5|||#5.5|\n");
    book_expect(
        &f->intake, false,
        "B1 E210 cơ quan chấm điểm “Sở Lạ” không được giao chấm nội dung nào\n"
        "B2 E211 cấp đánh giá “tỉnh” không có trong đợt đánh giá\n"
        "B3 E205 năm đánh giá “2024” không phải năm 2025\n"
        "B4 E212 vòng thẩm định “3” không hợp lệ\n"
        "B5 W214 ngày lập “mai” không đọc được\n");
    start_again(f);
    book_read(&f->intake, "k.xlsx", HEADING "X-AN||1.1||#5|||#5.5|\n");
    book_expect(
        &f->intake, false,
        "- E215 không tìm thấy phần thông tin (mã đơn vị, năm, lần nộp)\n");
    start_again(f);
    book_read(&f->intake, "k.xlsx",
              "[T]\nCơ quan chấm điểm|\n"
              "Cấp đánh giá|commune\nVòng thẩm định|#1\n" HEADING);
    book_expect(&f->intake, false,
                "- W204 không có năm đánh giá; hiểu là năm 2025\n"
                "A1 E209 không có tên cơ quan chấm điểm ở trang “Thông tin”\n");
    start_again(f);
    book_read(
        &f->intake, "k.xlsx",
        "[T]\nCơ quan chấm điểm|Sở Khoa học và Công nghệ\nNăm đánh giá|#2025\n"
        "Cấp đánh giá|\nVòng thẩm định|#1\n" HEADING);
    book_expect(&f->intake, false,
                "A3 E222 không có cấp đánh giá ở trang “Thông tin”\n");
}

/* A form that lists every indicator says nothing of those of other agencies. */
static void test_rows_of_others(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "k.xlsx",
              FACTS_OF("Sở Y tế", "#2") HEADING
              "X-AN||1.1||#5||||\nX-AN||4.3||#5|||#5|\nX-AN||7.1||#5||||\n");
    book_expect(&f->intake, false, "H4 W711 X-AN: 7.1: chưa chấm điểm\n");
    assert_int_equal(f->intake.appraisals.items[0]->head.round, ROUND_2);
}

#define FACTS_03                                                                           \
    "[Thông tin]\nMã đơn vị|X-AN\nTên đơn vị|UBND xã An Bình, TP Hà Nội\n" \
    "Năm đánh giá|#2025\nLần nộp|Lần 2\nNgày lập|@46021\n"
#define HEADING_03                                                                         \
    "[Giải trình]\nMã|Nội dung|Điểm thẩm định lần 1|Điểm đề nghị|" \
    "Số, ký hiệu tài liệu bổ sung|Ngày ban hành|Liên kết|Giải trình\n"

static void test_explanation(void **state)
{
    struct fixture *f = *state;
    book_read(
        &f->intake, "g.xlsx",
        FACTS_03 HEADING_03
        "1|Nhận thức số\n1.1||#2.5|#5|12/KH-UBND|@45731|https://a.vn|"
        "Đã có¶quyết định\n1.2||#3||13/KH-UBND\n4.1||#0|#6||||Đủ\n4.3||#1|cao||||x\n"
        "6.1||#1|#2\n6.2||#1|||||Chỉ giải trình\n6.3||#1|#2||||a\n"
        "6.3||#1|#3||||b\n8.1||#1\n");
    book_expect(
        &f->intake, false,
        "H4 W807 1.2: có tài liệu bổ sung mà không có nội dung giải trình, điểm "
        "đề nghị; không được coi là giải trình\n"
        "D5 E802 4.1: điểm đề nghị 6,00 lớn hơn điểm tối đa 5,00\n"
        "D6 E803 4.3: điểm đề nghị “cao” không phải là số điểm\n"
        "H7 W804 6.1: đề nghị tăng điểm nhưng không có nội dung giải trình\n"
        "A10 E304 mã 6.3 có hai dòng (dòng trước: 9); nội dung này không được "
        "tính\n"
        "A11 E303 mã “8.1” không có trong bộ chỉ số\n"
        "B5 W213 nộp sau thời hạn 29/12/2025 (ngày lập 30/12/2025)\n");
    const struct explanation *e = f->intake.explanations.items[0];
    assert_string_equal(e->head.unit->code, "X-AN");
    assert_int_equal(e->head.number, 2);
    assert_int_equal(e->row_count, 6);
    assert_int_equal(e->rows[0].requested, 500);
    assert_int_equal(e->rows[0].seen_round1, 250);
    assert_string_equal(e->rows[0].text, "Đã có\nquyết định");
    assert_int_equal(e->rows[0].evidence_count, 1);
    assert_string_equal(e->rows[0].evidence[0].link, "https://a.vn");
    assert_true(e->rows[0].valid);
    /* What is asked for is wrong, but that it is contested is plain. */
    for (size_t i = 1; i <= 2; i++) {
        assert_true(e->rows[i].valid);
        assert_true(e->rows[i].requested == POINTS_NONE);
    }
    assert_true(e->rows[3].valid);
    assert_true(e->rows[4].valid);
    assert_true(e->rows[4].requested == POINTS_NONE);
    assert_false(e->rows[5].valid);
}

/* What a unit wrote where nobody looks for it is noted: in two rows of one
 * code, in one of no code, a value's or a group's, and in a cell that holds an
 * error. */
static void test_lost_explanations(void **state)
{
    struct fixture *f = *state;
    book_read(&f->intake, "g.xlsx",
              FACTS_03 HEADING_03 "1.1||#1|||||a\n1.1||#1|||||b\n"
                                  "1.2||#1\n1.2||#1|||||Nằm ở dòng sau\n"
                                  "4.1||#1\n4.1||#1\n"
                                  "4.3||#1|#2||||!#REF!\n"
                                  "4.3.a|||||||Nằm ở dòng số liệu\n"
                                  "||||||| Không mã\n"
                                  "8.1||#1\n8.2||#1|||||Mã lạ\n"
                                  "6||#4|||||Nằm ở dòng của nhóm\n"
                                  "6.1||#1|||||Đọc được\n"
                                  "Cộng||#9|#2\n");
    const struct explanation *e = f->intake.explanations.items[0];
    const struct level *level = &f->campaign->levels[e->head.unit->level];
    static const struct {
        const char *code;
        bool valid, lost;
    } rows[] = {{"1.1", false, true},
                {"1.2", false, true},
                {"4.3", true, true},
                {"6.1", true, false}};
    assert_int_equal(e->row_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(level->indicators[e->rows[i].indicator].code,
                            rows[i].code);
        assert_int_equal(e->rows[i].valid, rows[i].valid);
        assert_int_equal(e->rows[i].lost, rows[i].lost);
    }
    assert_int_equal(e->misplaced, 4);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(test_clean_form),
        CASE(test_agreement),
        CASE(test_late_form),
        CASE(test_bad_rows),
        CASE(test_nothing_is_taken_for_blank),
        CASE(test_corrections_beside_points),
        CASE(test_reasons_alone),
        CASE(test_merged_units),
        CASE(test_council),
        CASE(test_rounds_and_levels),
        CASE(test_whose_it_is),
        CASE(test_bad_heads),
        CASE(test_rows_of_others),
        CASE(test_explanation),
        CASE(test_lost_explanations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
