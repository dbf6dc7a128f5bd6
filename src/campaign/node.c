/* The groups and indicators of an index set as a tree. */
#include "campaign/campaign.h"

#include <string.h>

size_t level_find_group(const struct level *level, const char *code)
{
    for (size_t g = 0; g < level->group_count; g++)
        if (strcmp(level->groups[g].code, code) == 0)
            return g;
    return SIZE_MAX;
}

bool level_has_kind(const struct level *level, enum node_kind kind)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (level->indicators[i].kind == kind)
            return true;
    return false;
}

bool level_is_tree(const struct level *level)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (level->indicators[i].kind != NODE_SCORED)
            return true;
    for (size_t g = 0; g < level->group_count; g++)
        if (level->groups[g].depth > 0)
            return true;
    return level->pillar_count > 0;
}

/* A group stands before its first indicator, and before the groups in it. */
bool node_next(const struct level *level, struct node_walk *walk,
               struct node *out)
{
    if (walk->group < level->group_count &&
        level->groups[walk->group].first == walk->indicator) {
        *out = (struct node){.group = walk->group,
                             .indicator = SIZE_MAX,
                             .depth = level->groups[walk->group].depth};
        walk->group++;
        return true;
    }
    if (walk->indicator == level->indicator_count)
        return false;
    size_t group = level->indicators[walk->indicator].group;
    *out = (struct node){.group = SIZE_MAX,
                         .indicator = walk->indicator++,
                         .depth = level->groups[group].depth + 1};
    return true;
}

/* Whether a group is nothing but the scored groups in it. */
static bool is_split(const struct level *level, size_t group)
{
    const struct group *whole = &level->groups[group];
    for (size_t i = whole->first; i < whole->first + whole->count; i++)
        if (level->indicators[i].group == group)
            return false;
    return true;
}

/* Whether the group is shown where groups are split down to `depth`. */
static bool is_shown(const struct level *level, size_t group, size_t depth)
{
    const struct group *own = &level->groups[group];
    if (!node_is_scored(own->kind) || own->max == 0 || own->depth > depth ||
        (own->depth < depth && is_split(level, group)))
        return false;
    for (size_t up = own->parent; up != SIZE_MAX; up = level->groups[up].parent)
        if (!is_split(level, up))
            return false;
    return true;
}

static size_t count_shown(const struct level *level, size_t depth)
{
    size_t count = 0;
    for (size_t g = 0; g < level->group_count; g++)
        count += is_shown(level, g, depth);
    return count;
}

static size_t shown_depth(const struct level *level)
{
    size_t depth = 0;
    while (depth + 1 < GROUPS_MOST_DEPTH &&
           count_shown(level, depth + 1) <= GROUPS_AT_A_GLANCE)
        depth++;
    return depth;
}

bool group_is_main(const struct level *level, size_t group)
{
    return is_shown(level, group, shown_depth(level));
}

size_t level_main_count(const struct level *level)
{
    return count_shown(level, shown_depth(level));
}

bool group_is_column(const struct level *level, size_t group)
{
    if (!node_is_outside(level->groups[group].kind))
        return group_is_main(level, group);
    for (size_t up = level->groups[group].parent; up != SIZE_MAX;
         up = level->groups[up].parent)
        if (node_is_outside(level->groups[up].kind) || group_is_main(level, up))
            return false;
    return true;
}

static points_t shown_max(enum node_kind kind, points_t max)
{
    if (max == 0)
        return POINTS_NONE;
    return kind == NODE_PENALTY ? -max : max;
}

points_t indicator_shown_max(const struct indicator *indicator)
{
    return shown_max(indicator->kind, indicator->max);
}

points_t group_shown_max(const struct group *group)
{
    return shown_max(group->kind, group->max);
}

bool node_is_scored(enum node_kind kind)
{
    return kind == NODE_SCORED || kind == NODE_SURVEY;
}

bool node_is_outside(enum node_kind kind)
{
    return kind == NODE_BONUS || kind == NODE_PENALTY;
}
