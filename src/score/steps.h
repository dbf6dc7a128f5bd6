/* The steps of an evaluation, in the order in which score.c takes them. May
 * be included by score. */
#ifndef DTI_SCORE_STEPS_H
#define DTI_SCORE_STEPS_H

#include "score/rules.h"

/* computed.c: claims and self of every indicator. */
void evaluate_claims(struct evaluation *evaluation);

/* computed.c: computed and applicable of the indicators of a wave, which may
 * take over what those of the waves below got. */
void evaluate_computed(struct evaluation *evaluation, size_t wave);

/* rounds.c: what the agencies and the council gave; points that follow from
 * values are not yet known. */
void evaluate_rounds(struct evaluation *evaluation);

/* accepted.c: what the indicators of a wave come to by the values that agencies
 * accept, round by round, and with that the points that follow from them. */
void evaluate_accepted(struct evaluation *evaluation, size_t wave);

/* rounds.c: the points of a round, from those of its agencies. */
void combine_round(const struct campaign *campaign,
                   const struct indicator *indicator,
                   struct round_points *round);

/* The stage from which on a round's points count. */
static inline enum stage stage_of_round(enum round round)
{
    return round == ROUND_1   ? STAGE_ROUND1
           : round == ROUND_2 ? STAGE_ROUND2
                              : STAGE_PUBLISH;
}

/* Whether points that a form shows, or where `blank` shows to be none, are
 * others now. */
static inline bool seen_is_other(points_t seen, bool blank, points_t now)
{
    return seen == POINTS_NONE ? blank && now != POINTS_NONE : seen != now;
}

/* standing.c: a round of the indicator, to be written into. */
struct round_points *own_round(struct arena *arena,
                               struct indicator_score *score, enum round round);

/* computed.c: the points of one indicator of a unit from some of its values,
 * `all` being what other units have. */
struct follows
compute_values(const struct evaluation *evaluation, const struct unit *unit,
               const struct indicator *indicator, const struct comparisons *all,
               const struct claim *claim, const struct value *values);

/* computed.c: whether what the unit reported can be computed with. */
bool can_compute(const struct evaluation *evaluation,
                 const struct unit_score *unit, size_t indicator);

/* rounds.c: final and source of the indicators of a wave. */
void evaluate_final(struct evaluation *evaluation, size_t wave);

/* totals.c: sums, group ratios, indexes and grades of every unit. */
void evaluate_totals(struct evaluation *evaluation);

/* ranks.c: the units' ranks within their level, of the whole and of each
 * pillar. */
void evaluate_ranks(struct level_score *level,
                    const struct evaluation *evaluation);

/* statistics.c: means, bests and the median of a level. */
void evaluate_statistics(struct level_score *level);

/* Whether the unit sent a submission that is scored. */
static inline bool score_unit_has_data(const struct unit_score *unit)
{
    return unit->state == STATE_OK || unit->state == STATE_ERRORS;
}

#endif
