/* The list of scoring agencies, and whom to ask at units and agencies. */
#include "changed.h"

#define MAIN "campaign.yaml"
#define PLACE "texts:\n"

#define LIST                                                                   \
    "agencies:\n"                                                              \
    "  - name: Sở Khoa học và Công nghệ\n"                             \
    "    short_name: Sở KH&CN\n"                                             \
    "    contact: Trần Thị Lan\n"                                          \
    "    phone: 024 3 123\n"                                                   \
    "    email: lan@hanoi.vn\n"                                                \
    "    aliases: [Sở KHCN]\n"                                               \
    "  - name: Công an Thành phố\n"
#define HEALTH "  - {name: Sở Y tế, aliases: [Y tế], phone: \"\"}\n"

/* Lays the campaign down with `list` before its texts; NULL and the error where
 * it is refused. */
static struct campaign *load_with(const char *list,
                                  struct campaign_error *error)
{
    struct changed c;
    char to[1024];
    snprintf(to, sizeof to, "%s" PLACE, list);
    changed_enter(&c, MAIN, PLACE, to);
    struct campaign *campaign = campaign_load(MAIN, error);
    changed_leave(&c);
    return campaign;
}

static void knows_agencies_by_all_their_names(void **state)
{
    (void)state;
    struct campaign_error error;
    struct campaign *c = load_with(LIST HEALTH, &error);
    assert_non_null(c);
    assert_int_equal(c->agency_count, 3);
    assert_string_equal(c->agencies[0], "Sở Khoa học và Công nghệ");
    assert_int_equal(campaign_find_agency(c, "sở khoa học và công nghệ"), 0);
    assert_int_equal(campaign_find_agency(c, "Sở KHCN"), 0);
    assert_int_equal(campaign_find_agency(c, "SỞ KH&CN"), 0);
    assert_int_equal(campaign_find_agency(c, "Y tế"), 2);
    assert_true(campaign_find_agency(c, "Sở Du lịch") == SIZE_MAX);
    assert_string_equal(campaign_short_name(c, 0), "Sở KH&CN");
    assert_string_equal(campaign_short_name(c, 1), "Công an Thành phố");
    struct contact contact = campaign_agency_contact(c, 0);
    assert_string_equal(contact.person, "Trần Thị Lan");
    assert_string_equal(contact.phone, "024 3 123");
    assert_string_equal(contact.email, "lan@hanoi.vn");
    assert_string_equal(campaign_agency_contact(c, 2).phone, "");
    campaign_free(c);
}

/* `scored_by` may use a name that the list knows: it means the same agency. */
static void takes_the_lists_name_for_an_alias(void **state)
{
    (void)state;
    struct campaign_error error;
    struct campaign *c = load_with(LIST HEALTH, &error);
    assert_non_null(c);
    /* The index set spells it “công an thành phố”. */
    size_t at = level_find_indicator(&c->levels[0], "1.3");
    assert_string_equal(c->levels[0].indicators[at].scored_by[0],
                        "Công an Thành phố");
    campaign_free(c);
}

static void an_older_file_goes_on_working(void **state)
{
    (void)state;
    struct changed changed;
    struct campaign_error error;
    changed_enter(&changed, MAIN, PLACE,
                  PLACE "  short_names: {Sở Y tế: SYT}\n");
    struct campaign *c = campaign_load(MAIN, &error);
    changed_leave(&changed);
    assert_non_null(c);
    assert_string_equal(campaign_short_name(c, 2), "SYT");
    assert_string_equal(campaign_short_name(c, 0), "Sở Khoa học và Công nghệ");
    assert_string_equal(campaign_agency_contact(c, 0).email, "");
    campaign_free(c);
}

static void refuses_an_agency_that_is_not_listed(void **state)
{
    (void)state;
    struct campaign_error error;
    assert_null(load_with(LIST, &error));
    assert_string_equal(error.file, "index.yaml");
    assert_string_equal(
        error.message,
        "cơ quan “Sở Y tế” không có trong danh sách “agencies” của "
        "campaign.yaml; sửa tên hoặc thêm cơ quan vào danh sách; các cơ quan "
        "trong danh sách: Sở Khoa học và Công nghệ, Công an Thành phố");
    campaign_error_clear(&error);
    assert_null(load_with(LIST "  - name: Sở Y té\n", &error));
    assert_non_null(strstr(error.message, "có phải “Sở Y té”?"));
    campaign_error_clear(&error);
}

static void refuses_wrong_lists(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {MAIN, PLACE, "agencies: Sở Y tế\n" PLACE, 0,
         "“agencies” phải là danh sách: mỗi mục một dòng bắt đầu bằng “- ”, "
         "hoặc [a, b]",
         NULL},
        {MAIN, PLACE, "agencies:\n  - {short_name: A}\n" PLACE, 1,
         "mục của “agencies” thiếu khóa “name”; thêm “name: …”", NULL},
        {MAIN, PLACE, "agencies:\n  - {name: A, fone: 1}\n" PLACE, 1,
         "khóa lạ “fone”; có phải “phone”?", NULL},
        {MAIN, PLACE, "agencies:\n  - {name: A}\n  - {name: a}\n" PLACE, 2,
         "tên “a” đã là tên của “A” trong “agencies”; mỗi tên chỉ ghi cho một "
         "cơ quan",
         NULL},
        {MAIN, PLACE,
         "agencies:\n  - {name: A}\n  - {name: B, aliases: [A]}\n" PLACE, 2,
         "tên “A” đã là tên của “A” trong “agencies”; mỗi tên chỉ ghi cho một "
         "cơ quan",
         NULL},
        {MAIN, PLACE, "agencies:\n  - {name: A, email: a.vn}\n" PLACE, 1,
         "“email” là “a.vn”, không phải địa chỉ thư; ghi một địa chỉ, ví dụ "
         "van-thu@donvi.gov.vn",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void units_have_contacts(void **state)
{
    (void)state;
    struct changed changed;
    struct campaign_error error;
    changed_enter(&changed, "units.yaml", "{code: SO-YT,",
                  "{contact: Lê An, phone: \"0901\", email: an@yte.vn, "
                  "code: SO-YT,");
    struct campaign *c = campaign_load(MAIN, &error);
    changed_leave(&changed);
    assert_non_null(c);
    const struct unit *unit = campaign_find_unit(c, "SO-YT");
    assert_string_equal(unit->contact.person, "Lê An");
    assert_string_equal(unit->contact.phone, "0901");
    assert_string_equal(unit->contact.email, "an@yte.vn");
    assert_string_equal(campaign_find_unit(c, "BAN-1")->contact.person, "");
    campaign_free(c);
    static const struct refusal refusals[] = {
        {"units.yaml", "{code: SO-YT,", "{email: \"a b@c.vn\", code: SO-YT,", 0,
         "“email” là “a b@c.vn”, không phải địa chỉ thư; ghi một địa chỉ, ví "
         "dụ van-thu@donvi.gov.vn",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_agencies_by_all_their_names),
        cmocka_unit_test(takes_the_lists_name_for_an_alias),
        cmocka_unit_test(an_older_file_goes_on_working),
        cmocka_unit_test(refuses_an_agency_that_is_not_listed),
        cmocka_unit_test(refuses_wrong_lists),
        cmocka_unit_test(units_have_contacts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
