/* What a row of Mẫu 02 awards: points that are typed, agreement to those that
 * are computed, values that are corrected. May be included by
 * intake/appraisal.c. */
#ifndef DTI_INTAKE_AWARD_H
#define DTI_INTAKE_AWARD_H

#include "intake/reading.h"

struct awarding {
    struct reading *r;
    const struct level *level;
    const struct appraisal *appraisal; /* its head */
};

/* Whether nothing is awarded in the row: no points, no agreement, no value. */
bool award_is_empty(const struct awarding *awarding,
                    const struct appraised *row);

/* Whether the sender may leave the indicator blank, so that nobody misses what
 * it meant to award. */
bool award_may_be_blank(const struct awarding *awarding, size_t indicator);

/* Fills points, `follows`, `corrections`, `valid` and `refused` of a row that
 * may award something. */
void award_read(const struct awarding *awarding, struct appraised *row);

#endif
