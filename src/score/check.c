/* The problems that only scoring shows. */
#include "base/mem.h"
#include "base/str.h"
#include "intake/accepted.h"
#include "score/steps.h"

#include <stdlib.h>
#include <string.h>

/* Room for the two points that a message sets side by side. */
struct texts {
    char a[POINTS_TEXT_SIZE], b[POINTS_TEXT_SIZE];
};

static const struct indicator *indicator_at(const struct evaluation *e,
                                            const struct unit *unit, size_t i)
{
    return &e->campaign->levels[unit->level].indicators[i];
}

static struct unit_score *score_of(const struct evaluation *e,
                                   const struct unit *unit)
{
    return &e->units[unit - e->campaign->units];
}

/* A claim above or below what the unit's own values give. */
static void check_claims(const struct evaluation *e,
                         const struct submission *submission,
                         struct problem_list *problems)
{
    const struct unit_score *unit = score_of(e, submission->head.unit);
    const struct level *level =
        &e->campaign->levels[submission->head.unit->level];
    struct texts t;
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator_score *score = &unit->indicators[i];
        if (!score->applicable || score->self == POINTS_NONE ||
            score->computed == POINTS_NONE || score->self == score->computed)
            continue;
        struct position at = {submission->head.file, submission->head.sheet,
                              score->claim->row, score->claim->self_column};
        problem_add(problems, PROBLEM_CLAIM_DIFFERS, &at,
                    level->indicators[i].code,
                    points_format_vi(score->self, t.a),
                    points_format_vi(score->computed, t.b), (char *)NULL);
    }
}

/* A row of an appraisal, and what became of it. */
struct judged {
    const struct evaluation *e;
    const struct appraisal *appraisal;
    const struct appraised *row;
    const struct indicator_score *score;
    const char *code;
    struct position at;
    struct follows before;       /* the form's base */
    const struct scored *scored; /* NULL: nothing was awarded */
};

static const struct scored *scored_of(const struct indicator_score *score,
                                      const struct appraisal *appraisal)
{
    const struct round_points *round =
        score_round(score, appraisal->head.round);
    for (size_t i = 0; i < round->scored_count; i++)
        if (round->scored[i].agency == appraisal->head.agency)
            return &round->scored[i];
    return NULL;
}

/* A form that was printed before the figures on it changed. */
static void check_seen(const struct judged *j, struct problem_list *problems)
{
    const struct {
        const char *column;
        points_t seen, now;
        bool blank;
    } columns[] = {
        {"Điểm tự đánh giá", j->row->seen_self, j->score->self,
         j->row->blank_self},
        {"Điểm tính", j->row->seen_computed, j->before.points,
         j->row->blank_computed},
    };
    struct texts t;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (seen_is_other(columns[i].seen, columns[i].blank, columns[i].now))
            problem_add(problems, PROBLEM_APPRAISAL_BASE_CHANGED, &j->at,
                        j->row->unit->code, j->code, columns[i].column,
                        points_format_vi(columns[i].seen, t.a),
                        points_format_vi(columns[i].now, t.b), (char *)NULL);
}

/* What the values come to as the row has them. Points that follow from them
 * and are not those of the form are what they come to. */
static points_t own_follows(const struct judged *j)
{
    const struct appraised *row = j->row;
    if (row->follows && (row->accepted || j->scored->points != row->points))
        return j->scored->points;
    return row->accepted
               ? score_round(j->score, j->appraisal->head.round)->follows.points
               : j->before.points;
}

/* Each value that is corrected without a word. */
static void check_corrections(const struct judged *j,
                              struct problem_list *problems)
{
    const struct indicator *indicator =
        indicator_at(j->e, j->row->unit, j->row->indicator);
    const struct value *before =
        score_values_before(j->score, j->appraisal->head.round);
    for (size_t i = 0; i < indicator->input_count && j->row->accepted; i++) {
        const struct value *now = &j->row->accepted[i];
        if (*j->row->reason || now == NULL ||
            value_same(&indicator->inputs[i], now, &before[i]))
            continue;
        struct position at = j->at;
        at.column = now->column;
        problem_add(problems, PROBLEM_CORRECTION_NO_REASON, &at,
                    j->row->unit->code, j->code,
                    before[i].given ? before[i].text : "–", now->text,
                    (char *)NULL);
    }
    if (j->row->accepted && j->row->follows && j->scored &&
        j->scored->points == POINTS_NONE)
        problem_add(problems, PROBLEM_CORRECTION_WAIVES, &j->at,
                    j->row->unit->code, j->code, (char *)NULL);
}

static void check_points(const struct judged *j, struct problem_list *problems)
{
    struct texts t;
    points_t points = j->scored->points, follows = own_follows(j);
    const char *unit = j->row->unit->code;
    if (!j->score->applicable) {
        /* Points of a round that a later one took out were right in theirs. */
        if (score_round(j->score, j->appraisal->head.round)->waives)
            problem_add(problems, PROBLEM_APPRAISAL_NOT_ASSESSED, &j->at, unit,
                        j->code, (char *)NULL);
        return;
    }
    if (j->score->waived && !j->score->claim->waives)
        problem_add(problems, PROBLEM_APPRAISAL_WAIVED, &j->at, unit, j->code,
                    points_format_vi(points, t.a), (char *)NULL);
    bool outdated =
        appraised_is_outdated(j->row, j->score, j->appraisal->head.round);
    if (follows != POINTS_NONE && points != follows && !*j->row->reason &&
        !outdated)
        problem_add(problems, PROBLEM_APPRAISAL_NO_REASON, &j->at, unit,
                    j->code, points_format_vi(points, t.a),
                    points_format_vi(follows, t.b), (char *)NULL);
    if (j->appraisal->head.round == ROUND_2 && !j->score->contested &&
        !node_is_outside(
            indicator_at(j->e, j->row->unit, j->row->indicator)->kind))
        problem_add(problems, PROBLEM_APPRAISAL_NOT_CONTESTED, &j->at, unit,
                    j->code, (char *)NULL);
}

/* What a row says to a claim that the indicator does not apply. */
static void check_decision(const struct judged *j,
                           struct problem_list *problems)
{
    struct texts t;
    const char *unit = j->row->unit->code;
    bool claimed = j->score->claim && j->score->claim->waives;
    if (j->row->decision != DECISION_NONE && !claimed)
        problem_add(problems, PROBLEM_WAIVER_NOT_CLAIMED, &j->at, unit, j->code,
                    (char *)NULL);
    else if (j->row->decision == DECISION_CONFIRMS && j->scored &&
             j->scored->points != POINTS_NONE)
        problem_add(problems, PROBLEM_WAIVER_WITH_POINTS, &j->at, unit, j->code,
                    points_format_vi(j->scored->points, t.a), (char *)NULL);
}

static void check_row(const struct evaluation *e,
                      const struct appraisal *appraisal,
                      const struct appraised *row,
                      struct problem_list *problems)
{
    const struct unit_score *unit = score_of(e, row->unit);
    const struct indicator_score *score = &unit->indicators[row->indicator];
    const struct judged j = {
        .e = e,
        .appraisal = appraisal,
        .row = row,
        .score = score,
        .code = indicator_at(e, row->unit, row->indicator)->code,
        .at = {appraisal->head.file, appraisal->head.sheet, row->row,
               row->column},
        .before = score_before(score, appraisal->head.round),
        .scored = scored_of(score, appraisal)};
    if (!score_unit_has_data(unit))
        return; /* check_absent names it once */
    check_seen(&j, problems);
    check_corrections(&j, problems);
    check_decision(&j, problems);
    if (j.scored && j.scored->points != POINTS_NONE)
        check_points(&j, problems);
}

/* Units without data that an agency scored all the same: each once a file. */
static void check_absent(const struct evaluation *e,
                         const struct appraisal *appraisal,
                         struct problem_list *problems)
{
    bool *named = mem_calloc(e->campaign->unit_count, sizeof *named);
    for (size_t r = 0; r < appraisal->row_count; r++) {
        const struct appraised *row = &appraisal->rows[r];
        bool *is_named = &named[row->unit - e->campaign->units];
        if ((row->points == POINTS_NONE && !row->corrections) || *is_named ||
            score_unit_has_data(score_of(e, row->unit)))
            continue;
        *is_named = true;
        struct position at = {appraisal->head.file, appraisal->head.sheet,
                              row->row, row->column};
        problem_add(problems, PROBLEM_APPRAISAL_NO_DATA, &at, row->unit->code,
                    indicator_at(e, row->unit, row->indicator)->code,
                    (char *)NULL);
    }
    free(named);
}

static void check_appraisal(const struct evaluation *e,
                            const struct appraisal *appraisal,
                            struct problem_list *problems)
{
    for (size_t r = 0; r < appraisal->row_count; r++)
        if (appraisal->rows[r].valid)
            check_row(e, appraisal, &appraisal->rows[r], problems);
    check_absent(e, appraisal, problems);
}

/* "Sở A 4,50; Sở B 5,00" where agencies of a round disagree. */
static void check_agreement(const struct evaluation *e,
                            const struct unit_score *unit, size_t i,
                            const struct round_points *round,
                            struct problem_list *problems)
{
    bool differ = false;
    for (size_t s = 1; s < round->scored_count; s++)
        differ |= round->scored[s].points != round->scored[0].points;
    if (!differ || !unit->indicators[i].applicable)
        return;
    struct str text = {0};
    char points[POINTS_TEXT_SIZE];
    for (size_t s = 0; s < round->scored_count; s++)
        str_printf(&text, "%s%s %s", s > 0 ? "; " : "",
                   e->campaign->agencies[round->scored[s].agency],
                   scored_format_vi(&round->scored[s], points));
    struct position nowhere = {0};
    problem_add(problems, PROBLEM_APPRAISAL_DIFFER, &nowhere, unit->unit->code,
                indicator_at(e, unit->unit, i)->code, str_text(&text),
                (char *)NULL);
    str_clear(&text);
}

/* Points that count in place of those of the lead agency, which is silent. */
static void check_lead(const struct evaluation *e,
                       const struct unit_score *unit, size_t i,
                       const struct round_points *round,
                       struct problem_list *problems)
{
    const struct indicator *indicator = indicator_at(e, unit->unit, i);
    if (e->campaign->policies.several_scorers != SCORERS_LEAD ||
        round->scored_count == 0 || !unit->indicators[i].applicable ||
        round->scored[0].agency == indicator->agencies[0])
        return;
    struct position nowhere = {0};
    problem_add(problems, PROBLEM_APPRAISAL_LEAD_SILENT, &nowhere,
                unit->unit->code, indicator->code, indicator->scored_by[0],
                e->campaign->agencies[round->scored[0].agency], (char *)NULL);
}

static void check_agreements(const struct evaluation *e,
                             struct problem_list *problems)
{
    for (size_t u = 0; u < e->campaign->unit_count; u++) {
        const struct unit_score *unit = &e->units[u];
        const struct level *level = &e->campaign->levels[unit->unit->level];
        for (size_t i = 0; i < level->indicator_count; i++)
            for (int r = 0; r < ROUND_COUNCIL; r++) {
                const struct round_points *round =
                    score_round(&unit->indicators[i], (enum round)r);
                check_agreement(e, unit, i, round, problems);
                check_lead(e, unit, i, round, problems);
            }
    }
}

/* Against what the unit claims, what its values earn, or that the indicator
 * does not apply to it. */
static bool is_reduced(const struct indicator_score *score, points_t round1)
{
    return (score->self != POINTS_NONE && round1 < score->self) ||
           (score->computed != POINTS_NONE && round1 < score->computed) ||
           (score->claim && score->claim->waives);
}

static void check_explanation(const struct evaluation *e,
                              const struct explanation *explanation,
                              struct problem_list *problems)
{
    const struct unit_score *unit = score_of(e, explanation->head.unit);
    struct texts t;
    for (size_t r = 0; r < explanation->row_count; r++) {
        const struct contested *row = &explanation->rows[r];
        if (!row->valid)
            continue;
        const struct indicator_score *score = &unit->indicators[row->indicator];
        const char *code =
            indicator_at(e, explanation->head.unit, row->indicator)->code;
        points_t round1 = score_round(score, ROUND_1)->points;
        struct position at = {explanation->head.file, explanation->head.sheet,
                              row->row, row->column};
        if (round1 == POINTS_NONE)
            problem_add(problems, PROBLEM_EXPLANATION_EARLY, &at, code,
                        (char *)NULL);
        else if (!is_reduced(score, round1))
            problem_add(problems, PROBLEM_EXPLANATION_NOT_REDUCED, &at, code,
                        (char *)NULL);
        if (round1 != POINTS_NONE && row->seen_round1 != POINTS_NONE &&
            row->seen_round1 != round1)
            problem_add(problems, PROBLEM_EXPLANATION_POINTS_CHANGED, &at, code,
                        points_format_vi(row->seen_round1, t.a),
                        points_format_vi(round1, t.b), (char *)NULL);
    }
}

void evaluation_check(const struct evaluation *evaluation,
                      struct problem_list *problems)
{
    const struct intake *intake = evaluation->intake;
    for (size_t i = 0; i < intake->submissions.count; i++)
        if (intake->submissions.items[i]->head.counts)
            check_claims(evaluation, intake->submissions.items[i], problems);
    for (size_t i = 0; i < intake->appraisals.count; i++)
        if (intake->appraisals.items[i]->head.counts)
            check_appraisal(evaluation, intake->appraisals.items[i], problems);
    check_agreements(evaluation, problems);
    for (size_t i = 0; i < intake->explanations.count; i++)
        if (intake->explanations.items[i]->head.counts)
            check_explanation(evaluation, intake->explanations.items[i],
                              problems);
}
