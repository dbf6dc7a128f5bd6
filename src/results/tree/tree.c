#include "results/tree/tree.h"

#include "base/mem.h"
#include "results/tree/problems.h"
#include "results/tree/values.h"

#include <stdlib.h>

const char *unit_state_name(enum unit_state state)
{
    static const char *const names[] = {
        [STATE_OK] = "ok",
        [STATE_ERRORS] = "errors",
        [STATE_MISSING] = "missing",
        [STATE_CONFLICT] = "conflict",
    };
    return names[state];
}

const char *points_source_name(enum points_source source)
{
    static const char *const names[] = {
        [SOURCE_NONE] = "none",       [SOURCE_COMPUTED] = "computed",
        [SOURCE_ROUND1] = "round1",   [SOURCE_ROUND2] = "round2",
        [SOURCE_COUNCIL] = "council",
    };
    return names[source];
}

bool indicator_applicable(const struct unit_score *score,
                          const struct level *level, size_t indicator)
{
    if (level->indicators[indicator].assessed)
        return score->indicators[indicator].applicable;
    const bool *out = score->unit->not_applicable;
    return !out || !out[indicator];
}

static json_t *policies(const struct policies *p)
{
    static const char *const scorers[] = {[SCORERS_MEAN] = "mean",
                                          [SCORERS_MIN] = "min",
                                          [SCORERS_LEAD] = "lead"};
    static const char *const evidence[] = {
        [EVIDENCE_FLAG] = "flag", [EVIDENCE_ZERO] = "zero"};
    static const char *const missing[] = {
        [MISSING_LAST] = "last", [MISSING_UNRANKED] = "unranked"};
    json_t *object = json_object();
    tree_put(object, "several_scorers",
             json_string(scorers[p->several_scorers]));
    tree_put(object, "missing_evidence",
             json_string(evidence[p->missing_evidence]));
    tree_put(object, "missing_units", json_string(missing[p->missing_units]));
    return object;
}

static json_t *campaign_part(const struct evaluation *evaluation)
{
    const struct campaign *campaign = evaluation->campaign;
    json_t *object = json_object();
    tree_put(object, "year", json_integer(campaign->year));
    tree_put(object, "title", tree_text(campaign->title));
    tree_put(object, "date", tree_date(campaign->date));
    tree_put(object, "stage", json_string(stage_name(evaluation->stage)));
    tree_put(object, "policies", policies(&campaign->policies));
    json_t *grades = json_array();
    for (size_t i = 0; i < campaign->grade_count; i++) {
        json_t *grade = json_object();
        tree_put(grade, "name", tree_text(campaign->grades[i].name));
        tree_put(grade, "from", tree_decimal(campaign->grades[i].from));
        tree_add(grades, grade);
    }
    tree_put(object, "grades", grades);
    return object;
}

static json_t *sums_part(const struct sums *sums)
{
    json_t *object = json_object();
    tree_put(object, "max", tree_points(sums->max));
    tree_put(object, "self", tree_points(sums->self));
    tree_put(object, "computed", tree_points(sums->computed));
    tree_put(object, "round1", tree_points(sums->rounds[ROUND_1]));
    tree_put(object, "round2", tree_points(sums->rounds[ROUND_2]));
    tree_put(object, "council", tree_points(sums->rounds[ROUND_COUNCIL]));
    tree_put(object, "final", tree_points(sums->final));
    return object;
}

static json_t *groups_part(const struct unit_score *score,
                           const struct level *level)
{
    json_t *groups = json_array();
    for (size_t g = 0; g < level->group_count; g++) {
        const struct group_score *s = &score->groups[g];
        json_t *group = json_object();
        tree_put(group, "code", tree_text(level->groups[g].code));
        tree_put(group, "title", tree_text(level->groups[g].title));
        tree_put(group, "max", tree_points(s->sums.max));
        tree_put(group, "final", tree_points(s->sums.final));
        tree_put(group, "ratio", tree_ratio(s->ratio));
        tree_add(groups, group);
    }
    return groups;
}

static json_t *inputs_part(const struct indicator *indicator,
                           const struct claim *claim)
{
    json_t *inputs = json_object();
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        tree_put(inputs, input->key,
                 claim && claim->inputs ? tree_value(input, &claim->inputs[i])
                                        : json_null());
    }
    return inputs;
}

static json_t *scored_by_part(const struct indicator *indicator)
{
    json_t *names = json_array();
    for (size_t i = 0; i < indicator->scored_by_count; i++)
        tree_add(names, tree_text(indicator->scored_by[i]));
    return names;
}

static json_t *evidence_part(const struct claim *claim)
{
    json_t *list = json_array();
    for (size_t i = 0; claim && i < claim->evidence_count; i++)
        tree_add(list, tree_evidence(&claim->evidence[i]));
    return list;
}

static json_t *indicator_part(const struct unit_score *unit,
                              const struct level *level, size_t i)
{
    const struct indicator *indicator = &level->indicators[i];
    const struct indicator_score *s = &unit->indicators[i];
    json_t *object = json_object();
    tree_put(object, "code", tree_text(indicator->code));
    tree_put(object, "title", tree_text(indicator->title));
    tree_put(object, "group", tree_text(level->groups[indicator->group].code));
    tree_put(object, "max", tree_points(indicator->max));
    tree_put(object, "assessed", json_boolean(indicator->assessed));
    tree_put(object, "applicable",
             json_boolean(indicator_applicable(unit, level, i)));
    tree_put(object, "inputs", inputs_part(indicator, s->claim));
    tree_put(object, "self", tree_points(s->self));
    tree_put(object, "computed", tree_points(s->computed));
    tree_put(object, "round1", tree_points(s->rounds[ROUND_1].points));
    tree_put(object, "round2", tree_points(s->rounds[ROUND_2].points));
    tree_put(object, "council", tree_points(s->rounds[ROUND_COUNCIL].points));
    tree_put(object, "final", tree_points(s->final));
    tree_put(object, "source", json_string(points_source_name(s->source)));
    tree_put(object, "scored_by", scored_by_part(indicator));
    tree_put(object, "reason", tree_text(s->reason));
    tree_put(object, "evidence", evidence_part(s->claim));
    tree_put(object, "explanation",
             tree_text(s->claim ? s->claim->explanation : NULL));
    return object;
}

static json_t *problems_part(const struct unit_problems *problems,
                             const struct unit *unit)
{
    size_t count;
    const struct problem *const *items =
        unit_problems_of(problems, unit, &count);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        tree_add(list, tree_problem(items[i]));
    return list;
}

static json_t *unit_part(const struct evaluation *evaluation,
                         const struct unit_score *score,
                         const struct level *level,
                         const struct unit_problems *problems)
{
    const struct unit *unit = score->unit;
    const struct submission *submission =
        evaluation->intake->by_unit[unit - evaluation->campaign->units];
    json_t *object = json_object();
    tree_put(object, "code", tree_text(unit->code));
    tree_put(object, "name", tree_text(unit->name));
    tree_put(object, "kind", tree_text(unit->kind));
    tree_put(object, "state", json_string(unit_state_name(score->state)));
    tree_put(object, "file", tree_text(submission ? submission->file : NULL));
    tree_put(object, "submission",
             submission ? json_integer(submission->number) : json_null());
    tree_put(object, "rank",
             score->rank ? json_integer((json_int_t)score->rank) : json_null());
    tree_put(object, "index", tree_ratio(score->index));
    tree_put(object, "grade", tree_text(score->grade));
    tree_put(object, "points", sums_part(&score->sums));
    tree_put(object, "groups", groups_part(score, level));
    json_t *indicators = json_array();
    for (size_t i = 0; i < level->indicator_count; i++)
        tree_add(indicators, indicator_part(score, level, i));
    tree_put(object, "indicators", indicators);
    tree_put(object, "problems", problems_part(problems, unit));
    return object;
}

static json_t *level_part(const struct evaluation *evaluation,
                          const struct level_score *score,
                          const struct unit_problems *problems)
{
    const struct level *level = score->level;
    json_t *object = json_object();
    tree_put(object, "id", tree_text(level->id));
    tree_put(object, "title", tree_text(level->title));
    tree_put(object, "max", tree_points(level->max));
    tree_put(object, "assessed_max", tree_points(level->assessed_max));
    json_t *units = json_array();
    for (size_t u = 0; u < score->unit_count; u++)
        tree_add(units,
                 unit_part(evaluation, score->units[u], level, problems));
    tree_put(object, "units", units);
    return object;
}

json_t *results_tree(const struct evaluation *evaluation)
{
    struct unit_problems problems;
    unit_problems_init(&problems, evaluation);
    json_t *tree = json_object();
    tree_put(tree, "campaign", campaign_part(evaluation));
    json_t *levels = json_array();
    for (size_t l = 0; l < evaluation->campaign->level_count; l++)
        tree_add(levels,
                 level_part(evaluation, &evaluation->levels[l], &problems));
    tree_put(tree, "levels", levels);
    tree_put(tree, "problems", problems_part(&problems, NULL));
    unit_problems_clear(&problems);
    return tree;
}

void results_dump(const json_t *tree, struct str *out)
{
    char *text = json_dumps(tree, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    if (!text)
        mem_fail();
    str_append(out, text);
    str_append_char(out, '\n');
    free(text);
}
