/* Rules: reported values become a share of an indicator's maximum (SPEC
 * section 3). May be included by score.
 *
 * The value of a rule is found by intake/rule_value.h; its curve, its parts and
 * what the other units have are here. */
#ifndef DTI_SCORE_RULES_H
#define DTI_SCORE_RULES_H

#include "score/score.h"

#include <gmp.h>

enum rule_outcome {
    RULE_SHARE,          /* a share was found */
    RULE_NOT_APPLICABLE, /* the divisor is 0 and the rule takes it out */
    RULE_NO_SHARE        /* nothing to compute with */
};

/* What the units of a level have, for CURVE_RELATIVE: the highest and the
 * lowest of each value that the rule of an indicator compares. */
struct comparisons {
    struct comparison {
        mpq_t highest, lowest;
        bool any; /* some unit has a value */
    } * items;
    size_t count;
};

/* Room for the comparisons of an indicator, without any unit yet. */
void comparisons_init(struct comparisons *all,
                      const struct indicator *indicator);
void comparisons_clear(struct comparisons *all);

/* Takes a unit's values into account; those behind a closed gate are not. */
void comparisons_add(struct comparisons *all, const struct rule *rule,
                     const struct value *inputs);

/* Whose scores a rule may take over; NULL where nothing is scored yet. */
struct taken {
    const struct evaluation *evaluation;
    const struct unit *unit;
};

/* What a rule takes over into `out` (initialised); false where the unit has no
 * such score. taken.c. */
bool taken_score(const struct taken *taken, const struct rule_score *score,
                 mpq_t out);

/* The share, from 0 to 1, into `share` (initialised by the caller). Every value
 * that the rule reads must be valid; otherwise the answer is RULE_NO_SHARE. */
enum rule_outcome score_rule_share(const struct rule *rule,
                                   const struct value *inputs,
                                   const struct comparisons *all,
                                   const struct taken *taken, mpq_t share);

#endif
