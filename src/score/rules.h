/* Rules: reported values become a share of an indicator's maximum (SPEC
 * section 3). May be included by score. */
#ifndef DTI_SCORE_RULES_H
#define DTI_SCORE_RULES_H

#include "intake/intake.h"

#include <gmp.h>

enum rule_outcome {
    RULE_SHARE,          /* a share was found */
    RULE_NOT_APPLICABLE, /* the divisor is 0 and the rule takes it out */
    RULE_NO_SHARE        /* nothing to compute with */
};

/* The highest value among the units of a level, for RELATIVE: one fraction for
 * each part of an indicator's rule, or one for a rule without parts. */
struct best_values {
    mpq_t *items;
    size_t count;
};

/* Room for the best values of `rule`, all 0. */
void best_values_init(struct best_values *best, const struct rule *rule);
void best_values_clear(struct best_values *best);

/* Takes a unit's values into account. */
void best_values_add(struct best_values *best, const struct rule *rule,
                     const struct value *inputs);

/* The share, from 0 to 1, into `share` (initialised by the caller). Every value
 * that the rule reads must be valid; otherwise the answer is RULE_NO_SHARE. */
enum rule_outcome rule_share(const struct rule *rule,
                             const struct value *inputs,
                             const struct best_values *best, mpq_t share);

#endif
