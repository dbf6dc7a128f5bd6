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
}

bool unit_has_result(const struct evaluation *evaluation,
                     const struct unit_score *unit)
{
    const struct policies *policies = &evaluation->campaign->policies;
    if (!unit_has_data(unit))
        return policies->missing_units == MISSING_LAST;
    return unit->appraised || !evaluation->appraised ||
           policies->unappraised == UNAPPRAISED_COMPUTED;
}

static points_t points_after(const struct indicator_score *score,
                             enum round round)
{
    for (int r = (int)round; r >= 0; r--)
        if (score->rounds[r].points != POINTS_NONE)
            return score->rounds[r].points;
    return score->computed;
}

/* Of all groups where `group` is SIZE_MAX. */
static points_t sum_after(const struct unit_score *unit,
                          const struct level *level, size_t group,
                          enum round round)
{
    points_t sum = POINTS_NONE;
    if (unit->sums.rounds[round] == POINTS_NONE)
        return POINTS_NONE;
    for (size_t i = 0; i < level->indicator_count; i++)
        if (unit->indicators[i].applicable &&
            (group == SIZE_MAX || level->indicators[i].group == group))
            add(&sum, points_after(&unit->indicators[i], round));
    return sum;
}

points_t unit_points_after(const struct unit_score *unit,
                           const struct level *level, enum round round)
{
    return sum_after(unit, level, SIZE_MAX, round);
}

points_t group_points_after(const struct unit_score *unit,
                            const struct level *level, size_t group,
                            enum round round)
{
    return sum_after(unit, level, group, round);
}

static void note_appraised(struct evaluation *evaluation)
{
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++) {
        struct unit_score *unit = &evaluation->units[u];
        for (int r = 0; r < ROUND_COUNT; r++)
            unit->appraised |= unit->sums.rounds[r] != POINTS_NONE;
        evaluation->appraised |= unit->appraised;
    }
}

void evaluate_totals(struct evaluation *evaluation)
{
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++)
        total_unit(evaluation->campaign, &evaluation->units[u]);
    note_appraised(evaluation);
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++)
        if (unit_has_result(evaluation, &evaluation->units[u]))
            evaluation->units[u].grade =
                grade_of(evaluation->campaign, evaluation->units[u].index);
}
