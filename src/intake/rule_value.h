/* What the value and the gate of a rule come to, as exact fractions of what is
 * reported. May be included by intake, score and forms. */
#ifndef DTI_INTAKE_RULE_VALUE_H
#define DTI_INTAKE_RULE_VALUE_H

#include "base/fraction.h"
#include "intake/intake.h"

/* The sum into `out` (initialised); false where one of its inputs is not
 * valid. */
bool rule_value_sum_add(const struct rule_sum *sum, const struct value *inputs,
                        mpq_t out);

enum rule_valued {
    RULE_VALUED,    /* there is a value */
    RULE_DIVIDES_0, /* b is 0 */
    RULE_UNKNOWN    /* one of the inputs is not valid */
};

/* The value into `out` (initialised); UNKNOWN of a score that is taken over,
 * which nothing reported tells. */
enum rule_valued rule_value_find(const struct rule_value *value,
                                 const struct value *inputs, mpq_t out);

/* Turns a value into what it leaves of the whole, where the rule says so. */
void rule_value_take_complement(const struct rule_value *value, mpq_t out);

/* The share that a rule gives, exact, into `out` (initialised). */
void rule_value_share_set(mpq_t out, struct rule_share share);

/* Whether the range excludes anything; whether it holds a value. */
bool rule_value_range_binds(const struct rule_range *range);
bool rule_value_range_holds(const struct rule_range *range, const mpq_t value);

enum rule_gate { GATE_OPEN, GATE_CLOSED, GATE_UNKNOWN };

/* Whether the rule may earn anything; open where it has no condition. */
enum rule_gate rule_value_gate(const struct rule *rule,
                               const struct value *inputs);

#endif
