/* Ranks within a level: by the exact ratio, equals share (1, 2, 2, 4). */
#include "base/mem.h"
#include "score/steps.h"

#include <stdlib.h>

/* What units are ranked by. */
struct order {
    const struct level *level;
    size_t pillar; /* index; SIZE_MAX: the whole */
};

/* Higher ratios first; a sum without a maximum comes last. */
static int compare_sums(const struct sums *a, const struct sums *b)
{
    if (a->max == 0 || b->max == 0)
        return (a->max == 0) - (b->max == 0);
    return ratio_compare(b->final, b->max, a->final, a->max);
}

/* A group that does not apply to the unit counts with the unit's index. */
static const struct sums *sums_of_group(const struct unit_score *unit,
                                        size_t group)
{
    const struct sums *sums = &unit->groups[group].sums;
    return sums->max > 0 ? sums : &unit->sums;
}

static const struct sums *sums_of(const struct unit_score *unit, size_t pillar)
{
    return pillar == SIZE_MAX ? &unit->sums : &unit->pillars[pillar].sums;
}

/* By data, ratio, and of the whole then the groups of tie_break in turn. Equal
 * is a shared rank: units that sent nothing all share the last one. */
static int compare_units(const struct unit_score *a, const struct unit_score *b,
                         const struct order *order)
{
    const struct level *level = order->level;
    size_t ties = order->pillar == SIZE_MAX ? level->tie_break_count : 0;
    int c = score_unit_has_data(b) - score_unit_has_data(a);
    if (c != 0 || !score_unit_has_data(a))
        return c;
    c = compare_sums(sums_of(a, order->pillar), sums_of(b, order->pillar));
    for (size_t i = 0; c == 0 && i < ties; i++)
        c = compare_sums(sums_of_group(a, level->tie_break[i]),
                         sums_of_group(b, level->tie_break[i]));
    return c;
}

static int compare(const void *x, const void *y, void *userdata)
{
    const struct unit_score *a = *(struct unit_score *const *)x;
    const struct unit_score *b = *(struct unit_score *const *)y;
    int c = compare_units(a, b, userdata);
    return c != 0 ? c : (a > b) - (a < b); /* units lie in code order */
}

static void rank_units(const struct level_score *level,
                       const struct evaluation *evaluation, size_t pillar)
{
    struct order order = {level->level, pillar};
    struct unit_score **ranked =
        mem_calloc(level->unit_count, sizeof(struct unit_score *));
    size_t count = 0;
    for (size_t u = 0; u < level->unit_count; u++)
        if (sums_of(level->units[u], pillar)->max > 0 &&
            score_has_result(evaluation, level->units[u]))
            ranked[count++] = level->units[u];
    qsort_r(ranked, count, sizeof *ranked, compare, &order);
    size_t rank = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare_units(ranked[i - 1], ranked[i], &order) != 0)
            rank = i + 1;
        if (pillar == SIZE_MAX)
            ranked[i]->rank = rank;
        else
            ranked[i]->pillars[pillar].rank = rank;
    }
    free(ranked);
}

void evaluate_ranks(struct level_score *level,
                    const struct evaluation *evaluation)
{
    rank_units(level, evaluation, SIZE_MAX);
    for (size_t p = 0; p < level->level->pillar_count; p++)
        rank_units(level, evaluation, p);
}
