/* The formulas of real index sets, each with its points worked out by hand. */
#include "ruled.h"

struct formula {
    const char *max, *inputs, *rule;
    /* What a unit reports, and its points; up to the first NULL. */
    const char *rows[12][2];
};

static void check_formula(const struct formula *formula)
{
    char text[RULED_TEXT];
    struct campaign *campaign =
        ruled_load(formula->max, formula->inputs, formula->rule);
    for (size_t i = 0; i < 12 && formula->rows[i][0]; i++) {
        ruled_points(campaign, formula->rows[i][0], NULL, text);
        if (strcmp(text, formula->rows[i][1]) != 0)
            fail_msg("%s\n%s: %s, not %s", formula->rule, formula->rows[i][0],
                     text, formula->rows[i][1]);
    }
    campaign_free(campaign);
}

static void check_formulas(const struct formula *formulas, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_formula(&formulas[i]);
}
#define CHECK_FORMULAS(table)                                                  \
    check_formulas(table, sizeof(table) / sizeof *(table))

/* 1: from 80 % full marks, below it p × m; 18: only over 30 % full marks. */
static void jumps_to_full_marks(void **state)
{
    (void)state;
    static const struct formula formulas[] = {
        {"5",
         "p",
         "{kind: percent, input: p, full: {from: 80}}",
         {{"80", "5.00"},
          {"79.99", "4.00"},
          {"79", "3.95"},
          {"100", "5.00"},
          {"0", "0.00"}}},
        {"2",
         "ab",
         "{kind: ratio, a: a, b: b, part: true, full: {from: 0.75}}",
         {{"3 4", "2.00"}, {"74 100", "1.48"}, {"1 3", "0.67"}}},
        {"4",
         "p",
         "{kind: percent, input: p, full: {above: 30}}",
         {{"30", "1.20"}, {"30.01", "4.00"}, {"15", "0.60"}}},
        {"4",
         "p",
         "{kind: percent, input: p, full_at: 30}",
         {{"30", "4.00"}, {"15", "2.00"}, {"40", "4.00"}}},
    };
    CHECK_FORMULAS(formulas);
}

/* 2: under a floor nothing, else a/b × m. 3: b = 0 is full, or nothing. */
static void has_a_floor_and_a_way_with_zero(void **state)
{
    (void)state;
    static const struct formula formulas[] = {
        {"10",
         "ab",
         "{kind: ratio, a: a, b: b, part: true, none: {below: 0.9}}",
         {{"89 100", "0.00"},
          {"9 10", "9.00"},
          {"95 100", "9.50"},
          {"1 1", "10.00"},
          {"0 0", "none"}}},
        {"10",
         "ab",
         "{kind: ratio, a: a, b: b, none: {to: 0.5}}",
         {{"1 2", "0.00"}, {"501 1000", "5.01"}}},
        {"3",
         "ab",
         "{kind: ratio, a: a, b: b, part: true, zero: full}",
         {{"0 0", "3.00"}, {"0 5", "0.00"}, {"2 3", "2.00"}}},
        {"3",
         "ab",
         "{kind: ratio, a: a, b: b, part: true, zero: none}",
         {{"0 0", "0.00"}, {"1 1", "3.00"}}},
        {"3",
         "ab",
         "{kind: ratio, a: a, b: b, part: true, zero: not-applicable}",
         {{"0 0", "n/a"}, {"1 2", "1.50"}}},
    };
    CHECK_FORMULAS(formulas);
}

/* 4: all or nothing, and steps on a ratio: over 90 % 2 points, from 70 to 90 %
 * 1 point, under 70 % none. */
static void has_steps_on_a_ratio(void **state)
{
    (void)state;
    static const struct formula formulas[] = {
        {"3",
         "ab",
         "{kind: tiers, a: a, b: b, part: true, steps: [{from: 1, share: 1}]}",
         {{"7 7", "3.00"}, {"6 7", "0.00"}, {"999999 1000000", "0.00"}}},
        {"2",
         "ab",
         "{kind: tiers, a: a, b: b, part: true,\nsteps: [{above: 0.9, points: "
         "2}, {from: 0.7, points: 1}]}",
         {{"9 10", "1.00"},
          {"901 1000", "2.00"},
          {"7 10", "1.00"},
          {"699 1000", "0.00"}}},
        {"2",
         "p",
         "{kind: tiers, input: p,\nsteps: [{above: 90, points: 2}, {from: 90, "
         "points: 1.5}, {from: 70, points: 1}]}",
         {{"90", "1.50"}, {"90.1", "2.00"}, {"89.9", "1.00"}, {"0", "0.00"}}},
    };
    CHECK_FORMULAS(formulas);
}

/* 5: sums above and below the line, and a number in place of an input. */
static void divides_sums(void **state)
{
    (void)state;
    static const struct formula formulas[] = {
        {"6",
         "abc",
         "{kind: ratio, a: [b, c], b: a, part: true}",
         {{"10 3 4", "4.20"}, {"3 1 1", "4.00"}, {"7 0 0", "0.00"}}},
        {"6",
         "abcd",
         "{kind: ratio, a: [b, d], b: [a, c], part: true}",
         {{"5 2 4 1", "2.00"}, {"1 1 2 2", "6.00"}}},
        {"7",
         "n",
         "{kind: ratio, a: n, b: 7}",
         {{"1", "1.00"}, {"3", "3.00"}, {"9", "7.00"}}},
        {"1",
         "n",
         "{kind: ratio, a: n, b: 7}",
         {{"1", "0.14"}, {"4", "0.57"}, {"7", "1.00"}}},
        {"4",
         "n",
         "{kind: ratio, a: 7, b: n, zero: full}",
         {{"14", "2.00"}, {"0", "4.00"}, {"3", "4.00"}}},
        {"4",
         "ab",
         "{kind: linear, input: [a, b], full_at: 52}",
         {{"20 6", "2.00"}, {"50 50", "4.00"}}},
    };
    CHECK_FORMULAS(formulas);
}

/* 6: half for yes, half for a ratio with a floor that is full without a
 * divisor. 7: a channel as a gate before 52, 20 or 1 items. */
static void joins_and_gates(void **state)
{
    (void)state;
    static const struct formula formulas[] = {
        {"4",
         "yab",
         "{kind: sum, parts: [{share: 0.5, kind: yes-no, input: y},\n{share: "
         "0.5, kind: ratio, a: a, b: b, part: true, none: {below: 0.9}, zero: "
         "full}]}",
         {{"1 0 0", "4.00"},
          {"0 95 100", "1.90"},
          {"1 89 100", "2.00"},
          {"0 0 3", "0.00"}}},
        {"8",
         "yn",
         "{kind: tiers, input: n, when: {input: y, is: Có},\nsteps: [{from: "
         "52, share: 1}, {from: 20, share: 0.5}, {from: 1, share: 0.25}]}",
         {{"1 52", "8.00"},
          {"1 51", "4.00"},
          {"1 20", "4.00"},
          {"1 1", "2.00"},
          {"1 0", "0.00"},
          {"0 60", "0.00"}}},
        {"8",
         "vab",
         "{kind: ratio, a: a, b: b, when: {input: v, is: [Một, Hai]}}",
         {{"0 1 2", "4.00"},
          {"1 1 2", "4.00"},
          {"2 1 2", "0.00"},
          {"2 0 0", "0.00"},
          {"- 1 2", "none"}}},
        {"8",
         "na",
         "{kind: linear, input: a, full_at: 10, when: {input: n, above: 2, to: "
         "5}}",
         {{"2 5", "0.00"}, {"3 5", "4.00"}, {"5 5", "4.00"}, {"6 5", "0.00"}}},
    };
    CHECK_FORMULAS(formulas);
}

/* 8: the fewer the better: the share of files returned; m − 0.5 for each
 * violation; few days late; few errors in steps. */
static void earns_more_for_less(void **state)
{
    (void)state;
    static const struct formula formulas[] = {
        {"5",
         "ab",
         "{kind: ratio, a: a, b: b, part: true, complement: true, zero: full}",
         {{"0 40", "5.00"},
          {"10 40", "3.75"},
          {"40 40", "0.00"},
          {"0 0", "5.00"}}},
        {"5",
         "p",
         "{kind: percent, input: p, complement: true, full: {from: 95}}",
         {{"5", "5.00"}, {"6", "4.70"}, {"100", "0.00"}}},
        {"2",
         "n",
         "{kind: capped-count, input: n, each_points: 0.5, off: true}",
         {{"0", "2.00"},
          {"1", "1.50"},
          {"3", "0.50"},
          {"4", "0.00"},
          {"9", "0.00"}}},
        {"6",
         "n",
         "{kind: linear, input: n, full_at: 0, none_at: 12}",
         {{"0", "6.00"}, {"3", "4.50"}, {"12", "0.00"}, {"15", "0.00"}}},
        {"6",
         "n",
         "{kind: linear, input: n, full_at: 2, none_at: 12, none: {above: 7}}",
         {{"1", "6.00"}, {"2", "6.00"}, {"7", "3.00"}, {"8", "0.00"}}},
        {"3",
         "n",
         "{kind: tiers, input: n,\nsteps: [{below: 1, points: 3}, {to: 1, "
         "points: 2}, {to: 4, points: 1}]}",
         {{"0", "3.00"},
          {"1", "2.00"},
          {"2", "1.00"},
          {"4", "1.00"},
          {"5", "0.00"}}},
        {"3",
         "y",
         "{kind: yes-no, input: y, complement: true}",
         {{"0", "3.00"}, {"1", "0.00"}}},
    };
    CHECK_FORMULAS(formulas);
}

/* 9: 2·A/0.8 + 4·B + 6·C/0.5 of 12; 6·A + min(2, 2.5·B) + 2.5·C, at most 10.
 * 10: 35 and the highest case of 5, 15, 25, of 60. 11: 45·a/b and 1 for each
 * application, at most 5. */
static void gives_points_to_parts(void **state)
{
    (void)state;
    static const struct formula formulas[] = {
        {"12",
         "pqr",
         "{kind: sum, parts: [{points: 2, kind: percent, input: p, full_at: "
         "80},\n{points: 4, kind: percent, input: q},\n{points: 6, kind: "
         "percent, input: r, full_at: 50}]}",
         {{"40 50 25", "6.00"},
          {"90 100 60", "12.00"},
          {"10 0 0", "0.25"},
          {"0 33 1", "1.44"}}},
        {"10",
         "pqr",
         "{kind: sum, capped: true, parts: [{points: 6, kind: percent, input: "
         "p},\n{points: 2, kind: percent, input: q, full_at: 80},\n{points: "
         "2.5, kind: percent, input: r}]}",
         {{"100 80 100", "10.00"},
          {"50 40 100", "6.50"},
          {"100 100 0", "8.00"},
          {"100 60 80", "9.50"}}},
        {"60",
         "yvzn",
         "{kind: sum, parts: [{points: 35, kind: yes-no, input: y},\n{points: "
         "25, kind: best-of, parts: [{kind: choice, input: v, option_points: "
         "{Một: 5, Hai: 15, Ba: 0}},\n{points: 25, kind: yes-no, input: z}, "
         "{points: 5, kind: capped-count, input: n, each_points: 2}]}]}",
         {{"1 0 1 0", "60.00"},
          {"1 1 0 0", "50.00"},
          {"1 0 0 0", "40.00"},
          {"0 2 0 1", "2.00"},
          {"0 2 0 3", "5.00"}}},
        {"50",
         "abn",
         "{kind: sum, parts: [{points: 45, kind: ratio, a: a, b: b, part: "
         "true},\n{points: 5, kind: capped-count, input: n, each_points: 1}]}",
         {{"1 3 2", "17.00"}, {"3 3 9", "50.00"}, {"0 1 1", "1.00"}}},
    };
    CHECK_FORMULAS(formulas);
}

/* 14: another index × 14; a point if a survey reaches 98 %; one where
 * disbursement is under 95 %. 15: four quarterly reports. 16: head, deputy; two
 * halves; half a point for each regulation; meetings. 17: grades of work. */
#define QUARTER(input)                                                         \
    "{share: 0.25, kind: choice, input: " #input                               \
    ", shares: {Một: 1, Hai: 0.5, Ba: 0}}"

static void says_the_common_ones(void **state)
{
    (void)state;
    static const struct formula formulas[] = {
        {"14",
         "n",
         "{kind: linear, input: n, full_at: 1}",
         {{"0.8241", "11.54"}, {"1", "14.00"}}},
        {"1",
         "p",
         "{kind: tiers, input: p, steps: [{from: 98, points: 1}]}",
         {{"97.9", "0.00"}, {"98", "1.00"}}},
        {"1",
         "p",
         "{kind: tiers, input: p, steps: [{below: 95, points: 1}]}",
         {{"94.9", "1.00"}, {"95", "0.00"}}},
        {"6",
         "uvwx",
         "{kind: sum, parts: [\n" QUARTER(u) ",\n" QUARTER(v) ",\n" QUARTER(
             w) ",\n" QUARTER(x) "]}",
         {{"0 0 0 0", "6.00"}, {"0 1 2 2", "2.25"}, {"1 1 1 1", "3.00"}}},
        {"4",
         "v",
         "{kind: choice, input: v, shares: {Một: 1, Hai: 0.5, Ba: 0}}",
         {{"0", "4.00"}, {"1", "2.00"}, {"2", "0.00"}}},
        {"4",
         "yz",
         "{kind: sum, parts: [{share: 0.5, kind: yes-no, input: y}, {share: "
         "0.5, kind: yes-no, input: z}]}",
         {{"1 0", "2.00"}, {"1 1", "4.00"}}},
        {"3",
         "n",
         "{kind: capped-count, input: n, each_points: 0.5}",
         {{"1", "0.50"}, {"6", "3.00"}, {"8", "3.00"}}},
        {"20",
         "n",
         "{kind: tiers, input: n, steps: [{from: 4, points: 20}, {from: 3, "
         "points: 15}, {from: 2, points: 10}, {from: 1, points: 5}]}",
         {{"4", "20.00"}, {"2", "10.00"}, {"0", "0.00"}}},
        {"2",
         "v",
         "{kind: choice, input: v, option_points: {Một: 2, Hai: 1.5, Ba: 1}}",
         {{"0", "2.00"}, {"1", "1.50"}, {"2", "1.00"}}},
    };
    CHECK_FORMULAS(formulas);
}

static void check_among(const char *max, const char *inputs, const char *rule,
                        const char *const *units, const char *const *points)
{
    char text[RULED_TEXT];
    struct campaign *campaign = ruled_load(max, inputs, rule);
    for (size_t i = 0; units[i]; i++)
        assert_string_equal(ruled_points(campaign, units[i], units, text),
                            points[i]);
    campaign_free(campaign);
}

/* 12: a value per head by the highest one. 13: between the lowest and the
 * highest, on a scale of 1 to 10. */
static void compares_units(void **state)
{
    (void)state;
    static const char *const heads[] = {"10 4", "30 10", "9 9", "5 0", NULL};
    check_among("6", "ab", "{kind: relative, a: a, b: b}", heads,
                (const char *const[]){"5.00", "6.00", "2.00", "none"});
    static const char *const counts[] = {"4", "10", "7", "25", NULL};
    check_among("10", "n",
                "{kind: relative, input: n, by: spread, lowest: 0.1}", counts,
                (const char *const[]){"1.00", "3.57", "2.29", "10.00"});
    check_among("10", "n", "{kind: relative, input: n, by: spread}", counts,
                (const char *const[]){"0.00", "2.86", "1.43", "10.00"});
    static const char *const same[] = {"4", "4", NULL};
    check_among("10", "n", "{kind: relative, input: n, by: spread}", same,
                (const char *const[]){"10.00", "10.00"});
    static const char *const gated[] = {"1 4", "0 8", "1 2", NULL};
    check_among("10", "yn",
                "{kind: relative, input: n, when: {input: y, is: Có}}", gated,
                (const char *const[]){"10.00", "0.00", "5.00"});
    static const char *const two[] = {"1 9", "2 3", NULL};
    check_among("10", "an",
                "{kind: sum, parts: [{points: 4, kind: relative, input: "
                "a},\n{points: 6, kind: best-of, parts: [{kind: relative, "
                "input: n}]}]}",
                two, (const char *const[]){"8.00", "6.00"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jumps_to_full_marks),
        cmocka_unit_test(has_a_floor_and_a_way_with_zero),
        cmocka_unit_test(has_steps_on_a_ratio),
        cmocka_unit_test(divides_sums),
        cmocka_unit_test(joins_and_gates),
        cmocka_unit_test(earns_more_for_less),
        cmocka_unit_test(gives_points_to_parts),
        cmocka_unit_test(says_the_common_ones),
        cmocka_unit_test(compares_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
