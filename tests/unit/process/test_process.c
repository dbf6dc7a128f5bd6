/* Who owes what, on scores made by hand: one level of two units, three
 * indicators scored by Sở A, the last one by Sở B too. */
#include "unit/test.h"
#include "form/form.h"
#include "process/form_path.h"
#include "process/process.h"
#include "process/words.h"

enum { INDICATORS = 3, UNITS = 2, A = 0, B = 1 };

static const char *names[] = {"Sở A", "Sở B"};
static const size_t agencies[] = {A, B};

struct world {
    struct indicator indicators[INDICATORS];
    struct level level;
    struct unit units[UNITS];
    struct campaign campaign;
    struct claim claim;
    struct scored scored[UNITS][INDICATORS][2];
    struct indicator_score scores[UNITS][INDICATORS];
    struct round_points rounds[UNITS][INDICATORS][ROUND_COUNT];
    struct unit_score unit_scores[UNITS], *in_order[UNITS];
    struct level_score level_score;
    struct submission submission, *submissions[1];
    struct appraisal appraisal, *appraisals[1];
    struct received received[1];
    struct intake intake;
    struct evaluation evaluation;
    struct process process;
};

static int setup(void **state)
{
    static struct world w;
    memset(&w, 0, sizeof w);
    for (size_t i = 0; i < INDICATORS; i++)
        w.indicators[i] = (struct indicator){.code = "1.1",
                                             .max = 500,
                                             .assessed = true,
                                             .scored_by = names,
                                             .agencies = agencies,
                                             .scored_by_count = i == 2 ? 2 : 1};
    w.level = (struct level){
        .id = "commune", .indicators = w.indicators, .indicator_count = 3};
    w.units[0] = (struct unit){.code = "P-A", .name = "Phường A"};
    w.units[1] = (struct unit){.code = "P-B", .name = "Phường B"};
    w.campaign =
        (struct campaign){.levels = &w.level,
                          .level_count = 1,
                          .units = w.units,
                          .unit_count = UNITS,
                          .agencies = names,
                          .agency_count = 2,
                          .deadlines = {.self_assessment = {2025, 12, 15},
                                        .round1 = {2025, 12, 22},
                                        .explanation = {2025, 12, 29}}};
    for (size_t u = 0; u < UNITS; u++) {
        for (size_t i = 0; i < INDICATORS; i++) {
            struct indicator_score *s = &w.scores[u][i];
            *s = (struct indicator_score){.applicable = true,
                                          .self = POINTS_NONE,
                                          .computed = POINTS_NONE,
                                          .rounds = w.rounds[u][i]};
            for (int r = 0; r < ROUND_COUNT; r++)
                s->rounds[r].points = POINTS_NONE;
        }
        w.unit_scores[u] =
            (struct unit_score){.unit = &w.units[u], .indicators = w.scores[u]};
        w.in_order[u] = &w.unit_scores[u];
    }
    w.level_score = (struct level_score){
        .level = &w.level, .units = w.in_order, .unit_count = UNITS};
    w.intake =
        (struct intake){.campaign = &w.campaign, .today = {2025, 12, 10}};
    w.evaluation = (struct evaluation){.campaign = &w.campaign,
                                       .intake = &w.intake,
                                       .stage = STAGE_PUBLISH,
                                       .units = w.unit_scores,
                                       .levels = &w.level_score};
    *state = &w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    process_clear(&w->process);
    problem_list_clear(&w->intake.problems);
    vec_clear(&w->intake.forms);
    return 0;
}

/* All that a test has put into the lists of the forms. */
static void list_forms(struct intake *intake)
{
    vec_clear(&intake->forms);
    for (size_t i = 0; i < intake->submissions.count; i++) {
        intake->submissions.items[i]->head.form = &form_01;
        *vec_push(&intake->forms) = &intake->submissions.items[i]->head;
    }
    for (size_t i = 0; i < intake->explanations.count; i++) {
        intake->explanations.items[i]->head.form = &form_03;
        *vec_push(&intake->forms) = &intake->explanations.items[i]->head;
    }
}

static void work_out(struct world *w)
{
    list_forms(&w->intake);
    process_clear(&w->process);
    process_init(&w->process, &w->evaluation);
}

/* P-A sends its Mẫu 01: every indicator claimed with five points. */
static void send(struct world *w)
{
    w->submission = (struct submission){.head.file = "a.xlsx",
                                        .head.unit = &w->units[0],
                                        .head.number = 1,
                                        .head.counts = true};
    w->submissions[0] = &w->submission;
    w->intake.submissions.items = w->submissions;
    w->intake.submissions.count = 1;
    for (size_t i = 0; i < INDICATORS; i++) {
        w->scores[0][i].claim = &w->claim;
        w->scores[0][i].self = 500;
    }
}

/* An agency gives points to an indicator of P-A in round 1. */
static void give(struct world *w, size_t agency, size_t indicator,
                 points_t points)
{
    struct round_points *round = &w->scores[0][indicator].rounds[ROUND_1];
    round->scored = w->scored[0][indicator];
    round->scored[round->scored_count++] =
        (struct scored){.agency = agency, .points = points, .reason = ""};
    round->points = points;
}

static void sheet_of(struct world *w, size_t agency)
{
    w->appraisal = (struct appraisal){.head.file = "so-a.xlsx",
                                      .head.agency = agency,
                                      .head.round = ROUND_1,
                                      .head.counts = true};
    w->appraisals[0] = &w->appraisal;
    w->intake.appraisals.items = w->appraisals;
    w->intake.appraisals.count = 1;
}

static const struct obligation *of_unit(struct world *w, size_t unit,
                                        enum duty duty)
{
    return process_of_unit(&w->process, &w->units[unit], duty);
}

static const struct obligation *of_agency(struct world *w, size_t agency,
                                          enum duty duty)
{
    return process_of_agency(&w->process, agency, 0, duty);
}

static void before_anything_came(void **state)
{
    struct world *w = *state;
    work_out(w);
    assert_int_equal(of_unit(w, 0, DUTY_SELF_ASSESSMENT)->state,
                     OBLIGATION_OPEN);
    assert_int_equal(of_agency(w, A, DUTY_ROUND1)->state, OBLIGATION_NOT_DUE);
    assert_null(of_unit(w, 0, DUTY_EXPLANATION));
    assert_int_equal(of_agency(w, SIZE_MAX, DUTY_COUNCIL)->state,
                     OBLIGATION_NOT_DUE);
}

static void late_after_the_deadline_only(void **state)
{
    struct world *w = *state;
    w->intake.today = (struct date){2025, 12, 15};
    work_out(w);
    assert_int_equal(of_unit(w, 1, DUTY_SELF_ASSESSMENT)->state,
                     OBLIGATION_OPEN);
    w->intake.today = (struct date){2025, 12, 16};
    work_out(w);
    assert_int_equal(of_unit(w, 1, DUTY_SELF_ASSESSMENT)->state,
                     OBLIGATION_LATE);
}

static void an_agency_owes_what_it_scores(void **state)
{
    struct world *w = *state;
    send(w);
    w->scores[0][1].applicable = false;
    give(w, A, 0, 500);
    sheet_of(w, A);
    work_out(w);
    const struct obligation *a = of_agency(w, A, DUTY_ROUND1);
    assert_int_equal(a->state, OBLIGATION_RECEIVED);
    assert_int_equal(a->given, 1);
    assert_int_equal(a->wanted, 2);
    assert_true(obligation_is_open(a));
    const struct obligation *b = of_agency(w, B, DUTY_ROUND1);
    assert_int_equal(b->state, OBLIGATION_OPEN);
    assert_int_equal(b->wanted, 1);
    assert_true(obligation_is_complete(of_unit(w, 0, DUTY_SELF_ASSESSMENT)));
}

static void a_unit_explains_once_it_is_appraised(void **state)
{
    struct world *w = *state;
    send(w);
    give(w, A, 0, 300);
    work_out(w);
    assert_int_equal(of_unit(w, 0, DUTY_EXPLANATION)->state,
                     OBLIGATION_NOT_DUE);
    give(w, A, 1, 500);
    give(w, A, 2, 500);
    give(w, B, 2, 500);
    work_out(w);
    assert_int_equal(of_unit(w, 0, DUTY_EXPLANATION)->state, OBLIGATION_OPEN);
    assert_null(of_unit(w, 1, DUTY_EXPLANATION));
}

static void an_explanation_that_lapsed_is_not_open(void **state)
{
    struct world *w = *state;
    send(w);
    give(w, A, 0, 300);
    w->intake.today = (struct date){2025, 12, 30};
    work_out(w);
    const struct obligation *o = of_unit(w, 0, DUTY_EXPLANATION);
    assert_int_equal(o->state, OBLIGATION_LATE);
    assert_false(obligation_is_open(o));
}

static void names_a_file_that_was_refused(void **state)
{
    struct world *w = *state;
    struct position at = {.file = "b.xlsx"};
    problem_add(&w->intake.problems, PROBLEM_YEAR_WRONG, &at, "2024", "2025",
                (const char *)NULL);
    w->received[0] = (struct received){.file = "b.xlsx",
                                       .form = &form_01,
                                       .unit = &w->units[1],
                                       .agency = SIZE_MAX,
                                       .level = SIZE_MAX,
                                       .readable = true};
    w->intake.received.items = w->received;
    w->intake.received.count = 1;
    work_out(w);
    const struct obligation *o = of_unit(w, 1, DUTY_SELF_ASSESSMENT);
    assert_int_equal(o->state, OBLIGATION_REFUSED);
    assert_string_equal(o->file, "b.xlsx");
    assert_string_equal(o->why, w->intake.problems.items[0].message);
    assert_true(obligation_is_open(o));
}

static void a_good_file_stays_beside_a_refused_one(void **state)
{
    struct world *w = *state;
    send(w);
    w->received[0] = (struct received){
        .file = "a moi.xlsx", .form = &form_01, .unit = &w->units[0]};
    w->intake.received.items = w->received;
    w->intake.received.count = 1;
    work_out(w);
    const struct obligation *o = of_unit(w, 0, DUTY_SELF_ASSESSMENT);
    assert_int_equal(o->state, OBLIGATION_RECEIVED);
    assert_string_equal(o->refused, "a moi.xlsx");
}

static void two_that_conflict(void **state)
{
    struct world *w = *state;
    send(w);
    w->submission.head.counts = false;
    work_out(w);
    assert_int_equal(of_unit(w, 0, DUTY_SELF_ASSESSMENT)->state,
                     OBLIGATION_CONFLICT);
}

static void the_council_comes_last(void **state)
{
    struct world *w = *state;
    send(w);
    give(w, A, 0, 300);
    work_out(w);
    assert_int_equal(of_agency(w, SIZE_MAX, DUTY_COUNCIL)->state,
                     OBLIGATION_NOT_DUE);
    give(w, A, 1, 500);
    give(w, A, 2, 500);
    give(w, B, 2, 500);
    w->intake.today = (struct date){2025, 12, 30};
    struct appraisal both[2] = {{.head.file = "a.xlsx",
                                 .head.agency = A,
                                 .head.round = ROUND_1,
                                 .head.counts = true},
                                {.head.file = "b.xlsx",
                                 .head.agency = B,
                                 .head.round = ROUND_1,
                                 .head.counts = true}};
    struct appraisal *sheets[] = {&both[0], &both[1]};
    w->intake.appraisals.items = sheets;
    w->intake.appraisals.count = 2;
    work_out(w);
    const struct obligation *o = of_agency(w, SIZE_MAX, DUTY_COUNCIL);
    assert_int_equal(o->state, OBLIGATION_OPEN);
    assert_int_equal(o->wanted, 1);
}

/* What was awarded and cannot be used is no answer, not even of a bonus, which
 * may be left blank, until a later round settles it. */
static void what_cannot_be_used_is_no_answer(void **state)
{
    struct world *w = *state;
    struct appraised rows[] = {{.unit = &w->units[0], .indicator = 1}};
    struct scored second = {.agency = A, .points = 100, .reason = ""};
    w->indicators[1].kind = NODE_BONUS;
    send(w);
    give(w, A, 0, 500);
    give(w, A, 2, 500);
    sheet_of(w, A);
    w->appraisal.rows = rows;
    w->appraisal.row_count = 1;
    work_out(w);
    assert_true(obligation_is_complete(of_agency(w, A, DUTY_ROUND1)));
    rows[0].refused = true;
    work_out(w);
    assert_int_equal(of_agency(w, A, DUTY_ROUND1)->given, 2);
    assert_int_equal(of_agency(w, A, DUTY_ROUND1)->wanted, 3);
    w->scores[0][1].rounds[ROUND_2] = (struct round_points){
        .points = 100, .scored = &second, .scored_count = 1};
    work_out(w);
    assert_true(obligation_is_complete(of_agency(w, A, DUTY_ROUND1)));
}

/* Who has to score again hears which workbook has other figures now. */
static void a_workbook_sent_late_is_named(void **state)
{
    struct world *w = *state;
    struct submission *own[UNITS] = {&w->submission};
    struct appraised row = {.unit = &w->units[0],
                            .points = 400,
                            .seen_self = 450,
                            .seen_computed = POINTS_NONE,
                            .valid = true};
    struct str text = {0};
    send(w);
    w->intake.by_unit = own;
    give(w, A, 0, 400);
    give(w, A, 1, 500);
    give(w, A, 2, 500);
    w->scored[0][0][0].row = &row;
    sheet_of(w, A);
    w->appraisal.rows = &row;
    w->appraisal.row_count = 1;
    work_out(w);
    words_hold_up(&w->process, of_agency(w, A, DUTY_ROUND1), &text);
    assert_non_null(strstr(str_text(&text),
                           "(tệp “so-a.xlsx”: 1 mục chấm trên số liệu cũ, "
                           "trước hết là 1.1 của P-A, nay đã có số liệu khác "
                           "(tệp “a.xlsx”))"));
    str_clear(&text);
    row.seen_self = 500;
    work_out(w);
    assert_true(obligation_is_complete(of_agency(w, A, DUTY_ROUND1)));
}

/* Nor are points while a correction beside them cannot be used. */
static void a_lost_correction_holds_its_points_up(void **state)
{
    struct world *w = *state;
    struct appraised rows[] = {{.unit = &w->units[0], .valid = true}};
    bool *lost[] = {&rows[0].refused, &rows[0].unsound};
    send(w);
    for (size_t i = 0; i < INDICATORS; i++)
        give(w, A, i, 500);
    sheet_of(w, A);
    w->appraisal.rows = rows;
    w->appraisal.row_count = 1;
    work_out(w);
    assert_true(obligation_is_complete(of_agency(w, A, DUTY_ROUND1)));
    for (size_t i = 0; i < 2; i++) {
        *lost[i] = true;
        work_out(w);
        const struct obligation *o = of_agency(w, A, DUTY_ROUND1);
        assert_int_equal(o->given, 2);
        assert_int_equal(o->wanted, 3);
        assert_non_null(strstr(o->why, "không được tính"));
        *lost[i] = false;
    }
}

/* Nor is an opinion on a claim that the unit does not make, which nobody has
 * to miss of the council. */
static void an_opinion_on_no_claim_is_no_answer(void **state)
{
    struct world *w = *state;
    struct appraised rows[] = {{.unit = &w->units[0],
                                .points = POINTS_NONE,
                                .decision = DECISION_CONFIRMS,
                                .valid = true}};
    send(w);
    for (size_t i = 0; i < INDICATORS; i++)
        give(w, A, i, 500);
    sheet_of(w, SIZE_MAX);
    w->appraisal.head.round = ROUND_COUNCIL;
    w->appraisal.rows = rows;
    w->appraisal.row_count = 1;
    work_out(w);
    assert_true(of_agency(w, SIZE_MAX, DUTY_COUNCIL)->faulty);
    w->claim.waives = true;
    work_out(w);
    assert_false(of_agency(w, SIZE_MAX, DUTY_COUNCIL)->faulty);
    w->claim.waives = false;
    rows[0].points = 400;
    work_out(w);
    assert_false(of_agency(w, SIZE_MAX, DUTY_COUNCIL)->faulty);
}

/* Nor is a row of no unit, or code, that there is. */
static void what_was_meant_for_nobody_is_no_answer(void **state)
{
    struct world *w = *state;
    w->indicators[1].kind = NODE_BONUS;
    send(w);
    give(w, A, 0, 500);
    give(w, A, 2, 500);
    sheet_of(w, A);
    w->appraisal.misplaced = 1;
    work_out(w);
    assert_true(obligation_is_open(of_agency(w, A, DUTY_ROUND1)));
    w->appraisal.head.agency = SIZE_MAX;
    w->appraisal.head.round = ROUND_COUNCIL;
    work_out(w);
    const struct obligation *o = of_agency(w, SIZE_MAX, DUTY_COUNCIL);
    assert_true(obligation_is_open(o));
    assert_true(o->faulty);
    assert_non_null(strstr(o->why, "không được tính"));
}

/* A decision that cannot be used is not the council's confirmation. */
static void errors_of_the_council_are_open(void **state)
{
    struct world *w = *state;
    struct position at = {.file = "hd.xlsx"};
    struct appraisal council = {.head = {.file = "hd.xlsx", .counts = true},
                                .head.agency = SIZE_MAX,
                                .head.round = ROUND_COUNCIL};
    struct appraisal *sheets[] = {&council};
    struct str text = {0};
    send(w);
    w->intake.appraisals.items = sheets;
    w->intake.appraisals.count = 1;
    work_out(w);
    assert_true(obligation_is_complete(of_agency(w, SIZE_MAX, DUTY_COUNCIL)));
    problem_add(&w->intake.problems, PROBLEM_APPRAISAL_OVER_MAX, &at, "P-A",
                "1.1", "6,00", "5,00", (char *)NULL);
    work_out(w);
    const struct obligation *o = of_agency(w, SIZE_MAX, DUTY_COUNCIL);
    assert_true(obligation_is_open(o));
    words_hold_up(&w->process, o, &text);
    assert_non_null(strstr(str_text(&text), "(tệp “hd.xlsx”: P-A: 1.1: điểm"));
    str_clear(&text);
}

/* An agency is not asked again before it has answered the first time, however
 * early a unit explains; another one that has is. */
static void the_second_appraisal_follows_the_first(void **state)
{
    struct world *w = *state;
    static const struct contested contested;
    send(w);
    w->scores[0][0].contested = &contested; /* A scores it */
    w->scores[0][2].contested = &contested; /* A and B score it */
    give(w, B, 2, 300);
    sheet_of(w, B);
    work_out(w);
    assert_int_equal(of_agency(w, A, DUTY_ROUND2)->state, OBLIGATION_NOT_DUE);
    assert_int_equal(of_agency(w, B, DUTY_ROUND2)->state, OBLIGATION_OPEN);
}

/* Until the council has decided, a unit can mend its explanation. */
static void errors_of_an_explanation_go_back(void **state)
{
    struct world *w = *state;
    struct position at = {.file = "gt.xlsx"};
    struct explanation explanation = {.head.file = "gt.xlsx",
                                      .head.unit = &w->units[0],
                                      .head.number = 1,
                                      .head.counts = true};
    struct explanation *explanations[] = {&explanation};
    send(w);
    give(w, A, 0, 300);
    w->intake.explanations.items = explanations;
    w->intake.explanations.count = 1;
    problem_add(&w->intake.problems, PROBLEM_EXPLANATION_NOT_POINTS, &at, "1.1",
                "năm", (char *)NULL);
    work_out(w);
    assert_true(of_unit(w, 0, DUTY_EXPLANATION)->faulty);
    struct appraisal council = {.head.file = "hd.xlsx",
                                .head.agency = SIZE_MAX,
                                .head.round = ROUND_COUNCIL,
                                .head.counts = true};
    struct appraisal *sheets[] = {&council};
    w->intake.appraisals.items = sheets;
    w->intake.appraisals.count = 1;
    work_out(w);
    assert_false(of_unit(w, 0, DUTY_EXPLANATION)->faulty);
    assert_true(obligation_is_complete(of_unit(w, 0, DUTY_EXPLANATION)));
}

/* What a unit explains and nobody can read holds the result up, also after the
 * council has decided, unless on just that indicator. */
static void a_lost_explanation_is_open(void **state)
{
    struct world *w = *state;
    struct contested row = {.lost = true};
    struct explanation explanation = {.head.file = "gt.xlsx",
                                      .head.unit = &w->units[0],
                                      .head.number = 1,
                                      .head.counts = true,
                                      .rows = &row,
                                      .row_count = 1};
    struct explanation *explanations[] = {&explanation};
    struct scored council = {.agency = SIZE_MAX, .points = 400, .reason = ""};
    struct str text = {0};
    send(w);
    give(w, A, 0, 300);
    w->intake.explanations.items = explanations;
    w->intake.explanations.count = 1;
    sheet_of(w, SIZE_MAX);
    w->appraisal.head.round = ROUND_COUNCIL;
    work_out(w);
    const struct obligation *o = of_unit(w, 0, DUTY_EXPLANATION);
    assert_true(obligation_is_open(o));
    assert_true(o->faulty);
    words_hold_up(&w->process, o, &text);
    assert_non_null(strstr(str_text(&text), "(tệp “gt.xlsx”: có dòng ghi không "
                                            "rõ, không được tính"));
    str_clear(&text);
    w->scores[0][0].rounds[ROUND_COUNCIL] = (struct round_points){
        .points = 400, .scored = &council, .scored_count = 1};
    work_out(w);
    assert_true(obligation_is_complete(of_unit(w, 0, DUTY_EXPLANATION)));
    explanation.misplaced = 1;
    work_out(w);
    assert_true(obligation_is_open(of_unit(w, 0, DUTY_EXPLANATION)));
}

/* Which obligations have a form to send now, as letters of their duties. */
static const char *forms_due(const struct world *w)
{
    static char due[32];
    size_t length = 0;
    for (size_t i = 0; i < w->process.count; i++)
        if (obligation_wants_form(&w->process, &w->process.items[i]))
            due[length++] = "sf1e2c"[w->process.items[i].duty];
    due[length] = '\0';
    return due;
}

static void forms_are_what_comes_next(void **state)
{
    struct world *w = *state;
    work_out(w);
    assert_string_equal(forms_due(w), "ss");
    send(w);
    work_out(w);
    assert_string_equal(forms_due(w), "s11");
    give(w, A, 0, 300);
    give(w, A, 1, 500);
    give(w, A, 2, 500);
    give(w, B, 2, 500);
    struct appraisal both[2] = {{.head.file = "a.xlsx",
                                 .head.agency = A,
                                 .head.round = ROUND_1,
                                 .head.counts = true},
                                {.head.file = "b.xlsx",
                                 .head.agency = B,
                                 .head.round = ROUND_1,
                                 .head.counts = true}};
    struct appraisal *sheets[] = {&both[0], &both[1]};
    w->intake.appraisals.items = sheets;
    w->intake.appraisals.count = 2;
    work_out(w);
    assert_string_equal(forms_due(w), "se");
    /* Too late to hold anything up, but still taken until the council decides.
     */
    w->intake.today = (struct date){2025, 12, 30};
    work_out(w);
    assert_string_equal(forms_due(w), "sec");
}

/* An agency with nothing to score owes nothing once all units have sent. */
static void who_is_asked_nothing_owes_nothing(void **state)
{
    struct world *w = *state;
    const struct acceptance accepted[] = {{.unit = &w->units[1],
                                           .agency = SIZE_MAX,
                                           .level = SIZE_MAX,
                                           .reason = "giải thể"}};
    send(w);
    w->scores[0][2].applicable = false;
    work_out(w);
    assert_int_equal(of_agency(w, B, DUTY_ROUND1)->state, OBLIGATION_NOT_DUE);
    w->campaign.final.accepted = accepted;
    w->campaign.final.accepted_count = 1;
    work_out(w);
    assert_null(of_agency(w, B, DUTY_ROUND1));
    assert_string_equal(of_unit(w, 1, DUTY_SELF_ASSESSMENT)->accepted,
                        "giải thể");
    assert_false(obligation_is_open(of_unit(w, 1, DUTY_SELF_ASSESSMENT)));
}

/* Each obligation is accepted by name: of this agency, form, round, level. */
static void only_what_is_named_is_accepted(void **state)
{
    struct world *w = *state;
    const struct acceptance accepted[] = {
        {.agency = A, .form = &form_02, .round = 1, .level = 0, .reason = "x"}};
    w->campaign.final.accepted = accepted;
    w->campaign.final.accepted_count = 1;
    send(w);
    work_out(w);
    assert_false(obligation_is_open(of_agency(w, A, DUTY_ROUND1)));
    assert_true(obligation_is_open(of_agency(w, B, DUTY_ROUND1)));
    assert_true(obligation_is_open(of_agency(w, A, DUTY_ROUND2)));
    assert_true(obligation_is_open(of_agency(w, SIZE_MAX, DUTY_COUNCIL)));
}

static void says_what_is_missing(void **state)
{
    struct world *w = *state;
    struct str text = {0};
    send(w);
    work_out(w);
    assert_int_equal(words_missing(&w->process, 0, STAGE_ROUND1, &text), 3);
    assert_string_equal(str_text(&text),
                        "Mẫu 01 của Phường B; Mẫu 02 vòng 1 của Sở A (0/3 "
                        "mục), Sở B (0/1 mục)");
    str_reset(&text);
    words_why_none(&w->process, DUTY_EXPLANATION, &text);
    assert_string_equal(str_text(&text),
                        "chờ Mẫu 02 vòng 1 của Sở A (0/3 mục), Sở B (0/1 mục)");
    str_reset(&text);
    assert_int_equal(words_waits_for(&w->process, DUTY_COUNCIL), DUTY_ROUND1);
    assert_int_equal(words_waits_for(&w->process, DUTY_ROUND1), DUTY_NONE);
    struct file_list lines = {0};
    assert_int_equal(words_acceptances(&w->process, DUTY_ROUND1, &lines), 2);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.items[1],
                        "- {agency: \"Sở B\", form: \"02\", round: 1, level: "
                        "commune, reason: \"…\"}");
    file_list_clear(&lines);
    words_later(&w->process, &text);
    assert_string_equal(str_text(&text), "2 Mẫu 02 vòng 2, 1 Mẫu 02 Hội đồng");
    str_reset(&text);
    words_hold_up(&w->process, of_unit(w, 1, DUTY_SELF_ASSESSMENT), &text);
    assert_string_equal(str_text(&text),
                        "Phường B chưa hoàn thành Mẫu 01; bổ sung, hoặc chấp "
                        "nhận bằng dòng sau trong “final: accept:”: - {unit: "
                        "P-B, form: \"01\", reason: \"…\"}");
    str_clear(&text);
}

/* In a year's middle a paragraph names the first few and counts the rest. */
static void says_little_of_much(void **state)
{
    struct world *w = *state;
    static struct unit units[5];
    static struct unit_score scores[5], *in_order[5];
    for (size_t u = 0; u < 5; u++) {
        units[u] = (struct unit){.code = "X", .name = "Xã"};
        scores[u] =
            (struct unit_score){.unit = &units[u], .indicators = w->scores[1]};
        in_order[u] = &scores[u];
    }
    w->campaign.units = units;
    w->campaign.unit_count = 5;
    w->campaign.agency_count = 0;
    w->evaluation.units = scores;
    w->level_score.units = in_order;
    w->level_score.unit_count = 5;
    struct str text = {0};
    work_out(w);
    assert_int_equal(words_missing(&w->process, 0, STAGE_ROUND1, &text), 5);
    assert_string_equal(str_text(&text),
                        "Mẫu 01 của 5 đơn vị: Xã, Xã, Xã và 2 đơn vị khác"
                        "; danh sách đầy đủ ở tệp viec-can-lam.csv");
    str_clear(&text);
}

static void forms_are_named_after_their_owners(void **state)
{
    struct world *w = *state;
    static const struct {
        struct obligation obligation;
        const char *path;
    } forms[] = {
        {{.duty = DUTY_ROUND1, .agency = A},
         "mau-02/vong-1/commune/mau-02-vong-1-commune-so-a.xlsx"},
        {{.duty = DUTY_ROUND2, .agency = B},
         "mau-02/vong-2/commune/mau-02-vong-2-commune-so-b.xlsx"},
        {{.duty = DUTY_COUNCIL, .agency = SIZE_MAX},
         "mau-02/hoi-dong/mau-02-hoi-dong-commune.xlsx"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char *path = form_path(&w->campaign, &forms[i].obligation);
        assert_string_equal(path, forms[i].path);
        free(path);
    }
    work_out(w);
    char *path = form_path(&w->campaign, of_unit(w, 0, DUTY_SELF_ASSESSMENT));
    assert_string_equal(path, "mau-01/commune/mau-01-P-A.xlsx");
    free(path);
}

/* P-A reports a divisor of 0 for both of Sở B's indicators: there is nothing
 * that Sở B must score, and a claim that it may look at. */
static void an_offer_is_asked_once(void **state)
{
    struct world *w = *state;
    send(w);
    w->units[1].level = 1; /* of no level: P-B does not hold up anybody */
    w->level_score.unit_count = 1;
    w->scores[0][2].waived = true;
    w->scores[0][2].applicable = false;
    give(w, A, 0, 500);
    give(w, A, 1, 500);
    work_out(w);
    const struct obligation *o = of_agency(w, B, DUTY_ROUND1);
    assert_non_null(o);
    assert_int_equal(o->offered, 1);
    assert_int_equal(o->wanted, 0);
    assert_int_equal(o->state, OBLIGATION_OPEN);
    assert_true(obligation_wants_form(&w->process, o));
    w->intake.today = (struct date){2025, 12, 23};
    work_out(w);
    o = of_agency(w, B, DUTY_ROUND1);
    assert_true(obligation_is_lapsed(o));
    assert_false(obligation_is_open(o));
    assert_int_equal(of_agency(w, A, DUTY_ROUND1)->offered, 1);
    assert_false(obligation_is_lapsed(of_agency(w, A, DUTY_ROUND1)));
}

static void check_contact(struct world *w, const struct obligation *o,
                          const char *person, const char *phone,
                          const char *email)
{
    struct contact contact = obligation_contact(&w->process, o);
    assert_string_equal(contact.person, person);
    assert_string_equal(contact.phone, phone);
    assert_string_equal(contact.email, email);
}

static void knows_whom_to_ask(void **state)
{
    struct world *w = *state;
    const struct agency_details details[] = {
        {"A", {"Bà Lan", "0901", "lan@a.vn"}}, {"B", {"", "", ""}}};
    w->campaign.agency_details = details;
    w->units[0].contact = (struct contact){"Ông Hải", "0902", "hai@p.vn"};
    work_out(w);
    check_contact(w, of_unit(w, 0, DUTY_SELF_ASSESSMENT), "Ông Hải", "0902",
                  "hai@p.vn");
    check_contact(w, of_unit(w, 1, DUTY_SELF_ASSESSMENT), "", "", "");
    check_contact(w, of_agency(w, A, DUTY_ROUND1), "Bà Lan", "0901",
                  "lan@a.vn");
    check_contact(w, of_agency(w, B, DUTY_ROUND1), "", "", "");
    send(w);
    w->submission.head.sender = (struct sender){"Cô Mai", "", "mai@p.vn", {0}};
    work_out(w);
    check_contact(w, of_unit(w, 0, DUTY_SELF_ASSESSMENT), "Cô Mai", "0902",
                  "mai@p.vn");
}

/* Who sends again what was to be corrected was in time with the first. */
static void late_is_who_came_late_at_first(void **state)
{
    struct world *w = *state;
    send(w);
    struct submission again = w->submission, *both[] = {&again, &w->submission};
    again.head.file = "b.xlsx";
    again.head.number = 2;
    again.head.sender.date = (struct date){2025, 12, 20};
    w->submission.head.counts = false;
    w->intake.submissions.items = both;
    w->intake.submissions.count = 2;
    work_out(w);
    assert_string_equal(of_unit(w, 0, DUTY_SELF_ASSESSMENT)->file, "b.xlsx");
    assert_true(obligation_was_late(of_unit(w, 0, DUTY_SELF_ASSESSMENT)));
    w->submission.head.sender.date = (struct date){2025, 12, 15};
    work_out(w);
    assert_false(obligation_was_late(of_unit(w, 0, DUTY_SELF_ASSESSMENT)));
}

/* What people call an obligation begins with the name of its form. */
static void duties_are_named_by_their_forms(void **state)
{
    (void)state;
    for (enum duty d = 0; d < duty_count; d++) {
        const char *name = duty_form(d)->name;
        assert_memory_equal(duty_text(d), name, strlen(name));
    }
    assert_string_equal(duty_text(DUTY_SUPPLY), "Mẫu 04");
    assert_string_equal(words_form(DUTY_COUNCIL), "Mẫu 02");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(duties_are_named_by_their_forms),
        TEST(before_anything_came),
        TEST(late_after_the_deadline_only),
        TEST(late_is_who_came_late_at_first),
        TEST(an_agency_owes_what_it_scores),
        TEST(a_unit_explains_once_it_is_appraised),
        TEST(an_explanation_that_lapsed_is_not_open),
        TEST(names_a_file_that_was_refused),
        TEST(a_good_file_stays_beside_a_refused_one),
        TEST(two_that_conflict),
        TEST(the_council_comes_last),
        TEST(what_cannot_be_used_is_no_answer),
        TEST(a_workbook_sent_late_is_named),
        TEST(a_lost_correction_holds_its_points_up),
        TEST(an_opinion_on_no_claim_is_no_answer),
        TEST(what_was_meant_for_nobody_is_no_answer),
        TEST(errors_of_the_council_are_open),
        TEST(the_second_appraisal_follows_the_first),
        TEST(errors_of_an_explanation_go_back),
        TEST(a_lost_explanation_is_open),
        TEST(forms_are_what_comes_next),
        TEST(who_is_asked_nothing_owes_nothing),
        TEST(only_what_is_named_is_accepted),
        TEST(says_what_is_missing),
        TEST(says_little_of_much),
        TEST(forms_are_named_after_their_owners),
        TEST(an_offer_is_asked_once),
        TEST(knows_whom_to_ask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
