#include "forms/formula.h"

#include "base/fraction.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

/* A list of arguments is put into a cell of its own before it gets longer. */
enum { LIST_MOST = 1500, ITEMS_MOST = 200, LITERAL_MOST = 250 };

struct maker {
    const struct formula *of;
    const char **terms; /* of each input, once it was needed: its number */
};

#define WRITE(maker, ...) arena_printf((maker)->of->arena, __VA_ARGS__)

static const char *place(struct maker *m, const char *text)
{
    return m->of->place(m->of->sheet, text);
}

/* A text that may be written more than once, and between operators. */
static const char *repeated(struct maker *m, const char *text)
{
    const char *p = text;
    while (isalnum((unsigned char)*p) || *p == '$')
        p++;
    return *p == '\0' ? text : place(m, text);
}

/* --- constants --- */

/* `19/20`, in lowest terms. */
static const char *quotient_text(struct maker *m, const mpq_t value)
{
    return arena_take(m->of->arena, mpq_get_str(NULL, 10, value));
}

static const char *decimal_text(struct maker *m, struct decimal value)
{
    mpq_t exact;
    mpq_init(exact);
    fraction_set_decimal(exact, value);
    const char *text = quotient_text(m, exact);
    mpq_clear(exact);
    return text;
}

static void set_share(mpq_t out, struct rule_share share)
{
    mpq_t whole;
    mpq_init(whole);
    fraction_set_decimal(out, share.part);
    fraction_set_decimal(whole, share.whole);
    mpq_div(out, out, whole);
    mpq_clear(whole);
}

static const char *share_text(struct maker *m, struct rule_share share)
{
    mpq_t exact;
    mpq_init(exact);
    set_share(exact, share);
    const char *text = quotient_text(m, exact);
    mpq_clear(exact);
    return text;
}

/* `text` times a constant; a factor of 1 is left out. */
static const char *times(struct maker *m, const char *text, const char *factor)
{
    return strcmp(factor, "1") == 0 ? text : WRITE(m, "%s*%s", text, factor);
}

/* Excel takes 255 characters of a text in a formula: longer ones are joined. */
const char *formula_text(struct arena *arena, const char *text)
{
    struct str out = {0};
    size_t used = 0;
    str_append_char(&out, '"');
    for (; *text; text++) {
        bool starts = ((unsigned char)*text & 0xC0) != 0x80;
        if (starts && ++used % LITERAL_MOST == 0)
            str_append(&out, "\"&\"");
        str_append(&out, *text == '"' ? "\"" : "");
        str_append_char(&out, *text);
    }
    str_append_char(&out, '"');
    return arena_take(arena, str_take(&out));
}

/* --- lists of arguments --- */

struct list {
    const char *function;
    struct str items;
    size_t count;
};

/* The call, or what is in it where that is one item alone. */
static const char *list_text(struct maker *m, struct list *list)
{
    const char *text = list->count == 1 ? WRITE(m, "%s", list->items.data)
                                        : WRITE(m, "%s(%s)", list->function,
                                                str_text(&list->items));
    str_clear(&list->items);
    list->count = 0;
    return text;
}

static void list_add(struct maker *m, struct list *list, const char *item)
{
    if (list->items.length + strlen(item) > LIST_MOST ||
        list->count == ITEMS_MOST) {
        const char *before = list->count ? place(m, list_text(m, list)) : NULL;
        if (before)
            list_add(m, list, before);
    }
    str_printf(&list->items, "%s%s", list->count++ ? "," : "", item);
}

/* --- values --- */

/* The number that an input stands for. A cell that somebody gave the format of
 * percent holds a hundredth of what it shows. */
static const char *term(struct maker *m, size_t input)
{
    const char *cell = m->of->cells[input];
    if (m->terms[input])
        return m->terms[input];
    switch (m->of->indicator->inputs[input].kind) {
    case INPUT_PERCENT:
        cell = place(
            m,
            WRITE(m, "ROUND(%s*IF(LEFT(CELL(\"format\",%s),1)=\"P\",100,1),10)",
                  cell, cell));
        break;
    case INPUT_YES_NO:
        cell = place(m, WRITE(m, "IF(%s=%s,1,0)", cell,
                              formula_text(m->of->arena, "Có")));
        break;
    default:
        break;
    }
    return m->terms[input] = cell;
}

static const char *sum_text(struct maker *m, const struct rule_sum *sum)
{
    struct list list = {.function = "SUM"};
    for (size_t i = 0; i < sum->count; i++)
        list_add(m, &list, term(m, sum->inputs[i]));
    if (decimal_sign(sum->constant) != 0 || sum->count == 0)
        list_add(m, &list, decimal_text(m, sum->constant));
    bool added = list.count > 1;
    const char *text = list_text(m, &list);
    return added ? WRITE(m, "ROUND(%s,10)", text) : text;
}

/* The divisor where it may be 0, NULL where there is none such. */
static const char *divisor(struct maker *m, const struct rule_value *value)
{
    bool can_be_0 = value->divides && decimal_sign(value->b.constant) == 0;
    return can_be_0 ? repeated(m, sum_text(m, &value->b)) : NULL;
}

static const char *value_text(struct maker *m, const struct rule_value *value)
{
    const char *text = sum_text(m, &value->a);
    const char *zero = divisor(m, value);
    if (zero)
        text = WRITE(m, "IF(%s=0,0,%s/%s)", zero, text, zero);
    else if (value->divides)
        text = WRITE(m, "%s/(%s)", text, sum_text(m, &value->b));
    bool complement = decimal_sign(value->complement_of) != 0;
    if (complement)
        text = WRITE(m, "%s-%s", decimal_text(m, value->complement_of), text);
    return complement || value->divides ? WRITE(m, "ROUND(%s,13)", text) : text;
}

/* --- conditions --- */

static bool is_bound(const struct rule_range *range)
{
    return range->has_least || range->has_most;
}

/* Whether `value`, which may be repeated, lies in the range. */
static const char *range_text(struct maker *m, const struct rule_range *range,
                              const char *value)
{
    struct list list = {.function = "AND"};
    if (range->has_least)
        list_add(m, &list,
                 WRITE(m, "%s%s%s", value, range->above ? ">" : ">=",
                       decimal_text(m, range->least)));
    if (range->has_most)
        list_add(m, &list,
                 WRITE(m, "%s%s%s", value, range->below ? "<" : "<=",
                       decimal_text(m, range->most)));
    return list_text(m, &list);
}

/* `$D8="Chủ tịch"`. */
static const char *chosen(struct maker *m, size_t input, size_t option)
{
    return WRITE(m, "%s=%s", m->of->cells[input],
                 formula_text(m->of->arena,
                              m->of->indicator->inputs[input].options[option]));
}

static const char *gate_text(struct maker *m, const struct rule_condition *when)
{
    if (!when->options)
        return range_text(m, &when->range,
                          repeated(m, value_text(m, &when->value)));
    size_t input = when->value.a.inputs[0];
    struct list list = {.function = "OR"};
    for (size_t o = 0; o < m->of->indicator->inputs[input].option_count; o++)
        if (when->options[o])
            list_add(m, &list, chosen(m, input, o));
    return list_text(m, &list);
}

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
    const char *text = value, *at = quotient_text(m, none);
    if (mpq_sgn(slope) < 0)
        text = WRITE(m, "(%s-%s)", at, value);
    else if (mpq_sgn(none) != 0)
        text = WRITE(m, "(%s-%s)", value, at);
    mpq_abs(slope, slope);
    text = times(m, text, quotient_text(m, slope));
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
    bool jumps = is_bound(&curve->none) || is_bound(&curve->full);
    value = jumps ? repeated(m, value) : value;
    const char *text = clamped(m, line_text(m, curve, value));
    if (is_bound(&curve->full))
        text =
            WRITE(m, "IF(%s,1,%s)", range_text(m, &curve->full, value), text);
    if (is_bound(&curve->none))
        text =
            WRITE(m, "IF(%s,0,%s)", range_text(m, &curve->none, value), text);
    return text;
}

/* No step earns more than the one before it: the first that holds is the
 * highest. */
static const char *steps_text(struct maker *m, const struct rule_curve *curve,
                              const char *value)
{
    struct list list = {.function = "MAX"};
    value = repeated(m, value);
    for (size_t i = 0; i < curve->step_count; i++)
        list_add(m, &list,
                 WRITE(m, "IF(%s,%s,0)",
                       range_text(m, &curve->steps[i].range, value),
                       share_text(m, curve->steps[i].share)));
    return list_text(m, &list);
}

static const char *options_text(struct maker *m, const struct rule *rule)
{
    size_t input = rule->value.a.inputs[0];
    struct list list = {.function = "SUM"};
    for (size_t o = 0; o < m->of->indicator->inputs[input].option_count; o++)
        list_add(m, &list,
                 WRITE(m, "IF(%s,%s,0)", chosen(m, input, o),
                       share_text(m, rule->curve.options[o])));
    return list_text(m, &list);
}

static const char *curve_text(struct maker *m, const struct rule *rule)
{
    const struct rule_curve *curve = &rule->curve;
    if (curve->kind == CURVE_OPTIONS)
        return options_text(m, rule);
    const char *value = value_text(m, &rule->value);
    switch (curve->kind) {
    case CURVE_LINEAR:
        return linear_text(m, curve, value);
    case CURVE_STEPS:
        return steps_text(m, curve, value);
    case CURVE_EACH:
        return clamped(m, times(m, value, share_text(m, curve->each)));
    case CURVE_OFF_EACH:
        return clamped(
            m, WRITE(m, "1-%s", times(m, value, share_text(m, curve->each))));
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
    const char *zero = divisor(m, &rule->value);
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
    struct list shares, weights, absent;
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
    set_share(weight, part->share);
    mpq_add(joined->all, joined->all, weight);
    const char *worth = quotient_text(m, weight);
    mpq_clear(weight);
    const char *share = times(m, repeated(m, one.text), worth);
    joined->always |= !one.absent;
    if (one.absent) {
        const char *absent = repeated(m, one.absent);
        list_add(m, &joined->absent, absent);
        share = WRITE(m, "IF(%s,0,%s)", absent, share);
        worth = WRITE(m, "IF(%s,0,%s)", absent, worth);
    }
    list_add(m, &joined->shares, share);
    list_add(m, &joined->weights, worth);
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
    struct shared out = {.text = list_text(m, &joined.shares)};
    const char *weights = list_text(m, &joined.weights);
    const char *absent = leave ? list_text(m, &joined.absent) : NULL;
    if (leave && sum) {
        weights = repeated(m, weights);
        out.text = WRITE(m, "IF(%s=0,0,%s/%s*%s)", weights, out.text, weights,
                         quotient_text(m, joined.all));
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
    const char *gate = repeated(m, gate_text(m, rule->when));
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

static struct maker start(const struct formula *of)
{
    return (struct maker){of, arena_calloc(of->arena,
                                           of->indicator->input_count + 1,
                                           sizeof(const char *))};
}

const char *formula_points(const struct formula *of, const char **absent)
{
    struct maker m = start(of);
    struct shared shared = share_of(&m, &of->indicator->rule);
    mpq_t max;
    mpq_init(max);
    fraction_set_ratio(max, of->indicator->max, 100);
    const char *text = times(&m, shared.text, quotient_text(&m, max));
    mpq_clear(max);
    *absent = shared.absent ? repeated(&m, shared.absent) : NULL;
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

static void add_fault(struct maker *m, struct faults *faults,
                      const char *condition, const char *what)
{
    const char *before = faults->text ? faults->text : "\"\"";
    if (faults->open)
        condition = WRITE(m, "AND(%s,%s)", faults->open, condition);
    if (strlen(before) > LIST_MOST)
        before = place(m, before);
    faults->text = WRITE(m, "IF(%s,%s,%s)", condition,
                         formula_text(m->of->arena, what), before);
}

/* The same as intake/validate.c finds with the values themselves. */
static void quotient_faults(struct maker *m, const struct rule_value *value,
                            struct faults *faults)
{
    const char *zero = divisor(m, value);
    const char *a = repeated(m, sum_text(m, &value->a));
    if (zero && value->zero == ZERO_ERROR)
        add_fault(m, faults, WRITE(m, "%s=0", zero),
                  WRITE(m, "%s bằng 0", sum_name(m, &value->b)));
    else if (zero && decimal_sign(value->a.constant) == 0)
        add_fault(m, faults, WRITE(m, "AND(%s=0,%s>0)", zero, a),
                  WRITE(m, "%s > %s", sum_name(m, &value->a),
                        sum_name(m, &value->b)));
    if (value->part_of)
        add_fault(m, faults, WRITE(m, "%s>%s", a, sum_text(m, &value->b)),
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
        const char *gate = gate_text(m, rule->when);
        faults->open =
            repeated(m, outside ? WRITE(m, "AND(%s,%s)", outside, gate) : gate);
    }
    for (size_t i = 0; i < rule->part_count; i++)
        find_faults(m, &rule->parts[i], faults);
    if (divides)
        quotient_faults(m, &rule->value, faults);
    faults->open = outside;
}

const char *formula_faults(const struct formula *of)
{
    struct maker m = start(of);
    struct faults faults = {0};
    find_faults(&m, &of->indicator->rule, &faults);
    return faults.text;
}
