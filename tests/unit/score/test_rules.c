#include "unit/test.h"

#include "score/fraction.h"
#include "score/rules.h"

#include <stdio.h>

static struct decimal dec(const char *text)
{
    struct decimal d = {0};
    assert_true(decimal_parse(text, strlen(text), &d));
    return d;
}

static struct value number(const char *text)
{
    return (struct value){.given = true, .valid = true, .number = dec(text)};
}

/* The share as a reduced fraction, "n/a" or "none". */
static const char *share_of(const struct rule *rule, const struct value *inputs,
                            const struct best_values *best, char *text)
{
    struct best_values own;
    best_values_init(&own, rule);
    mpq_t share;
    mpq_init(share);
    enum rule_outcome outcome =
        rule_share(rule, inputs, best ? best : &own, share);
    if (outcome == RULE_SHARE)
        gmp_snprintf(text, 200, "%Qd", share);
    else
        strcpy(text, outcome == RULE_NO_SHARE ? "none" : "n/a");
    mpq_clear(share);
    best_values_clear(&own);
    return text;
}

static void check(const struct rule *rule, const struct value *inputs,
                  const char *expected)
{
    char text[200];
    assert_string_equal(share_of(rule, inputs, NULL, text), expected);
}

static void yes_no_and_choice(void **state)
{
    (void)state;
    struct rule rule = {.kind = RULE_YES_NO};
    struct value v = number("1");
    check(&rule, &v, "1");
    v = number("0");
    check(&rule, &v, "0");
    struct decimal shares[] = {dec("1"), dec("0.5"), dec("0")};
    rule = (struct rule){.kind = RULE_CHOICE, .shares = shares};
    v = (struct value){.valid = true, .option = 1};
    check(&rule, &v, "1/2");
}

static void ratio(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *full_at, *share;
        bool out;
    } rows[] = {
        {"1", "3", "1", "1/3", false},
        {"4", "3", "1", "1", false},
        {"2", "5", "0.8", "1/2", false},
        {"0", "7", "1", "0", false},
        {"5", "0", "1", "none", false},
        {"0", "0", "1", "n/a", true},
        {"1", "100", "0.01", "1", false},
        {"1", "999983", "1", "1/999983", false},
        {"0.333333333333333", "1", "1", "333333333333333/1000000000000000",
         false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rule rule = {.kind = RULE_RATIO,
                            .divisor = 1,
                            .full_at = dec(rows[i].full_at),
                            .zero_not_applicable = rows[i].out};
        struct value inputs[] = {number(rows[i].a), number(rows[i].b)};
        check(&rule, inputs, rows[i].share);
    }
}

static void percent_tiers_and_count(void **state)
{
    (void)state;
    struct rule percent = {.kind = RULE_PERCENT, .full_at = dec("95")};
    struct value v = number("47.5");
    check(&percent, &v, "1/2");
    v = number("95.01");
    check(&percent, &v, "1");

    struct tier tiers[] = {
        {dec("3"), dec("1")}, {dec("2"), dec("0.75")}, {dec("1"), dec("0.5")}};
    struct rule steps = {.kind = RULE_TIERS, .tiers = tiers, .tier_count = 3};
    static const char *const values[][2] = {{"3", "1"},   {"2.999", "3/4"},
                                            {"2", "3/4"}, {"1", "1/2"},
                                            {"0.5", "0"}, {"100", "1"}};
    for (size_t i = 0; i < 6; i++) {
        v = number(values[i][0]);
        check(&steps, &v, values[i][1]);
    }

    struct rule count = {.kind = RULE_CAPPED_COUNT, .each = dec("0.2")};
    v = number("3");
    check(&count, &v, "3/5");
    v = number("6");
    check(&count, &v, "1");
}

static void parts(void **state)
{
    (void)state;
    struct rule both[] = {
        {.kind = RULE_RATIO,
         .input = 0,
         .divisor = 1,
         .full_at = dec("1"),
         .share = dec("0.5")},
        {.kind = RULE_RATIO,
         .input = 2,
         .divisor = 3,
         .full_at = dec("1"),
         .share = dec("0.5")},
    };
    struct rule sum = {.kind = RULE_SUM, .parts = both, .part_count = 2};
    struct value inputs[] = {number("1"), number("7"), number("1"),
                             number("13")};
    check(&sum, inputs, "10/91");
    struct rule best = sum;
    best.kind = RULE_BEST_OF;
    check(&best, inputs, "1/14");
    inputs[3].valid = false;
    check(&sum, inputs, "none");
    check(&best, inputs, "none");
}

/* A part that does not apply leaves, and the other shares are scaled to 1;
 * where none applies, the indicator does not. */
static void parts_that_do_not_apply(void **state)
{
    (void)state;
    struct rule both[] = {
        {.kind = RULE_RATIO,
         .input = 0,
         .divisor = 1,
         .full_at = dec("1"),
         .zero_not_applicable = true,
         .share = dec("0.5")},
        {.kind = RULE_RATIO,
         .input = 2,
         .divisor = 3,
         .full_at = dec("1"),
         .zero_not_applicable = true,
         .share = dec("0.5")},
    };
    struct rule sum = {.kind = RULE_SUM, .parts = both, .part_count = 2};
    struct value inputs[] = {number("0"), number("0"), number("1"),
                             number("2")};
    check(&sum, inputs, "1/2");
    both[0].share = dec("0.9");
    both[1].share = dec("0.1");
    check(&sum, inputs, "1/2");
    inputs[2] = number("2");
    check(&sum, inputs, "1");
    inputs[2] = number("0");
    inputs[3] = number("0");
    check(&sum, inputs, "n/a");
}

static void relative(void **state)
{
    (void)state;
    struct rule rule = {
        .kind = RULE_RELATIVE, .input = 0, .divisor = 1, .has_divisor = true};
    struct value mine[] = {number("1"), number("3")};
    struct value other[] = {number("1"), number("2")};
    struct value broken[] = {number("9"), number("0")};
    struct best_values best;
    best_values_init(&best, &rule);
    best_values_add(&best, &rule, mine);
    best_values_add(&best, &rule, other);
    best_values_add(&best, &rule, broken);
    char text[200];
    assert_string_equal(share_of(&rule, mine, &best, text), "2/3");
    assert_string_equal(share_of(&rule, other, &best, text), "1");
    assert_string_equal(share_of(&rule, broken, &best, text), "none");
    best_values_clear(&best);

    rule.has_divisor = false;
    struct value zero = number("0");
    check(&rule, &zero, "0");
}

static void manual_gives_nothing(void **state)
{
    (void)state;
    struct rule rule = {.kind = RULE_MANUAL};
    check(&rule, NULL, "none");
}

static void rounding(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        int64_t hundredths;
    } rows[] = {{"1/3", 33},
                {"2/3", 67},
                {"937/200", 469},
                {"1/200", 1},
                {"199/40000", 0},
                {"5/1", 500},
                {"33333333333333333333333333/100000000000000000000000000", 33}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        mpq_t q;
        mpq_init(q);
        mpq_set_str(q, rows[i].value, 10);
        mpq_canonicalize(q);
        assert_int_equal(fraction_round(q, 100), rows[i].hundredths);
        mpq_clear(q);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yes_no_and_choice),       cmocka_unit_test(ratio),
        cmocka_unit_test(percent_tiers_and_count), cmocka_unit_test(parts),
        cmocka_unit_test(parts_that_do_not_apply), cmocka_unit_test(relative),
        cmocka_unit_test(manual_gives_nothing),    cmocka_unit_test(rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
