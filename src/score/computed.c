/* What follows from the units' own values. */
#include "base/fraction.h"
#include "score/steps.h"
#include "score/rules.h"

/* What a unit is not asked for is computed without a row of its form. */
bool can_compute(const struct evaluation *evaluation,
                 const struct unit_score *unit, size_t indicator)
{
    const struct claim *claim = unit->indicators[indicator].claim;
    const struct level *level =
        &evaluation->campaign->levels[unit->unit->level];
    if (claim && score_is_taken_over(&level->indicators[indicator]) &&
        !level->indicators[indicator].supplied)
        return indicator_counts(unit->unit, level, indicator);
    return claim && claim->present && !claim->faulty && !claim->waives &&
           indicator_counts(unit->unit, level, indicator);
}

static void take_claims(struct evaluation *evaluation, struct unit_score *unit)
{
    size_t u = (size_t)(unit - evaluation->units);
    const struct claim *claims = intake_claims(evaluation->intake, u);
    const struct level *level =
        &evaluation->campaign->levels[unit->unit->level];
    for (size_t i = 0; i < level->indicator_count; i++) {
        struct indicator_score *score = &unit->indicators[i];
        score->claim = claims ? &claims[i] : NULL;
        score->self = score->claim ? score->claim->self : POINTS_NONE;
        score->computed = score->final = POINTS_NONE;
        score->applicable = indicator_counts(unit->unit, level, i);
    }
}

bool score_is_proven(const struct campaign *campaign,
                     const struct indicator *indicator,
                     const struct claim *claim)
{
    return campaign->policies.missing_evidence != EVIDENCE_ZERO ||
           !indicator->evidence_required || indicator->kind == NODE_PENALTY ||
           evidence_proves(claim->evidence, claim->evidence_count);
}

/* The values of one indicator over the level, for CURVE_RELATIVE: only a value
 * that is proven sets the measure for others. */
static void compare_units(const struct evaluation *evaluation,
                          const struct level_score *level, size_t indicator,
                          struct comparisons *all)
{
    const struct indicator *i = &level->level->indicators[indicator];
    comparisons_init(all, i);
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct claim *claim =
            level->units[u]->indicators[indicator].claim;
        if (can_compute(evaluation, level->units[u], indicator) &&
            score_is_proven(evaluation->campaign, i, claim))
            comparisons_add(all, &i->rule, claim->inputs);
    }
}

static points_t share_points(const struct indicator *indicator, mpq_t share)
{
    mpq_t max;
    mpq_init(max);
    fraction_set_ratio(max, indicator->max, 100);
    mpq_mul(share, share, max);
    mpq_clear(max);
    points_t points = fraction_round(share, 100);
    return indicator->kind == NODE_PENALTY ? -points : points;
}

struct follows
compute_values(const struct evaluation *evaluation, const struct unit *unit,
               const struct indicator *indicator, const struct comparisons *all,
               const struct claim *claim, const struct value *values)
{
    const struct taken taken = {.evaluation = evaluation, .unit = unit};
    struct follows out = {.points = POINTS_NONE};
    mpq_t share;
    mpq_init(share);
    switch (score_rule_share(&indicator->rule, values, all, &taken, share)) {
    case RULE_SHARE:
        out.points = score_is_proven(evaluation->campaign, indicator, claim)
                         ? share_points(indicator, share)
                         : 0;
        break;
    case RULE_NOT_APPLICABLE:
        out.waived = true;
        break;
    case RULE_NO_SHARE:
        break;
    }
    mpq_clear(share);
    return out;
}

/* What the unit's own values give; points that it left empty are these. */
static void compute(const struct evaluation *evaluation,
                    const struct unit *unit, const struct indicator *indicator,
                    const struct comparisons *all,
                    struct indicator_score *score)
{
    struct follows follows = compute_values(evaluation, unit, indicator, all,
                                            score->claim, score->claim->inputs);
    score->computed = follows.points;
    score->reported_waived = follows.waived;
    if (follows.points != POINTS_NONE && score->claim->unclaimed &&
        !score_is_taken_over(indicator))
        score->self = follows.points;
}

void evaluate_claims(struct evaluation *evaluation)
{
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++)
        take_claims(evaluation, &evaluation->units[u]);
}

static void compute_level(struct evaluation *evaluation,
                          struct level_score *level, size_t i)
{
    const struct indicator *indicator = &level->level->indicators[i];
    struct comparisons all;
    compare_units(evaluation, level, i, &all);
    for (size_t u = 0; u < level->unit_count; u++) {
        struct indicator_score *score = &level->units[u]->indicators[i];
        if (can_compute(evaluation, level->units[u], i))
            compute(evaluation, level->units[u]->unit, indicator, &all, score);
        else if (score->claim && score->claim->waives)
            score->reported_waived = true;
    }
    comparisons_clear(&all);
}

void evaluate_computed(struct evaluation *evaluation, size_t wave)
{
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        struct level_score *level = &evaluation->levels[l];
        for (size_t i = 0; i < level->level->indicator_count; i++)
            if (level->level->indicators[i].wave == wave)
                compute_level(evaluation, level, i);
    }
}
