/* What a level looks like as a whole, over the units that sent something. */
#include "base/mem.h"
#include "base/fraction.h"
#include "score/steps.h"

#include <stdlib.h>

enum { TEN_THOUSAND = 10000 };

/* The sums of one unit that a statistic is about: a group's, or all. */
static const struct sums *sums_of(const struct unit_score *unit, size_t group)
{
    return group == SIZE_MAX ? &unit->sums : &unit->groups[group].sums;
}

/* Mean and best of the exact ratios, rounded last. */
static struct group_stats collect(const struct level_score *level, size_t group)
{
    struct group_stats stats = {RATIO_NONE, RATIO_NONE, NULL};
    const struct sums *best = NULL;
    unsigned long count = 0;
    mpq_t total, one;
    mpq_inits(total, one, NULL);
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct sums *sums = sums_of(level->units[u], group);
        if (!score_unit_has_data(level->units[u]) || sums->max == 0)
            continue;
        fraction_set_ratio(one, sums->final, sums->max);
        mpq_add(total, total, one);
        count++;
        if (!best ||
            ratio_compare(sums->final, sums->max, best->final, best->max) > 0) {
            best = sums;
            stats.best_unit = level->units[u]->unit;
        }
    }
    if (best) {
        mpq_set_ui(one, count, 1);
        mpq_div(total, total, one);
        stats.mean = fraction_round(total, TEN_THOUSAND);
        stats.best = ratio4_of(best->final, best->max);
    }
    mpq_clears(total, one, NULL);
    return stats;
}

static int compare_ratios(const void *a, const void *b)
{
    const struct sums *x = *(const struct sums *const *)a;
    const struct sums *y = *(const struct sums *const *)b;
    return ratio_compare(x->final, x->max, y->final, y->max);
}

static ratio4_t median_of(const struct level_score *level)
{
    const struct sums **sorted = mem_calloc(level->unit_count, sizeof *sorted);
    size_t count = 0;
    for (size_t u = 0; u < level->unit_count; u++)
        if (score_unit_has_data(level->units[u]) &&
            level->units[u]->sums.max > 0)
            sorted[count++] = &level->units[u]->sums;
    ratio4_t median = RATIO_NONE;
    if (count > 0) {
        qsort(sorted, count, sizeof *sorted, compare_ratios);
        mpq_t low, high;
        mpq_inits(low, high, NULL);
        const struct sums *a = sorted[(count - 1) / 2], *b = sorted[count / 2];
        fraction_set_ratio(low, a->final, a->max);
        fraction_set_ratio(high, b->final, b->max);
        mpq_add(low, low, high);
        mpq_div_2exp(low, low, 1);
        median = fraction_round(low, TEN_THOUSAND);
        mpq_clears(low, high, NULL);
    }
    free(sorted);
    return median;
}

void evaluate_statistics(struct level_score *level)
{
    for (size_t g = 0; g < level->level->group_count; g++)
        level->groups[g] = collect(level, g);
    struct group_stats all = collect(level, SIZE_MAX);
    level->mean = all.mean;
    level->best = all.best;
    level->median = median_of(level);
}
