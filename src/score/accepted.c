/* What follows from the values that agencies accept in place of those that the
 * units reported. */
#include "intake/accepted.h"
#include "score/steps.h"

const struct value *score_accepted(const struct indicator_score *score)
{
    return score_round(score, ROUND_COUNT - 1)->accepted;
}

const struct value *score_corrected(const struct indicator *indicator,
                                    const struct indicator_score *score,
                                    size_t input)
{
    const struct value *accepted = score_accepted(score);
    if (!accepted || value_same(&indicator->inputs[input], &accepted[input],
                                &score->claim->inputs[input]))
        return NULL;
    return &accepted[input];
}

/* Whether the row has the value that is accepted. */
static bool says(const struct appraised *row, const struct indicator *indicator,
                 size_t input, const struct value *accepted)
{
    return row && row->accepted && row->corrections &&
           row->corrections[input].given &&
           value_same(&indicator->inputs[input], &row->corrections[input],
                      accepted);
}

const struct scored *score_corrector(const struct indicator *indicator,
                                     const struct indicator_score *score,
                                     size_t input)
{
    const struct value *accepted = score_corrected(indicator, score, input);
    for (int r = ROUND_COUNT - 1; accepted && r >= 0; r--)
        for (size_t i = 0; i < score->rounds[r].scored_count; i++)
            if (says(score->rounds[r].scored[i].row, indicator, input,
                     accepted))
                return &score->rounds[r].scored[i];
    return NULL;
}

enum waiver_state score_waiver(const struct indicator_score *score)
{
    if (!score->claim || !score->claim->waives)
        return WAIVER_NONE;
    if (score->applicable)
        return WAIVER_REFUSED;
    for (int r = 0; r < ROUND_COUNT; r++)
        if (score_round(score, (enum round)r)->waives)
            return WAIVER_CONFIRMED;
    return WAIVER_CLAIMED;
}

/* One indicator of one level in one round. */
struct accepting {
    struct evaluation *evaluation;
    const struct level_score *level;
    size_t indicator;
    enum round round;
    struct comparisons all; /* of the values after the round */
};

static const struct indicator *indicator_of(const struct accepting *a)
{
    return &a->level->level->indicators[a->indicator];
}

static const struct accepted *accepted_of(const struct accepting *a,
                                          const struct unit_score *unit)
{
    const struct intake *intake = a->evaluation->intake;
    const struct accepted *const *units =
        (const struct accepted *const *)intake->accepted[a->round];
    size_t u = (size_t)(unit - a->evaluation->units);
    bool counts = a->evaluation->stage >= stage_of_round(a->round) &&
                  score_unit_has_data(unit) && units && units[u] &&
                  units[u][a->indicator].inputs;
    return counts ? &units[u][a->indicator] : NULL;
}

/* The values that count after the round, NULL where nothing can be computed. */
static const struct value *values_of(const struct accepting *a,
                                     const struct unit_score *unit,
                                     const struct value *accepted)
{
    if (accepted)
        return accepted;
    return can_compute(a->evaluation, unit, a->indicator)
               ? unit->indicators[a->indicator].claim->inputs
               : NULL;
}

/* What stands as it was before the round; whether anything was corrected. */
static bool begin_round(const struct accepting *a)
{
    bool corrected = false;
    for (size_t u = 0; u < a->level->unit_count; u++) {
        const struct accepted *accepted = accepted_of(a, a->level->units[u]);
        struct indicator_score *score =
            &a->level->units[u]->indicators[a->indicator];
        if (!accepted && !score->rounds)
            continue;
        struct round_points *round =
            own_round(&a->evaluation->arena, score, a->round);
        round->follows = score_before(score, a->round);
        round->accepted =
            a->round > ROUND_1 ? score->rounds[a->round - 1].accepted : NULL;
        if (accepted) {
            round->accepted = accepted->inputs;
            corrected = true;
        }
    }
    return corrected;
}

/* The measure for values that are compared, from what is accepted now. */
static void compare_units(struct accepting *a)
{
    const struct indicator *indicator = indicator_of(a);
    comparisons_init(&a->all, indicator);
    for (size_t u = 0; u < a->level->unit_count && a->all.count > 0; u++) {
        const struct unit_score *unit = a->level->units[u];
        const struct indicator_score *score = &unit->indicators[a->indicator];
        const struct value *values =
            values_of(a, unit, score_round(score, a->round)->accepted);
        if (values &&
            score_is_proven(a->evaluation->campaign, indicator, score->claim))
            comparisons_add(&a->all, &indicator->rule, values);
    }
}

static struct follows follow(const struct accepting *a,
                             const struct unit_score *unit,
                             const struct value *values)
{
    return compute_values(a->evaluation, unit->unit, indicator_of(a), &a->all,
                          unit->indicators[a->indicator].claim, values);
}

/* Points of an agency that follow from the values as it has them. To agree is
 * to take the points of the form, unless they have changed with the values of
 * other units. */
static void settle_scored(const struct accepting *a,
                          const struct unit_score *unit, struct scored *scored)
{
    const struct indicator_score *score = &unit->indicators[a->indicator];
    const struct appraised *row = scored->row;
    struct follows before = score_before(score, a->round);
    bool stands = row->points != POINTS_NONE &&
                  (row->points != before.points || a->all.count == 0);
    if (!row->follows || (stands && !row->accepted))
        return;
    const struct value *values =
        row->accepted
            ? row->accepted
            : values_of(a, unit,
                        a->round > ROUND_1
                            ? score_round(score, a->round - 1)->accepted
                            : NULL);
    struct follows follows = {.points = POINTS_NONE};
    if (values)
        follows = follow(a, unit, values);
    scored->points = follows.points;
    scored->waives = follows.waived;
}

/* Of a unit: what follows from its values, and from them as each agency has
 * them. */
static void settle_unit(const struct accepting *a, struct unit_score *unit)
{
    struct indicator_score *score = &unit->indicators[a->indicator];
    const struct value *values =
        values_of(a, unit, score_round(score, a->round)->accepted);
    if (values && (accepted_of(a, unit) || a->all.count > 0))
        own_round(&a->evaluation->arena, score, a->round)->follows =
            follow(a, unit, values);
    const struct round_points *round = score_round(score, a->round);
    for (size_t s = 0; s < round->scored_count; s++)
        settle_scored(a, unit, &round->scored[s]);
}

/* A row whose corrections change nothing has what was computed before. */
static void settle_unchanged(const struct accepting *a,
                             const struct unit_score *unit)
{
    const struct round_points *round =
        score_round(&unit->indicators[a->indicator], a->round);
    for (size_t s = 0; s < round->scored_count; s++)
        if (round->scored[s].row->follows &&
            round->scored[s].points == POINTS_NONE) {
            round->scored[s].points = round->follows.points;
            round->scored[s].waives = round->follows.waived;
        }
}

static void accept_round(struct accepting *a)
{
    bool corrected = begin_round(a);
    if (corrected)
        compare_units(a);
    for (size_t u = 0; u < a->level->unit_count; u++) {
        struct unit_score *unit = a->level->units[u];
        if (corrected)
            settle_unit(a, unit);
        else
            settle_unchanged(a, unit);
        struct indicator_score *score = &unit->indicators[a->indicator];
        if (score->rounds)
            combine_round(a->evaluation->campaign, indicator_of(a),
                          &score->rounds[a->round]);
    }
    if (corrected)
        comparisons_clear(&a->all);
}

void evaluate_accepted(struct evaluation *evaluation, size_t wave)
{
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        for (size_t i = 0; i < level->level->indicator_count; i++)
            for (enum round r = ROUND_1;
                 r < ROUND_COUNT && level->level->indicators[i].wave == wave;
                 r++) {
                struct accepting a = {evaluation, level, i, r, {0}};
                accept_round(&a);
            }
    }
}
