#include "run/unchanged.h"

#include "base/mem.h"
#include "base/tree.h"
#include "run/collect.h"
#include "run/overview.h"

#include <stdlib.h>
#include <string.h>

json_t *unchanged_settings(const struct run_options *options,
                           const struct campaign *campaign)
{
    char day[DATE_TEXT_SIZE];
    char *way = overview_way(options->output, options->input);
    json_t *settings = json_object();
    tree_put(settings, "stage",
             tree_text(options->limited ? stage_name(options->stage) : NULL));
    tree_put(settings, "created", json_integer(collect_created(campaign)));
    tree_put(settings, "today",
             tree_text(date_format_iso(collect_today(campaign), day)));
    tree_put(settings, "input", tree_text(way));
    free(way);
    return settings;
}

/* The numbers of a result and their names in the manifest. */
static const struct {
    const char *name;
    size_t offset;
} counts[] = {
#define COUNT(member)                                                          \
    {                                                                          \
#member, offsetof(struct run_result, member)                           \
    }
    COUNT(files),        COUNT(counting),      COUNT(errors),
    COUNT(warnings),     COUNT(units),         COUNT(units_ok),
    COUNT(units_errors), COUNT(units_missing), COUNT(units_conflict),
    COUNT(documents),    COUNT(outputs),
#undef COUNT
};
enum { COUNTS = sizeof counts / sizeof *counts };

json_t *unchanged_summary(const struct run_result *result)
{
    json_t *summary = json_object(), *next = json_array();
    for (size_t i = 0; i < COUNTS; i++) {
        const char *place = (const char *)result + counts[i].offset;
        size_t count;
        memcpy(&count, place, sizeof count);
        tree_put(summary, counts[i].name, json_integer((json_int_t)count));
    }
    for (size_t i = 0; i < result->next.count; i++)
        tree_add(next, tree_text(result->next.items[i]));
    tree_put(summary, "next", next);
    return summary;
}

/* False where it is no such summary. */
static bool read_summary(const json_t *summary, struct run_result *result)
{
    const json_t *next = json_object_get(summary, "next"), *line;
    size_t i;
    for (i = 0; i < COUNTS; i++) {
        const json_t *value = json_object_get(summary, counts[i].name);
        size_t count = (size_t)json_integer_value(value);
        if (!json_is_integer(value))
            return false;
        memcpy((char *)result + counts[i].offset, &count, sizeof count);
    }
    json_array_foreach((json_t *)(uintptr_t)next, i, line)
    {
        const char *text = json_string_value(line);
        *vec_push(&result->next) = mem_strdup(text ? text : "");
    }
    return json_is_array(next);
}

/* Every output of the run before is as it was left. */
static bool outputs_are_there(const struct before *before)
{
    for (size_t i = 0; i < before->files.count; i++)
        if (before->files.items[i].state != BEFORE_SAME)
            return false;
    return before->whole;
}

bool unchanged_campaign(const struct before *before, const json_t *files)
{
    return before->trusted &&
           json_equal(files, json_object_get(before->manifest, "campaign"));
}

bool unchanged_day(const struct before *before, const struct campaign *campaign)
{
    char day[DATE_TEXT_SIZE];
    return strcmp(tree_find_text(json_object_get(before->manifest, "run"),
                                 "today"),
                  date_format_iso(collect_today(campaign), day)) == 0;
}

/* The same name with the same bytes. */
static bool input_is_same(const json_t *entry, const char *path,
                          const char *folder)
{
    char hex[SHA256_HEX_SIZE];
    const char *sum = json_string_value(json_object_get(entry, "sha256"));
    json_t *name = tree_text(collect_name(path, folder));
    bool same = json_equal(name, json_object_get(entry, "path")) && sum &&
                file_sha256_of(path, hex) == 0 && strcmp(sum, hex) == 0;
    json_decref(name);
    return same;
}

static bool inputs_are_same(const struct before *before,
                            const struct file_list *inputs, const char *folder)
{
    const json_t *list = json_object_get(before->manifest, "inputs");
    if (json_array_size(list) != inputs->count)
        return false;
    for (size_t i = 0; i < inputs->count; i++)
        if (!input_is_same(json_array_get(list, i), inputs->items[i], folder))
            return false;
    return true;
}

static bool settings_are_same(const struct before *before,
                              const struct run_options *options,
                              const struct campaign *campaign)
{
    json_t *now = unchanged_settings(options, campaign);
    bool same = json_equal(now, json_object_get(before->manifest, "run"));
    json_decref(now);
    return same;
}

bool unchanged_find(const struct before *before,
                    const struct run_options *options,
                    const struct campaign *campaign,
                    const struct file_list *inputs, struct run_result *result)
{
    return outputs_are_there(before) &&
           settings_are_same(before, options, campaign) &&
           inputs_are_same(before, inputs, options->input) &&
           read_summary(json_object_get(before->manifest, "summary"), result);
}
