/* Every unit's points of every group: the whole result in one table. */
#include "results/view/context.h"

#include <string.h>

/* A group without anything assessed this year is left out. */
static points_t assessed_max(const struct level *level, size_t group)
{
    points_t max = 0;
    for (size_t i = 0; i < level->indicator_count; i++)
        if (level->indicators[i].group == group &&
            level->indicators[i].assessed)
            max += level->indicators[i].max;
    return max;
}

static json_t *unit_groups(const struct level *level,
                           const struct unit_score *score)
{
    json_t *groups = json_array();
    for (size_t g = 0; g < level->group_count; g++) {
        if (assessed_max(level, g) == 0)
            continue;
        json_t *group = json_object();
        tree_put(group, "final", vi_points(score->groups[g].sums.final));
        tree_add(groups, group);
    }
    return groups;
}

/* The rank among the units of its kind that sent something: 1 + how many of
 * them have a better one. `order` is in rank order. */
static json_t *kind_rank(const struct view *view,
                         struct unit_score *const *order, size_t u)
{
    size_t better = 0;
    if (order[u]->rank == 0)
        return json_string("–");
    for (size_t i = 0; i < u; i++)
        better += order[i]->rank != 0 && order[i]->rank < order[u]->rank &&
                  strcmp(order[i]->unit->kind, order[u]->unit->kind) == 0 &&
                  view_sent(view, order[i]->unit);
    return vi_count(better + 1);
}

void view_put_table(const struct view *view, const struct level_score *level,
                    struct unit_score *const *order, json_t *object)
{
    static const char *const names[] = {"table_groups", "table_rows"};
    if (!view_wants_any(view, names, sizeof names / sizeof *names))
        return;
    json_t *columns = json_array(), *rows = json_array();
    for (size_t g = 0; g < level->level->group_count; g++) {
        points_t max = assessed_max(level->level, g);
        if (max == 0)
            continue;
        json_t *column = json_object();
        tree_put(column, "code", tree_text(level->level->groups[g].code));
        tree_put(column, "title", tree_text(level->level->groups[g].title));
        tree_put(column, "max", vi_max(max));
        tree_put(column, "first", json_boolean(json_array_size(columns) == 0));
        tree_add(columns, column);
    }
    for (size_t u = 0; u < level->unit_count; u++) {
        if (!view_sent(view, order[u]->unit))
            continue;
        json_t *row = view_row(view, order[u]);
        tree_put(row, "kind_rank", kind_rank(view, order, u));
        tree_put(row, "points_of_groups", unit_groups(level->level, order[u]));
        tree_add(rows, row);
    }
    view_put_list(object, "table_groups", columns);
    view_put_list(object, "table_rows", rows);
}
