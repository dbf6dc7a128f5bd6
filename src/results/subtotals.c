#include "results/subtotals.h"

#include "results/names.h"

size_t subtotal_count(const struct level *level)
{
    return level->group_count + level->pillar_count;
}

static points_t max_of(points_t counted, points_t outside)
{
    if (counted > 0)
        return counted;
    return outside > 0 ? outside : POINTS_NONE;
}

static struct subtotal of_group(const struct level *level,
                                const struct unit_score *score, size_t g)
{
    const struct group *group = &level->groups[g];
    const struct group_score *own = &score->groups[g];
    return (struct subtotal){
        .code = group->code,
        .title = group->title,
        .parent =
            group->parent == SIZE_MAX ? "" : level->groups[group->parent].code,
        .kind = names_node_kind(group->kind),
        .depth = group->depth,
        .max = max_of(own->sums.max,
                      node_is_outside(group->kind) ? group->max : 0),
        .sums = &own->sums,
        .ratio = own->ratio,
    };
}

static struct subtotal of_pillar(const struct level *level,
                                 const struct unit_score *score, size_t p)
{
    const struct pillar_score *own = &score->pillars[p];
    return (struct subtotal){
        .code = level->pillars[p].code,
        .title = level->pillars[p].title,
        .parent = "",
        .kind = "pillar",
        .max = max_of(own->sums.max, 0),
        .sums = &own->sums,
        .ratio = own->ratio,
        .rank = own->rank,
    };
}

struct subtotal subtotal_at(const struct level *level,
                            const struct unit_score *score, size_t i)
{
    return i < level->group_count
               ? of_group(level, score, i)
               : of_pillar(level, score, i - level->group_count);
}

bool subtotals_matter(const struct campaign *campaign)
{
    for (size_t l = 0; l < campaign->level_count; l++)
        if (level_is_tree(&campaign->levels[l]))
            return true;
    return false;
}
