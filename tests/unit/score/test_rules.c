/* Each curve and each way of joining parts. */
#include "ruled.h"

struct row {
    const char *values, *share;
};

static void check_shares(const char *inputs, const char *rule,
                         const struct row *rows, size_t count)
{
    char text[RULED_TEXT];
    struct campaign *campaign = ruled_load("1", inputs, rule);
    for (size_t i = 0; i < count; i++) {
        ruled_share(campaign, rows[i].values, NULL, text);
        if (strcmp(text, rows[i].share) != 0)
            fail_msg("%s of %s: %s, not %s", rule, rows[i].values, text,
                     rows[i].share);
    }
    campaign_free(campaign);
}

#define CHECK(inputs, rule, ...)                                               \
    do {                                                                       \
        static const struct row rows[] = {__VA_ARGS__};                        \
        check_shares(inputs, rule, rows, sizeof rows / sizeof *rows);          \
    } while (0)

static void yes_no_and_choice(void **state)
{
    (void)state;
    CHECK("y", "{kind: yes-no, input: y}", {"1", "1"}, {"0", "0"},
          {"-", "none"});
    CHECK("v", "{kind: choice, input: v, shares: {Một: 1, Hai: 0.5, Ba: 0}}",
          {"0", "1"}, {"1", "1/2"}, {"2", "0"});
}

static void ratio(void **state)
{
    (void)state;
    CHECK("ab", "{kind: ratio, a: a, b: b}", {"1 3", "1/3"}, {"4 3", "1"},
          {"0 7", "0"}, {"5 0", "none"}, {"1 999983", "1/999983"},
          {"0.333333333333333 1", "333333333333333/1000000000000000"},
          {"- 3", "none"}, {"1 -", "none"});
    CHECK("ab", "{kind: ratio, a: a, b: b, full_at: 0.8}", {"2 5", "1/2"});
    CHECK("ab", "{kind: ratio, a: a, b: b, full_at: 0.01}", {"1 100", "1"});
    CHECK("ab", "{kind: ratio, a: a, b: b, zero: not-applicable}",
          {"0 0", "n/a"});
}

static void percent_tiers_and_count(void **state)
{
    (void)state;
    CHECK("p", "{kind: percent, input: p, full_at: 95}", {"47.5", "1/2"},
          {"95.01", "1"});
    CHECK("n",
          "{kind: tiers, input: n, steps: [{from: 3, share: 1}, {from: 2, "
          "share: 0.75}, {from: 1, share: 0.5}]}",
          {"3", "1"}, {"2.999", "3/4"}, {"2", "3/4"}, {"1", "1/2"},
          {"0.5", "0"}, {"100", "1"});
    CHECK("n", "{kind: capped-count, input: n, each: 0.2}", {"3", "3/5"},
          {"6", "1"});
    CHECK("n", "{kind: capped-count, input: n, each: 0.2, off: true}",
          {"0", "1"}, {"3", "2/5"}, {"6", "0"});
}

static void lines(void **state)
{
    (void)state;
    CHECK("p", "{kind: percent, input: p, none_at: 50, full_at: 90}",
          {"50", "0"}, {"60", "1/4"}, {"90", "1"}, {"20", "0"}, {"100", "1"});
    CHECK("p", "{kind: percent, input: p, none: {to: 20}, full: {above: 50}}",
          {"20", "0"}, {"21", "21/100"}, {"50", "1/2"}, {"51", "1"});
    CHECK("n",
          "{kind: linear, input: n, full_at: 0, none_at: 9, full: {below: "
          "2}, none: {from: 6}}",
          {"1", "1"}, {"2", "7/9"}, {"5", "4/9"}, {"6", "0"});
}

#define BOTH                                                                   \
    "parts: [{share: 0.5, kind: ratio, a: a, b: b},\n{share: 0.5, kind: "      \
    "ratio, a: c, b: d}]}"

static void parts(void **state)
{
    (void)state;
    CHECK("abcd", "{kind: sum, " BOTH, {"1 7 1 13", "10/91"},
          {"1 7 1 -", "none"}, {"1 7 1 0", "none"});
    CHECK("abcd", "{kind: best-of, " BOTH, {"1 7 1 13", "1/14"},
          {"1 7 1 -", "none"});
    CHECK("ab",
          "{kind: sum, capped: true, parts: [{share: 0.8, kind: linear, "
          "input: a, full_at: 10},\n{share: 0.7, kind: linear, input: b, "
          "full_at: 10}]}",
          {"5 5", "3/4"}, {"10 5", "1"}, {"10 0", "4/5"});
}

#define LEAVING(share, a, b)                                                   \
    "{share: " #share ", kind: ratio, a: " #a ", b: " #b                       \
    ", zero: not-applicable}"

/* A part that does not apply leaves, and the other shares are scaled to 1;
 * where none applies, the indicator does not. */
static void parts_that_do_not_apply(void **state)
{
    (void)state;
    CHECK(
        "abcd",
        "{kind: sum, parts: [" LEAVING(0.5, a, b) ",\n" LEAVING(0.5, c, d) "]}",
        {"0 0 1 2", "1/2"});
    CHECK(
        "abcd",
        "{kind: sum, parts: [" LEAVING(0.9, a, b) ",\n" LEAVING(0.1, c, d) "]}",
        {"0 0 1 2", "1/2"}, {"0 0 2 2", "1"}, {"0 0 0 0", "n/a"});
    CHECK("abc",
          "{kind: sum, capped: true, parts: [" LEAVING(
              1, a, b) ",\n{share: 0.5, kind: linear, input: c, full_at: 8}]}",
          {"0 0 4", "3/4"}, {"1 2 4", "3/4"}, {"0 0 8", "1"});
    CHECK(
        "abn",
        "{kind: sum, parts: [{share: 0.4, kind: best-of, parts: [" LEAVING(
            1, a, b) "]},\n{share: 0.6, kind: linear, input: n, full_at: 4}]}",
        {"0 0 1", "1/4"}, {"1 2 1", "7/20"});
}

/* Nothing behind a closed gate counts, a divisor of 0 neither. */
static void gates(void **state)
{
    (void)state;
    CHECK("yab", "{kind: ratio, a: a, b: b, when: {input: y, is: Có}}",
          {"1 1 2", "1/2"}, {"0 1 2", "0"}, {"0 0 0", "0"}, {"1 0 0", "none"},
          {"- 1 2", "none"});
    CHECK("yab",
          "{kind: sum, when: {input: y, is: Không}, parts: [{share: 0.5, "
          "kind: linear, input: a, full_at: 4, when: {input: b, below: "
          "3}},\n{share: 0.5, kind: linear, input: b, full_at: 4}]}",
          {"0 4 2", "3/4"}, {"0 4 4", "1/2"}, {"1 4 2", "0"});
}

static void relative(void **state)
{
    (void)state;
    char text[RULED_TEXT];
    struct campaign *campaign =
        ruled_load("1", "ab", "{kind: relative, a: a, b: b}");
    static const char *const others[] = {"1 3", "1 2", "9 0", NULL};
    assert_string_equal(ruled_share(campaign, "1 3", others, text), "2/3");
    assert_string_equal(ruled_share(campaign, "1 2", others, text), "1");
    assert_string_equal(ruled_share(campaign, "9 0", others, text), "none");
    campaign_free(campaign);
    CHECK("n", "{kind: relative, input: n}", {"0", "0"});
}

static void manual_gives_nothing(void **state)
{
    (void)state;
    CHECK("", "{kind: manual}", {"", "none"});
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
        cmocka_unit_test(yes_no_and_choice),
        cmocka_unit_test(ratio),
        cmocka_unit_test(percent_tiers_and_count),
        cmocka_unit_test(lines),
        cmocka_unit_test(parts),
        cmocka_unit_test(parts_that_do_not_apply),
        cmocka_unit_test(gates),
        cmocka_unit_test(relative),
        cmocka_unit_test(manual_gives_nothing),
        cmocka_unit_test(rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
