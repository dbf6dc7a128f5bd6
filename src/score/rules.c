#include "score/rules.h"

#include "base/mem.h"
#include "score/fraction.h"

#include <stdlib.h>

/* What a rule without parts is computed from. `best` is for RELATIVE. */
typedef enum rule_outcome share_fn(const struct rule *rule,
                                   const struct value *inputs, const mpq_t best,
                                   mpq_t share);

/* numerator ÷ (denominator × scale), the denominator not 0. */
static void quotient(struct decimal numerator, struct decimal denominator,
                     struct decimal scale, mpq_t out)
{
    mpq_t divisor;
    mpq_init(divisor);
    fraction_set_decimal(out, scale);
    fraction_set_decimal(divisor, denominator);
    mpq_mul(divisor, divisor, out);
    fraction_set_decimal(out, numerator);
    mpq_div(out, out, divisor);
    mpq_clear(divisor);
}

static enum rule_outcome share_yes_no(const struct rule *rule,
                                      const struct value *inputs,
                                      const mpq_t best, mpq_t share)
{
    (void)best;
    fraction_set_decimal(share, inputs[rule->input].number);
    return RULE_SHARE;
}

static enum rule_outcome share_choice(const struct rule *rule,
                                      const struct value *inputs,
                                      const mpq_t best, mpq_t share)
{
    (void)best;
    fraction_set_decimal(share, rule->shares[inputs[rule->input].option]);
    return RULE_SHARE;
}

static enum rule_outcome share_ratio(const struct rule *rule,
                                     const struct value *inputs,
                                     const mpq_t best, mpq_t share)
{
    (void)best;
    struct decimal b = inputs[rule->divisor].number;
    if (decimal_sign(b) == 0)
        return rule->zero_not_applicable ? RULE_NOT_APPLICABLE : RULE_NO_SHARE;
    quotient(inputs[rule->input].number, b, rule->full_at, share);
    return RULE_SHARE;
}

static enum rule_outcome share_percent(const struct rule *rule,
                                       const struct value *inputs,
                                       const mpq_t best, mpq_t share)
{
    (void)best;
    quotient(inputs[rule->input].number, rule->full_at, decimal_from_int(1),
             share);
    return RULE_SHARE;
}

static enum rule_outcome share_tiers(const struct rule *rule,
                                     const struct value *inputs,
                                     const mpq_t best, mpq_t share)
{
    (void)best;
    struct decimal value = inputs[rule->input].number;
    mpq_set_ui(share, 0, 1);
    for (size_t i = 0; i < rule->tier_count; i++) {
        if (decimal_compare(value, rule->tiers[i].from) < 0)
            continue;
        fraction_set_decimal(share, rule->tiers[i].share);
        break;
    }
    return RULE_SHARE;
}

static enum rule_outcome share_capped_count(const struct rule *rule,
                                            const struct value *inputs,
                                            const mpq_t best, mpq_t share)
{
    (void)best;
    mpq_t each;
    mpq_init(each);
    fraction_set_decimal(each, rule->each);
    fraction_set_decimal(share, inputs[rule->input].number);
    mpq_mul(share, share, each);
    mpq_clear(each);
    return RULE_SHARE;
}

/* The value that RELATIVE compares; false where its divisor is 0. */
static bool relative_value(const struct rule *rule, const struct value *inputs,
                           mpq_t out)
{
    struct decimal value = inputs[rule->input].number;
    if (!rule->has_divisor) {
        fraction_set_decimal(out, value);
        return true;
    }
    struct decimal divisor = inputs[rule->divisor].number;
    if (decimal_sign(divisor) == 0)
        return false;
    quotient(value, divisor, decimal_from_int(1), out);
    return true;
}

static enum rule_outcome share_relative(const struct rule *rule,
                                        const struct value *inputs,
                                        const mpq_t best, mpq_t share)
{
    if (!relative_value(rule, inputs, share))
        return RULE_NO_SHARE;
    if (mpq_sgn(best) > 0)
        mpq_div(share, share, best);
    return RULE_SHARE;
}

/* One row a rule without parts: how it computes, whether it reads a divisor. */
static const struct {
    share_fn *share;
    bool divides;
} simple_rules[] = {
    [RULE_YES_NO] = {share_yes_no, false},
    [RULE_CHOICE] = {share_choice, false},
    [RULE_RATIO] = {share_ratio, true},
    [RULE_PERCENT] = {share_percent, false},
    [RULE_TIERS] = {share_tiers, false},
    [RULE_RELATIVE] = {share_relative, false},
    [RULE_CAPPED_COUNT] = {share_capped_count, false},
    [RULE_MANUAL] = {NULL, false},
};

static bool values_are_valid(const struct rule *rule,
                             const struct value *inputs)
{
    bool divides = simple_rules[rule->kind].divides || rule->has_divisor;
    return inputs[rule->input].valid &&
           (!divides || inputs[rule->divisor].valid);
}

static enum rule_outcome simple_share(const struct rule *rule,
                                      const struct value *inputs,
                                      const mpq_t best, mpq_t share)
{
    share_fn *compute = simple_rules[rule->kind].share;
    if (!compute || !values_are_valid(rule, inputs))
        return RULE_NO_SHARE;
    enum rule_outcome outcome = compute(rule, inputs, best, share);
    if (outcome == RULE_SHARE)
        fraction_clamp(share);
    return outcome;
}

/* SUM adds its weighted parts, BEST_OF takes the highest. A part that does not
 * apply leaves: the weights of the others are scaled to 1; if none applies the
 * whole does not. */
static enum rule_outcome parts_share(const struct rule *rule,
                                     const struct value *inputs,
                                     const struct best_values *best,
                                     mpq_t share)
{
    enum rule_outcome outcome = RULE_NOT_APPLICABLE;
    mpq_t part, weight, weights;
    mpq_inits(part, weight, weights, NULL);
    mpq_set_ui(share, 0, 1);
    for (size_t i = 0; i < rule->part_count; i++) {
        const struct rule *r = &rule->parts[i];
        enum rule_outcome one = simple_share(r, inputs, best->items[i], part);
        if (one == RULE_NO_SHARE) {
            outcome = RULE_NO_SHARE;
            break;
        }
        if (one == RULE_NOT_APPLICABLE)
            continue;
        outcome = RULE_SHARE;
        fraction_set_decimal(weight, r->share);
        mpq_mul(part, part, weight);
        mpq_add(weights, weights, weight);
        if (rule->kind == RULE_SUM)
            mpq_add(share, share, part);
        else if (mpq_cmp(part, share) > 0)
            mpq_set(share, part);
    }
    if (rule->kind == RULE_SUM && mpq_sgn(weights) > 0)
        mpq_div(share, share, weights);
    mpq_clears(part, weight, weights, NULL);
    return outcome;
}

enum rule_outcome rule_share(const struct rule *rule,
                             const struct value *inputs,
                             const struct best_values *best, mpq_t share)
{
    if (rule->part_count == 0)
        return simple_share(rule, inputs, best->items[0], share);
    enum rule_outcome outcome = parts_share(rule, inputs, best, share);
    if (outcome == RULE_SHARE)
        fraction_clamp(share);
    return outcome;
}

void best_values_init(struct best_values *best, const struct rule *rule)
{
    best->count = rule->part_count > 0 ? rule->part_count : 1;
    best->items = mem_calloc(best->count, sizeof *best->items);
    for (size_t i = 0; i < best->count; i++)
        mpq_init(best->items[i]);
}

void best_values_clear(struct best_values *best)
{
    for (size_t i = 0; i < best->count; i++)
        mpq_clear(best->items[i]);
    free(best->items);
    *best = (struct best_values){0};
}

void best_values_add(struct best_values *best, const struct rule *rule,
                     const struct value *inputs)
{
    mpq_t value;
    mpq_init(value);
    for (size_t i = 0; i < best->count; i++) {
        const struct rule *r = rule->part_count > 0 ? &rule->parts[i] : rule;
        if (r->kind == RULE_RELATIVE && values_are_valid(r, inputs) &&
            relative_value(r, inputs, value) &&
            mpq_cmp(value, best->items[i]) > 0)
            mpq_set(best->items[i], value);
    }
    mpq_clear(value);
}
