/* The list of units: what it may not say, and how units are found. */
#include "changed.h"

#define UNITS "units.yaml"

static void refuses_wrong_units(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {UNITS, "code: SO-YT", "code: SO_YT", 0,
         "mã đơn vị “SO_YT” sai; chỉ dùng A-Z, 0-9, nối bằng một dấu “-”, "
         "nhiều nhất 64 ký tự, ví dụ SO-KHCN",
         NULL},
        {UNITS, "code: SO-YT", "code: SO--YT", 0,
         "mã đơn vị “SO--YT” sai; chỉ dùng A-Z, 0-9, nối bằng một dấu “-”, "
         "nhiều nhất 64 ký tự, ví dụ SO-KHCN",
         NULL},
        {UNITS, "code: SO-YT", "code: SỞ-YT", 0,
         "mã đơn vị “SỞ-YT” sai; chỉ dùng A-Z, 0-9, nối bằng một dấu “-”, "
         "nhiều nhất 64 ký tự, ví dụ SO-KHCN",
         NULL},
        {UNITS, "code: SO-YT", "code: ../X", 0,
         "mã đơn vị “../X” sai; chỉ dùng A-Z, 0-9, nối bằng một dấu “-”, nhiều "
         "nhất 64 ký tự, ví dụ SO-KHCN",
         NULL},
        {UNITS, "code: SO-YT", "code: SO-KHCN", 2,
         "mã đơn vị “SO-KHCN” lặp lại (đã có ở dòng 2); đặt mã khác", NULL},
        {UNITS, "name: Sở Y tế", "name: Sở Khoa học và Công nghệ", 0,
         "đơn vị SO-KHCN và SO-YT cùng tên “Sở Khoa học và Công nghệ”; thêm "
         "vào tên điều phân biệt hai đơn vị",
         NULL},
        {UNITS, "name: Sở Y tế, level: city", "name: Sở Y tế, level: cty", 0,
         "không có cấp “cty”; có phải “city”?", NULL},
        {UNITS, "name: Sở Y tế, level: city", "name: Sở Y tế, level: xã", 0,
         "không có cấp “xã”; các cấp trong campaign.yaml: city", NULL},
        {UNITS, "[\"1.2\", \"2.1\"]", "[\"1.2\", \"2.9\"]", 0,
         "cấp “city” không có mục “2.9”; sửa “not_applicable” của đơn vị "
         "BAN-1",
         NULL},
        {UNITS, "[\"1.2\", \"2.1\"]", "1.2", 0,
         "“not_applicable” phải là danh sách: mỗi mục một dòng bắt đầu bằng "
         "“- ”, hoặc [a, b]",
         NULL},
        {UNITS, "not_applicable", "not_aplicable", 0,
         "khóa lạ “not_aplicable”; có phải “not_applicable”?", NULL},
        {UNITS, "name: Sở Y tế, ", "", 0,
         "mục của “units” thiếu khóa “name”; thêm “name: …”", NULL},
        {UNITS, "units:", "unit:", 0, "khóa lạ “unit”; có phải “units”?", NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_a_code_too_long_for_a_folder(void **state)
{
    (void)state;
    char to[80] = "code: ";
    memset(to + 6, 'A', 65);
    char message[256];
    snprintf(message, sizeof message,
             "mã đơn vị “%s” sai; chỉ dùng A-Z, 0-9, nối bằng một dấu “-”, "
             "nhiều nhất 64 ký tự, ví dụ SO-KHCN",
             to + 6);
    const struct refusal refusal = {UNITS, "code: SO-YT", to, 0, message, NULL};
    check_refusal(&refusal);
    to[6 + 64] = '\0';
    struct changed c;
    struct campaign_error error;
    changed_enter(&c, UNITS, "code: SO-YT", to);
    struct campaign *campaign = campaign_load("campaign.yaml", &error);
    changed_leave(&c);
    assert_non_null(campaign);
    assert_non_null(campaign_find_unit(campaign, to + 6));
    campaign_free(campaign);
}

enum { MANY = 20000 };

/* A province of 20,000 units, listed backwards. */
static void finds_each_of_many_units(void **state)
{
    (void)state;
    struct str text = {0};
    for (int i = MANY; i-- > 0;)
        str_printf(&text,
                   "  - {code: X-%d, name: Xã %d, level: city, kind: Xã}\n", i,
                   i);
    str_append(&text, "  - {code: SO-YT,");
    struct changed c;
    struct campaign_error error;
    changed_enter(&c, UNITS, "  - {code: SO-YT,", str_text(&text));
    str_clear(&text);
    struct campaign *campaign = campaign_load("campaign.yaml", &error);
    changed_leave(&c);
    assert_non_null(campaign);
    assert_int_equal(campaign->unit_count, MANY + 3);
    for (size_t i = 1; i < campaign->unit_count; i++)
        assert_true(
            strcmp(campaign->units[i - 1].code, campaign->units[i].code) < 0);
    for (int i = 0; i < MANY; i += 7) {
        char code[32], name[32];
        snprintf(code, sizeof code, "X-%d", i);
        snprintf(name, sizeof name, "Xã %d", i);
        const struct unit *unit = campaign_find_unit(campaign, code);
        assert_non_null(unit);
        assert_string_equal(unit->name, name);
    }
    assert_null(campaign_find_unit(campaign, "X-20000"));
    campaign_free(campaign);
}

static void finds_units_as_people_type_codes(void **state)
{
    (void)state;
    struct changed c;
    struct campaign_error error;
    changed_enter(&c, NULL, NULL, NULL);
    struct campaign *campaign = campaign_load("campaign.yaml", &error);
    changed_leave(&c);
    assert_non_null(campaign);
    const struct unit *unit = campaign_find_unit(campaign, " so-khcn\t");
    assert_non_null(unit);
    assert_string_equal(unit->code, "SO-KHCN");
    static const char *const typed[] = {"SO–KHCN",  "SO - KHCN",
                                        "SO-KHCN.", "so.khcn",
                                        "Sở KHCN",  "ＳＯ－ＫＨＣＮ"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        assert_ptr_equal(campaign_find_unit(campaign, typed[i]), unit);
    assert_ptr_equal(campaign_nearest_unit(campaign, "SO-KHC"), unit);
    assert_null(campaign_nearest_unit(campaign, "KHÔNG RÕ"));
    assert_null(campaign_find_unit(campaign, "SO-KHC"));
    assert_null(campaign_find_unit(campaign, "SO-KHCN2"));
    assert_null(campaign_find_unit(campaign, ""));
    assert_null(campaign_find_unit(campaign, "  "));
    assert_null(campaign_find_unit(campaign, "SỞ"));
    campaign_free(campaign);
}

/* Bodies are merged and renamed: the old name is within the new one. */
static void names_the_nearest_agency(void **state)
{
    (void)state;
    const char *agencies[] = {"Sở Y tế", "Sở Nội vụ", "Sở Nông nghiệp"};
    struct campaign campaign = {.agencies = agencies, .agency_count = 3};
    static const struct {
        const char *typed, *nearest; /* NULL: none */
    } rows[] = {
        {"Sở Nội vu", "Sở Nội vụ"},
        {"Sở Y tế và Dân số", "Sở Y tế"},
        {"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp"},
        {"Sở Nông", "Sở Nông nghiệp"},
        {"Sở", NULL},
        {"Sở Y tếX", "Sở Y tế"},
        {"Ban Quản lý khu công nghiệp", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *nearest = campaign_nearest_agency(&campaign, rows[i].typed);
        if (rows[i].nearest)
            assert_string_equal(nearest, rows[i].nearest);
        else
            assert_null(nearest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_wrong_units),
        cmocka_unit_test(refuses_a_code_too_long_for_a_folder),
        cmocka_unit_test(finds_each_of_many_units),
        cmocka_unit_test(finds_units_as_people_type_codes),
        cmocka_unit_test(names_the_nearest_agency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
