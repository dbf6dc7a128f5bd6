#include "process/asked.h"

static bool is_below(points_t points, points_t other)
{
    return other != POINTS_NONE && points < other;
}

/* Whether the unit claims that the indicator does not apply to it. */
static bool claims_waiver(const struct indicator_score *score)
{
    return score->claim && score->claim->waives;
}

bool asked_of_unit(const struct indicator_score *score)
{
    points_t points = score_round(score, ROUND_1)->points;
    return score->applicable && points != POINTS_NONE &&
           (is_below(points, score->self) ||
            is_below(points, score->computed) || claims_waiver(score));
}

bool asked_any_of_unit(const struct unit_score *unit, const struct level *level)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (asked_of_unit(&unit->indicators[i]))
            return true;
    return false;
}

static bool is_scorer(const struct evaluation *evaluation,
                      const struct unit_score *unit, size_t indicator,
                      size_t agency)
{
    const struct level *level =
        &evaluation->campaign->levels[unit->unit->level];
    return indicator_scored_by(&level->indicators[indicator], agency);
}

bool asked_of_agency(const struct evaluation *evaluation,
                     const struct unit_score *unit, size_t indicator,
                     size_t agency, enum round round)
{
    const struct indicator_score *score = &unit->indicators[indicator];
    const struct level *level =
        &evaluation->campaign->levels[unit->unit->level];
    return (score->applicable || claims_waiver(score)) && score->claim &&
           !score_is_taken_over(&level->indicators[indicator]) &&
           (round == ROUND_1 || score->contested) &&
           is_scorer(evaluation, unit, indicator, agency);
}

bool offered_to_agency(const struct evaluation *evaluation,
                       const struct unit_score *unit, size_t indicator,
                       size_t agency, enum round round)
{
    const struct indicator_score *score = &unit->indicators[indicator];
    enum node_kind kind = evaluation->campaign->levels[unit->unit->level]
                              .indicators[indicator]
                              .kind;
    bool offered = round == ROUND_1 ? score->waived
                                    : node_is_outside(kind) &&
                                          score->applicable && score->claim;
    return offered && is_scorer(evaluation, unit, indicator, agency);
}

points_t asked_points(const struct indicator_score *score)
{
    points_t second = score_round(score, ROUND_2)->points;
    return second != POINTS_NONE ? second : score_round(score, ROUND_1)->points;
}

static bool agencies_differ(const struct round_points *round)
{
    for (size_t i = 1; i < round->scored_count; i++)
        if (round->scored[i].points != round->scored[0].points)
            return true;
    return false;
}

bool asked_of_council(const struct indicator_score *score)
{
    points_t points = asked_points(score);
    if (!score->applicable || !score->claim)
        return false;
    if (score->contested || agencies_differ(score_round(score, ROUND_1)) ||
        agencies_differ(score_round(score, ROUND_2)))
        return true;
    return points != POINTS_NONE && points != score->self;
}
