/* Which indicators a form asks for, on scores made by hand. */
#include "unit/test.h"

#include "forms/selection.h"
#include "process/asked.h"

enum { INDICATORS = 3, UNITS = 2 };

/* A level of three indicators scored by Sở A, the last one by Sở B too. */
static const char *names[] = {"Sở A", "Sở B"};
static const size_t agencies[] = {0, 1};
static struct indicator indicators[INDICATORS] = {
    {.code = "1.1",
     .max = 500,
     .scored_by = names,
     .agencies = agencies,
     .scored_by_count = 1},
    {.code = "1.2",
     .max = 500,
     .scored_by = names,
     .agencies = agencies,
     .scored_by_count = 1},
    {.code = "1.3",
     .max = 500,
     .scored_by = names,
     .agencies = agencies,
     .scored_by_count = 2},
};

struct world {
    struct level level;
    struct unit units[UNITS];
    struct campaign campaign;
    struct claim claim;
    struct indicator_score scores[UNITS][INDICATORS];
    struct round_points rounds[UNITS][INDICATORS][ROUND_COUNT];
    struct unit_score unit_scores[UNITS], *in_order[UNITS];
    struct level_score level_score;
    struct appraisal *appraisals[1];
    struct intake intake;
    struct evaluation evaluation;
};

static void make_world(struct world *w)
{
    *w = (struct world){
        .level = {.indicators = indicators, .indicator_count = INDICATORS},
        .units = {{.code = "P-A", .name = "Phường A"},
                  {.code = "P-B", .name = "Phường B"}},
    };
    w->campaign = (struct campaign){.levels = &w->level,
                                    .level_count = 1,
                                    .units = w->units,
                                    .unit_count = UNITS,
                                    .agencies = names,
                                    .agency_count = 2};
    for (int u = 0; u < UNITS; u++) {
        for (int i = 0; i < INDICATORS; i++) {
            struct indicator_score *s = &w->scores[u][i];
            s->applicable = true;
            s->claim = &w->claim;
            s->rounds = w->rounds[u][i];
            s->self = s->computed = 500;
            for (int r = 0; r < ROUND_COUNT; r++)
                s->rounds[r].points = POINTS_NONE;
        }
        w->unit_scores[u].unit = &w->units[u];
        w->unit_scores[u].indicators = w->scores[u];
        w->in_order[u] = &w->unit_scores[u];
    }
    w->level_score = (struct level_score){
        .level = &w->level, .units = w->in_order, .unit_count = UNITS};
    w->intake.campaign = &w->campaign;
    w->intake.appraisals.items = w->appraisals;
    w->evaluation = (struct evaluation){.campaign = &w->campaign,
                                        .intake = &w->intake,
                                        .units = w->unit_scores,
                                        .levels = &w->level_score};
}

/* `1.1 P-A, 1.1 P-B, …` as the form would list them. */
static void assert_rows(struct world *w, size_t agency, enum round round,
                        const char *expected)
{
    struct appraisal_request request = {&w->evaluation, agency, 0, round};
    struct appraisal_rows rows;
    struct str text = {0};
    select_appraisal(&request, &rows);
    for (size_t i = 0; i < rows.count; i++)
        str_printf(&text, "%s%s %s", i > 0 ? ", " : "",
                   indicators[rows.items[i].indicator].code,
                   rows.items[i].unit->unit->code);
    assert_string_equal(str_text(&text), expected);
    str_clear(&text);
    vec_clear(&rows);
}

static void first_round_has_all_that_an_agency_scores(void **state)
{
    (void)state;
    struct world w;
    make_world(&w);
    assert_rows(&w, 1, ROUND_1, "1.3 P-A, 1.3 P-B");
    w.scores[0][0].applicable = false;
    for (int i = 0; i < INDICATORS; i++)
        w.scores[1][i].claim = NULL; /* sent nothing */
    assert_rows(&w, 0, ROUND_1, "1.2 P-A, 1.3 P-A");
}

static void second_round_has_what_is_contested(void **state)
{
    (void)state;
    struct world w;
    struct contested contested = {0};
    make_world(&w);
    assert_rows(&w, 0, ROUND_2, "");
    w.scores[1][0].contested = &contested;
    w.scores[1][2].contested = &contested;
    assert_rows(&w, 0, ROUND_2, "1.1 P-B, 1.3 P-B");
    assert_rows(&w, 1, ROUND_2, "1.3 P-B");
}

static void council_sees_what_is_in_dispute(void **state)
{
    (void)state;
    struct world w;
    struct contested contested = {0};
    struct scored apart[] = {{.points = 400, .reason = ""},
                             {.agency = 1, .points = 600, .reason = ""}};
    make_world(&w);
    assert_rows(&w, SIZE_MAX, ROUND_COUNCIL, "");
    w.scores[0][0].contested = &contested;
    w.scores[0][1].rounds[ROUND_1].points = 500; /* as claimed */
    w.scores[0][2].rounds[ROUND_1] = (struct round_points){
        .points = 500, .scored = apart, .scored_count = 2};
    w.scores[1][0].rounds[ROUND_1].points = 400; /* lowered */
    w.scores[1][1].rounds[ROUND_1].points = 400; /* lowered, and given back */
    w.scores[1][1].rounds[ROUND_2].points = 500;
    assert_rows(&w, SIZE_MAX, ROUND_COUNCIL, "1.1 P-A, 1.1 P-B, 1.3 P-A");
}

static void what_was_sent_stands_unless_its_base_changed(void **state)
{
    (void)state;
    struct world w;
    make_world(&w);
    struct appraised sent[] = {
        {.unit = &w.units[0],
         .indicator = 2,
         .points = 450,
         .reason = "a",
         .seen_self = 500,
         .seen_computed = 500,
         .valid = true},
        {.unit = &w.units[1],
         .indicator = 2,
         .points = 450,
         .reason = "b",
         .seen_self = 300,
         .seen_computed = 500,
         .valid = true},
    };
    struct appraisal appraisal = {.head.agency = 1,
                                  .head.round = ROUND_1,
                                  .head.number = 4,
                                  .rows = sent,
                                  .row_count = 2,
                                  .head.counts = true};
    w.appraisals[0] = &appraisal;
    w.intake.appraisals.count = 1;
    struct appraisal_request request = {&w.evaluation, 1, 0, ROUND_1};
    struct appraisal_rows rows;
    select_appraisal(&request, &rows);
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.items[0].points, 450);
    assert_string_equal(rows.items[0].reason, "a");
    assert_true(rows.items[1].points == POINTS_NONE);
    assert_string_equal(rows.items[1].reason, "");
    vec_clear(&rows);
    struct intake_head *forms[] = {&appraisal.head};
    struct intake_head like = {.agency = 1, .round = ROUND_1};
    w.intake.forms.items = forms;
    w.intake.forms.count = 1;
    assert_int_equal(intake_last_number(&w.intake, &like), 4);
    like.agency = 0;
    assert_int_equal(intake_last_number(&w.intake, &like), 0);
}

static void knows_what_was_reduced(void **state)
{
    (void)state;
    struct round_points rounds[ROUND_COUNT];
    struct indicator_score s = {.applicable = true,
                                .self = 400,
                                .computed = POINTS_NONE,
                                .rounds = rounds};
    s.rounds[ROUND_1].points = s.rounds[ROUND_2].points = POINTS_NONE;
    assert_false(asked_of_unit(&s));
    assert_true(asked_points(&s) == POINTS_NONE);
    s.rounds[ROUND_1].points = 400;
    assert_false(asked_of_unit(&s));
    s.computed = 401; /* below what its own values give */
    assert_true(asked_of_unit(&s));
    s.computed = 300;
    s.rounds[ROUND_1].points = 399;
    assert_true(asked_of_unit(&s));
    assert_int_equal(asked_points(&s), 399);
    s.rounds[ROUND_2].points = 0;
    assert_int_equal(asked_points(&s), 0);
    s.applicable = false;
    assert_false(asked_of_unit(&s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_round_has_all_that_an_agency_scores),
        cmocka_unit_test(second_round_has_what_is_contested),
        cmocka_unit_test(council_sees_what_is_in_dispute),
        cmocka_unit_test(what_was_sent_stands_unless_its_base_changed),
        cmocka_unit_test(knows_what_was_reduced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
