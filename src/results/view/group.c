#include "results/view/context.h"

#include <stdlib.h>
#include <string.h>

/* How far a group's ratio is from its level's mean. */
static ratio4_t above_mean(const struct group_score *score,
                           const struct group_stats *stats)
{
    if (score->ratio == RATIO_NONE || stats->mean == RATIO_NONE)
        return 0;
    return score->ratio - stats->mean;
}

static json_t *distance_text(ratio4_t difference)
{
    if (difference == 0)
        return json_string("bằng trung bình");
    json_t *points = vi_percentage_points(difference);
    json_t *text = vi_format("%s trung bình %s điểm phần trăm",
                             difference < 0 ? "thấp hơn" : "cao hơn",
                             json_string_value(points));
    json_decref(points);
    return text;
}

static bool is_counted(json_t *indicators, size_t i)
{
    return json_is_true(
        json_object_get(json_array_get(indicators, i), "counted"));
}

/* The indicators that a group holds directly and that count, from the list of
 * all. */
static json_t *counted_of_group(const struct level *level, size_t g,
                                json_t *indicators)
{
    const struct group *group = &level->groups[g];
    json_t *list = json_array();
    for (size_t i = group->first; i < group->first + group->count; i++)
        if (level->indicators[i].group == g && is_counted(indicators, i))
            tree_add(list, json_incref(json_array_get(indicators, i)));
    return list;
}

/* Whether anything in the group counts, at whatever depth. */
static bool any_counted(const struct group *group, json_t *indicators)
{
    for (size_t i = group->first; i < group->first + group->count; i++)
        if (is_counted(indicators, i))
            return true;
    return false;
}

/* How many documents prove the indicators that count. */
static size_t count_evidence(const struct group *group,
                             const struct unit_score *unit, json_t *indicators)
{
    size_t count = 0;
    for (size_t i = group->first; i < group->first + group->count; i++) {
        const struct claim *claim = unit->indicators[i].claim;
        if (claim && is_counted(indicators, i))
            count += claim->evidence_count;
    }
    return count;
}

/* Where everyone of the level stands in the group. */
static json_t *positions(const struct view *view,
                         const struct level_score *level,
                         const struct group *group)
{
    size_t at = (size_t)(level->level - view->evaluation->campaign->levels);
    json_t *strips = json_object_get(view->levels[at], "group_strips");
    for (size_t i = 0; i < json_array_size(strips); i++) {
        json_t *strip = json_array_get(strips, i);
        json_t *code = json_object_get(strip, "code");
        if (json_is_string(code) &&
            strcmp(json_string_value(code), group->code) == 0)
            return json_incref(json_object_get(strip, "positions"));
    }
    return json_null();
}

/* Where a group or indicator stands in the tree: `indent` moves a title to the
 * right of that of the group that holds it. */
static void put_place(json_t *object, size_t depth, size_t indented)
{
    struct str indent = {0};
    for (size_t i = 0; i < indented; i++)
        str_append(&indent, "\xC2\xA0\xC2\xA0\xC2\xA0"); /* no-break */
    tree_put(object, "depth", vi_count(depth));
    tree_put(object, "indent", json_string(str_text(&indent)));
    str_clear(&indent);
}

static points_t max_of(const struct group *group, const struct sums *sums)
{
    return node_is_outside(group->kind) ? group->max : sums->max;
}

static json_t *group_part(const struct view *view, const struct level *level,
                          size_t g, const struct group_score *score,
                          const struct group_stats *stats, points_t change,
                          json_t *indicators)
{
    const struct group *group = &level->groups[g];
    const struct sums *sums = &score->sums;
    json_t *object = json_object();
    view_put(view, object, "code", tree_text(group->code));
    tree_put(object, "title", tree_text(group->title));
    put_place(object, group->depth, group->depth);
    bool counted = any_counted(group, indicators);
    tree_put(object, "counted", json_boolean(counted));
    view_put(view, object, "charted",
             json_boolean(counted && group_is_main(level, g)));
    view_put(view, object, "max",
             vi_shown_max(group->kind, max_of(group, sums)));
    view_put(view, object, "self", vi_points(sums->self));
    view_put(view, object, "computed", vi_points(sums->computed));
    view_put(view, object, "final", vi_points(sums->final));
    view_put(view, object, "difference", vi_difference(change));
    view_put(view, object, "lowered",
             json_boolean(change != POINTS_NONE && change < 0));
    view_put(view, object, "ratio", vi_ratio(score->ratio));
    view_put(view, object, "percent", vi_percent(sums->final, sums->max));
    view_put(view, object, "share", vi_share(score->ratio));
    view_put(view, object, "mean_share", vi_share(stats->mean));
    view_put(view, object, "best_share", vi_share(stats->best));
    view_put(view, object, "mean_percent", view_ratio_percent(stats->mean));
    view_put(view, object, "best_percent", view_ratio_percent(stats->best));
    view_put(view, object, "mean", vi_ratio(stats->mean));
    view_put(view, object, "best", vi_ratio(stats->best));
    tree_put(object, "distance", distance_text(above_mean(score, stats)));
    view_put(view, object, "indicators",
             counted_of_group(level, g, indicators));
    return object;
}

json_t *view_groups(const struct view *view, const struct unit_score *score,
                    json_t *indicators)
{
    const struct level_score *level =
        &view->evaluation->levels[score->unit->level];
    json_t *groups = json_array();
    for (size_t g = 0; g < level->level->group_count; g++) {
        const struct group *group = &level->level->groups[g];
        points_t change = view_change(view, score, &score->groups[g].sums,
                                      group->first, group->count);
        json_t *part = group_part(view, level->level, g, &score->groups[g],
                                  &level->groups[g], change, indicators);
        view_put(view, part, "round1",
                 vi_points(score_group_after(score, level->level, g, ROUND_1)));
        view_put(view, part, "round2",
                 vi_points(score_group_after(score, level->level, g, ROUND_2)));
        size_t evidence = count_evidence(group, score, indicators);
        view_put(view, part, "evidence_count",
                 evidence ? vi_count(evidence) : json_string("–"));
        view_put(view, part, "positions", positions(view, level, group));
        tree_add(groups, part);
    }
    return groups;
}

/* One row of the table of all: the group or the indicator as it stands in its
 * own list, and which of the two it is. */
static json_t *node_row(json_t *part, bool is_group)
{
    json_t *row = json_copy(part);
    tree_put(row, "is_group", json_boolean(is_group));
    tree_put(row, "is_indicator", json_boolean(!is_group));
    return row;
}

json_t *view_nodes(const struct level *level, json_t *groups,
                   json_t *indicators)
{
    json_t *rows = json_array();
    struct node_walk walk = {0};
    struct node node;
    while (node_next(level, &walk, &node)) {
        bool is_group = node.group != SIZE_MAX;
        json_t *part = is_group ? json_array_get(groups, node.group)
                                : json_array_get(indicators, node.indicator);
        if (!json_is_true(json_object_get(part, "counted")))
            continue;
        json_t *row = node_row(part, is_group);
        if (!is_group)
            put_place(row, node.depth, node.depth - 1);
        tree_add(rows, row);
    }
    return rows;
}

json_t *view_pillars(const struct view *view, const struct unit_score *score)
{
    const struct level *level =
        &view->evaluation->campaign->levels[score->unit->level];
    json_t *list = json_array();
    for (size_t p = 0; p < level->pillar_count; p++) {
        const struct pillar_score *own = &score->pillars[p];
        json_t *object = json_object();
        tree_put(object, "code", tree_text(level->pillars[p].code));
        tree_put(object, "title", tree_text(level->pillars[p].title));
        tree_put(object, "max", vi_max(own->sums.max));
        tree_put(object, "self", vi_points(own->sums.self));
        tree_put(object, "computed", vi_points(own->sums.computed));
        tree_put(object, "final", vi_points(own->sums.final));
        tree_put(object, "ratio", vi_ratio(own->ratio));
        tree_put(object, "percent", vi_percent(own->sums.final, own->sums.max));
        tree_put(object, "rank",
                 own->rank ? vi_count(own->rank) : json_string("–"));
        tree_put(object, "first", json_boolean(p == 0));
        tree_add(list, object);
    }
    return list;
}

/* A group and its distance from the mean; `order` keeps equal ones stable. */
struct distance {
    ratio4_t difference;
    size_t group;
};

static int compare_distance(const void *a, const void *b)
{
    const struct distance *x = a, *y = b;
    if (x->difference != y->difference)
        return x->difference > y->difference ? -1 : 1;
    return (x->group > y->group) - (x->group < y->group);
}

static json_t *profile_item(json_t *unit, const struct distance *distance,
                            bool first)
{
    size_t group = distance->group;
    json_t *from = json_array_get(json_object_get(unit, "groups"), group);
    json_t *item = json_object();
    tree_put(item, "title", json_incref(json_object_get(from, "title")));
    tree_put(item, "distance", json_incref(json_object_get(from, "distance")));
    tree_put(item, "points", vi_percentage_points(distance->difference));
    tree_put(item, "first", json_boolean(first));
    return item;
}

enum { PROFILE_ITEMS = 2 };

void view_put_profile(const struct view *view, const struct unit_score *score,
                      json_t *unit)
{
    const struct level_score *level =
        &view->evaluation->levels[score->unit->level];
    struct distance *order =
        mem_calloc(level->level->group_count + 1, sizeof *order);
    size_t count = 0;
    for (size_t g = 0; g < level->level->group_count; g++)
        if (score->groups[g].ratio != RATIO_NONE &&
            group_is_main(level->level, g))
            order[count++] = (struct distance){
                above_mean(&score->groups[g], &level->groups[g]), g};
    qsort(order, count, sizeof *order, compare_distance);
    json_t *strengths = json_array(), *weaknesses = json_array();
    for (size_t i = 0; i < count && i < PROFILE_ITEMS; i++) {
        if (order[i].difference > 0)
            tree_add(strengths, profile_item(unit, &order[i], i == 0));
        size_t last = count - 1 - i;
        if (order[last].difference < 0)
            tree_add(weaknesses, profile_item(unit, &order[last], i == 0));
    }
    free(order);
    view_put_list(unit, "strengths", strengths);
    view_put_list(unit, "weaknesses", weaknesses);
}
