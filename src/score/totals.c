/* Sums of rounded points, ratios, indexes and grades. */
#include "score/steps.h"

static void add(points_t *sum, points_t points)
{
    if (points == POINTS_NONE)
        return;
    *sum = *sum == POINTS_NONE ? points : *sum + points;
}

static struct sums no_points(void)
{
    struct sums sums = {.max = 0,
                        .self = POINTS_NONE,
                        .computed = POINTS_NONE,
                        .final = POINTS_NONE};
    for (int r = 0; r < ROUND_COUNT; r++)
        sums.rounds[r] = POINTS_NONE;
    return sums;
}

static void add_indicator(struct sums *sums, const struct indicator *indicator,
                          const struct indicator_score *score)
{
    sums->max += indicator->max;
    add(&sums->self, score->self);
    add(&sums->computed, score->computed);
    for (int r = 0; r < ROUND_COUNT; r++)
        add(&sums->rounds[r], score->rounds[r].points);
    add(&sums->final, score->final);
}

/* By the index as it is printed, so that a reader can check it. */
static const char *grade_of(const struct campaign *campaign, ratio4_t index)
{
    if (index == RATIO_NONE)
        return NULL;
    struct decimal printed = decimal_scale(decimal_from_int(index), -4);
    for (size_t g = 0; g < campaign->grade_count; g++)
        if (decimal_compare(printed, campaign->grades[g].from) >= 0)
            return campaign->grades[g].name;
    return NULL;
}

static void total_unit(const struct campaign *campaign, struct unit_score *unit)
{
    const struct level *level = &campaign->levels[unit->unit->level];
    unit->sums = no_points();
    for (size_t g = 0; g < level->group_count; g++)
        unit->groups[g].sums = no_points();
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator *indicator = &level->indicators[i];
        if (!unit->indicators[i].applicable)
            continue;
        add_indicator(&unit->sums, indicator, &unit->indicators[i]);
        add_indicator(&unit->groups[indicator->group].sums, indicator,
                      &unit->indicators[i]);
    }
    for (size_t g = 0; g < level->group_count; g++)
        unit->groups[g].ratio =
            ratio4_of(unit->groups[g].sums.final, unit->groups[g].sums.max);
    unit->index = ratio4_of(unit->sums.final, unit->sums.max);
    bool graded =
        unit_has_data(unit) || campaign->policies.missing_units == MISSING_LAST;
    unit->grade = graded ? grade_of(campaign, unit->index) : NULL;
}

void evaluate_totals(struct evaluation *evaluation)
{
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++)
        total_unit(evaluation->campaign, &evaluation->units[u]);
}
