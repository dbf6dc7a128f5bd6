/* The JSON of the page: what is common once, and each unit in a block of its
 * own, which the script parses only when the unit is opened. What the tree
 * repeats in every unit (titles, maxima) stands once in its level. */
#include "results/page/part.h"
#include "results/tree/values.h"

/* A copy of some keys; values are shared. */
static json_t *pick(const json_t *object, const char *const *keys)
{
    json_t *picked = json_object();
    for (; *keys; keys++)
        tree_put(picked, *keys, json_incref(json_object_get(object, *keys)));
    return picked;
}

static json_t *pick_all(const json_t *list, const char *const *keys)
{
    json_t *picked = json_array();
    for (size_t i = 0; i < json_array_size(list); i++)
        tree_add(picked, pick(json_array_get(list, i), keys));
    return picked;
}

/* The same without the keys: lists of values in the order of `keys`. */
static json_t *rows_of(const json_t *list, const char *const *keys)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *row = json_array();
        for (size_t k = 0; keys[k]; k++)
            tree_add(row, json_incref(json_object_get(json_array_get(list, i),
                                                      keys[k])));
        tree_add(rows, row);
    }
    return rows;
}

/* What all units of a level have in common is read off its first one. */
static json_t *level_data(const json_t *level)
{
    static const char *const group_keys[] = {"code", "title", NULL};
    static const char *const indicator_keys[] = {
        "code", "title", "group", "max", "assessed", "scored_by", NULL};
    const json_t *units = json_object_get(level, "units");
    const json_t *first = json_array_get(units, 0);
    size_t ranked = 0;
    for (size_t i = 0; i < json_array_size(units); i++)
        ranked +=
            json_is_integer(json_object_get(json_array_get(units, i), "rank"));
    json_t *object = json_object();
    tree_put(object, "title", json_incref(json_object_get(level, "title")));
    tree_put(object, "ranked", json_integer((json_int_t)ranked));
    tree_put(object, "groups",
             pick_all(json_object_get(first, "groups"), group_keys));
    tree_put(object, "indicators",
             pick_all(json_object_get(first, "indicators"), indicator_keys));
    return object;
}

static json_t *shared_data(const struct page *page)
{
    static const char *const campaign_keys[] = {"year", "title", NULL};
    const json_t *levels = json_object_get(page->tree, "levels");
    json_t *object = json_object();
    tree_put(object, "campaign", pick(page->campaign, campaign_keys));
    json_t *list = json_array();
    for (size_t i = 0; i < json_array_size(levels); i++)
        tree_add(list, level_data(json_array_get(levels, i)));
    tree_put(object, "levels", list);
    return object;
}

static json_t *links_of(const json_t *by_unit, const char *code)
{
    json_t *links = json_object_get(by_unit, code);
    return links ? json_incref(links) : json_array();
}

static json_t *unit_data(const struct page *page,
                         const struct listed_unit *listed)
{
    static const char *const keys[] = {
        "code",  "name",  "kind",   "state",    "submission", "rank",
        "index", "grade", "points", "problems", NULL};
    static const char *const group_keys[] = {"max", "final", "ratio", NULL};
    static const char *const indicator_keys[] = {
        "applicable", "self",  "computed", "round1", "round2",
        "council",    "final", "source",   "reason", NULL};
    const char *code = listed_text(listed->unit, "code");
    bool scored = listed->sent || listed->appraised;
    json_t *object = pick(listed->unit, keys);
    tree_put(object, "level", json_integer((json_int_t)listed->level_number));
    tree_put(object, "stateText", json_string(listed_state(listed->unit)));
    tree_put(object, "groups",
             rows_of(scored ? json_object_get(listed->unit, "groups") : NULL,
                     group_keys));
    tree_put(
        object, "indicators",
        rows_of(scored ? json_object_get(listed->unit, "indicators") : NULL,
                indicator_keys));
    tree_put(object, "documents", links_of(page->documents, code));
    tree_put(object, "workbooks", links_of(page->workbooks, code));
    return object;
}

/* Takes the value. */
static void put_block(const char *prefix, const char *name, json_t *value,
                      struct str *out)
{
    str_printf(out, "<script type=\"application/json\" id=\"%s", prefix);
    html_text(name, out);
    str_append(out, "\">");
    html_json(value, out);
    str_append(out, "</script>\n");
    json_decref(value);
}

void page_put_data(const struct page *page, struct str *out)
{
    put_block("shared", "", shared_data(page), out);
    for (size_t i = 0; i < page->listing.count; i++) {
        const struct listed_unit *listed = &page->listing.items[i];
        put_block("unit-", listed_text(listed->unit, "code"),
                  unit_data(page, listed), out);
    }
}
