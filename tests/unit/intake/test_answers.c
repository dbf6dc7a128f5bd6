#include "unit/intake/book.h"

#include "intake/value/dates.h"
#include "intake/value/words.h"

static const struct {
    const char *typed;
    int answer; /* 1 yes, 0 no, -1 neither */
} answers[] = {
    {"Có", 1},
    {"có", 1},
    {"CÓ", 1},
    {"co", 1},
    {"Co\xcc\x81", 1},
    {" Có ", 1},
    {"Có.", 1},
    {"Đã có", 1},
    {"đã", 1},
    {"rồi", 1},
    {"Đạt", 1},
    {"Đúng", 1},
    {"x", 1},
    {"X", 1},
    {"v", 1},
    {"✓", 1},
    {"✔", 1},
    {"☑", 1},
    {"√", 1},
    {"1", 1},
    {"true", 1},
    {"TRUE", 1},
    {"Yes", 1},
    {"Không", 0},
    {"không", 0},
    {"KHÔNG", 0},
    {"khong", 0},
    {"ko", 0},
    {"Không có", 0},
    {"chưa", 0},
    {"Chưa có", 0},
    {"không đạt", 0},
    {"0", 0},
    {"false", 0},
    {"No", 0},
    {"✗", 0},
    {"sai", 0},
    {"", -1},
    {"-", -1},
    {"2", -1},
    {"có nhưng chưa đủ", -1},
    {"không rõ", -1},
    {"đang làm", -1},
    {"Có/Không", -1},
    {"?", -1},
    {"100%", -1},
    {"còn", -1},
};

static void test_yes_no(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        bool yes = false;
        int got = yes_no_read(answers[i].typed, &yes) ? yes : -1;
        if (got != answers[i].answer)
            fail_msg("“%s” is read as %d", answers[i].typed, got);
    }
}

static void test_choice(void **state)
{
    (void)state;
    const char *options[] = {"Chủ tịch UBND", "Phó Chủ tịch UBND", "Cò", "Có"};
    struct input input = {
        .kind = INPUT_CHOICE, .options = options, .option_count = 4};
    static const struct {
        const char *typed;
        int option; /* -1: none */
    } cases[] = {
        {"Chủ tịch UBND", 0},
        {"chủ  tịch ubnd ", 0},
        {"chu tich ubnd", 0},
        {"Phó Chủ tịch UBND", 1},
        {"PHO CHU TICH UBND", 1},
        {"có", 3},
        {"Cò", 2},
        {"co", -1},
        {"Chủ tịch", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t option = 9;
        int got =
            choice_read(&input, cases[i].typed, &option) ? (int)option : -1;
        if (got != cases[i].option)
            fail_msg("“%s” is read as %d", cases[i].typed, got);
    }
}

static const struct {
    const char *typed, *date; /* ISO, NULL for none */
} dates[] = {
    {"15/3/2025", "2025-03-15"},
    {"15/03/2025", "2025-03-15"},
    {"15-03-2025", "2025-03-15"},
    {"15.3.2025", "2025-03-15"},
    {" 15 / 3 / 2025 ", "2025-03-15"},
    {"15/3/25", "2025-03-15"},
    {"5/3/2025", "2025-03-05"},
    {"29/2/2024", "2024-02-29"},
    {"2025-03-15", "2025-03-15"},
    {"2025/3/15", "2025-03-15"},
    {"2025-03-15T08:30:00", "2025-03-15"},
    {"2025-03-15 00:00:00", "2025-03-15"},
    {"15/3/2025 08:30", "2025-03-15"},
    {"ngày 15/3/2025", "2025-03-15"},
    {"Ngày 15 tháng 3 năm 2025", "2025-03-15"},
    {"ngày 05 tháng 03 năm 2025", "2025-03-05"},
    {"15 tháng 3 năm 2025", "2025-03-15"},
    {"15 tháng 3, 2025", "2025-03-15"},
    {"Hà Nội, ngày 15 tháng 3 năm 2025", "2025-03-15"},
    {"nga\xcc\x80y 15 tha\xcc\x81ng 3 n\xc4\x83m 2025", "2025-03-15"},
    {"3/15/2025", NULL},
    {"31/2/2025", NULL},
    {"29/2/2025", NULL},
    {"0/3/2025", NULL},
    {"15/0/2025", NULL},
    {"15/3", NULL},
    {"3/2025", NULL},
    {"tháng 3 năm 2025", NULL},
    {"ngày tháng năm 2025", NULL},
    {"ngày 31 tháng 2 năm 2025", NULL},
    {"15/3-2025", NULL},
    {"15/3/2025 và 16/3/2025", NULL},
    {"15/3/20255", NULL},
    {"15/3/202", NULL},
    {"2025", NULL},
    {"20250315", NULL},
    {"45731", NULL},
    {"quý I/2025", NULL},
    {"", NULL},
    {"t", NULL},
};

static void test_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct date d = {0};
        char text[DATE_TEXT_SIZE];
        const char *got = value_read_date(dates[i].typed, &d)
                              ? date_format_iso(d, text)
                              : "none";
        const char *wanted = dates[i].date == NULL ? "none" : dates[i].date;
        if (strcmp(got, wanted) != 0)
            fail_msg("“%s” is read as %s", dates[i].typed, got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yes_no),
        cmocka_unit_test(test_choice),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
