/* The steps of an evaluation, in the order in which score.c takes them. May
 * be included by score. */
#ifndef DTI_SCORE_STEPS_H
#define DTI_SCORE_STEPS_H

#include "score/score.h"

/* computed.c: claims and self of every indicator. */
void evaluate_claims(struct evaluation *evaluation);

/* computed.c: computed and applicable of the indicators of a wave, which may
 * take over what those of the waves below got. */
void evaluate_computed(struct evaluation *evaluation, size_t wave);

/* rounds.c: what the agencies and the council gave. */
void evaluate_rounds(struct evaluation *evaluation);

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
static inline bool unit_has_data(const struct unit_score *unit)
{
    return unit->state == STATE_OK || unit->state == STATE_ERRORS;
}

#endif
