#include "results/view/context.h"

#include "results/issue_day.h"

/* Lists of a unit's indicators by what is to be reported of them. */
struct lists {
    json_t *not_assessed, *not_applicable, *to_explain, *pending, *contested;
    json_t *facts, *corrected;
    points_t not_assessed_max, reduced_by;
    size_t counted;
    struct str not_assessed_codes, to_explain_codes, apart_codes;
    bool any_refused;
};

static void add_code(struct str *codes, const char *code)
{
    str_printf(codes, "%s%s", codes->length ? ", " : "", code);
}

/* Adds to a list in one line: `2.1 (−1,66); 3.5 (−1,00)`. */
static void add_to_explain(struct str *codes, const char *code,
                           struct indicator_view look)
{
    char text[POINTS_TEXT_SIZE];
    str_printf(codes, "%s%s", codes->length ? "; " : "", code);
    if (look.refused)
        str_append(codes, " (đề nghị không áp dụng không được chấp nhận)");
    else if (look.difference != POINTS_NONE && look.difference != 0)
        str_printf(codes, " (%s)",
                   points_format_difference_vi(look.difference, text));
}

/* Adds the indicator to a list that is read in one line; it is in no other. */
static void add_apart(json_t *list, json_t *part)
{
    tree_put(part, "first", json_boolean(json_array_size(list) == 0));
    tree_add(list, json_incref(part));
}

/* A fact has values and nothing else to tell; no more of them than are asked
 * for. */
static void add_fact(json_t *list, json_t *part)
{
    static const char *const keys[] = {"code", "title", "inputs",
                                       "several_inputs"};
    json_t *fact = json_object();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (json_object_get(part, keys[i]))
            tree_put(fact, keys[i],
                     json_incref(json_object_get(part, keys[i])));
    tree_add(list, fact);
}

static void sort_indicator(const struct view *view,
                           const struct unit_score *score, size_t i,
                           json_t *part, struct lists *lists)
{
    const struct level *level =
        &view->evaluation->campaign->levels[score->unit->level];
    const struct indicator *indicator = &level->indicators[i];
    struct indicator_view look = view_indicator_look(view, score, i);
    lists->counted += look.counted;
    if (indicator->kind == NODE_INFO) {
        add_fact(lists->facts, part);
        return;
    }
    if (!indicator->assessed) {
        add_apart(lists->not_assessed, part);
        lists->not_assessed_max += indicator->max;
        add_code(&lists->not_assessed_codes, indicator->code);
    } else if (!look.counted) {
        add_apart(lists->not_applicable, part);
    }
    if (look.reduced || look.refused) {
        lists->any_refused |= look.refused;
        tree_add(lists->to_explain, json_incref(part));
        add_to_explain(&lists->to_explain_codes, indicator->code, look);
        if (look.difference != POINTS_NONE && look.difference < 0)
            lists->reduced_by -= look.difference;
    }
    if (view_is_apart(level, score, i))
        add_code(&lists->apart_codes, indicator->code);
    if (score_accepted(&score->indicators[i]))
        tree_add(lists->corrected, json_incref(part));
    if (look.pending)
        tree_add(lists->pending, json_incref(part));
    if (score->indicators[i].contested)
        tree_add(lists->contested, json_incref(part));
}

static json_t *indicators_part(const struct view *view,
                               const struct unit_score *score, json_t *unit)
{
    const struct level *level =
        &view->evaluation->campaign->levels[score->unit->level];
    struct lists lists = {.not_assessed = json_array(),
                          .not_applicable = json_array(),
                          .to_explain = json_array(),
                          .pending = json_array(),
                          .contested = json_array(),
                          .facts = json_array(),
                          .corrected = json_array()};
    json_t *indicators = json_array();
    size_t facts = 0;
    for (size_t i = 0; i < level->indicator_count; i++) {
        json_t *part = view_indicator(view, score, i);
        facts += level->indicators[i].kind == NODE_INFO;
        sort_indicator(view, score, i, part, &lists);
        tree_add(indicators, part);
    }
    view_put_list(unit, "not_assessed", lists.not_assessed);
    view_put_list(unit, "not_applicable", lists.not_applicable);
    view_put_list(unit, "to_explain", lists.to_explain);
    view_put_list(unit, "pending", lists.pending);
    view_put_list(unit, "contested", lists.contested);
    view_put_list(unit, "facts", lists.facts);
    view_put_list(unit, "corrected", lists.corrected);
    tree_put(unit, "not_assessed_max", vi_max(lists.not_assessed_max));
    tree_put(unit, "not_assessed_codes",
             tree_text(str_text(&lists.not_assessed_codes)));
    tree_put(unit, "reduced_by", vi_points(lists.reduced_by));
    tree_put(unit, "has_refused_waivers", json_boolean(lists.any_refused));
    tree_put(unit, "counted_count", vi_count(lists.counted));
    tree_put(unit, "indicator_count", vi_count(level->indicator_count - facts));
    tree_put(unit, "to_explain_codes",
             tree_text(str_text(&lists.to_explain_codes)));
    tree_put(unit, "apart_codes", tree_text(str_text(&lists.apart_codes)));
    str_clear(&lists.apart_codes);
    str_clear(&lists.not_assessed_codes);
    str_clear(&lists.to_explain_codes);
    return indicators;
}

/* What is added or taken off: 0,00 where that was awarded, `–` where nothing
 * was. */
static json_t *added(points_t points)
{
    return points == 0 ? vi_points(points) : vi_difference(points);
}

/* What lies outside the maximum. */
static void put_outside(const struct level *level,
                        const struct unit_score *score, json_t *unit)
{
    points_t bonus = score_points_of_kind(score, level, NODE_BONUS);
    points_t penalty = score_points_of_kind(score, level, NODE_PENALTY);
    tree_put(unit, "bonus", added(bonus));
    tree_put(unit, "penalty", added(penalty));
    points_t survey = score_points_of_kind(score, level, NODE_SURVEY);
    tree_put(unit, "survey", vi_points(survey));
    tree_put(unit, "appraised_points",
             vi_points(survey == POINTS_NONE ? POINTS_NONE
                                             : score->sums.final - survey));
    tree_put(unit, "has_survey", json_boolean(survey != POINTS_NONE));
    tree_put(unit, "has_outside",
             json_boolean(bonus != POINTS_NONE || penalty != POINTS_NONE));
}

static json_t *unit_part(const struct view *view,
                         const struct unit_score *score)
{
    const struct campaign *campaign = view->evaluation->campaign;
    const struct level *level = &campaign->levels[score->unit->level];
    size_t u = (size_t)(score->unit - campaign->units);
    json_t *unit = view_row(view, score);
    view_put_recipients(view, score->unit, unit);
    tree_put(unit, "ranked_count", vi_count(view->ranked[score->unit->level]));
    tree_put(unit, "percent", vi_percent(score->sums.final, score->sums.max));
    tree_put(unit, "appraised", json_boolean(score->appraised));
    tree_put(unit, "has_result",
             json_boolean(score_has_result(view->evaluation, score)));
    tree_put(unit, "missing", json_boolean(score->state == STATE_MISSING));
    tree_put(unit, "conflict", json_boolean(score->state == STATE_CONFLICT));
    tree_put(unit, "refused", view_refused(view, score->unit));
    tree_put(unit, "explanation_conflict",
             json_boolean(view->conflicting_explanations[u]));
    json_t *indicators = indicators_part(view, score, unit);
    json_t *groups = view_groups(view, score, indicators);
    view_put_list(unit, "pillars", view_pillars(view, score));
    put_outside(level, score, unit);
    view_put(view, unit, "nodes", view_nodes(level, groups, indicators));
    tree_put(unit, "groups", groups);
    tree_put(unit, "indicators", indicators);
    view_put_profile(view, score, unit);
    view_put_files(view, score, unit);
    view_put_supplied(view, score, unit);
    view_put_series(view, score, unit);
    return unit;
}

static void put_day_of_receipt(const struct view *view, const struct unit *unit,
                               json_t *context)
{
    size_t count;
    size_t u = (size_t)(unit - view->evaluation->campaign->units);
    const size_t *files = buckets_of(&view->files, u, &count);
    struct date day = issue_day(view->evaluation);
    if (view->evaluation->stage != STAGE_INTAKE)
        return;
    for (size_t i = 0; i < count; i++)
        day = view_day_after(
            view, day, &view->evaluation->intake->received.items[files[i]]);
    view_put_day(context, day);
}

json_t *view_unit(const struct view *view, const struct unit *unit,
                  const json_t *names)
{
    const struct evaluation *evaluation = view->evaluation;
    size_t u = (size_t)(unit - evaluation->campaign->units);
    struct view own = *view;
    own.names = names;
    json_t *context = view_context(view);
    tree_put(context, "level", json_incref(view->levels[unit->level]));
    put_day_of_receipt(view, unit, context);
    view_put_draft(view, unit->level, context);
    tree_put(context, "unit", unit_part(&own, &evaluation->units[u]));
    return context;
}
