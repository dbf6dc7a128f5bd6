/* Every name that a template may use, taken from the views themselves: contexts
 * are made over an evaluation by hand in which everything happens at least once
 * (tests/unit/results/test_names.c holds that no list of it is empty), and laid
 * over each other. */
#include "results/view/context.h"

#include "base/mem.h"
#include "form/form.h"

#include <stdlib.h>
#include <string.h>

enum { UNITS = 6, INDICATORS = 6, GROUPS = 2, ROWS = UNITS * INDICATORS };
enum { FILES = UNITS + 5 };

/* The agencies: two that score and do not agree, one whose sheets conflict, one
 * that sends nothing; and the sheets of each round. */
enum { AGREED, OTHER, DIVIDED, SILENT, AGENCIES, SHEETS = 3 };

/* The units, by what happens to them. */
enum { BEST, REDUCED, LATE, FAULTY, MISSING, TWICE };

/* The indicators. */
enum { FULL, CONTESTED, ZERO, NOT_ASSESSED, NOT_APPLICABLE, FACT };

struct example {
    struct campaign campaign;
    struct level level;
    struct group groups[GROUPS];
    struct indicator indicators[INDICATORS];
    struct input input, supplied;
    struct unit units[UNITS];
    bool not_applicable[UNITS][INDICATORS];
    struct grade grades[2];
    struct intake intake;
    struct claim claims[UNITS][INDICATORS];
    struct value values[UNITS][INDICATORS];
    struct claim figures[INDICATORS], *supplied_of[UNITS];
    struct value figure[INDICATORS];
    struct intake_head *forms[UNITS + 1 + SHEETS * 2];
    struct submission submissions[UNITS], *sent[UNITS], *by_unit[UNITS];
    struct evidence evidence;
    struct contested contested;
    struct explanation explanation, *explanations[1], *explained[UNITS];
    struct appraisal appraisals[SHEETS * 2], *sheets[SHEETS * 2];
    struct appraised rows[SHEETS * 2][ROWS];
    struct value corrected; /* an answer that an agency did not accept */
    struct accepted accepted[INDICATORS], *accepted_units[UNITS];
    struct received received[FILES];
    enum unit_state states[UNITS];
    struct acceptance acceptance;
};

static const char *agencies[AGENCIES] = {"Sở A", "Sở B", "Sở C", "Sở D"};
static const size_t agency_indexes[AGENCIES] = {AGREED, OTHER, DIVIDED, SILENT};
static const char *const unit_files[UNITS] = {"1.xlsx", "2.xlsx", "3.xlsx",
                                              "4.xlsx", "5.xlsx", "6.xlsx"};

static const struct pillar pillar = {.code = "A",
                                     .title = "Trụ cột",
                                     .groups = (const size_t[]){0},
                                     .group_count = 1};

/* Of a fact, and of what is contested. */
static bool is_supplied(size_t indicator)
{
    return indicator == FACT || indicator == CONTESTED;
}

static void make_index_set(struct example *e)
{
    static const char *const codes[INDICATORS] = {"1.1", "1.2", "2.1",
                                                  "2.2", "2.3", "2.4"};
    e->input = (struct input){
        .key = "co", .label = "Có", .unit = "người", .kind = INPUT_YES_NO};
    e->supplied = e->input;
    e->supplied.supplier = agencies[OTHER];
    e->supplied.supplied_by = OTHER;
    for (size_t i = 0; i < INDICATORS; i++)
        e->indicators[i] = (struct indicator){
            .code = codes[i],
            .title = "Nội dung",
            .kind = i == FACT ? NODE_INFO : NODE_SCORED,
            .max = i == FACT ? 0 : 1000,
            .scored_by = agencies,
            .agencies = agency_indexes,
            .scored_by_count = AGENCIES,
            .assessed = i != NOT_ASSESSED,
            .unasked = i == ZERO,
            .inputs = is_supplied(i) ? &e->supplied : &e->input,
            .supplied = is_supplied(i),
            .input_count = 1,
            .rule = {.kind = RULE_MANUAL},
            .guidance = "",
            .group = i < ZERO ? 0 : 1};
    e->groups[0] = (struct group){.code = "1",
                                  .title = "Nhóm",
                                  .max = 2000,
                                  .count = 2,
                                  .parent = SIZE_MAX};
    e->groups[1] = (struct group){.code = "2",
                                  .title = "Nhóm",
                                  .max = 3000,
                                  .first = 2,
                                  .count = 4,
                                  .parent = SIZE_MAX};
    e->level = (struct level){.id = "x",
                              .title = "Cấp",
                              .index_title = "Bộ chỉ số",
                              .groups = e->groups,
                              .group_count = GROUPS,
                              .indicators = e->indicators,
                              .indicator_count = INDICATORS,
                              .pillars = &pillar,
                              .pillar_count = 1,
                              .max = 5000,
                              .assessed_max = 4000};
}

/* Ranks of the years before: one unit rose, one fell. */
static struct earlier_result earlier_results[] = {
    {"x", "A", 2, false, 4, 5000, 5, 10, NULL},
    {"x", "B", 3, false, 1, 9000, 9, 10, NULL},
    {"x", "C", 4, false, 2, 8000, 8, 10, NULL},
    {"x", "D", 5, false, 3, 7000, 7, 10, NULL},
    {"x", "E", 6, false, 5, 4000, 4, 10, "E, G"},
    {"x", "F", 7, false, 6, 3000, 3, 10, NULL}};
static struct earlier_level earlier_level = {6000, 6};
static const struct earlier_year years[] = {
    {2023, "x.csv", earlier_results, UNITS, &earlier_level},
    {2024, "y.csv", earlier_results, UNITS, &earlier_level}};

static void make_campaign(struct example *e, const struct campaign *like,
                          enum missing_units missing)
{
    static const char *const codes[UNITS] = {"A", "B", "C", "D", "E", "F"};
    make_index_set(e);
    for (size_t u = 0; u < UNITS; u++)
        e->units[u] = (struct unit){.code = codes[u],
                                    .name = "Đơn vị",
                                    .kind = u % 2 ? "Xã" : "Phường",
                                    .not_applicable = e->not_applicable[u]};
    e->not_applicable[REDUCED][NOT_APPLICABLE] = true;
    e->grades[0] = (struct grade){{5, -1}, "Tốt"};
    e->grades[1] = (struct grade){{0, 0}, "Yếu"};
    e->campaign = *like;
    e->campaign.earlier = years;
    e->campaign.earlier_count = sizeof years / sizeof *years;
    e->campaign.policies.missing_units = missing;
    e->campaign.final = (struct final){0};
    if (missing == MISSING_UNRANKED) /* one of the two is approved */
        e->campaign.final = (struct final){.approved_by = "Hội đồng",
                                           .decision = "1/QĐ",
                                           .date = {2026, 1, 1},
                                           .accepted = &e->acceptance,
                                           .accepted_count = 1};
    e->acceptance = (struct acceptance){.unit = &e->units[MISSING],
                                        .agency = SIZE_MAX,
                                        .level = SIZE_MAX,
                                        .reason = "Đã giải thể"};
    e->campaign.deadlines =
        (struct deadlines){{2025, 12, 1}, {2025, 12, 2}, {2025, 12, 3},
                           {2025, 12, 4}, {2025, 12, 5}, {{2025, 12, 1}, 660}};
    e->level.grades = e->campaign.grades = e->grades;
    e->level.grade_count = 2;
    e->campaign.grade_count = 2;
    e->campaign.levels = &e->level;
    e->campaign.level_count = 1;
    e->campaign.units = e->units;
    e->campaign.unit_count = UNITS;
    e->campaign.agencies = agencies;
    e->campaign.agency_count = AGENCIES;
    e->campaign.agency_details = NULL;
}

static struct sender sender_of(int day)
{
    return (struct sender){"Người lập", "0", "a@b.vn", {2025, 12, day}};
}

static void claim_all(struct example *e, size_t unit)
{
    for (size_t i = 0; i < INDICATORS; i++) {
        e->values[unit][i] = (struct value){.given = true,
                                            .valid = true,
                                            .number = decimal_from_int(1),
                                            .text = "Có"};
        e->claims[unit][i] =
            (struct claim){.present = true,
                           .self = i == ZERO ? POINTS_NONE : 1000,
                           .inputs = &e->values[unit][i],
                           .evidence = &e->evidence,
                           .evidence_count = 1,
                           .explanation = "Giải trình"};
    }
}

static void keep(struct example *e, struct intake_head *head,
                 const struct form *form)
{
    head->form = form;
    e->forms[e->intake.forms.count++] = head;
}

/* Unit TWICE sent two that conflict, unit MISSING nothing. */
static void make_submissions(struct example *e)
{
    e->evidence = (struct evidence){"1/KH", {2025, 3, 1}, "https://a.vn/"};
    size_t count = 0;
    for (size_t u = 0; u < UNITS; u++) {
        if (u == MISSING)
            continue;
        claim_all(e, u);
        e->submissions[u] =
            (struct submission){.head.file = unit_files[u],
                                .head.sheet = "Tự đánh giá",
                                .head.unit = &e->units[u],
                                .head.number = 1,
                                .head.sender = sender_of(u == LATE ? 9 : 1),
                                .claims = e->claims[u],
                                .head.counts = u != TWICE};
        e->sent[count++] = &e->submissions[u];
        keep(e, &e->submissions[u].head, &form_01);
        if (u != TWICE)
            e->by_unit[u] = &e->submissions[u];
    }
    e->intake.forms.items = e->forms;
    e->intake.submissions.items = e->sent;
    e->intake.submissions.count = count;
    e->states[FAULTY] = STATE_ERRORS;
    e->states[MISSING] = STATE_MISSING;
    e->states[TWICE] = STATE_CONFLICT;
}

static points_t points_of(size_t unit, size_t indicator, size_t sheet)
{
    if (indicator == ZERO)
        return 0;
    if (indicator == FULL || unit == BEST)
        return 1000;
    return unit == REDUCED ? (points_t)(100 + 100 * sheet) : 500;
}

/* All but the silent agency in round 1 and round 2; they do not agree, and give
 * no points for one indicator of one unit. */
static void make_appraisals(struct example *e)
{
    for (size_t s = 0; s < SHEETS * 2; s++) {
        struct appraisal *a = &e->appraisals[s];
        *a = (struct appraisal){.head.file = s % 2 ? "b.xlsx" : "a.xlsx",
                                .head.sheet = "Thẩm định",
                                .head.agency = s % SHEETS,
                                .head.round = s < SHEETS ? ROUND_1 : ROUND_2,
                                .head.number = 1,
                                .head.sender = sender_of(2),
                                .rows = e->rows[s],
                                .head.counts = s % SHEETS != DIVIDED};
        for (size_t u = 0; u < MISSING; u++)
            for (size_t i = 0; i < INDICATORS; i++) {
                bool round2 = a->head.round == ROUND_2;
                if (i == NOT_ASSESSED || e->not_applicable[u][i] ||
                    (u == FAULTY && i == CONTESTED) ||
                    (round2 && (u != REDUCED || i != CONTESTED)))
                    continue;
                a->rows[a->row_count++] =
                    (struct appraised){.unit = &e->units[u],
                                       .indicator = i,
                                       .points = points_of(u, i, s),
                                       .reason = "Lý do",
                                       .seen_self = POINTS_NONE,
                                       .seen_computed = POINTS_NONE,
                                       .valid = true};
            }
        e->sheets[s] = a;
        keep(e, &a->head, &form_02);
    }
    e->intake.appraisals.items = e->sheets;
    e->intake.appraisals.count = SHEETS * 2;
}

static void make_corrections(struct example *e)
{
    e->claims[REDUCED][NOT_APPLICABLE].waives = true;
    e->corrected =
        (struct value){.given = true, .valid = true, .text = "Không"};
    e->accepted[CONTESTED].inputs = &e->corrected;
    e->accepted_units[REDUCED] = e->accepted;
    e->intake.accepted[ROUND_1] = e->accepted_units;
    for (size_t s = 0; s < SHEETS; s++)
        for (size_t r = 0; r < e->appraisals[s].row_count; r++) {
            struct appraised *row = &e->rows[s][r];
            if (row->unit == &e->units[REDUCED] && row->indicator == CONTESTED)
                row->corrections = row->accepted = &e->corrected;
        }
}

static void make_explanation(struct example *e)
{
    e->contested = (struct contested){.indicator = CONTESTED,
                                      .seen_round1 = 100,
                                      .requested = 1000,
                                      .evidence = &e->evidence,
                                      .evidence_count = 1,
                                      .text = "Giải trình",
                                      .valid = true};
    e->explanation = (struct explanation){.head.file = "gt.xlsx",
                                          .head.sheet = "Giải trình",
                                          .head.unit = &e->units[REDUCED],
                                          .head.number = 1,
                                          .head.sender = sender_of(3),
                                          .rows = &e->contested,
                                          .row_count = 1,
                                          .head.counts = true};
    e->explanations[0] = &e->explanation;
    keep(e, &e->explanation.head, &form_03);
    e->explained[REDUCED] = &e->explanation;
    e->intake.explanations.items = e->explanations;
    e->intake.explanations.count = 1;
}

static void receive(struct example *e, const char *file,
                    const struct form *form, const struct unit *unit)
{
    e->received[e->intake.received.count++] =
        (struct received){.file = file,
                          .form = form,
                          .unit = unit,
                          .agency = SIZE_MAX,
                          .level = SIZE_MAX,
                          .sender = sender_of(1),
                          .readable = true,
                          .kept = true};
}

/* A file of an agency; one that could not be used has an error. */
static void receive_sheet(struct example *e, const char *file, size_t agency,
                          bool kept)
{
    receive(e, file, &form_02, NULL);
    struct received *last = &e->received[e->intake.received.count - 1];
    last->agency = agency;
    last->level = 0;
    last->round = ROUND_1;
    last->kept = kept;
}

static void add_problem(struct example *e, enum problem_code code,
                        const char *file)
{
    struct position at = {file, "Tự đánh giá", 1, 1};
    problem_add(&e->intake.problems, code, &at, "1.1", "1", "1", (char *)NULL);
}

/* Two files of unit REDUCED, one of each other unit, and files of nobody. */
static void make_files(struct example *e)
{
    e->intake.received.items = e->received;
    for (size_t u = 0; u < UNITS; u++)
        receive(e, unit_files[u], &form_01, &e->units[u]);
    receive(e, "gt.xlsx", &form_03, &e->units[REDUCED]);
    receive(e, "hong-1.xlsx", &form_01, &e->units[MISSING]);
    e->received[e->intake.received.count - 1].kept = false;
    receive_sheet(e, "a.xlsx", AGREED, true);
    receive_sheet(e, "hong-2.xlsx", SILENT, false);
    receive_sheet(e, "so-lieu.xlsx", OTHER, false);
    e->received[e->intake.received.count - 1].form = &form_04;
    add_problem(e, PROBLEM_VALUE_MISSING, "so-lieu.xlsx");
    add_problem(e, PROBLEM_VALUE_MISSING, "hong-1.xlsx");
    add_problem(e, PROBLEM_VALUE_MISSING, "hong-2.xlsx");
    add_problem(e, PROBLEM_VALUE_MISSING, unit_files[FAULTY]);
    add_problem(e, PROBLEM_EVIDENCE_MISSING, unit_files[REDUCED]);
    add_problem(e, PROBLEM_EVIDENCE_MISSING, unit_files[FAULTY]);
    add_problem(e, PROBLEM_VALUE_MISSING, "gt.xlsx");
    add_problem(e, PROBLEM_APPRAISAL_EMPTY, "a.xlsx");
}

/* Of each unit one figure that can be used and one that cannot. */
static void make_figures(struct example *e)
{
    static const struct supplied row = {.note = "Thuyết minh"};
    for (size_t i = 0; i < INDICATORS; i++) {
        e->figure[i] = (struct value){.given = true,
                                      .valid = i == FACT,
                                      .number = decimal_from_int(1),
                                      .text = "Có",
                                      .supplied = &row};
        e->figures[i].inputs = &e->figure[i];
    }
    for (size_t u = 0; u < UNITS; u++)
        e->supplied_of[u] = e->figures;
    e->intake.supplied = e->supplied_of;
}

static void make_intake(struct example *e)
{
    e->intake.campaign = &e->campaign;
    e->intake.today = (struct date){2025, 12, 31};
    e->intake.by_unit = e->by_unit;
    e->intake.explained = e->explained;
    e->intake.states = e->states;
    make_submissions(e);
    make_appraisals(e);
    make_corrections(e);
    make_explanation(e);
    make_figures(e);
    make_files(e);
}

static void add_context(json_t **all, json_t *context)
{
    view_lay_over(all, context);
    json_decref(context);
}

static void add_stage(const struct example *e, const struct process *process,
                      enum stage stage, struct view_names *names)
{
    struct evaluation evaluation;
    evaluation_init(&evaluation, &e->intake, stage);
    struct view *view = view_new(&evaluation, process, NULL);
    add_context(&names->once, view_once(view));
    add_context(&names->level, view_level(view, 0));
    for (size_t u = 0; u < UNITS; u++)
        add_context(&names->unit, view_unit(view, &e->units[u], NULL));
    for (size_t a = 0; a < AGENCIES; a++)
        add_context(&names->agency, view_agency(view, a));
    view_free(view);
    evaluation_clear(&evaluation);
}

static void add_stages(struct example *e, struct view_names *names)
{
    struct evaluation whole;
    struct process process;
    problem_list_sort(&e->intake.problems);
    evaluation_init(&whole, &e->intake, STAGE_PUBLISH);
    process_init(&process, &whole);
    for (enum stage s = STAGE_INTAKE; s <= STAGE_PUBLISH; s++)
        add_stage(e, &process, s, names);
    process_clear(&process);
    evaluation_clear(&whole);
}

void view_names_init(struct view_names *names, const struct campaign *campaign)
{
    *names = (struct view_names){0};
    for (enum missing_units m = MISSING_LAST; m <= MISSING_UNRANKED; m++) {
        struct example *e = mem_calloc(1, sizeof *e);
        make_campaign(e, campaign, m);
        make_intake(e);
        add_stages(e, names);
        problem_list_clear(&e->intake.problems);
        free(e);
    }
}

void view_names_clear(struct view_names *names)
{
    json_decref(names->once);
    json_decref(names->level);
    json_decref(names->unit);
    json_decref(names->agency);
}
