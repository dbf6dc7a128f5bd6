/* Ranks, on sums made by hand. */
#include "unit/test.h"

#include "score/steps.h"

enum { UNITS = 3, GROUPS = 2 };

struct world {
    struct campaign campaign;
    struct level level;
    size_t tie_break[1];
    struct unit_score units[UNITS], *in_order[UNITS];
    struct group_score groups[UNITS][GROUPS];
    struct level_score score;
};

/* A unit with `final` of `max` points, and the same for its first group. */
static void put(struct world *w, size_t u, enum unit_state state,
                points_t final, points_t max, points_t group,
                points_t group_max)
{
    w->groups[u][0].sums = (struct sums){.final = group, .max = group_max};
    w->units[u] = (struct unit_score){.state = state,
                                      .groups = w->groups[u],
                                      .sums = {.final = final, .max = max}};
    w->in_order[u] = &w->units[u];
}

static void rank(struct world *w)
{
    w->level = (struct level){.tie_break = w->tie_break, .tie_break_count = 1};
    w->score = (struct level_score){
        .level = &w->level, .units = w->in_order, .unit_count = UNITS};
    const struct evaluation evaluation = {.campaign = &w->campaign};
    evaluate_ranks(&w->score, &evaluation);
}

/* Their maxima differ, by what does not apply to them; their zeros do not. */
static void who_sent_nothing_shares_the_last_place(void **state)
{
    (void)state;
    struct world w = {0};
    put(&w, 0, STATE_MISSING, 0, 30000, 0, 0);
    put(&w, 1, STATE_OK, 0, 30000, 0, 1000);
    put(&w, 2, STATE_CONFLICT, 0, 29000, 0, 1000);
    rank(&w);
    assert_int_equal(w.units[1].rank, 1);
    assert_int_equal(w.units[0].rank, 2);
    assert_int_equal(w.units[2].rank, 2);
}

/* Index 0.5 each; group 0.4, none, 0.6: the second one counts as 0.5. */
static void a_group_that_does_not_apply_counts_with_the_index(void **state)
{
    (void)state;
    struct world w = {0};
    put(&w, 0, STATE_OK, 500, 1000, 40, 100);
    put(&w, 1, STATE_OK, 400, 800, 0, 0);
    put(&w, 2, STATE_OK, 500, 1000, 60, 100);
    rank(&w);
    assert_int_equal(w.units[2].rank, 1);
    assert_int_equal(w.units[1].rank, 2);
    assert_int_equal(w.units[0].rank, 3);
}

/* Once appraisal has begun, by points of an agency and not by reported values,
 * unless the policy lets those count. */
static void who_was_not_appraised_has_no_rank(void **state)
{
    (void)state;
    struct world w = {0};
    struct evaluation evaluation = {.campaign = &w.campaign, .appraised = true};
    put(&w, 0, STATE_OK, 100, 30000, 0, 1000);
    put(&w, 1, STATE_OK, 200, 30000, 0, 1000);
    put(&w, 2, STATE_OK, 300, 30000, 0, 1000);
    rank(&w);
    assert_int_equal(w.units[2].rank, 1);
    w.units[0].appraised = true;
    assert_true(score_has_result(&evaluation, &w.units[0]));
    assert_false(score_has_result(&evaluation, &w.units[2]));
    w.units[2].rank = 0;
    evaluate_ranks(&w.score, &evaluation);
    assert_int_equal(w.units[0].rank, 1);
    assert_int_equal(w.units[2].rank, 0);
    w.campaign.policies.unappraised = UNAPPRAISED_COMPUTED;
    evaluate_ranks(&w.score, &evaluation);
    assert_int_equal(w.units[2].rank, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_sent_nothing_shares_the_last_place),
        cmocka_unit_test(who_was_not_appraised_has_no_rank),
        cmocka_unit_test(a_group_that_does_not_apply_counts_with_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
