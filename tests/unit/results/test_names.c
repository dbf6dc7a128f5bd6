/* The example that the names of templates are taken from has everything. */
#include "unit/test.h"
#include "results/view/view.h"

#include "base/file.h"
#include "base/str.h"
#include "base/tree.h"

#include <ctype.h>

/* The campaign's own texts; and what never happens: who is not ranked has no
 * grade and has not moved, and what does not count or was not scored has no
 * scores and is not contested. */
static bool may_be_empty(const char *path)
{
    static const char *const never[] = {"campaign.texts",
                                        "unranked.grade",
                                        "unranked.previous.movement",
                                        "not_assessed.scores",
                                        "not_assessed.reason",
                                        "not_assessed.contested",
                                        "not_assessed.inputs.source",
                                        "not_applicable.inputs.source",
                                        "not_applicable.scores",
                                        "not_applicable.reason",
                                        "not_applicable.contested",
                                        "pending.scores",
                                        "pending.contested",
                                        "not_assessed.inputs.accepted",
                                        "not_assessed.corrections",
                                        "not_applicable.inputs.accepted",
                                        "not_applicable.corrections",
                                        "pending.inputs.accepted",
                                        "pending.corrections",
                                        "facts.inputs.accepted",
                                        "gap_groups.more"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (strstr(path, never[i]))
            return true;
    return false;
}

static void collect_empty(const json_t *value, const char *path,
                          struct str *out)
{
    const char *key;
    json_t *item;
    if (json_is_null(value) ||
        (json_is_array(value) && !json_array_size(value)))
        str_printf(out, "%s\n", path);
    if (json_is_array(value) && json_array_size(value))
        collect_empty(json_array_get(value, 0), path, out);
    if (!json_is_object(value))
        return;
    json_object_foreach((json_t *)(uintptr_t)value, key, item)
    {
        struct str inner = {0};
        str_printf(&inner, "%s.%s", path, key);
        if (!may_be_empty(str_text(&inner)))
            collect_empty(item, str_text(&inner), out);
        str_clear(&inner);
    }
}

static void no_list_of_the_example_is_empty(void **state)
{
    (void)state;
    struct campaign_error error;
    struct campaign *campaign =
        campaign_load("templates/campaign.yaml", &error);
    assert_non_null(campaign);
    struct view_names names;
    struct str empty = {0};
    view_names_init(&names, campaign);
    collect_empty(names.once, "once", &empty);
    collect_empty(names.level, "level", &empty);
    collect_empty(names.unit, "unit", &empty);
    collect_empty(names.agency, "agency", &empty);
    assert_string_equal(str_text(&empty), "");
    str_clear(&empty);
    view_names_clear(&names);
    campaign_free(campaign);
}

/* Every key of the tree, at any depth; those of the campaign's texts are the
 * campaign's own. */
static void collect_keys(const json_t *value, json_t *keys)
{
    const char *key;
    json_t *item;
    if (json_is_array(value))
        collect_keys(json_array_get(value, 0), keys);
    if (!json_is_object(value))
        return;
    json_object_foreach((json_t *)(uintptr_t)value, key, item)
    {
        tree_put(keys, key, json_true());
        if (strcmp(key, "texts") != 0)
            collect_keys(item, keys);
    }
}

static json_t *all_keys(void)
{
    struct campaign_error error;
    struct view_names names;
    json_t *keys = json_object();
    struct campaign *campaign =
        campaign_load("templates/campaign.yaml", &error);
    assert_non_null(campaign);
    view_names_init(&names, campaign);
    collect_keys(names.once, keys);
    collect_keys(names.level, keys);
    collect_keys(names.unit, keys);
    collect_keys(names.agency, keys);
    view_names_clear(&names);
    campaign_free(campaign);
    return keys;
}

/* The part of docs/mau-tai-lieu.md that lists the names. */
static char *listed(void)
{
    struct str text = {0};
    assert_int_equal(file_read("docs/mau-tai-lieu.md", 1 << 20, &text), 0);
    char *start = strstr(str_text(&text), "## 2. ");
    char *end = strstr(str_text(&text), "## 3. ");
    assert_true(start && end);
    char *part = mem_strndup(start, (size_t)(end - start));
    str_clear(&text);
    return part;
}

/* Takes the parts of `unit.name` one by one; words of other kinds (a stage, a
 * file, a placeholder) are no names. */
static void check_words(const char *word, size_t length, const json_t *keys,
                        struct str *unknown)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_.";
    static const char *const values[] = {"intake",
                                         "self_assessment",
                                         "campaign.yaml",
                                         "X_count",
                                         "short_name",
                                         "texts.dates",
                                         "mark",
                                         "texts.unit_names",
                                         "campaign.texts.unit_names",
                                         "texts.level_names",
                                         "campaign.texts.level_names",
                                         "strip",
                                         "1",
                                         "2"};
    if (strspn(word, letters) < length)
        return;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strlen(values[i]) == length && !strncmp(values[i], word, length))
            return;
    const char *end = word + length;
    while (word < end) {
        size_t part = strcspn(word, ".");
        part = part > (size_t)(end - word) ? (size_t)(end - word) : part;
        if (part && !json_object_getn(keys, word, part))
            str_printf(unknown, "%.*s\n", (int)part, word);
        word += part + 1;
    }
}

static void the_guide_to_templates_lists_no_other_names(void **state)
{
    (void)state;
    json_t *keys = all_keys();
    struct str unknown = {0};
    char *text = listed();
    for (const char *at = text; (at = strchr(at, '`'));) {
        size_t length = strcspn(at + 1, "`");
        check_words(at + 1, length, keys, &unknown);
        at += length + 2;
    }
    assert_string_equal(str_text(&unknown), "");
    str_clear(&unknown);
    free(text);
    json_decref(keys);
}

/* Whether the key is there as a word of its own. */
static bool is_listed(const char *text, const char *key)
{
    size_t length = strlen(key);
    for (const char *at = text; (at = strstr(at, key)); at += length) {
        bool before = at > text && strchr("`.", at[-1]);
        bool behind = strchr("`.", at[length]) && at[length];
        if (before && behind)
            return true;
    }
    return false;
}

static void the_guide_to_templates_lists_every_name(void **state)
{
    (void)state;
    json_t *keys = all_keys();
    struct str lacking = {0};
    char *text = listed();
    const char *key;
    json_t *value;
    json_object_foreach(keys, key, value)
    {
        size_t length = strlen(key);
        bool flag = strncmp(key, "has_", 4) == 0 ||
                    strncmp(key, "all_", 4) == 0 ||
                    strncmp(key, "long_", 5) == 0 ||
                    (length > 6 && strcmp(key + length - 6, "_count") == 0);
        if (!flag && !is_listed(text, key))
            str_printf(&lacking, "%s\n", key);
    }
    assert_string_equal(str_text(&lacking), "");
    str_clear(&lacking);
    free(text);
    json_decref(keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_list_of_the_example_is_empty),
        cmocka_unit_test(the_guide_to_templates_lists_no_other_names),
        cmocka_unit_test(the_guide_to_templates_lists_every_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
