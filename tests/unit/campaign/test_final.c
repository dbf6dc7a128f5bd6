/* `final:`, the end of a campaign: who approved it, what is accepted. */
#include "changed.h"

#include "form/form.h"

#define MAIN "campaign.yaml"
#define BEFORE "previous: previous.csv"
#define ACCEPT(item) "final:\n  accept:\n    - " item "\nprevious: previous.csv"

static void refuses_what_it_cannot_mean(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, BEFORE, "final: {approved_by: A}\nprevious: previous.csv", 0,
         "“final” phải có cả “approved_by” (người phê duyệt) và “date” (ngày "
         "phê duyệt)",
         NULL},
        {MAIN, BEFORE, "final: {date: 2026-01-30}\nprevious: previous.csv", 0,
         "“final” phải có cả “approved_by” (người phê duyệt) và “date” (ngày "
         "phê duyệt)",
         NULL},
        {MAIN, BEFORE,
         "final:\n  approved_by: A\n  date: 2027-01-30\nprevious: previous.csv",
         2,
         "ngày phê duyệt 2027-01-30 không thuộc năm 2025 hay năm 2026, mà đợt "
         "đánh giá là của năm 2025; sửa ngày hoặc sửa “year”",
         NULL},
        {MAIN, BEFORE,
         "final:\n  approved_by: A\n  date: 2024-12-31\nprevious: previous.csv",
         2,
         "ngày phê duyệt 2024-12-31 không thuộc năm 2025 hay năm 2026, mà đợt "
         "đánh giá là của năm 2025; sửa ngày hoặc sửa “year”",
         NULL},
        {MAIN, BEFORE, ACCEPT("{unit: SO-YT}"), 2,
         "mục của “accept” thiếu khóa “reason”; thêm “reason: …”", NULL},
        {MAIN, BEFORE, ACCEPT("{reason: x}"), 2,
         "mục của “accept” phải có đúng một trong “unit”, “agency”, “council: "
         "true”",
         NULL},
        {MAIN, BEFORE, ACCEPT("{unit: SO-YT, council: true, reason: x}"), 2,
         "mục của “accept” phải có đúng một trong “unit”, “agency”, “council: "
         "true”",
         NULL},
        {MAIN, BEFORE, ACCEPT("{unit: SO-XX, reason: x}"), 2,
         "không có đơn vị “SO-XX”; ghi mã đơn vị như trong units.yaml", NULL},
        {MAIN, BEFORE, ACCEPT("{agency: Công an Thành phô, reason: x}"), 2,
         "không có cơ quan chấm điểm “Công an Thành phô”; có phải “Công an "
         "Thành phố”?",
         NULL},
        {MAIN, BEFORE, ACCEPT("{unit: SO-YT, form: \"02\", reason: x}"), 2,
         "“form: 02” không dùng được ở đây; ghi “01” hoặc “03”", NULL},
        {MAIN, BEFORE,
         ACCEPT("{agency: Công an Thành phố, round: 3, reason: x}"), 2,
         "“round: 3” không dùng được ở đây; ghi “1” hoặc “2”", NULL},
        {MAIN, BEFORE,
         ACCEPT("{agency: Công an Thành phố, form: \"03\", reason: x}"), 2,
         "“form: 03” không dùng được ở đây; ghi “02” hoặc “04”", NULL},
        {MAIN, BEFORE, ACCEPT("{council: true, form: \"04\", reason: x}"), 2,
         "“form: 04” không dùng được ở đây; ghi “02”", NULL},
        {MAIN, BEFORE,
         ACCEPT("{agency: Công an Thành phố, form: \"04\", round: 1, reason: "
                "x}"),
         2, "“round” chỉ dùng với “form: \"02\"”; bỏ “round”", NULL},
        {MAIN, BEFORE, ACCEPT("{council: true, level: citi, reason: x}"), 2,
         "không có cấp “citi”; có phải “city”?", NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void reads_who_approved_and_what_is_accepted(void **state)
{
    (void)state;
    struct changed changed;
    changed_enter(&changed, MAIN, BEFORE,
                  "final:\n  approved_by: Chủ tịch\n  date: 2026-02-03\n"
                  "  decision: 12/QĐ-UBND\n  accept:\n"
                  "    - {unit: so-yt, form: \"01\", reason: giải thể}\n"
                  "    - {agency: công an thành phố, round: 1, reason: x}\n"
                  "previous: previous.csv");
    struct campaign_error error = {0};
    struct campaign *campaign = campaign_load(MAIN, &error);
    assert_non_null(campaign);
    const struct final *final = &campaign->final;
    assert_true(campaign_is_final(campaign));
    assert_string_equal(final->approved_by, "Chủ tịch");
    assert_int_equal(final->date.day, 3);
    assert_int_equal(final->accepted_count, 2);
    assert_string_equal(final->accepted[0].unit->code, "SO-YT");
    assert_ptr_equal(final->accepted[0].form, &form_01);
    assert_string_equal(campaign->agencies[final->accepted[1].agency],
                        "Công an Thành phố");
    assert_int_equal(final->accepted[1].round, 1);
    assert_int_equal(final->accepted[1].level, SIZE_MAX);
    campaign_free(campaign);
    changed_leave(&changed);
}

/* What is accepted beforehand does not make it final. */
static void accepting_alone_is_not_final(void **state)
{
    (void)state;
    struct changed changed;
    changed_enter(&changed, MAIN, BEFORE,
                  ACCEPT("{council: true, reason: chưa họp}"));
    struct campaign_error error = {0};
    struct campaign *campaign = campaign_load(MAIN, &error);
    assert_non_null(campaign);
    assert_false(campaign_is_final(campaign));
    assert_true(campaign->final.accepted[0].council);
    campaign_free(campaign);
    changed_leave(&changed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_it_cannot_mean),
        cmocka_unit_test(reads_who_approved_and_what_is_accepted),
        cmocka_unit_test(accepting_alone_is_not_final),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
