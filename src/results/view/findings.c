#include "results/view/context.h"

#include <stdlib.h>
#include <string.h>

enum { GAPS_SHOWN = 10, NAMES_SHOWN = 3, UNITS_SHOWN = 12 };

/* --- the best of each group --- */

/* Whether the unit has the group's best ratio, compared exactly. */
static bool is_best(const struct unit_score *score, size_t group,
                    const struct unit_score *best)
{
    const struct sums *a = &score->groups[group].sums;
    const struct sums *b = &best->groups[group].sums;
    return a->max > 0 && b->max > 0 && a->final != POINTS_NONE &&
           ratio_compare(a->final, a->max, b->final, b->max) == 0;
}

/* The best unit's name, and those that equal it. */
static json_t *best_names(const struct view *view,
                          const struct level_score *level, size_t group,
                          const struct unit_score *best)
{
    struct str names = {0};
    size_t count = 0;
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit_score *score = level->units[u];
        if (!view_sent(view, score->unit) || !is_best(score, group, best))
            continue;
        if (count++ < NAMES_SHOWN)
            str_printf(&names, "%s%s", names.length ? "; " : "",
                       score->unit->name);
    }
    if (count > NAMES_SHOWN)
        str_printf(&names, " và %zu đơn vị khác", count - NAMES_SHOWN);
    json_t *text = tree_text(str_text(&names));
    str_clear(&names);
    return text;
}

static json_t *group_best(const struct view *view,
                          const struct level_score *level)
{
    json_t *list = json_array();
    for (size_t g = 0; g < level->level->group_count; g++) {
        const struct group_stats *stats = &level->groups[g];
        if (!stats->best_unit || stats->best == RATIO_NONE ||
            !group_is_main(level->level, g))
            continue;
        const struct unit_score *best =
            &view->evaluation
                 ->units[stats->best_unit - view->evaluation->campaign->units];
        json_t *object = json_object();
        tree_put(object, "code", tree_text(level->level->groups[g].code));
        tree_put(object, "title", tree_text(level->level->groups[g].title));
        tree_put(object, "mean", vi_ratio(stats->mean));
        tree_put(object, "best", vi_ratio(stats->best));
        tree_put(object, "mean_share", vi_share(stats->mean));
        tree_put(object, "best_share", vi_share(stats->best));
        tree_put(object, "units", best_names(view, level, g, best));
        tree_add(list, object);
    }
    return list;
}

/* --- the largest differences between claimed and appraised --- */

struct gap {
    const struct unit_score *score;
    size_t indicator; /* SIZE_MAX: of the unit's total */
    points_t difference;
    size_t order;
};

typedef VEC_OF(struct gap) gap_list;

static int compare_gap(const void *a, const void *b)
{
    const struct gap *x = a, *y = b;
    if (x->difference != y->difference)
        return x->difference < y->difference ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static void push_gap(gap_list *gaps, const struct unit_score *score,
                     size_t indicator, points_t difference)
{
    if (difference == POINTS_NONE || difference >= 0)
        return;
    struct gap *gap = vec_push(gaps);
    *gap = (struct gap){score, indicator, difference, gaps->count};
}

static json_t *gap_part(const struct view *view, const struct gap *gap)
{
    json_t *object;
    if (gap->indicator == SIZE_MAX) {
        object = view_row(view, gap->score);
    } else {
        object = view_indicator(view, gap->score, gap->indicator);
        tree_put(object, "unit", tree_text(gap->score->unit->name));
        tree_put(object, "unit_code", tree_text(gap->score->unit->code));
    }
    return object;
}

static void sort_gaps(gap_list *gaps)
{
    if (gaps->count)
        qsort(gaps->items, gaps->count, sizeof *gaps->items, compare_gap);
}

static json_t *largest(const struct view *view, gap_list *gaps)
{
    json_t *list = json_array();
    sort_gaps(gaps);
    for (size_t i = 0; i < gaps->count && i < GAPS_SHOWN; i++)
        tree_add(list, gap_part(view, &gaps->items[i]));
    vec_clear(gaps);
    return list;
}

/* ---- the same reduction of many units, listed once ---- */

struct gap_group {
    const struct gap *first;
    json_t *units;
    size_t count;
};

typedef VEC_OF(struct gap_group) gap_group_list;

static const char *reason_of(const struct gap *gap)
{
    const char *reason = gap->score->indicators[gap->indicator].reason;
    return reason ? reason : "";
}

static struct gap_group *find_group(gap_group_list *groups,
                                    const struct gap *gap)
{
    for (size_t g = 0; g < groups->count; g++)
        if (groups->items[g].first->indicator == gap->indicator &&
            strcmp(reason_of(groups->items[g].first), reason_of(gap)) == 0)
            return &groups->items[g];
    if (groups->count == GAPS_SHOWN)
        return NULL;
    struct gap_group *group = vec_push(groups);
    *group = (struct gap_group){.first = gap, .units = json_array()};
    return group;
}

static void add_to_group(const struct view *view, struct gap_group *group,
                         const struct gap *gap)
{
    if (group->count++ >= UNITS_SHOWN)
        return;
    json_t *unit = json_object();
    view_put_names(view, gap->score->unit, unit);
    tree_put(unit, "difference", vi_difference(gap->difference));
    tree_put(unit, "first", json_boolean(group->count == 1));
    tree_add(group->units, unit);
}

/* `gaps` in order, the largest first. */
static json_t *grouped(const struct view *view, const gap_list *gaps)
{
    gap_group_list groups = {0};
    for (size_t i = 0; i < gaps->count; i++) {
        struct gap_group *group = find_group(&groups, &gaps->items[i]);
        if (group)
            add_to_group(view, group, &gaps->items[i]);
    }
    json_t *list = json_array();
    for (size_t g = 0; g < groups.count; g++) {
        struct gap_group *group = &groups.items[g];
        json_t *object =
            view_indicator(view, group->first->score, group->first->indicator);
        size_t more = group->count - json_array_size(group->units);
        tree_put(object, "units", group->units);
        tree_put(object, "more", more ? vi_count(more) : json_null());
        tree_add(list, object);
    }
    vec_clear(&groups);
    return list;
}

static void put_gaps(const struct view *view, const struct level_score *level,
                     json_t *object)
{
    gap_list by_indicator = {0}, by_unit = {0};
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit_score *score = level->units[u];
        if (!view_sent(view, score->unit))
            continue;
        push_gap(&by_unit, score, SIZE_MAX,
                 points_difference(score->sums.self, score->sums.final));
        for (size_t i = 0; i < level->level->indicator_count; i++) {
            struct indicator_view look = view_indicator_look(view, score, i);
            if (look.reduced)
                push_gap(&by_indicator, score, i, look.difference);
        }
    }
    sort_gaps(&by_indicator);
    view_put_list(object, "gap_groups", grouped(view, &by_indicator));
    view_put_list(object, "gaps", largest(view, &by_indicator));
    view_put_list(object, "unit_gaps", largest(view, &by_unit));
}

/* --- indicators where all units have nothing, or everything --- */

struct extremes {
    size_t counted, zero, full;
};

static struct extremes look_at(const struct view *view,
                               const struct level_score *level, size_t i)
{
    struct extremes e = {0};
    points_t max = level->level->indicators[i].max;
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit_score *score = level->units[u];
        struct indicator_view look = view_indicator_look(view, score, i);
        bool waits = look.pending && score->indicators[i].source == SOURCE_NONE;
        if (!view_sent(view, score->unit) || !look.counted || waits)
            continue;
        e.counted++;
        e.zero += score->indicators[i].final == 0;
        e.full += score->indicators[i].final == max;
    }
    return e;
}

static json_t *named(const struct indicator *indicator)
{
    json_t *object = json_object();
    tree_put(object, "code", tree_text(indicator->code));
    tree_put(object, "title", tree_text(indicator->title));
    tree_put(object, "max", vi_max(indicator->max));
    return object;
}

static void put_extremes(const struct view *view,
                         const struct level_score *level, json_t *object)
{
    json_t *zero = json_array(), *full = json_array();
    for (size_t i = 0; i < level->level->indicator_count; i++) {
        struct extremes e = look_at(view, level, i);
        /* That nobody has a bonus or penalty is nothing to speak of. One unit
         * alone says nothing of an indicator. */
        if (e.counted < 2 || !node_is_scored(level->level->indicators[i].kind))
            continue;
        if (e.zero == e.counted)
            tree_add(zero, named(&level->level->indicators[i]));
        if (e.full == e.counted)
            tree_add(full, named(&level->level->indicators[i]));
    }
    view_put_list(object, "zero_indicators", zero);
    view_put_list(object, "full_indicators", full);
}

void view_put_findings(const struct view *view, const struct level_score *level,
                       json_t *object)
{
    static const char *const gaps[] = {"gap_groups", "gaps", "unit_gaps"};
    static const char *const extremes[] = {"zero_indicators",
                                           "full_indicators"};
    if (view_wants_any(view, extremes, 2))
        put_extremes(view, level, object);
    if (view_wants(view, "group_best"))
        view_put_list(object, "group_best", group_best(view, level));
    if (view_wants_any(view, gaps, 3))
        put_gaps(view, level, object);
}
