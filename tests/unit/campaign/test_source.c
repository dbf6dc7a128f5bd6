/* Whom the figures of an indicator come from. */
#include "changed.h"

#define INDEX "index.yaml"
#define SETTINGS "campaign.yaml"
#define COUNT                                                                  \
    "{key: so_van_ban, label: Số văn bản, unit: văn bản, kind: number}"

static void refuses_mistakes(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, COUNT,
         "{key: so_van_ban, label: Số văn bản, kind: number, survey_by: Sở Y "
         "tế}",
         0,
         "đầu vào “so_van_ban” có “survey_by” mà không phải kết quả điều tra; "
         "thêm “source: survey” hoặc bỏ “survey_by”",
         NULL},
        {INDEX, COUNT,
         "{key: so_van_ban, label: Số văn bản, kind: number, source: survey}",
         0,
         "đầu vào “so_van_ban” là kết quả điều tra mà không rõ cơ quan nào "
         "cung cấp; thêm “survey_by: TÊN CƠ QUAN”",
         NULL},
        {INDEX, COUNT,
         "{key: so_van_ban, label: Số văn bản, kind: number, sorce: Sở Y tế}",
         0, "khóa lạ “sorce”; có phải “source”?", NULL},
        {INDEX, COUNT,
         "{key: so_van_ban, label: Số văn bản, kind: number, source: [Sở Y "
         "tế]}",
         0,
         "“source” phải là một giá trị, không phải danh sách hay nhóm; ghi một giá trị sau dấu “:”",
         NULL},
        {INDEX,
         "          - " COUNT "\n        rule:\n          kind: tiers\n"
         "          input: so_van_ban",
         "          - {key: so_van_ban, label: Số văn bản, kind: number, "
         "source: Sở Y tế}\n        rule:\n          kind: tiers\n"
         "          input: so_van_ban",
         8,
         "mục 1.2: cơ quan khác cung cấp mọi số liệu nên đơn vị không nộp tài "
         "liệu; bỏ “evidence” hoặc ghi “required: false”",
         NULL},
        {SETTINGS, "  round1: 2025-12-22",
         "  round1: 2025-12-22\n  supply: 2025-12-23", 1,
         "hạn “supply” (2025-12-23) sau hạn “round1” (2025-12-22); sửa ngày",
         NULL},
        {SETTINGS, "  round1: 2025-12-22",
         "  round1: 2025-12-22\n  supply: 2025-12-20 25:00", 1,
         "“supply” là “2025-12-20 25:00”, không phải ngày giờ; ghi "
         "năm-tháng-ngày, có thể thêm giờ, ví dụ 2026-01-30 hoặc 2026-01-30 "
         "11:00",
         NULL},
        {SETTINGS, "  round1: 2025-12-22",
         "  round1: 2025-12-22\n  supply: 2023-12-20", 1,
         "hạn 2023-12-20 không thuộc năm 2025 hay năm 2026, mà đợt đánh giá là "
         "của năm 2025; sửa ngày hoặc sửa “year”",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static struct campaign *load(const char *file, const char *from, const char *to)
{
    struct changed c;
    struct campaign_error error = {0};
    changed_enter(&c, file, from, to);
    struct campaign *campaign = campaign_load("campaign.yaml", &error);
    changed_leave(&c);
    if (!campaign)
        fail_msg("%s:%d: %s", error.file, error.line, error.message);
    return campaign;
}

static void a_supplier_is_an_agency_after_those_who_score(void **state)
{
    (void)state;
    struct campaign *campaign =
        load(INDEX, "{key: so_luot, label: Số lượt, kind: number}",
             "{key: so_luot, label: Số lượt, kind: number, source: Sở Nội vụ}");
    const struct level *level = campaign->levels;
    const struct indicator *i =
        &level->indicators[level_find_indicator(level, "2.1")];
    size_t agency = campaign->agency_count - 1;
    assert_string_equal(campaign->agencies[agency], "Sở Nội vụ");
    assert_true(i->supplied);
    assert_false(i->unasked);
    assert_false(input_supplied_by(&i->inputs[0], agency));
    assert_true(input_supplied_by(&i->inputs[1], agency));
    assert_true(level_supplied_by(level, agency));
    assert_false(level_supplied_by(level, 0));
    assert_true(level_asks_units(level));
    campaign_free(campaign);
}

static void who_supplies_all_leaves_nothing_to_ask(void **state)
{
    (void)state;
    struct campaign *campaign =
        load(INDEX,
             "          - {key: chi, label: Chi cho CNTT, kind: number}\n"
             "          - {key: tong, label: Tổng chi, kind: number}\n",
             "          - {key: chi, label: Chi, kind: number, source: Sở Y "
             "tế}\n"
             "          - {key: tong, label: Tổng chi, kind: number, source: "
             "survey, survey_by: Sở Y tế}\n");
    const struct level *level = campaign->levels;
    size_t at = level_find_indicator(level, "2.2");
    const struct indicator *i = &level->indicators[at];
    struct str sources = {0};
    assert_true(i->unasked);
    assert_false(indicator_asked(&campaign->units[0], level, at));
    assert_true(indicator_wants_supply(&campaign->units[0], level, at));
    indicator_say_sources(i, &sources);
    assert_string_equal(str_text(&sources), "Sở Y tế; điều tra của Sở Y tế");
    str_clear(&sources);
    campaign_free(campaign);
}

static void a_deadline_may_have_an_hour(void **state)
{
    (void)state;
    char text[DATE_TEXT_SIZE];
    struct campaign *campaign =
        load(SETTINGS, "  round1: 2025-12-22",
             "  round1: 2025-12-22\n  supply: 2025-12-18 11:00");
    assert_string_equal(moment_format_vi(campaign->deadlines.supply, text),
                        "11h00 18/12/2025");
    campaign_free(campaign);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_mistakes),
        cmocka_unit_test(a_supplier_is_an_agency_after_those_who_score),
        cmocka_unit_test(who_supplies_all_leaves_nothing_to_ask),
        cmocka_unit_test(a_deadline_may_have_an_hour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
