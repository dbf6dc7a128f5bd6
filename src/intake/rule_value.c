#include "intake/rule_value.h"

bool rule_value_sum_add(const struct rule_sum *sum, const struct value *inputs,
                        mpq_t out)
{
    bool valid = true;
    mpq_t one;
    mpq_init(one);
    fraction_set_decimal(out, sum->constant);
    for (size_t i = 0; i < sum->count; i++) {
        const struct value *value = &inputs[sum->inputs[i]];
        valid &= value->valid;
        fraction_set_decimal(one, value->number);
        mpq_add(out, out, one);
    }
    mpq_clear(one);
    return valid;
}

void rule_value_take_complement(const struct rule_value *value, mpq_t out)
{
    if (decimal_sign(value->complement_of) == 0)
        return;
    mpq_t whole;
    mpq_init(whole);
    fraction_set_decimal(whole, value->complement_of);
    mpq_sub(out, whole, out);
    mpq_clear(whole);
}

enum rule_valued rule_value_find(const struct rule_value *value,
                                 const struct value *inputs, mpq_t out)
{
    enum rule_valued valued = RULE_VALUED;
    if (value->score)
        return RULE_UNKNOWN;
    mpq_t divisor;
    mpq_init(divisor);
    if (!rule_value_sum_add(&value->a, inputs, out) ||
        (value->divides && !rule_value_sum_add(&value->b, inputs, divisor)))
        valued = RULE_UNKNOWN;
    else if (value->divides && mpq_sgn(divisor) == 0)
        valued = RULE_DIVIDES_0;
    else if (value->divides)
        mpq_div(out, out, divisor);
    mpq_clear(divisor);
    if (valued == RULE_VALUED)
        rule_value_take_complement(value, out);
    return valued;
}

/* <0, 0, >0 as the value is below, at, above the limit. */
static int compare(const mpq_t value, struct decimal limit)
{
    mpq_t fraction;
    mpq_init(fraction);
    fraction_set_decimal(fraction, limit);
    int order = mpq_cmp(value, fraction);
    mpq_clear(fraction);
    return order;
}

void rule_value_share_set(mpq_t out, struct rule_share share)
{
    fraction_set_quotient(out, share.part, share.whole);
}

bool rule_value_range_binds(const struct rule_range *range)
{
    return range->has_least || range->has_most;
}

bool rule_value_range_holds(const struct rule_range *range, const mpq_t value)
{
    int least = range->has_least ? compare(value, range->least) : 1;
    int most = range->has_most ? compare(value, range->most) : -1;
    return (range->above ? least > 0 : least >= 0) &&
           (range->below ? most < 0 : most <= 0);
}

static bool condition_holds(const struct rule_condition *condition,
                            const struct value *inputs, const mpq_t value)
{
    if (condition->options)
        return condition->options[inputs[condition->value.a.inputs[0]].option];
    return rule_value_range_holds(&condition->range, value);
}

enum rule_gate rule_value_gate(const struct rule *rule,
                               const struct value *inputs)
{
    if (!rule->when)
        return GATE_OPEN;
    enum rule_gate gate = GATE_UNKNOWN;
    mpq_t value;
    mpq_init(value);
    if (rule_value_find(&rule->when->value, inputs, value) == RULE_VALUED)
        gate = condition_holds(rule->when, inputs, value) ? GATE_OPEN
                                                          : GATE_CLOSED;
    mpq_clear(value);
    return gate;
}
