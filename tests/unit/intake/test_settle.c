#include "unit/intake/book.h"

/* A submission of a unit, one line of evidence for 1.1; `more` makes two
 * workbooks differ. */
#define FORM(unit, number, link, more)                                                          \
    "[T]\nMã đơn vị|" unit "\nNăm đánh giá|#2025\nLần nộp|#" number "\n"                        \
    "[B]\nMã|Nội dung|Giá trị|Điểm tự đánh giá|Số, ký hiệu|Ngày ban hành|" \
    "Liên kết|Giải trình\n1.1||Không|#0|||" link "|" more "\n"
#define APPRAISAL(round, points)                                               \
    "[T]\nCơ quan chấm điểm|Sở Y tế\nCấp đánh giá|commune\n"    \
    "Năm đánh giá|#2025\nVòng thẩm định|" round "\n"                           \
    "[B]\nMã đơn vị|Tên đơn vị|Mã|Điểm thẩm định|Lý do\n"  \
    "X-AN||7.1|#" points "|\n"
#define EXPLANATION(number, points) EXPLAINED(number, points, "")
#define EXPLAINED(number, points, link)                                                \
    "[T]\nMã đơn vị|X-AN\nNăm đánh giá|#2025\nLần nộp|#" number "\n"                   \
    "[B]\nMã|Điểm đề nghị|Số, ký hiệu|Ngày|Liên kết|Giải trình\n" \
    "1.1|#" points "|||" link "|x\n"

struct file {
    const char *name, *text;
};

/* Reads the files in the given order or backwards, settles, and compares the
 * problems that are not of single rows. */
static void settle(struct intake *intake, const struct campaign *campaign,
                   const struct file *files, size_t count, bool backwards)
{
    intake_init(intake, campaign, (struct date){2026, 1, 1});
    for (size_t i = 0; i < count; i++) {
        const struct file *f = &files[backwards ? count - 1 - i : i];
        book_read(intake, f->name, f->text);
    }
    problem_list_clear(&intake->problems);
    intake_settle(intake);
}

/* `states` has a letter for each unit in the order of codes (P-BUOI, SO-YT,
 * X-AN, X-CO): o for ok, m for missing, c for conflict. */
static void expect(const struct file *files, size_t count, const char *problems,
                   const char *states)
{
    struct campaign *campaign = book_campaign();
    for (int backwards = 0; backwards < 2; backwards++) {
        struct intake intake;
        char got[8] = "";
        settle(&intake, campaign, files, count, backwards);
        book_expect(&intake, true, problems);
        for (size_t i = 0; i < campaign->unit_count; i++) {
            got[i] = "oemc"[intake.states[i]];
            assert_int_equal(got[i] == 'o', intake.by_unit[i] != NULL);
            if (intake.by_unit[i] != NULL)
                assert_true(intake.by_unit[i]->head.counts);
        }
        assert_string_equal(got, states);
        intake_clear(&intake);
    }
    campaign_free(campaign);
}

#define EXPECT(problems, states, ...)                                          \
    expect((const struct file[]){__VA_ARGS__},                                 \
           sizeof((const struct file[]){__VA_ARGS__}) / sizeof(struct file),   \
           problems, states)

static void test_highest_number_counts(void **state)
{
    (void)state;
    EXPECT("a.xlsx: - W208 được thay bằng lần nộp 3 trong tệp “c.xlsx”\n"
           "b.xlsx: - W208 được thay bằng lần nộp 3 trong tệp “c.xlsx”\n",
           "mmom", {"a.xlsx", FORM("X-AN", "1", "", "1")},
           {"b.xlsx", FORM("X-AN", "2", "", "2")},
           {"c.xlsx", FORM("X-AN", "3", "", "3")});
}

/* What was wrong in it is nobody's to mend any more. */
static void test_errors_of_the_replaced_are_forgotten(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "a.xlsx", FORM("X-AN", "1", "", "1"));
    book_read(&intake, "b.xlsx", FORM("X-AN", "2", "", "2"));
    problem_list_clear(&intake.problems);
    const char *files[] = {"a.xlsx", "b.xlsx"};
    for (size_t i = 0; i < 2; i++)
        problem_add(&intake.problems, PROBLEM_INFO_SHEET_MISSING,
                    &(struct position){.file = files[i]}, (char *)NULL);
    intake_settle(&intake);
    book_expect(&intake, true,
                "a.xlsx: - W208 được thay bằng lần nộp 2 trong tệp “b.xlsx”\n"
                "b.xlsx: - E215 không tìm thấy phần thông tin (mã đơn vị, năm, "
                "lần nộp)\n");
    intake_clear(&intake);
    campaign_free(campaign);
}

static void test_equal_numbers_conflict(void **state)
{
    (void)state;
    EXPECT("a.xlsx: - E207 trùng lần nộp 1 của Xã An Bình với tệp “b.xlsx”; "
           "không tệp nào được chấm\n"
           "b.xlsx: - E207 trùng lần nộp 1 của Xã An Bình với tệp “a.xlsx”; "
           "không tệp nào được chấm\n",
           "omcm", {"a.xlsx", FORM("X-AN", "1", "", "1")},
           {"b.xlsx", FORM("X-AN", "1", "", "2")},
           {"c.xlsx", FORM("P-BUOI", "1", "", "3")});
}

/* 1, 1, 2: the 2 counts, and the conflict below it is nobody's concern. */
static void test_conflict_below_the_highest(void **state)
{
    (void)state;
    EXPECT("a.xlsx: - W208 được thay bằng lần nộp 2 trong tệp “c.xlsx”\n"
           "b.xlsx: - W208 được thay bằng lần nộp 2 trong tệp “c.xlsx”\n",
           "mmom", {"a.xlsx", FORM("X-AN", "1", "", "1")},
           {"b.xlsx", FORM("X-AN", "1", "", "2")},
           {"c.xlsx", FORM("X-AN", "2", "", "3")});
}

/* 1, 2, 2: the 1 does not come back to life. */
static void test_conflict_at_the_highest(void **state)
{
    (void)state;
    EXPECT("a.xlsx: - W208 được thay bằng lần nộp 2 trong tệp “b.xlsx”\n"
           "b.xlsx: - E207 trùng lần nộp 2 của Xã An Bình với tệp “c.xlsx”; "
           "không tệp nào được chấm\n"
           "c.xlsx: - E207 trùng lần nộp 2 của Xã An Bình với tệp “b.xlsx”; "
           "không tệp nào được chấm\n"
           "d.xlsx: - E207 trùng lần nộp 2 của Xã An Bình với tệp “b.xlsx”; "
           "không tệp nào được chấm\n",
           "mmcm", {"a.xlsx", FORM("X-AN", "1", "", "1")},
           {"b.xlsx", FORM("X-AN", "2", "", "2")},
           {"c.xlsx", FORM("X-AN", "2", "", "3")},
           {"d.xlsx", FORM("X-AN", "2", "", "4")});
}

/* The same bytes twice are a copy; the first path stands for both, also in a
 * conflict with a third. */
static void test_copies(void **state)
{
    (void)state;
    EXPECT("b.xlsx: - W216 giống hệt tệp “a.xlsx”, được bỏ qua\n", "mmom",
           {"a.xlsx", FORM("X-AN", "1", "", "1")},
           {"b.xlsx", FORM("X-AN", "1", "", "1")});
    EXPECT("a.xlsx: - E207 trùng lần nộp 1 của Xã An Bình với tệp “c.xlsx”; "
           "không tệp nào được chấm\n"
           "b.xlsx: - W216 giống hệt tệp “a.xlsx”, được bỏ qua\n"
           "c.xlsx: - E207 trùng lần nộp 1 của Xã An Bình với tệp “a.xlsx”; "
           "không tệp nào được chấm\n",
           "mmcm", {"a.xlsx", FORM("X-AN", "1", "", "1")},
           {"b.xlsx", FORM("X-AN", "1", "", "1")},
           {"c.xlsx", FORM("X-AN", "1", "", "2")});
}

static void test_appraisals_and_explanations(void **state)
{
    (void)state;
    EXPECT(
        "a.xlsx: - E207 trùng lần nộp 1 của Sở Y tế (Xã, phường, vòng 1) với "
        "tệp “b.xlsx”; không tệp nào được chấm\n"
        "b.xlsx: - E207 trùng lần nộp 1 của Sở Y tế (Xã, phường, vòng 1) với "
        "tệp “a.xlsx”; không tệp nào được chấm\n"
        "d.xlsx: - W208 được thay bằng lần nộp 2 trong tệp “e.xlsx”\n",
        "mmmm", {"a.xlsx", APPRAISAL("#1", "1")},
        {"b.xlsx", APPRAISAL("#1", "2")}, {"c.xlsx", APPRAISAL("#2", "1")},
        {"d.xlsx", EXPLANATION("1", "2")}, {"e.xlsx", EXPLANATION("2", "2")});
}

static void test_which_appraisals_count(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    const struct file files[] = {{"a.xlsx", APPRAISAL("#1", "1")},
                                 {"b.xlsx", APPRAISAL("#1", "2")},
                                 {"c.xlsx", APPRAISAL("#2", "1")},
                                 {"d.xlsx", EXPLANATION("1", "2")}};
    settle(&intake, campaign, files, 4, false);
    assert_false(intake.appraisals.items[0]->head.counts);
    assert_false(intake.appraisals.items[1]->head.counts);
    assert_true(intake.appraisals.items[2]->head.counts);
    assert_ptr_equal(intake.explained[2], intake.explanations.items[0]);
    assert_null(intake.explained[0]);
    intake_clear(&intake);
    campaign_free(campaign);
}

/* Links are compared without the case of scheme and host and without the slash
 * at their end; a unit may use one link twice; what is superseded is silent. */
static void test_shared_links(void **state)
{
    (void)state;
    EXPECT(
        "a.xlsx: G2 W606 1.1: liên kết trùng với minh chứng 1.1 của Xã An "
        "Bình\n"
        "b.xlsx: G2 W606 1.1: liên kết trùng với minh chứng 1.1 của Phường "
        "Bưởi\n"
        "c.xlsx: G2 W606 1.1: liên kết trùng với minh chứng 1.1 của Phường "
        "Bưởi\n",
        "omoo", {"a.xlsx", FORM("P-BUOI", "1", "https://A.vn/Kh/", "")},
        {"b.xlsx", FORM("X-AN", "1", "HTTPS://a.vn/Kh", "")},
        {"c.xlsx", FORM("X-CO", "1", "https://a.vn/Kh¶https://a.vn/Kh", "")});
    EXPECT("", "omom", {"a.xlsx", FORM("P-BUOI", "1", "https://a.vn/kh", "")},
           {"b.xlsx", FORM("X-AN", "1", "https://a.vn/Kh¶x¶x", "")});
    /* What an explanation adds is evidence too. */
    EXPECT("a.xlsx: G2 W606 1.1: liên kết trùng với minh chứng 1.1 của Xã An "
           "Bình\n"
           "b.xlsx: E2 W606 1.1: liên kết trùng với minh chứng 1.1 của Phường "
           "Bưởi\n",
           "ommm", {"a.xlsx", FORM("P-BUOI", "1", "https://a.vn/1", "")},
           {"b.xlsx", EXPLAINED("1", "2", "https://a.vn/1/")});
    EXPECT("b.xlsx: - W208 được thay bằng lần nộp 2 trong tệp “c.xlsx”\n",
           "omom", {"a.xlsx", FORM("P-BUOI", "1", "https://a.vn/1", "")},
           {"b.xlsx", FORM("X-AN", "1", "https://a.vn/1", "")},
           {"c.xlsx", FORM("X-AN", "2", "https://a.vn/2", "")});
}

static void test_nothing_came(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    settle(&intake, campaign, NULL, 0, false);
    for (size_t i = 0; i < campaign->unit_count; i++)
        assert_int_equal(intake.states[i], STATE_MISSING);
    intake_clear(&intake);
    campaign_free(campaign);
}

/* Files that are no workbooks, by name and by content. */
static void test_other_files(void **state)
{
    (void)state;
    struct campaign *campaign = book_campaign();
    struct intake intake;
    char folder[] = "/tmp/dti-intake-XXXXXX", path[128];
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    intake.guard = book_guard();
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/f", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs("Mã;Giá trị\n1.1;5\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    static const char *const names[] = {"x/~$a.xlsx", "a.csv", "b.docx",
                                        "c.pdf",      "d",     "e.XLSX",
                                        ".xlsx/f",    "g.xls"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        intake_read(&intake, path, names[i]);
    intake_read(&intake, folder, "z/sub"); /* listed only if it cannot be */
    unlink(path);
    rmdir(folder);
    const char *text = "tệp là văn bản thuần (CSV hoặc TXT), không phải "
                       "XLSX";
    const char *other = "tệp là văn bản thuần (CSV hoặc TXT), không phải "
                        "XLSX; được bỏ qua";
    char expected[2048];
    snprintf(
        expected, sizeof expected,
        ".xlsx/f: - W119 %s\na.csv: - E105 %s\nb.docx: - W119 %s\n"
        "c.pdf: - W119 %s\nd: - W119 %s\ne.XLSX: - E105 %s\n"
        "g.xls: - E105 %s\n"
        "x/~$a.xlsx: - W118 tệp khóa tạm của Excel, được bỏ qua\n"
        "z/sub: - E101 không đọc được tệp: đây là một thư mục, các tệp bên "
        "trong không được đọc\n",
        other, text, other, other, other, text, text);
    book_expect(&intake, true, expected);
    assert_int_equal(intake.received.count, 9);
    for (size_t i = 0; i < 9; i++)
        assert_false(intake.received.items[i].readable);
    intake_clear(&intake);
    campaign_free(campaign);
}

/* The content decides, whatever the name says; files that are still being
 * written and are no workbooks are passed over without a word. */
static void test_names(void **state)
{
    (void)state;
    static const char *const names[] = {
        "a.zip", "a.xlsx (1)", "a.download", "a.tmp",       "a.et",   "a.xls",
        "a",     "A.XLSX",     "~$a",        "a.xlsx.part", "a.docx",
    };
    struct campaign *campaign = book_campaign();
    struct intake intake;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        intake_init(&intake, campaign, (struct date){2026, 1, 1});
        book_read(&intake, names[i], FORM("X-AN", "1", "", ""));
        assert_int_equal(intake.submissions.count, 1);
        intake_clear(&intake);
    }
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    intake.guard = book_guard();
    char folder[] = "/tmp/dti-intake-XXXXXX", path[128];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/p", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    intake_read(&intake, path, "ống.xlsx");
    unlink(path);
    assert_int_equal(symlink("nowhere", path), 0);
    intake_read(&intake, path, "liên kết");
    intake_read(&intake, "/dev/zero", "zero");
    unlink(path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs("PK\x03\x04 half", file) >= 0);
    assert_int_equal(fclose(file), 0);
    intake_read(&intake, path, "a.xlsx.crdownload");
    intake_read(&intake, path, "a.part");
    unlink(path);
    rmdir(folder);
    book_expect(
        &intake, true,
        "liên kết: - W119 đây là liên kết không dẫn tới tệp nào, không "
        "phải tệp; được bỏ qua\n"
        "zero: - W119 đây là thiết bị, không phải tệp; được bỏ qua\n"
        "ống.xlsx: - W119 đây là ống dẫn (FIFO), không phải tệp; được bỏ "
        "qua\n");
    assert_int_equal(intake.received.count, 3);
    intake_clear(&intake);
    campaign_free(campaign);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_highest_number_counts),
        cmocka_unit_test(test_errors_of_the_replaced_are_forgotten),
        cmocka_unit_test(test_equal_numbers_conflict),
        cmocka_unit_test(test_conflict_below_the_highest),
        cmocka_unit_test(test_conflict_at_the_highest),
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_appraisals_and_explanations),
        cmocka_unit_test(test_which_appraisals_count),
        cmocka_unit_test(test_shared_links),
        cmocka_unit_test(test_nothing_came),
        cmocka_unit_test(test_other_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
