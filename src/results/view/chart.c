/* What charts of a level are drawn from: where everyone stands in each group,
 * what was claimed against what was found. */
#include "results/view/context.h"

/* The shares of those who sent something, apart by a space. */
static json_t *positions(const struct view *view,
                         const struct level_score *level, size_t group)
{
    struct str list = {0};
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit_score *score = level->units[u];
        ratio4_t ratio = score->groups[group].ratio;
        char text[POINTS_TEXT_SIZE];
        if (view_sent(view, score->unit) && ratio != RATIO_NONE)
            str_printf(&list, "%s%s", list.length ? " " : "",
                       ratio4_format(ratio, text));
    }
    json_t *value = tree_text(str_text(&list));
    str_clear(&list);
    return value;
}

/* "81,2%", half up. */
json_t *view_ratio_percent(ratio4_t ratio)
{
    if (ratio == RATIO_NONE)
        return json_string("–");
    return vi_percent((points_t)ratio, 10000);
}

static json_t *group_part(const struct view *view,
                          const struct level_score *level, size_t g)
{
    const struct group *group = &level->level->groups[g];
    const struct group_stats *stats = &level->groups[g];
    json_t *object = json_object();
    tree_put(object, "code", tree_text(group->code));
    tree_put(object, "title", tree_text(group->title));
    tree_put(object, "mean_share", vi_share(stats->mean));
    tree_put(object, "mean_percent", view_ratio_percent(stats->mean));
    tree_put(object, "best_percent", view_ratio_percent(stats->best));
    tree_put(object, "positions", positions(view, level, g));
    return object;
}

/* The group with the lowest (or highest) mean, or null. */
static json_t *extreme(const struct level_score *level, json_t *groups,
                       int direction)
{
    json_t *found = json_null();
    ratio4_t best = RATIO_NONE;
    size_t shown = 0;
    for (size_t g = 0; g < level->level->group_count; g++) {
        ratio4_t mean = level->groups[g].mean;
        if (mean == RATIO_NONE || !group_is_main(level->level, g))
            continue;
        if (best == RATIO_NONE || direction * mean > direction * best) {
            best = mean;
            found = json_array_get(groups, shown);
        }
        shown++;
    }
    return json_incref(found);
}

static void put_groups(const struct view *view, const struct level_score *level,
                       json_t *object)
{
    json_t *groups = json_array();
    for (size_t g = 0; g < level->level->group_count; g++)
        if (level->groups[g].mean != RATIO_NONE &&
            group_is_main(level->level, g))
            tree_add(groups, group_part(view, level, g));
    tree_put(object, "strongest_group", extreme(level, groups, 1));
    tree_put(object, "weakest_group", extreme(level, groups, -1));
    view_put_list(object, "group_strips", groups);
}

/* What each claimed against what was found, as shares of its maximum. */
static void put_claims(const struct view *view, const struct level_score *level,
                       json_t *object)
{
    json_t *list = json_array();
    size_t lowered = 0, raised = 0;
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct sums *sums = &level->units[u]->sums;
        struct compared both = view_compared(view, level->units[u], sums, 0,
                                             level->level->indicator_count);
        points_t change = points_difference(both.self, both.final);
        if (!view_sent(view, level->units[u]->unit) || sums->max <= 0 ||
            change == POINTS_NONE)
            continue;
        json_t *one = json_object();
        tree_put(one, "claimed", vi_share(ratio4_of(both.self, sums->max)));
        tree_put(one, "found", vi_share(ratio4_of(both.final, sums->max)));
        tree_add(list, one);
        lowered += change < 0;
        raised += change > 0;
    }
    size_t same = json_array_size(list) - lowered - raised;
    tree_put(object, "lowered_count", vi_count(lowered));
    tree_put(object, "raised_count", vi_count(raised));
    tree_put(object, "same_count", vi_count(same));
    tree_put(object, "has_lowered", json_boolean(lowered > 0));
    tree_put(object, "has_raised", json_boolean(raised > 0));
    tree_put(object, "has_same", json_boolean(same > 0));
    view_put_list(object, "claims", list);
}

void view_put_charts(const struct view *view, const struct level_score *level,
                     json_t *object)
{
    static const char *const groups[] = {"group_strips", "positions",
                                         "strongest_group", "weakest_group"};
    static const char *const claims[] = {"claims", "lowered_count"};
    if (view_wants_any(view, groups, sizeof groups / sizeof *groups))
        put_groups(view, level, object);
    if (view_wants_any(view, claims, sizeof claims / sizeof *claims))
        put_claims(view, level, object);
}
