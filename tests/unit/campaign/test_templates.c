/* The templates that are shipped: they load, and say what the plan says. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/file.h"
#include "campaign/campaign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE_LIMIT = 1 << 20, COLUMNS = 10 };

static int load_templates(void **state)
{
    struct campaign_error error;
    struct campaign *campaign =
        campaign_load("templates/campaign.yaml", &error);
    if (!campaign) {
        print_error("%s:%d: %s\n", error.file, error.line, error.message);
        campaign_error_clear(&error);
        return -1;
    }
    *state = campaign;
    return 0;
}

static int free_templates(void **state)
{
    campaign_free(*state);
    return 0;
}

static const struct level *find_level(const struct campaign *c, const char *id)
{
    for (size_t i = 0; i < c->level_count; i++)
        if (strcmp(c->levels[i].id, id) == 0)
            return &c->levels[i];
    fail_msg("no level %s", id);
    return NULL;
}

static void has_the_plans_sizes(void **state)
{
    const struct campaign *c = *state;
    const struct level *city = find_level(c, "city");
    const struct level *commune = find_level(c, "commune");
    assert_int_equal(c->year, 2025);
    assert_int_equal(city->max, 35000);
    assert_int_equal(city->assessed_max, 28500);
    assert_int_equal(city->indicator_count, 34);
    assert_int_equal(city->group_count, 9);
    assert_int_equal(commune->max, 30000);
    assert_int_equal(commune->assessed_max, 22500);
    assert_int_equal(commune->indicator_count, 47);
    assert_int_equal(commune->group_count, 8);
    assert_int_equal(c->unit_count, 143);
    assert_int_equal(c->agency_count, 8);
    assert_int_equal(c->policies.several_scorers, SCORERS_MEAN);
    assert_int_equal(c->policies.missing_evidence, EVIDENCE_FLAG);
    assert_int_equal(c->policies.missing_units, MISSING_LAST);
    assert_int_equal(c->grade_count, 5);
    assert_int_equal(c->par_index.max, 1000);
    assert_int_equal(c->deadlines.publication.month, 2);
}

static void names_who_issues_and_signs(void **state)
{
    static const char *const keys[] = {
        "place",    "issuer_above",     "issuer",       "number",
        "notation", "signer_authority", "signer_title", "signer_name"};
    const struct campaign *c = *state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct yaml_node *node = yaml_get(c->texts, keys[i]);
        if (!node)
            fail_msg("texts lacks %s", keys[i]);
        assert_int_equal(node->kind, YAML_SCALAR);
    }
    assert_string_equal(yaml_get(c->texts, "issuer_above")->text,
                        "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI");
    assert_int_equal(yaml_get(c->texts, "recipients")->kind, YAML_LIST);
}

/* The rows of a table of DTI_SHARED/data, cut into columns in place. */
struct table {
    struct str text;
    char *cells[256][COLUMNS];
    size_t count;
};

static bool read_table(const char *name, struct table *table)
{
    const char *shared = getenv("DTI_SHARED");
    char path[512];
    snprintf(path, sizeof path, "%s/data/%s", shared ? shared : "../shared",
             name);
    *table = (struct table){0};
    if (file_read(path, TABLE_LIMIT, &table->text)) {
        print_message("skipped: no %s\n", path);
        return false;
    }
    char *line_state = NULL;
    char *line = strtok_r(table->text.data, "\r\n", &line_state);
    while ((line = strtok_r(NULL, "\r\n", &line_state))) {
        assert_true(table->count < 256);
        char **cells = table->cells[table->count++];
        for (size_t i = 0; i < COLUMNS && line; i++)
            cells[i] = strsep(&line, "\t");
    }
    return true;
}

enum column {
    CODE = 1,
    GROUP,
    GROUP_TITLE,
    TITLE,
    MAX,
    SCORED_BY,
    ASSESSED,
    RULE
};

static void check_scorers(const struct indicator *indicator, char *names)
{
    size_t count = 0;
    for (char *name; (name = strsep(&names, ";")); count++) {
        name += strspn(name, " ");
        assert_true(count < indicator->scored_by_count);
        assert_string_equal(indicator->scored_by[count], name);
    }
    assert_int_equal(count, indicator->scored_by_count);
}

static void check_level(const struct level *level, const char *file)
{
    struct table table;
    if (!read_table(file, &table))
        skip();
    assert_int_equal(level->indicator_count, table.count);
    for (size_t i = 0; i < table.count; i++) {
        char **row = table.cells[i];
        const struct indicator *indicator = &level->indicators[i];
        const struct group *group = &level->groups[indicator->group];
        assert_string_equal(indicator->code, row[CODE]);
        assert_string_equal(group->code, row[GROUP]);
        assert_string_equal(group->title, row[GROUP_TITLE]);
        assert_string_equal(indicator->title, row[TITLE]);
        assert_int_equal(indicator->max, 100 * atoi(row[MAX]));
        assert_int_equal(indicator->assessed,
                         strcmp(row[ASSESSED], "yes") == 0);
        assert_string_equal(indicator->rule.written, row[RULE]);
        check_scorers(indicator, row[SCORED_BY]);
    }
    str_clear(&table.text);
}

static void has_the_citys_indicators(void **state)
{
    check_level(find_level(*state, "city"), "indicators-city-2025.tsv");
}

static void has_the_communes_indicators(void **state)
{
    check_level(find_level(*state, "commune"), "indicators-commune-2025.tsv");
}

enum unit_column { UNIT_CODE, UNIT_NAME, UNIT_LEVEL, UNIT_KIND };

static void has_the_units(void **state)
{
    const struct campaign *c = *state;
    struct table table;
    if (!read_table("units-hanoi-2025.tsv", &table))
        skip();
    assert_int_equal(c->unit_count, table.count);
    for (size_t i = 0; i < table.count; i++) {
        char **row = table.cells[i];
        const struct unit *unit = campaign_find_unit(c, row[UNIT_CODE]);
        if (!unit)
            fail_msg("no unit %s", row[UNIT_CODE]);
        assert_string_equal(unit->name, row[UNIT_NAME]);
        assert_string_equal(c->levels[unit->level].id, row[UNIT_LEVEL]);
        assert_string_equal(unit->kind, row[UNIT_KIND]);
    }
    str_clear(&table.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_the_plans_sizes),
        cmocka_unit_test(names_who_issues_and_signs),
        cmocka_unit_test(has_the_citys_indicators),
        cmocka_unit_test(has_the_communes_indicators),
        cmocka_unit_test(has_the_units),
    };
    return cmocka_run_group_tests(tests, load_templates, free_templates);
}
