#include "results/json/json.h"

#include "results/json/parts.h"
#include "results/names.h"
#include "results/problems.h"
#include "results/subtotals.h"

static void emit_policies(struct emitter *e, const struct policies *p)
{
    static const char *const scorers[] = {[SCORERS_MEAN] = "mean",
                                          [SCORERS_MIN] = "min",
                                          [SCORERS_LEAD] = "lead"};
    static const char *const evidence[] = {
        [EVIDENCE_FLAG] = "flag", [EVIDENCE_ZERO] = "zero"};
    static const char *const missing[] = {
        [MISSING_LAST] = "last", [MISSING_UNRANKED] = "unranked"};
    emit_object(e, "policies");
    emit_text(e, "several_scorers", scorers[p->several_scorers]);
    emit_text(e, "missing_evidence", evidence[p->missing_evidence]);
    emit_text(e, "missing_units", missing[p->missing_units]);
    emit_end_object(e);
}

static void emit_grades(struct emitter *e, const struct grade *grades,
                        size_t count)
{
    emit_array(e, "grades");
    for (size_t i = 0; i < count; i++) {
        emit_object(e, NULL);
        emit_text(e, "name", grades[i].name);
        emit_decimal(e, "from", grades[i].from);
        emit_end_object(e);
    }
    emit_end_array(e);
}

static void emit_campaign(struct emitter *e,
                          const struct evaluation *evaluation)
{
    const struct campaign *campaign = evaluation->campaign;
    emit_object(e, "campaign");
    emit_integer(e, "year", campaign->year);
    emit_text(e, "title", campaign->title);
    emit_date(e, "date", campaign->date);
    emit_text(e, "stage", stage_name(evaluation->stage));
    emit_policies(e, &campaign->policies);
    emit_grades(e, campaign->grades, campaign->grade_count);
    emit_end_object(e);
}

void json_emit_unit(struct emitter *e, const struct unit_score *score)
{
    emit_text(e, "code", score->unit->code);
    emit_text(e, "name", score->unit->name);
    emit_text(e, "kind", score->unit->kind);
    emit_text(e, "state", names_unit_state(score->state));
}

/* From the first claim to the council. */
static void emit_course(struct emitter *e, const struct sums *sums)
{
    emit_points(e, "self", sums->self);
    emit_points(e, "computed", sums->computed);
    emit_points(e, "round1", sums->rounds[ROUND_1]);
    emit_points(e, "round2", sums->rounds[ROUND_2]);
    emit_points(e, "council", sums->rounds[ROUND_COUNCIL]);
}

void json_emit_standing(struct emitter *e, const struct unit_score *score,
                        const struct submission *submission)
{
    const struct sums *sums = &score->sums;
    if (submission)
        emit_integer(e, "submission", submission->head.number);
    else
        emit_null(e, "submission");
    if (score->rank)
        emit_integer(e, "rank", (int64_t)score->rank);
    else
        emit_null(e, "rank");
    emit_ratio(e, "index", score->index);
    emit_text(e, "grade", score->grade);
    emit_object(e, "points");
    emit_points(e, "max", sums->max);
    emit_course(e, sums);
    emit_points(e, "final", sums->final);
    emit_end_object(e);
}

/* What is plainly scored needs no kind. */
static void emit_kind(struct emitter *e, enum node_kind kind)
{
    if (kind != NODE_SCORED)
        emit_text(e, "kind", names_node_kind(kind));
}

/* A level of groups of indicators alone says no more than four keys. */
static void emit_place(struct emitter *e, const struct subtotal *group)
{
    emit_text(e, "parent", *group->parent ? group->parent : NULL);
    emit_integer(e, "depth", (int64_t)group->depth);
    emit_text(e, "kind", group->kind);
    emit_course(e, group->sums);
}

static void emit_groups(struct emitter *e, const struct unit_score *score,
                        const struct level *level)
{
    emit_array(e, "groups");
    bool tree = level_is_tree(level);
    for (size_t g = 0; g < level->group_count; g++) {
        struct subtotal group = subtotal_at(level, score, g);
        emit_object(e, NULL);
        emit_text(e, "code", group.code);
        emit_text(e, "title", group.title);
        emit_points(e, "max", tree ? group.max : group.sums->max);
        emit_points(e, "final", group.sums->final);
        emit_ratio(e, "ratio", group.ratio);
        if (tree)
            emit_place(e, &group);
        emit_end_object(e);
    }
    emit_end_array(e);
}

static void emit_pillars(struct emitter *e, const struct unit_score *score,
                         const struct level *level)
{
    if (level->pillar_count == 0)
        return;
    emit_array(e, "pillars");
    for (size_t p = level->group_count; p < subtotal_count(level); p++) {
        struct subtotal pillar = subtotal_at(level, score, p);
        emit_object(e, NULL);
        emit_text(e, "code", pillar.code);
        emit_text(e, "title", pillar.title);
        if (pillar.rank)
            emit_integer(e, "rank", (int64_t)pillar.rank);
        else
            emit_null(e, "rank");
        emit_points(e, "max", pillar.max);
        emit_points(e, "final", pillar.sums->final);
        emit_ratio(e, "ratio", pillar.ratio);
        emit_end_object(e);
    }
    emit_end_array(e);
}

/* What of the unit's points is of a survey, and what bonus and penalty add to
 * them and take off. */
static void emit_outside(struct emitter *e, const struct unit_score *score,
                         const struct level *level)
{
    if (level_has_kind(level, NODE_SURVEY))
        emit_points(e, "survey",
                    score_points_of_kind(score, level, NODE_SURVEY));
    if (level_has_kind(level, NODE_BONUS))
        emit_points(e, "bonus", score_points_of_kind(score, level, NODE_BONUS));
    if (level_has_kind(level, NODE_PENALTY))
        emit_points(e, "penalty",
                    score_points_of_kind(score, level, NODE_PENALTY));
}

/* A reported value: a number, true or false, the option's label, a date, text;
 * null where it is missing or not valid. */
static void emit_value(struct emitter *e, const struct input *input,
                       const struct value *value)
{
    if (!value || !value->given || !value->valid) {
        emit_null(e, input->key);
        return;
    }
    switch (input->kind) {
    case INPUT_NUMBER:
    case INPUT_PERCENT:
        emit_decimal(e, input->key, value->number);
        break;
    case INPUT_YES_NO:
        emit_bool(e, input->key, decimal_sign(value->number) != 0);
        break;
    case INPUT_CHOICE:
        emit_text(e, input->key,
                  value->option < input->option_count
                      ? input->options[value->option]
                      : NULL);
        break;
    case INPUT_DATE:
        emit_date(e, input->key, value->date);
        break;
    case INPUT_TEXT:
        emit_text(e, input->key, value->text);
        break;
    }
}

static void emit_inputs(struct emitter *e, const struct indicator *indicator,
                        const struct claim *claim)
{
    emit_object(e, "inputs");
    for (size_t i = 0; i < indicator->input_count; i++)
        emit_value(e, &indicator->inputs[i],
                   claim && claim->inputs ? &claim->inputs[i] : NULL);
    emit_end_object(e);
}

/* The values that are accepted in place of those reported, where any is: one
 * that stands is not repeated. */
static void emit_accepted(struct emitter *e, const struct campaign *campaign,
                          const struct indicator *indicator,
                          const struct indicator_score *s)
{
    if (!score_accepted(s))
        return;
    emit_object(e, "accepted");
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct value *value = score_corrected(indicator, s, i);
        if (value)
            emit_value(e, &indicator->inputs[i], value);
    }
    emit_end_object(e);
    emit_object(e, "accepted_by");
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct scored *by = score_corrector(indicator, s, i);
        if (!by)
            continue;
        emit_object(e, indicator->inputs[i].key);
        emit_text(e, "agency", names_scorer(campaign, by));
        emit_text(e, "reason", by->reason);
        emit_end_object(e);
    }
    emit_end_object(e);
}

/* Of each input that others supply: who, whether it is there, and what they say
 * of it. */
static void emit_sources(struct emitter *e, const struct indicator *indicator,
                         const struct claim *claim)
{
    if (!indicator->supplied)
        return;
    emit_object(e, "sources");
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        const struct value *value =
            claim && claim->inputs ? &claim->inputs[i] : NULL;
        const struct supplied *from = value ? value->supplied : NULL;
        if (!input->supplier)
            continue;
        emit_object(e, input->key);
        emit_text(e, "agency", input->supplier);
        emit_bool(e, "survey", input->survey);
        emit_bool(e, "supplied", value && value->given);
        emit_text(e, "note", from ? from->note : NULL);
        emit_text(e, "file", from ? from->supply->head.file : NULL);
        emit_end_object(e);
    }
    emit_end_object(e);
}

void json_emit_scorers(struct emitter *e, const struct indicator *indicator)
{
    emit_array(e, "scored_by");
    for (size_t i = 0; i < indicator->scored_by_count; i++)
        emit_text(e, NULL, indicator->scored_by[i]);
    emit_end_array(e);
}

static void emit_evidence(struct emitter *e, const struct claim *claim)
{
    emit_array(e, "evidence");
    for (size_t i = 0; claim && i < claim->evidence_count; i++) {
        emit_object(e, NULL);
        emit_text(e, "number", claim->evidence[i].number);
        emit_date(e, "date", claim->evidence[i].date);
        emit_text(e, "link", claim->evidence[i].link);
        emit_end_object(e);
    }
    emit_end_array(e);
}

/* What became of a claim that it does not apply, where there is one. */
static void emit_waiver(struct emitter *e, const struct indicator_score *s)
{
    if (score_waiver(s) != WAIVER_NONE)
        emit_text(e, "not_applicable", names_waiver(score_waiver(s)));
}

static void emit_indicator(struct emitter *e, const struct campaign *campaign,
                           const struct unit_score *unit,
                           const struct level *level, size_t i)
{
    const struct indicator *indicator = &level->indicators[i];
    const struct indicator_score *s = &unit->indicators[i];
    emit_object(e, NULL);
    emit_text(e, "code", indicator->code);
    emit_text(e, "title", indicator->title);
    emit_text(e, "group", level->groups[indicator->group].code);
    emit_kind(e, indicator->kind);
    emit_points(e, "max", indicator->max ? indicator->max : POINTS_NONE);
    emit_bool(e, "assessed", indicator->assessed);
    emit_bool(e, "applicable", names_indicator_applies(unit, level, i));
    emit_waiver(e, s);
    emit_inputs(e, indicator, s->claim);
    emit_accepted(e, campaign, indicator, s);
    emit_sources(e, indicator, s->claim);
    emit_points(e, "self", s->self);
    emit_points(e, "computed", s->computed);
    emit_points(e, "round1", score_round(s, ROUND_1)->points);
    emit_points(e, "round2", score_round(s, ROUND_2)->points);
    emit_points(e, "council", score_round(s, ROUND_COUNCIL)->points);
    emit_points(e, "final", s->final);
    emit_text(e, "source", names_points_source(s->source));
    json_emit_scorers(e, indicator);
    emit_text(e, "reason", s->reason);
    emit_evidence(e, s->claim);
    emit_text(e, "explanation", s->claim ? s->claim->explanation : NULL);
    emit_end_object(e);
}

static void emit_problem(struct emitter *e, const struct problem *problem)
{
    emit_object(e, NULL);
    emit_text(e, "code", problem_code_text(problem->code));
    emit_text(e, "severity", names_severity(problem->code));
    emit_text(e, "file", problem->file);
    emit_text(e, "sheet", problem->sheet);
    emit_text(e, "cell", problem->cell);
    emit_text(e, "message", problem->message);
    emit_text(e, "fix", problem->fix);
    emit_end_object(e);
}

void json_emit_problems(struct emitter *e, const struct problem *const *items,
                        size_t count)
{
    emit_array(e, "problems");
    for (size_t i = 0; i < count; i++)
        emit_problem(e, items[i]);
    emit_end_array(e);
}

static void emit_problems_of(struct emitter *e,
                             const struct unit_problems *problems,
                             const struct unit *unit)
{
    size_t count;
    const struct problem *const *items = problems_of(problems, unit, &count);
    json_emit_problems(e, items, count);
}

static void emit_unit(struct emitter *e, const struct unit_score *score,
                      const struct level *level,
                      const struct unit_problems *problems)
{
    const struct evaluation *evaluation = problems->evaluation;
    const struct unit *unit = score->unit;
    const struct submission *submission =
        evaluation->intake->by_unit[unit - evaluation->campaign->units];
    emit_object(e, NULL);
    json_emit_unit(e, score);
    emit_text(e, "file", submission ? submission->head.file : NULL);
    json_emit_standing(e, score, submission);
    emit_outside(e, score, level);
    json_emit_earlier(e, evaluation->campaign, unit);
    emit_groups(e, score, level);
    emit_pillars(e, score, level);
    emit_array(e, "indicators");
    for (size_t i = 0; i < level->indicator_count; i++)
        emit_indicator(e, evaluation->campaign, score, level, i);
    emit_end_array(e);
    emit_problems_of(e, problems, unit);
    emit_end_object(e);
}

static void emit_level(struct emitter *e, const struct level_score *score,
                       const struct unit_problems *problems, struct sink *out)
{
    const struct level *level = score->level;
    emit_object(e, NULL);
    emit_text(e, "id", level->id);
    emit_text(e, "title", level->title);
    emit_points(e, "max", level->max);
    emit_points(e, "assessed_max", level->assessed_max);
    if (level->grades != problems->evaluation->campaign->grades)
        emit_grades(e, level->grades, level->grade_count);
    json_emit_earlier_means(
        e, problems->evaluation->campaign,
        (size_t)(level - problems->evaluation->campaign->levels));
    emit_array(e, "units");
    for (size_t u = 0; u < score->unit_count; u++) {
        emit_unit(e, score->units[u], level, problems);
        sink_pass(out);
    }
    emit_end_array(e);
    emit_end_object(e);
}

void json_results(const struct evaluation *evaluation, struct sink *out)
{
    struct unit_problems problems;
    struct emitter e = {.out = &out->text};
    problems_init(&problems, evaluation);
    emit_object(&e, NULL);
    emit_campaign(&e, evaluation);
    emit_array(&e, "levels");
    for (size_t l = 0; l < evaluation->campaign->level_count; l++)
        emit_level(&e, &evaluation->levels[l], &problems, out);
    emit_end_array(&e);
    emit_problems_of(&e, &problems, NULL);
    emit_end_object(&e);
    str_append_char(&out->text, '\n');
    problems_clear(&problems);
}
