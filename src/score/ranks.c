/* Ranks within a level: by the exact ratio, equals share (1, 2, 2, 4). */
#include "base/mem.h"
#include "score/steps.h"

#include <stdlib.h>

/* What qsort_r compares by. */
struct order {
    const struct level *level;
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

/* By data, ratio, then the groups of tie_break in turn. Equal is a shared
 * rank: units that sent nothing all share the last one. */
static int compare_units(const struct unit_score *a, const struct unit_score *b,
                         const struct level *level)
{
    int c = unit_has_data(b) - unit_has_data(a);
    if (c != 0 || !unit_has_data(a))
        return c;
    c = compare_sums(&a->sums, &b->sums);
    for (size_t i = 0; c == 0 && i < level->tie_break_count; i++)
        c = compare_sums(sums_of_group(a, level->tie_break[i]),
                         sums_of_group(b, level->tie_break[i]));
    return c;
}

static int compare(const void *x, const void *y, void *userdata)
{
    const struct unit_score *a = *(struct unit_score *const *)x;
    const struct unit_score *b = *(struct unit_score *const *)y;
    const struct order *order = userdata;
    int c = compare_units(a, b, order->level);
    return c != 0 ? c : (a > b) - (a < b); /* units lie in code order */
}

static bool is_ranked(const struct unit_score *unit,
                      const struct campaign *campaign)
{
    return unit->sums.max > 0 &&
           (unit_has_data(unit) ||
            campaign->policies.missing_units == MISSING_LAST);
}

void evaluate_ranks(struct level_score *level, const struct campaign *campaign)
{
    struct unit_score **ranked =
        mem_calloc(level->unit_count, sizeof(struct unit_score *));
    size_t count = 0;
    for (size_t u = 0; u < level->unit_count; u++)
        if (is_ranked(level->units[u], campaign))
            ranked[count++] = level->units[u];
    struct order order = {level->level};
    qsort_r(ranked, count, sizeof *ranked, compare, &order);
    for (size_t i = 0; i < count; i++) {
        bool equal =
            i > 0 && compare_units(ranked[i - 1], ranked[i], level->level) == 0;
        ranked[i]->rank = equal ? ranked[i - 1]->rank : i + 1;
    }
    free(ranked);
}
