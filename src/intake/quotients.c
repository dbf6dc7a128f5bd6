#include "intake/quotients.h"

#include "intake/rule_value.h"

/* What a check passes on. */
struct checking {
    const struct value *inputs;
    quotient_fault_fn *tell;
    void *context;
};

/* More parts than there are in the whole, by the rule or because the whole is
 * nothing. What the rule itself puts into a is no part that anybody reports. */
static bool part_exceeds(const struct rule_value *value, const mpq_t a,
                         const mpq_t b)
{
    bool of_nothing = mpq_sgn(b) == 0 && value->zero != ZERO_ERROR &&
                      decimal_sign(value->a.constant) == 0;
    return (value->part_of || of_nothing) && mpq_cmp(a, b) > 0;
}

/* The input at which a fault of the sum is shown; of `other` where the sum has
 * none. */
static size_t shown_input(const struct rule_sum *sum,
                          const struct rule_sum *other)
{
    return sum->count > 0 ? sum->inputs[0] : other->inputs[0];
}

static void check_quotient(const struct checking *c,
                           const struct rule_value *value, const mpq_t a,
                           const mpq_t b)
{
    struct quotient_fault fault = {.value = value};
    if (part_exceeds(value, a, b)) {
        fault.code = PROBLEM_PART_OVER_WHOLE;
        fault.input = shown_input(&value->a, &value->b);
    } else if (mpq_sgn(b) == 0 && value->zero == ZERO_ERROR) {
        fault.code = PROBLEM_WHOLE_ZERO;
        fault.input = shown_input(&value->b, &value->a);
    } else {
        return;
    }
    c->tell(c->context, &fault);
}

static void check_value(const struct checking *c,
                        const struct rule_value *value)
{
    mpq_t a, b;
    mpq_inits(a, b, NULL);
    if (rule_value_sum_add(&value->a, c->inputs, a) &&
        rule_value_sum_add(&value->b, c->inputs, b))
        check_quotient(c, value, a, b);
    mpq_clears(a, b, NULL);
}

/* Recursion ends at RULE_MOST_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
static void check_rule(const struct checking *c, const struct rule *rule)
{
    if (rule_value_gate(rule, c->inputs) == GATE_CLOSED)
        return;
    for (size_t i = 0; i < rule->part_count; i++)
        check_rule(c, &rule->parts[i]);
    if (rule->kind == RULE_CURVE && rule->value.divides)
        check_value(c, &rule->value);
}

void quotients_check(const struct rule *rule, const struct value *inputs,
                     quotient_fault_fn *tell, void *context)
{
    const struct checking c = {inputs, tell, context};
    check_rule(&c, rule);
}

static bool sum_reads(const struct rule_sum *sum, size_t input)
{
    for (size_t i = 0; i < sum->count; i++)
        if (sum->inputs[i] == input)
            return true;
    return false;
}

bool quotient_reads(const struct rule_value *value, size_t input)
{
    return sum_reads(&value->a, input) || sum_reads(&value->b, input);
}

/* `out` + `term`, as text; `out` is NULL before the first. */
static const char *add_term(struct arena *arena, const char *out,
                            const char *term)
{
    return out ? arena_printf(arena, "%s + %s", out, term)
               : arena_strdup(arena, term);
}

/* A figure; one that the unit does not report, with whose it is. */
static const char *figure_text(struct arena *arena, const struct input *input,
                               const struct value *value)
{
    char text[DECIMAL_TEXT_SIZE];
    decimal_format_vi(value->number, text);
    return input->supplier
               ? arena_printf(arena, "%s do %s cung cấp", text, input->supplier)
               : arena_strdup(arena, text);
}

/* What is added up: the labels of its inputs, or with `inputs` their values. */
static const char *sum_text(struct arena *arena,
                            const struct indicator *indicator,
                            const struct rule_sum *sum,
                            const struct value *inputs)
{
    char text[DECIMAL_TEXT_SIZE];
    const char *out = NULL;
    for (size_t i = 0; i < sum->count; i++) {
        size_t input = sum->inputs[i];
        const char *term =
            inputs
                ? figure_text(arena, &indicator->inputs[input], &inputs[input])
                : indicator->inputs[input].label;
        out = add_term(arena, out, term);
    }
    if (out && decimal_sign(sum->constant) == 0)
        return out;
    decimal_format_vi(sum->constant, text);
    return add_term(arena, out, inputs ? text : "số cho sẵn");
}

void quotient_report(struct intake *intake, const struct quotient_fault *fault,
                     const struct value *inputs,
                     const struct indicator *indicator, const char *code,
                     const struct position *at)
{
    struct arena *arena = &intake->arena;
    const struct rule_sum *a = &fault->value->a, *b = &fault->value->b;
    if (fault->code == PROBLEM_WHOLE_ZERO)
        problem_add(&intake->problems, fault->code, at, code,
                    sum_text(arena, indicator, b, NULL), (const char *)NULL);
    else
        problem_add(&intake->problems, fault->code, at, code,
                    sum_text(arena, indicator, a, NULL),
                    sum_text(arena, indicator, a, inputs),
                    sum_text(arena, indicator, b, NULL),
                    sum_text(arena, indicator, b, inputs), (const char *)NULL);
}
