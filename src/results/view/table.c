/* Every unit's points of every group: the whole result in one table. */
#include "results/view/context.h"

#include "base/vec.h"

#include <string.h>

/* What a group comes to at most this year; one without anything assessed is
 * left out. */
static points_t assessed_max(const struct level *level, size_t g)
{
    const struct group *group = &level->groups[g];
    points_t max = 0;
    if (!group_is_column(level, g))
        return 0;
    for (size_t i = group->first; i < group->first + group->count; i++)
        if (level->indicators[i].assessed &&
            level->indicators[i].kind == group->kind)
            max += level->indicators[i].max;
    return node_is_outside(group->kind) && max > group->max ? group->max : max;
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

static json_t *unit_pillars(const struct view *view,
                            const struct unit_score *score)
{
    json_t *own = view_pillars(view, score);
    json_t *list = json_array();
    for (size_t p = 0; p < json_array_size(own); p++) {
        json_t *from = json_array_get(own, p);
        json_t *pillar = json_object();
        tree_put(pillar, "final", json_incref(json_object_get(from, "final")));
        tree_put(pillar, "rank", json_incref(json_object_get(from, "rank")));
        tree_add(list, pillar);
    }
    json_decref(own);
    return list;
}

static json_t *pillar_columns(const struct level *level)
{
    json_t *columns = json_array();
    for (size_t p = 0; p < level->pillar_count; p++) {
        json_t *column = json_object();
        tree_put(column, "code", tree_text(level->pillars[p].code));
        tree_put(column, "title", tree_text(level->pillars[p].title));
        tree_put(column, "first", json_boolean(p == 0));
        tree_add(columns, column);
    }
    return columns;
}

/* How far the units of one kind are counted, in the order of their ranks. */
struct kind {
    const char *name;
    size_t better, as_good; /* than, as the last one */
    size_t rank;            /* of the last one */
};
struct kinds {
    VEC_OF(struct kind);
};

static struct kind *kind_of(struct kinds *kinds, const char *name)
{
    for (size_t i = 0; i < kinds->count; i++)
        if (strcmp(kinds->items[i].name, name) == 0)
            return &kinds->items[i];
    struct kind *kind = vec_push(kinds);
    *kind = (struct kind){.name = name};
    return kind;
}

/* The rank among the units of its kind that sent something: 1 + how many of
 * them have a better one. Units come in rank order. */
static json_t *kind_rank(struct kinds *kinds, const struct unit_score *score)
{
    if (score->rank == 0)
        return json_string("–");
    struct kind *kind = kind_of(kinds, score->unit->kind);
    if (score->rank != kind->rank) {
        kind->better += kind->as_good;
        kind->as_good = 0;
        kind->rank = score->rank;
    }
    kind->as_good++;
    return vi_count(kind->better + 1);
}

void view_put_table(const struct view *view, const struct level_score *level,
                    struct unit_score *const *order, json_t *object)
{
    static const char *const names[] = {"table_groups", "table_rows",
                                        "table_pillars"};
    if (!view_wants_any(view, names, sizeof names / sizeof *names))
        return;
    json_t *columns = json_array(), *rows = json_array();
    struct kinds kinds = {0};
    for (size_t g = 0; g < level->level->group_count; g++) {
        points_t max = assessed_max(level->level, g);
        if (max == 0)
            continue;
        json_t *column = json_object();
        tree_put(column, "code", tree_text(level->level->groups[g].code));
        tree_put(column, "title", tree_text(level->level->groups[g].title));
        tree_put(column, "max",
                 vi_shown_max(level->level->groups[g].kind, max));
        tree_put(column, "first", json_boolean(json_array_size(columns) == 0));
        tree_add(columns, column);
    }
    for (size_t u = 0; u < level->unit_count; u++) {
        if (!view_sent(view, order[u]->unit))
            continue;
        json_t *row = view_row(view, order[u]);
        tree_put(row, "kind_rank", kind_rank(&kinds, order[u]));
        tree_put(row, "points_of_groups", unit_groups(level->level, order[u]));
        tree_put(row, "pillars", unit_pillars(view, order[u]));
        tree_add(rows, row);
    }
    vec_clear(&kinds);
    view_put_list(object, "table_pillars", pillar_columns(level->level));
    view_put_list(object, "table_groups", columns);
    view_put_list(object, "table_rows", rows);
}
