/* Rules as formulas; that they compute what score computes is for
 * tests/e2e/formulas.sh, where a spreadsheet computes them. */
#include "unit/test.h"

#include "forms/formula/formula.h"

#include <stdio.h>
#include <string.h>

static struct input inputs[] = {
    {.key = "a", .kind = INPUT_NUMBER},
    {.key = "b", .kind = INPUT_NUMBER},
    {.key = "p", .kind = INPUT_PERCENT},
};
static const char *const cells[] = {"$D8", "$D9", "$D10"};
static const char *const codes[] = {"1.1.a", "1.1.b", "1.1.c"};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* The pieces that got cells of their own: `Q1`, `Q2`, … */
struct sheet {
    struct arena arena;
    const char *pieces[64];
    size_t count;
};

static const char *place(void *context, const char *formula)
{
    struct sheet *sheet = context;
    assert_true(sheet->count < LENGTH(sheet->pieces));
    assert_true(strlen(formula) <= FORMULA_MOST);
    sheet->pieces[sheet->count++] = formula;
    return arena_printf(&sheet->arena, "Q%zu", sheet->count);
}

static struct formula of_rule(struct sheet *sheet, struct indicator *indicator,
                              struct rule rule)
{
    *sheet = (struct sheet){0};
    *indicator = (struct indicator){
        .max = 500, .inputs = inputs, .input_count = 3, .rule = rule};
    return (struct formula){&sheet->arena, indicator, cells,
                            codes,         place,     sheet};
}

static const size_t first[] = {0}, second[] = {1}, third[] = {2};
#define ONE                                                                    \
    {                                                                          \
        .coefficient = 1                                                       \
    }
#define QUOTIENT                                                               \
    {                                                                          \
        .a = {.inputs = first, .count = 1},                                    \
        .b = {.inputs = second, .count = 1}, .divides = true                   \
    }

static const struct rule ratio = {
    .kind = RULE_CURVE,
    .value = QUOTIENT,
    .curve = {.kind = CURVE_LINEAR, .full_at = {8, -1}},
};

static void a_ratio_is_one_formula(void **state)
{
    (void)state;
    struct sheet sheet;
    struct indicator indicator;
    const char *absent;
    struct formula of = of_rule(&sheet, &indicator, ratio);
    assert_true(formula_computes(&ratio));
    assert_string_equal(
        formula_points(&of, &absent),
        "ROUND(ROUND(IF($D9=0,0,MAX(0,MIN(1,ROUND(IF($D9=0,0,$D8/$D9),13)*5/4)))"
        "*5,10),2)");
    assert_null(absent);
    assert_int_equal(sheet.count, 0);
    assert_string_equal(formula_faults(&of), "IF($D9=0,\"1.1.b bằng 0\",\"\")");
    arena_clear(&sheet.arena);
}

static void a_part_is_no_more_than_the_whole(void **state)
{
    (void)state;
    struct sheet sheet;
    struct indicator indicator;
    const char *absent;
    struct rule rule = ratio;
    rule.value.part_of = true;
    rule.value.zero = ZERO_NOT_APPLICABLE;
    struct formula of = of_rule(&sheet, &indicator, rule);
    assert_string_equal(formula_faults(&of),
                        "IF($D8>$D9,\"1.1.a > 1.1.b\",IF(AND($D9=0,$D8>0),"
                        "\"1.1.a > 1.1.b\",\"\"))");
    formula_points(&of, &absent);
    assert_string_equal(absent, "Q1");
    assert_string_equal(sheet.pieces[0], "$D9=0");
    arena_clear(&sheet.arena);
}

static void what_needs_others_is_not_computed(void **state)
{
    (void)state;
    const struct rule manual = {.kind = RULE_MANUAL};
    const struct rule parts[] = {
        ratio,
        {.kind = RULE_CURVE, .curve = {.kind = CURVE_RELATIVE}},
    };
    const struct rule sum = {
        .kind = RULE_SUM, .parts = parts, .part_count = LENGTH(parts)};
    assert_false(formula_computes(&manual));
    assert_false(formula_computes(&parts[1]));
    assert_false(formula_computes(&sum));
}

/* A thousand steps are cut into pieces that Excel takes. */
static void no_formula_is_too_long(void **state)
{
    (void)state;
    enum { STEPS = 1000 };
    static struct rule_step steps[STEPS];
    struct sheet sheet;
    struct indicator indicator;
    const char *absent;
    for (int i = 0; i < STEPS; i++)
        steps[i] = (struct rule_step){.range = {.has_least = true,
                                                .above = true,
                                                .least = {STEPS - i, -1}},
                                      .share = {{STEPS - i, -3}, ONE}};
    const struct rule rule = {
        .kind = RULE_CURVE,
        .value = {.a = {.inputs = third, .count = 1}},
        .curve = {.kind = CURVE_STEPS, .steps = steps, .step_count = STEPS}};
    struct formula of = of_rule(&sheet, &indicator, rule);
    assert_true(strlen(formula_points(&of, &absent)) <= FORMULA_MOST);
    assert_true(sheet.count > 10);
    assert_null(formula_faults(&of));
    arena_clear(&sheet.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ratio_is_one_formula),
        cmocka_unit_test(a_part_is_no_more_than_the_whole),
        cmocka_unit_test(what_needs_others_is_not_computed),
        cmocka_unit_test(no_formula_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
