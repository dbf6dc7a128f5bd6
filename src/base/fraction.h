/* Exact fractions (GMP) for rules. May be included by everything.
 *
 * Rules divide and add ratios with unlike denominators, which no fixed width
 * holds; points leave here as integers, rounded once. */
#ifndef DTI_BASE_FRACTION_H
#define DTI_BASE_FRACTION_H

#include "base/points.h"

#include <gmp.h>

/* `out`, initialised, becomes the value of `d`. */
void fraction_set_decimal(mpq_t out, struct decimal d);

/* `out` becomes part ÷ whole, whole > 0. */
void fraction_set_ratio(mpq_t out, points_t part, points_t whole);

/* value × scale rounded half up to an integer; the value is at least 0. */
int64_t fraction_round(const mpq_t value, int64_t scale);

/* Makes a value lie between 0 and 1. */
void fraction_clamp(mpq_t value);

/* part ÷ whole, which is not 0. */
void fraction_set_quotient(mpq_t out, struct decimal part,
                           struct decimal whole);

#endif
