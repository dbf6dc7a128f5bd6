/* What follows from the units' own values. */
#include "base/mem.h"
#include "base/fraction.h"
#include "score/steps.h"
#include "score/rules.h"

#include <stdlib.h>

/* What a unit is not asked for is computed without a row of its form. */
static bool can_compute(const struct evaluation *evaluation,
                        const struct unit_score *unit, size_t indicator)
{
    const struct claim *claim = unit->indicators[indicator].claim;
    const struct level *level =
        &evaluation->campaign->levels[unit->unit->level];
    if (claim && level->indicators[indicator].unasked)
        return indicator_counts(unit->unit, level, indicator);
    return claim && claim->present && !claim->faulty &&
           indicator_counts(unit->unit, level, indicator);
}

static void take_claims(struct evaluation *evaluation, struct unit_score *unit)
{
    size_t u = (size_t)(unit - evaluation->units);
    const struct submission *submission = evaluation->intake->by_unit[u];
    const struct level *level =
        &evaluation->campaign->levels[unit->unit->level];
    for (size_t i = 0; i < level->indicator_count; i++) {
        struct indicator_score *score = &unit->indicators[i];
        score->claim = submission ? &submission->claims[i] : NULL;
        score->self = score->claim ? score->claim->self : POINTS_NONE;
        score->computed = score->final = POINTS_NONE;
        score->applicable = indicator_counts(unit->unit, level, i);
    }
}

/* Whether the values count: under the policy `zero` a required document has to
 * be there. What takes points off needs no proof. */
static bool is_proven(const struct evaluation *evaluation,
                      const struct indicator *indicator,
                      const struct claim *claim)
{
    return evaluation->campaign->policies.missing_evidence != EVIDENCE_ZERO ||
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
            is_proven(evaluation, i, claim))
            comparisons_add(all, &i->rule, claim->inputs);
    }
}

static void compute(const struct evaluation *evaluation,
                    const struct unit *unit, const struct indicator *indicator,
                    const struct comparisons *all,
                    struct indicator_score *score)
{
    const struct taken taken = {.evaluation = evaluation, .unit = unit};
    mpq_t share, max;
    mpq_inits(share, max, NULL);
    switch (rule_share(&indicator->rule, score->claim->inputs, all, &taken,
                       share)) {
    case RULE_SHARE:
        fraction_set_ratio(max, indicator->max, 100);
        mpq_mul(share, share, max);
        score->computed = fraction_round(share, 100);
        if (!is_proven(evaluation, indicator, score->claim))
            score->computed = 0;
        if (indicator->kind == NODE_PENALTY)
            score->computed = -score->computed;
        if (score->claim->unclaimed && !indicator->unasked)
            score->self = score->computed;
        break;
    case RULE_NOT_APPLICABLE:
        score->waived = true;
        score->applicable = false;
        break;
    case RULE_NO_SHARE:
        break;
    }
    mpq_clears(share, max, NULL);
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
    for (size_t u = 0; u < level->unit_count; u++)
        if (can_compute(evaluation, level->units[u], i))
            compute(evaluation, level->units[u]->unit, indicator, &all,
                    &level->units[u]->indicators[i]);
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
