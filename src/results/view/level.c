#include "results/view/context.h"

#include "base/text.h"
#include "results/order.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAMED_IN_TEXT = 12 };

/* --- the ranking of one kind (wards and communes apart) --- */

static json_t *row_of_kind(const struct view *view,
                           const struct unit_score *score, size_t kind_rank)
{
    json_t *row = view_row(view, score);
    tree_put(row, "kind_rank",
             kind_rank ? vi_count(kind_rank) : json_string("–"));
    tree_put(row, "kind_top", json_boolean(kind_rank && kind_rank <= 3));
    return row;
}

/* Of the units that sent something. `order` is in rank order, so a rank within
 * the kind is 1 + the number of its units before, unless the rank is the one
 * before's. */
static json_t *kind_part(const struct view *view, const char *kind,
                         struct unit_score *const *order, size_t count)
{
    size_t place = 0, kind_rank = 0, last = 0;
    json_t *rows = json_array();
    for (size_t i = 0; i < count; i++) {
        if (strcmp(order[i]->unit->kind, kind) != 0 ||
            !view_sent(view, order[i]->unit))
            continue;
        place++;
        if (order[i]->rank == 0 || order[i]->rank != last)
            kind_rank = order[i]->rank ? place : 0;
        last = order[i]->rank;
        tree_add(rows, row_of_kind(view, order[i], kind_rank));
    }
    json_t *object = json_object();
    char *lower = text_fold(kind);
    tree_put(object, "kind", tree_text(kind));
    tree_put(object, "kind_lower", tree_text(lower));
    tree_put(object, "count", vi_count(place));
    tree_put(object, "ranking", rows);
    free(lower);
    return object;
}

static bool kind_seen(struct unit_score *const *units, size_t before)
{
    for (size_t i = 0; i < before; i++)
        if (strcmp(units[i]->unit->kind, units[before]->unit->kind) == 0)
            return true;
    return false;
}

static bool has_rows(const json_t *kind)
{
    return json_array_size(json_object_get(kind, "ranking")) > 0;
}

/* Empty where all units are of one kind. */
static json_t *kinds_part(const struct view *view,
                          const struct level_score *level,
                          struct unit_score *const *order)
{
    json_t *kinds = json_array();
    for (size_t u = 0; u < level->unit_count; u++) {
        if (kind_seen(level->units, u))
            continue;
        json_t *kind = kind_part(view, level->units[u]->unit->kind, order,
                                 level->unit_count);
        tree_put(kind, "first", json_boolean(json_array_size(kinds) == 0));
        if (has_rows(kind))
            tree_add(kinds, kind);
        else
            json_decref(kind);
    }
    if (json_array_size(kinds) < 2)
        json_array_clear(kinds);
    return kinds;
}

/* --- lists of units --- */

static bool is_ranked(const struct view *view, const struct unit_score *score)
{
    (void)view;
    return score->rank != 0;
}

static bool is_unranked(const struct view *view, const struct unit_score *score)
{
    return !is_ranked(view, score);
}

static bool is_ranked_sent(const struct view *view,
                           const struct unit_score *score)
{
    return score->rank && view_sent(view, score->unit);
}

static bool is_ranked_unsent(const struct view *view,
                             const struct unit_score *score)
{
    return score->rank && !view_sent(view, score->unit);
}

static bool is_unsent(const struct view *view, const struct unit_score *score)
{
    return !view_sent(view, score->unit);
}

static bool is_medal(const struct view *view, const struct unit_score *score)
{
    return score->rank && score->rank <= 3 && score->sums.final > 0 &&
           view_sent(view, score->unit);
}

static bool is_missing(const struct view *view, const struct unit_score *score)
{
    (void)view;
    return score->state == STATE_MISSING;
}

static bool is_conflict(const struct view *view, const struct unit_score *score)
{
    (void)view;
    return score->state == STATE_CONFLICT;
}

static bool is_faulty(const struct view *view, const struct unit_score *score)
{
    (void)view;
    return score->state == STATE_ERRORS;
}

static bool is_late(const struct view *view, const struct unit_score *score)
{
    return view_is_late(view, score->unit);
}

static bool is_sent(const struct view *view, const struct unit_score *score)
{
    return view_sent(view, score->unit);
}

struct list {
    const char *name;
    bool (*chosen)(const struct view *view, const struct unit_score *score);
};

/* `all_NAME`: it is every unit of the level; `long_NAME`: too many to be named
 * in a sentence; an annex names them. */
static void put_extent(json_t *object, const char *name, size_t count,
                       size_t everyone)
{
    char key[64];
    snprintf(key, sizeof key, "all_%s", name);
    tree_put(object, key, json_boolean(count > 1 && count == everyone));
    snprintf(key, sizeof key, "long_%s", name);
    tree_put(object, key,
             json_boolean(count > NAMED_IN_TEXT && count < everyone));
}

/* A unit's row is made once and copied into every list that holds it: the
 * copies share their values. */
static void put_lists(const struct view *view, struct unit_score *const *order,
                      size_t count, json_t *object)
{
    static const struct list lists[] = {
        {"ranking", is_ranked},
        {"ranked_sent", is_ranked_sent},
        {"ranked_unsent", is_ranked_unsent},
        {"unranked", is_unranked},
        {"medals", is_medal},
        {"missing", is_missing},
        {"conflicts", is_conflict},
        {"faulty", is_faulty},
        {"late", is_late},
        {"sent", is_sent},
        {"unsent", is_unsent},
    };
    json_t **rows = mem_calloc(count + 1, sizeof *rows);
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
        if (!view_wants(view, lists[l].name))
            continue;
        json_t *list = json_array();
        for (size_t i = 0; i < count; i++) {
            if (!lists[l].chosen(view, order[i]))
                continue;
            if (!rows[i])
                rows[i] = view_row(view, order[i]);
            json_t *row = json_copy(rows[i]);
            tree_put(row, "first", json_boolean(json_array_size(list) == 0));
            tree_add(list, row);
        }
        put_extent(object, lists[l].name, json_array_size(list), count);
        view_put_list(object, lists[l].name, list);
    }
    for (size_t i = 0; i < count; i++)
        json_decref(rows[i]);
    free(rows);
}

/* --- the level --- */

static void put_head(const struct level_score *score, json_t *object)
{
    const struct level *level = score->level;
    size_t assessed = 0, facts = 0;
    char *lower = text_fold(level->title);
    for (size_t i = 0; i < level->indicator_count; i++)
        if (level->indicators[i].kind == NODE_INFO)
            facts++;
        else
            assessed += level->indicators[i].assessed;
    tree_put(object, "id", tree_text(level->id));
    tree_put(object, "title", tree_text(level->title));
    tree_put(object, "index_title", tree_text(level->index_title));
    tree_put(object, "title_lower", tree_text(lower));
    tree_put(object, "max", vi_max(level->max));
    tree_put(object, "assessed_max", vi_max(level->assessed_max));
    tree_put(object, "group_count", vi_count(level_main_count(level)));
    tree_put(object, "indicator_count",
             vi_count(level->indicator_count - facts));
    tree_put(object, "assessed_count", vi_count(assessed));
    tree_put(object, "unit_count", vi_count(score->unit_count));
    tree_put(object, "mean", vi_ratio(score->mean));
    tree_put(object, "best", vi_ratio(score->best));
    tree_put(object, "median", vi_ratio(score->median));
    free(lower);
}

/* The lowest index among those who sent something. */
static json_t *lowest_index(const struct view *view,
                            const struct level_score *level)
{
    ratio4_t lowest = RATIO_NONE;
    for (size_t u = 0; u < level->unit_count; u++) {
        ratio4_t index = level->units[u]->index;
        if (index != RATIO_NONE && view_sent(view, level->units[u]->unit) &&
            (lowest == RATIO_NONE || index < lowest))
            lowest = index;
    }
    return vi_ratio(lowest);
}

static json_t *not_assessed(const struct level *level)
{
    json_t *list = json_array();
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator *indicator = &level->indicators[i];
        if (indicator->assessed || indicator->kind == NODE_INFO)
            continue;
        json_t *object = json_object();
        tree_put(object, "code", tree_text(indicator->code));
        tree_put(object, "title", tree_text(indicator->title));
        tree_put(object, "max", vi_max(indicator->max));
        tree_put(object, "first", json_boolean(json_array_size(list) == 0));
        tree_add(list, object);
    }
    return list;
}

/* What there is to say of how the units handed in. */
static void put_exceptions(const struct view *view,
                           const struct level_score *level, json_t *object)
{
    bool any = false;
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit_score *score = level->units[u];
        any |= score->state != STATE_OK || is_late(view, score);
    }
    tree_put(object, "has_exceptions", json_boolean(any));
}

void view_put_place(json_t *object, size_t level)
{
    static const char *const roman[] = {"I",  "II",  "III",  "IV", "V",
                                        "VI", "VII", "VIII", "IX", "X"};
    bool known = level < sizeof roman / sizeof *roman;
    tree_put(object, "ordinal", vi_count(level + 1));
    tree_put(object, "roman",
             known ? json_string(roman[level]) : vi_count(level + 1));
}

/* Indicators that some unit's difference leaves out: `3.1, 3.2`. */
static json_t *apart_codes(const struct view *view,
                           const struct level_score *level)
{
    struct str codes = {0};
    for (size_t i = 0; i < level->level->indicator_count; i++) {
        bool apart = false;
        for (size_t u = 0; u < level->unit_count && !apart; u++)
            apart = view_sent(view, level->units[u]->unit) &&
                    view_is_apart(level->level, level->units[u], i);
        if (apart)
            str_printf(&codes, "%s%s", codes.length ? ", " : "",
                       level->level->indicators[i].code);
    }
    json_t *text = tree_text(str_text(&codes));
    str_clear(&codes);
    return text;
}

/* Whether the units that sent something are measured by different maxima, so
 * that more points can be a lower index. */
static bool max_differs(const struct view *view,
                        const struct level_score *level)
{
    points_t max = POINTS_NONE;
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit_score *score = level->units[u];
        if (!view_sent(view, score->unit))
            continue;
        if (max != POINTS_NONE && score->sums.max != max)
            return true;
        max = score->sums.max;
    }
    return false;
}

json_t *view_make_level(const struct view *view, size_t level)
{
    const struct level_score *score = &view->evaluation->levels[level];
    struct unit_score **order = order_by_rank(score);
    json_t *object = json_object();
    put_head(score, object);
    view_put_level_name(view, score->level, object);
    tree_put(object, "lowest", lowest_index(view, score));
    put_lists(view, order, score->unit_count, object);
    view_put_list(object, "not_assessed", not_assessed(score->level));
    view_put_reminders(view, level, object);
    view_put_suppliers(view, level, object);
    if (view_wants(view, "kinds"))
        view_put_list(object, "kinds", kinds_part(view, score, order));
    tree_put(object, "apart_codes", apart_codes(view, score));
    tree_put(object, "max_differs", json_boolean(max_differs(view, score)));
    view_put_place(object, level);
    put_exceptions(view, score, object);
    view_put_table(view, score, order, object);
    view_put_movers(view, score, object);
    view_put_level_series(view, score, object);
    view_put_distribution(view, score, object);
    view_put_findings(view, score, object);
    view_put_charts(view, score, object);
    free(order);
    return object;
}
