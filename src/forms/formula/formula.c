#include "forms/formula/parts.h"
#include "forms/formula/reading.h"
#include "intake/rule_value.h"

#include <string.h>

/* --- curves: the share of a value, which may still lie outside 0 and 1 --- */

/* (value − none_at) ÷ (full_at − none_at), with the greater first. */
static const char *line_text(struct maker *m, const struct rule_curve *curve,
                             const char *value)
{
    mpq_t none, slope;
    mpq_inits(none, slope, NULL);
    fraction_set_decimal(none, curve->none_at);
    fraction_set_decimal(slope, curve->full_at);
    mpq_sub(slope, slope, none);
    mpq_inv(slope, slope);
    const char *text = value, *at = formula_quotient(m, none);
    if (mpq_sgn(slope) < 0)
        text = WRITE(m, "(%s-%s)", at, value);
    else if (mpq_sgn(none) != 0)
        text = WRITE(m, "(%s-%s)", value, at);
    mpq_abs(slope, slope);
    text = formula_times(m, text, formula_quotient(m, slope));
    mpq_clears(none, slope, NULL);
    return text;
}

static const char *clamped(struct maker *m, const char *text)
{
    return WRITE(m, "MAX(0,MIN(1,%s))", text);
}

static const char *linear_text(struct maker *m, const struct rule_curve *curve,
                               const char *value)
{
    bool jumps = rule_value_range_binds(&curve->none) ||
                 rule_value_range_binds(&curve->full);
    value = jumps ? formula_repeated(m, value) : value;
    const char *text = clamped(m, line_text(m, curve, value));
    if (rule_value_range_binds(&curve->full))
        text = WRITE(m, "IF(%s,1,%s)", formula_range(m, &curve->full, value),
                     text);
    if (rule_value_range_binds(&curve->none))
        text = WRITE(m, "IF(%s,0,%s)", formula_range(m, &curve->none, value),
                     text);
    return text;
}

/* No step earns more than the one before it: the first that holds is the
 * highest. */
static const char *steps_text(struct maker *m, const struct rule_curve *curve,
                              const char *value)
{
    struct formula_list list = {.function = "MAX"};
    value = formula_repeated(m, value);
    for (size_t i = 0; i < curve->step_count; i++)
        formula_list_add(m, &list,
                         WRITE(m, "IF(%s,%s,0)",
                               formula_range(m, &curve->steps[i].range, value),
                               formula_share(m, curve->steps[i].share)));
    return formula_list_end(m, &list);
}

static const char *options_text(struct maker *m, const struct rule *rule)
{
    size_t input = rule->value.a.inputs[0];
    struct formula_list list = {.function = "SUM"};
    for (size_t o = 0; o < m->of->indicator->inputs[input].option_count; o++)
        formula_list_add(m, &list,
                         WRITE(m, "IF(%s,%s,0)", formula_chosen(m, input, o),
                               formula_share(m, rule->curve.options[o])));
    return formula_list_end(m, &list);
}

static const char *curve_text(struct maker *m, const struct rule *rule)
{
    const struct rule_curve *curve = &rule->curve;
    if (curve->kind == CURVE_OPTIONS)
        return options_text(m, rule);
    const char *value = formula_value(m, &rule->value);
    switch (curve->kind) {
    case CURVE_LINEAR:
        return linear_text(m, curve, value);
    case CURVE_STEPS:
        return steps_text(m, curve, value);
    case CURVE_EACH:
        return clamped(m,
                       formula_times(m, value, formula_share(m, curve->each)));
    case CURVE_OFF_EACH:
        return clamped(
            m, WRITE(m, "1-%s",
                     formula_times(m, value, formula_share(m, curve->each))));
    case CURVE_OPTIONS:
    case CURVE_RELATIVE:
        break;
    }
    return "0";
}

/* --- rules --- */

/* A share from 0 to 1, and when there is none because the rule does not apply
 * (NULL: never). */
struct shared {
    const char *text, *absent;
};

static struct shared share_of(struct maker *m, const struct rule *rule);

static struct shared curve_share(struct maker *m, const struct rule *rule)
{
    struct shared out = {.text = curve_text(m, rule)};
    const char *zero = formula_divisor(m, &rule->value);
    if (!zero)
        return out;
    out.text = WRITE(m, "IF(%s=0,%d,%s)", zero, rule->value.zero == ZERO_FULL,
                     out.text);
    if (rule->value.zero == ZERO_NOT_APPLICABLE)
        out.absent = WRITE(m, "%s=0", zero);
    return out;
}

/* The parts, weighted; the weights of all, and of those that apply. */
struct joined {
    struct formula_list shares, weights, absent;
    mpq_t all;
    bool always; /* some part always applies */
};

// NOLINTNEXTLINE(misc-no-recursion)
static void join_part(struct maker *m, const struct rule *part,
                      struct joined *joined)
{
    struct shared one = share_of(m, part);
    mpq_t weight;
    mpq_init(weight);
    rule_value_share_set(weight, part->share);
    mpq_add(joined->all, joined->all, weight);
    const char *worth = formula_quotient(m, weight);
    mpq_clear(weight);
    const char *share = formula_times(m, formula_repeated(m, one.text), worth);
    joined->always |= !one.absent;
    if (one.absent) {
        const char *absent = formula_repeated(m, one.absent);
        formula_list_add(m, &joined->absent, absent);
        share = WRITE(m, "IF(%s,0,%s)", absent, share);
        worth = WRITE(m, "IF(%s,0,%s)", absent, worth);
    }
    formula_list_add(m, &joined->shares, share);
    formula_list_add(m, &joined->weights, worth);
}

/* A part that does not apply leaves; in a sum the weights of the others are
 * scaled to those of all. */
// NOLINTNEXTLINE(misc-no-recursion)
static struct shared parts_share(struct maker *m, const struct rule *rule)
{
    bool sum = rule->kind == RULE_SUM;
    struct joined joined = {.shares = {.function = sum ? "SUM" : "MAX"},
                            .weights = {.function = "SUM"},
                            .absent = {.function = "AND"}};
    mpq_init(joined.all);
    for (size_t i = 0; i < rule->part_count; i++)
        join_part(m, &rule->parts[i], &joined);
    bool leave = joined.absent.count > 0;
    struct shared out = {.text = formula_list_end(m, &joined.shares)};
    const char *weights = formula_list_end(m, &joined.weights);
    const char *absent = leave ? formula_list_end(m, &joined.absent) : NULL;
    if (leave && sum) {
        weights = formula_repeated(m, weights);
        out.text = WRITE(m, "IF(%s=0,0,%s/%s*%s)", weights, out.text, weights,
                         formula_quotient(m, joined.all));
    }
    mpq_clear(joined.all);
    out.text = WRITE(m, "MIN(1,%s)", out.text);
    out.absent = joined.always ? NULL : absent;
    return out;
}

/* Recursion ends at RULE_MOST_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
static struct shared share_of(struct maker *m, const struct rule *rule)
{
    struct shared out =
        rule->kind == RULE_CURVE ? curve_share(m, rule) : parts_share(m, rule);
    if (!rule->when)
        return out;
    const char *gate = formula_repeated(m, formula_gate(m, rule->when));
    out.text = WRITE(m, "IF(%s,%s,0)", gate, out.text);
    if (out.absent)
        out.absent = WRITE(m, "AND(%s,%s)", gate, out.absent);
    return out;
}

// NOLINTNEXTLINE(misc-no-recursion)
bool formula_computes(const struct rule *rule)
{
    if (rule->kind == RULE_MANUAL ||
        (rule->kind == RULE_CURVE && rule->curve.kind == CURVE_RELATIVE))
        return false;
    for (size_t i = 0; i < rule->part_count; i++)
        if (!formula_computes(&rule->parts[i]))
            return false;
    return true;
}

const char *formula_points(const struct formula *of, const char **absent)
{
    struct maker m = {of};
    struct shared shared = share_of(&m, &of->indicator->rule);
    mpq_t max;
    mpq_init(max);
    fraction_set_ratio(max, of->indicator->max, 100);
    const char *text =
        formula_times(&m, shared.text, formula_quotient(&m, max));
    mpq_clear(max);
    *absent = shared.absent ? formula_repeated(&m, shared.absent) : NULL;
    return WRITE(&m, "ROUND(ROUND(%s,10),2)", text);
}

/* --- faults --- */

/* What is wrong so far, and the gates that have to be open. */
struct faults {
    const char *text; /* NULL: nothing can be */
    const char *open; /* a condition, or NULL */
};

/* `4.3.a + 4.3.b`. */
static const char *sum_name(struct maker *m, const struct rule_sum *sum)
{
    struct str out = {0};
    for (size_t i = 0; i < sum->count; i++)
        str_printf(&out, "%s%s", i ? " + " : "", m->of->codes[sum->inputs[i]]);
    if (decimal_sign(sum->constant) != 0 || sum->count == 0) {
        char number[DECIMAL_TEXT_SIZE];
        str_printf(&out, "%s%s", out.length ? " + " : "",
                   decimal_format_typed(sum->constant, number));
    }
    return arena_take(m->of->arena, str_take(&out));
}

enum { FAULTS_MOST = 1500 }; /* before they are put into a cell */

static void add_fault(struct maker *m, struct faults *faults,
                      const char *condition, const char *what)
{
    const char *before = faults->text ? faults->text : "\"\"";
    if (faults->open)
        condition = WRITE(m, "AND(%s,%s)", faults->open, condition);
    if (strlen(before) > FAULTS_MOST)
        before = formula_place(m, before);
    faults->text = WRITE(m, "IF(%s,%s,%s)", condition,
                         reading_quoted(m->of->arena, what), before);
}

/* The same as intake/validate.c finds with the values themselves. */
static void quotient_faults(struct maker *m, const struct rule_value *value,
                            struct faults *faults)
{
    const char *zero = formula_divisor(m, value);
    const char *a = formula_repeated(m, formula_sum(m, &value->a));
    if (zero && value->zero == ZERO_ERROR)
        add_fault(m, faults, WRITE(m, "%s=0", zero),
                  WRITE(m, "%s bằng 0", sum_name(m, &value->b)));
    else if (zero && decimal_sign(value->a.constant) == 0)
        add_fault(m, faults, WRITE(m, "AND(%s=0,%s>0)", zero, a),
                  WRITE(m, "%s > %s", sum_name(m, &value->a),
                        sum_name(m, &value->b)));
    if (value->part_of)
        add_fault(m, faults, WRITE(m, "%s>%s", a, formula_sum(m, &value->b)),
                  WRITE(m, "%s > %s", sum_name(m, &value->a),
                        sum_name(m, &value->b)));
}

/* What lies behind a closed gate is not looked at. Recursion ends at
 * RULE_MOST_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
static void find_faults(struct maker *m, const struct rule *rule,
                        struct faults *faults)
{
    const char *outside = faults->open;
    bool divides = rule->kind == RULE_CURVE && rule->value.divides;
    if (rule->when && (divides || rule->part_count > 0)) {
        const char *gate = formula_gate(m, rule->when);
        faults->open = formula_repeated(
            m, outside ? WRITE(m, "AND(%s,%s)", outside, gate) : gate);
    }
    for (size_t i = 0; i < rule->part_count; i++)
        find_faults(m, &rule->parts[i], faults);
    if (divides)
        quotient_faults(m, &rule->value, faults);
    faults->open = outside;
}

const char *formula_faults(const struct formula *of)
{
    struct maker m = {of};
    struct faults faults = {0};
    find_faults(&m, &of->indicator->rule, &faults);
    return faults.text;
}
