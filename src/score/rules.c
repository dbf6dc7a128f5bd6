#include "score/rules.h"

#include "base/mem.h"
#include "intake/rule_value.h"

#include <stdlib.h>

/* What a rule is computed from. */
struct scoring {
    const struct value *inputs;
    const struct comparisons *all;
    const struct taken *taken;
};

/* The curves: `share` holds the value and receives the share, which may still
 * lie outside 0 and 1. */
typedef void curve_fn(const struct rule *rule, const struct scoring *scoring,
                      mpq_t share);

/* (value − none_at) ÷ (full_at − none_at), whichever of the two is higher. */
static void go_along(const struct rule_curve *curve, mpq_t share)
{
    mpq_t none, length;
    mpq_inits(none, length, NULL);
    fraction_set_decimal(none, curve->none_at);
    fraction_set_decimal(length, curve->full_at);
    mpq_sub(length, length, none);
    mpq_sub(share, share, none);
    mpq_div(share, share, length);
    mpq_clears(none, length, NULL);
}

static void curve_linear(const struct rule *rule, const struct scoring *scoring,
                         mpq_t share)
{
    (void)scoring;
    const struct rule_curve *curve = &rule->curve;
    if (rule_value_range_binds(&curve->none) &&
        rule_value_range_holds(&curve->none, share))
        mpq_set_ui(share, 0, 1);
    else if (rule_value_range_binds(&curve->full) &&
             rule_value_range_holds(&curve->full, share))
        mpq_set_ui(share, 1, 1);
    else
        go_along(curve, share);
}

static void curve_steps(const struct rule *rule, const struct scoring *scoring,
                        mpq_t share)
{
    (void)scoring;
    size_t i = 0;
    while (i < rule->curve.step_count &&
           !rule_value_range_holds(&rule->curve.steps[i].range, share))
        i++;
    if (i < rule->curve.step_count)
        rule_value_share_set(share, rule->curve.steps[i].share);
    else
        mpq_set_ui(share, 0, 1);
}

static void curve_each(const struct rule *rule, const struct scoring *scoring,
                       mpq_t share)
{
    (void)scoring;
    mpq_t each;
    mpq_init(each);
    rule_value_share_set(each, rule->curve.each);
    mpq_mul(share, share, each);
    mpq_clear(each);
}

static void curve_off_each(const struct rule *rule,
                           const struct scoring *scoring, mpq_t share)
{
    mpq_t whole;
    mpq_init(whole);
    mpq_set_ui(whole, 1, 1);
    curve_each(rule, scoring, share);
    mpq_sub(share, whole, share);
    mpq_clear(whole);
}

static void curve_options(const struct rule *rule,
                          const struct scoring *scoring, mpq_t share)
{
    const struct value *chosen = &scoring->inputs[rule->value.a.inputs[0]];
    rule_value_share_set(share, rule->curve.options[chosen->option]);
}

static void share_of_highest(const struct comparison *one, mpq_t share)
{
    if (mpq_sgn(one->highest) > 0)
        mpq_div(share, share, one->highest);
    else
        mpq_set_ui(share, 0, 1);
}

/* From `lowest` for the lowest unit up to 1 for the highest; where all have the
 * same, each of them is the highest. */
static void share_of_spread(const struct comparison *one,
                            struct rule_share lowest, mpq_t share)
{
    mpq_t spread, least;
    mpq_inits(spread, least, NULL);
    mpq_sub(spread, one->highest, one->lowest);
    if (mpq_sgn(spread) > 0) {
        rule_value_share_set(least, lowest);
        mpq_sub(share, share, one->lowest);
        mpq_div(share, share, spread);
        mpq_set_ui(spread, 1, 1);
        mpq_sub(spread, spread, least);
        mpq_mul(share, share, spread);
        mpq_add(share, share, least);
    } else {
        mpq_set_ui(share, 1, 1);
    }
    mpq_clears(spread, least, NULL);
}

static void curve_relative(const struct rule *rule,
                           const struct scoring *scoring, mpq_t share)
{
    const struct comparison *one = &scoring->all->items[rule->curve.comparison];
    if (rule->curve.spread)
        share_of_spread(one, rule->curve.lowest, share);
    else
        share_of_highest(one, share);
}

static curve_fn *const curves[] = {
    [CURVE_LINEAR] = curve_linear,   [CURVE_STEPS] = curve_steps,
    [CURVE_EACH] = curve_each,       [CURVE_OFF_EACH] = curve_off_each,
    [CURVE_OPTIONS] = curve_options, [CURVE_RELATIVE] = curve_relative,
};

/* What b = 0 comes to. */
static const struct {
    enum rule_outcome outcome;
    unsigned share;
} zeros[] = {
    [ZERO_ERROR] = {.outcome = RULE_NO_SHARE},
    [ZERO_NOT_APPLICABLE] = {.outcome = RULE_NOT_APPLICABLE},
    [ZERO_FULL] = {.outcome = RULE_SHARE, .share = 1},
    [ZERO_NONE] = {.outcome = RULE_SHARE, .share = 0},
};

typedef enum rule_outcome share_fn(const struct rule *rule,
                                   const struct scoring *scoring, mpq_t share);
static share_fn share_of;

/* The value of a rule: what is reported, or a score that is taken over. */
static enum rule_valued find_value(const struct rule_value *value,
                                   const struct scoring *scoring, mpq_t out)
{
    if (!value->score)
        return rule_value_find(value, scoring->inputs, out);
    if (!scoring->taken || !taken_score(scoring->taken, value->score, out))
        return RULE_UNKNOWN;
    rule_value_take_complement(value, out);
    return RULE_VALUED;
}

static enum rule_outcome curve_share(const struct rule *rule,
                                     const struct scoring *scoring, mpq_t share)
{
    switch (find_value(&rule->value, scoring, share)) {
    case RULE_VALUED:
        curves[rule->curve.kind](rule, scoring, share);
        return RULE_SHARE;
    case RULE_DIVIDES_0:
        mpq_set_ui(share, zeros[rule->value.zero].share, 1);
        return zeros[rule->value.zero].outcome;
    case RULE_UNKNOWN:
        break;
    }
    return RULE_NO_SHARE;
}

/* The weights of the parts that apply, and of all. */
struct weights {
    mpq_t applying, all;
};

/* One part, times its weight, into `part`. */
// NOLINTNEXTLINE(misc-no-recursion)
static enum rule_outcome weigh_part(const struct rule *rule,
                                    const struct scoring *scoring,
                                    struct weights *weights, mpq_t part)
{
    mpq_t weight;
    mpq_init(weight);
    rule_value_share_set(weight, rule->share);
    mpq_add(weights->all, weights->all, weight);
    enum rule_outcome outcome = share_of(rule, scoring, part);
    if (outcome == RULE_SHARE) {
        mpq_add(weights->applying, weights->applying, weight);
        mpq_mul(part, part, weight);
    }
    mpq_clear(weight);
    return outcome;
}

static void take_higher(mpq_t highest, const mpq_t part)
{
    if (mpq_cmp(part, highest) > 0)
        mpq_set(highest, part);
}

/* Goes through the parts with `join`. A part that does not apply leaves; if
 * none applies the whole does not. */
// NOLINTNEXTLINE(misc-no-recursion)
static enum rule_outcome join_parts(const struct rule *rule,
                                    const struct scoring *scoring,
                                    struct weights *weights, mpq_t share)
{
    enum rule_outcome outcome = RULE_NOT_APPLICABLE, one = RULE_SHARE;
    mpq_t part;
    mpq_init(part);
    mpq_set_ui(share, 0, 1);
    for (size_t i = 0; i < rule->part_count && one != RULE_NO_SHARE; i++) {
        one = weigh_part(&rule->parts[i], scoring, weights, part);
        if (one != RULE_NOT_APPLICABLE)
            outcome = one;
        if (one == RULE_SHARE && rule->kind == RULE_SUM)
            mpq_add(share, share, part);
        else if (one == RULE_SHARE)
            take_higher(share, part);
    }
    mpq_clear(part);
    return outcome;
}

/* In a sum the weights of the parts that apply are scaled to those of all. */
// NOLINTNEXTLINE(misc-no-recursion)
static enum rule_outcome parts_share(const struct rule *rule,
                                     const struct scoring *scoring, mpq_t share)
{
    struct weights weights;
    mpq_inits(weights.applying, weights.all, NULL);
    enum rule_outcome outcome = join_parts(rule, scoring, &weights, share);
    if (rule->kind == RULE_SUM && mpq_sgn(weights.applying) > 0) {
        mpq_div(share, share, weights.applying);
        mpq_mul(share, share, weights.all);
    }
    mpq_clears(weights.applying, weights.all, NULL);
    return outcome;
}

static enum rule_outcome no_share(const struct rule *rule,
                                  const struct scoring *scoring, mpq_t share)
{
    (void)rule, (void)scoring, (void)share;
    return RULE_NO_SHARE;
}

static share_fn *const kinds[] = {
    [RULE_CURVE] = curve_share,   [RULE_SUM] = parts_share,
    [RULE_BEST_OF] = parts_share, [RULE_MANUAL] = no_share,
    [RULE_NONE] = no_share,
};

/* Recursion ends at RULE_MOST_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
static enum rule_outcome share_of(const struct rule *rule,
                                  const struct scoring *scoring, mpq_t share)
{
    enum rule_gate gate = rule_value_gate(rule, scoring->inputs);
    if (gate == GATE_UNKNOWN)
        return RULE_NO_SHARE;
    enum rule_outcome outcome = RULE_SHARE;
    if (gate == GATE_CLOSED)
        mpq_set_ui(share, 0, 1);
    else
        outcome = kinds[rule->kind](rule, scoring, share);
    if (outcome == RULE_SHARE)
        fraction_clamp(share);
    return outcome;
}

enum rule_outcome score_rule_share(const struct rule *rule,
                                   const struct value *inputs,
                                   const struct comparisons *all,
                                   const struct taken *taken, mpq_t share)
{
    const struct scoring scoring = {
        .inputs = inputs, .all = all, .taken = taken};
    return share_of(rule, &scoring, share);
}

void comparisons_init(struct comparisons *all,
                      const struct indicator *indicator)
{
    all->count = indicator->comparison_count;
    all->items = mem_calloc(all->count, sizeof *all->items);
    for (size_t i = 0; i < all->count; i++)
        mpq_inits(all->items[i].highest, all->items[i].lowest, NULL);
}

void comparisons_clear(struct comparisons *all)
{
    for (size_t i = 0; i < all->count; i++)
        mpq_clears(all->items[i].highest, all->items[i].lowest, NULL);
    free(all->items);
    *all = (struct comparisons){0};
}

static void compare_value(struct comparison *one, const mpq_t value)
{
    if (!one->any || mpq_cmp(value, one->highest) > 0)
        mpq_set(one->highest, value);
    if (!one->any || mpq_cmp(value, one->lowest) < 0)
        mpq_set(one->lowest, value);
    one->any = true;
}

/* Recursion ends at RULE_MOST_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
void comparisons_add(struct comparisons *all, const struct rule *rule,
                     const struct value *inputs)
{
    if (rule_value_gate(rule, inputs) != GATE_OPEN)
        return;
    for (size_t i = 0; i < rule->part_count; i++)
        comparisons_add(all, &rule->parts[i], inputs);
    if (rule->kind != RULE_CURVE || rule->curve.kind != CURVE_RELATIVE)
        return;
    mpq_t value;
    mpq_init(value);
    if (rule_value_find(&rule->value, inputs, value) == RULE_VALUED)
        compare_value(&all->items[rule->curve.comparison], value);
    mpq_clear(value);
}
