/* The words of a campaign: its own, or else those that stand. */
#include "changed.h"

#include "campaign/words.h"
#include "form/form.h"

#include <stdlib.h>

#define CAMPAIGN "campaign.yaml"

/* The campaign with `texts` set to what is given. */
static struct campaign *with_texts(struct changed *c, const char *texts)
{
    struct campaign_error error;
    changed_enter(c, CAMPAIGN, "texts:\n", texts);
    struct campaign *campaign = campaign_load(CAMPAIGN, &error);
    changed_leave(c);
    if (!campaign)
        fail_msg("%s", error.message);
    return campaign;
}

static void assert_taken(char *found, const char *expected)
{
    assert_string_equal(found, expected);
    free(found);
}

static void words_stand_where_none_are_given(void **state)
{
    (void)state;
    struct changed c;
    struct campaign *campaign = with_texts(&c, "texts:\n");
    assert_string_equal(campaign_word(campaign, WORD_INDEX), "Chỉ số");
    assert_string_equal(campaign_word(campaign, WORD_INDICATOR),
                        "chỉ số thành phần");
    assert_string_equal(campaign_form_title(campaign, &form_02),
                        "Phiếu thẩm định");
    campaign_free(campaign);
}

static void a_campaign_has_its_own(void **state)
{
    (void)state;
    struct changed c;
    struct campaign *campaign =
        with_texts(&c, "texts:\n"
                       "  terms: {group: đề mục, Group: ĐỀ mục, council: Ban}\n"
                       "  form_titles: {\"01\": Bản khai}\n");
    assert_string_equal(campaign_word(campaign, WORD_GROUP), "đề mục");
    assert_taken(campaign_word_first(campaign, WORD_GROUP), "Đề mục");
    assert_taken(campaign_word_upper(campaign, WORD_GROUP), "ĐỀ MỤC");
    assert_string_equal(campaign_word(campaign, WORD_COUNCIL), "Ban");
    assert_string_equal(campaign_word(campaign, WORD_INDICATOR),
                        "chỉ số thành phần");
    assert_string_equal(campaign_form_title(campaign, &form_01), "Bản khai");
    assert_string_equal(campaign_form_title(campaign, &form_02),
                        "Phiếu thẩm định");
    campaign_free(campaign);
}

static void units_are_named_by_their_first_word(void **state)
{
    (void)state;
    struct changed c;
    struct campaign *campaign =
        with_texts(&c, "texts:\n"
                       "  unit_names:\n"
                       "    Phường: {within: phường, recipient: UBND phường}\n"
                       "    Xã: {within: xã}\n");
    assert_taken(campaign_unit_name(campaign, "Phường Láng", "within"),
                 "phường Láng");
    assert_taken(campaign_unit_name(campaign, "Phường Láng", "recipient"),
                 "UBND phường Láng");
    assert_taken(campaign_unit_name(campaign, "Xã An Khánh", "recipient"),
                 "Xã An Khánh");
    assert_taken(campaign_unit_name(campaign, "Sở Y tế", "within"), "Sở Y tế");
    campaign_free(campaign);
}

static void refuses_wrong_words(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {CAMPAIGN, "texts:\n", "texts:\n  terms: {indicater: tiêu chí}\n", 1,
         "khóa lạ “indicater”; có phải “indicator”?", NULL},
        {CAMPAIGN, "texts:\n", "texts:\n  terms: tiêu chí\n", 1,
         "“terms” phải là nhóm các dòng “khóa: giá trị”", NULL},
        {CAMPAIGN, "texts:\n", "texts:\n  form_titles: {\"01\": \"\"}\n", 1,
         "“01” không có giá trị; ghi giá trị sau dấu “:”", NULL},
    };
    CHECK_REFUSALS(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_where_none_are_given),
        cmocka_unit_test(a_campaign_has_its_own),
        cmocka_unit_test(units_are_named_by_their_first_word),
        cmocka_unit_test(refuses_wrong_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
