#include "results/view/context.h"

#include <string.h>
#include <strings.h>

/* --- what is reported of an indicator --- */

static bool any_round(const struct indicator_score *s)
{
    for (size_t r = 0; r < ROUND_COUNT; r++)
        if (score_round(s, (enum round)r)->points != POINTS_NONE)
            return true;
    return false;
}

struct indicator_view view_indicator_look(const struct view *view,
                                          const struct unit_score *score,
                                          size_t indicator)
{
    const struct indicator_score *s = &score->indicators[indicator];
    const struct level *level =
        &view->evaluation->campaign->levels[score->unit->level];
    struct indicator_view look = {
        .counted = s->applicable && level->indicators[indicator].assessed,
        .difference = points_difference(s->self, s->final)};
    if (!look.counted)
        look.difference = POINTS_NONE;
    look.pending = look.counted &&
                   node_is_scored(level->indicators[indicator].kind) &&
                   !score_is_taken_over(&level->indicators[indicator]) &&
                   view->evaluation->stage != STAGE_INTAKE &&
                   view_sent(view, score->unit) && !any_round(s);
    /* A claim that nobody has looked at yet is no loss, unless its values are
     * wrong and it counts as 0. */
    look.waiting = look.pending && score_is_awaited(s);
    if (look.waiting)
        look.difference = POINTS_NONE;
    bool below_claim = look.difference != POINTS_NONE && look.difference < 0;
    bool below_values = look.counted && any_round(s) &&
                        s->computed != POINTS_NONE && s->final < s->computed;
    look.reduced = (below_claim || below_values) && !look.waiting;
    look.refused = any_round(s) && score_waiver(s) == WAIVER_REFUSED;
    return look;
}

static const struct round_points *
counting_round(const struct indicator_score *s)
{
    switch (s->source) {
    case SOURCE_ROUND1:
        return score_round(s, ROUND_1);
    case SOURCE_ROUND2:
        return score_round(s, ROUND_2);
    case SOURCE_COUNCIL:
        return score_round(s, ROUND_COUNCIL);
    default:
        return NULL;
    }
}

/* What stands in the column of reasons where no agency gave one. */
static const char *note_text(const struct indicator_score *s,
                             struct indicator_view look)
{
    if (s->reason && *s->reason)
        return s->reason;
    if (!look.pending)
        return NULL;
    if (s->claim && s->claim->faulty)
        return "Số liệu có lỗi, chưa tính được điểm";
    return "Chưa có điểm thẩm định";
}

/* --- who scored --- */

static const char *agency_name(const struct view *view, size_t agency,
                               bool brief)
{
    const struct campaign *campaign = view->evaluation->campaign;
    if (agency >= campaign->agency_count)
        return campaign_word(campaign, WORD_COUNCIL);
    return brief ? campaign_short_name(campaign, agency)
                 : campaign->agencies[agency];
}

static void join(struct str *list, const char *name)
{
    if (list->length)
        str_append(list, ", ");
    str_append(list, name);
}

/* Those who gave the points that count; before that, those who will. */
static json_t *scorers(const struct view *view,
                       const struct indicator *indicator,
                       const struct round_points *round, bool brief)
{
    struct str names = {0};
    size_t count = round ? round->scored_count : indicator->scored_by_count;
    for (size_t i = 0; i < count; i++) {
        size_t agency =
            round ? round->scored[i].agency : indicator->agencies[i];
        join(&names, agency_name(view, agency, brief));
    }
    json_t *text = tree_text(str_text(&names));
    str_clear(&names);
    return text;
}

static bool scores_differ(const struct round_points *round)
{
    for (size_t i = 1; round && i < round->scored_count; i++)
        if (round->scored[i].points != round->scored[0].points)
            return true;
    return false;
}

/* Each agency's points, where several scored and do not agree. */
static json_t *scores(const struct view *view, const struct round_points *round)
{
    json_t *list = json_array();
    for (size_t i = 0; scores_differ(round) && i < round->scored_count; i++) {
        const struct scored *scored = &round->scored[i];
        json_t *object = json_object();
        char points[POINTS_TEXT_SIZE];
        tree_put(object, "agency",
                 tree_text(agency_name(view, scored->agency, true)));
        tree_put(object, "points", tree_text(scored_format_vi(scored, points)));
        tree_put(object, "reason", tree_text(scored->reason));
        tree_put(object, "first", json_boolean(i == 0));
        tree_add(list, object);
    }
    return list;
}

/* --- what the unit reported --- */

json_t *view_value(const struct input *input, const struct value *value)
{
    struct str text = {0};
    if (!value || !value->given)
        return json_string("–");
    names_input_value(input, value, &text);
    json_t *shown = tree_text(str_text(&text));
    str_clear(&text);
    return shown;
}

/* A percent brings its sign along. */
static const char *shown_unit(const struct input *input,
                              const struct value *value)
{
    bool own = input->kind == INPUT_PERCENT && value && value->valid;
    return own ? NULL : input->unit;
}

json_t *view_source(const struct input *input)
{
    struct str text = {0};
    if (input->supplier)
        input_say_source(input, &text);
    json_t *value = tree_text(str_text(&text));
    str_clear(&text);
    return value;
}

static void put_accepted(const struct view *view, json_t *object,
                         const struct input *input,
                         const struct value *accepted)
{
    view_put(view, object, "corrected", json_boolean(accepted != NULL));
    view_put(view, object, "accepted",
             accepted ? view_value(input, accepted) : json_null());
}

static json_t *inputs(const struct view *view,
                      const struct indicator *indicator,
                      const struct indicator_score *s)
{
    const struct claim *claim = s->claim;
    json_t *list = json_array();
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        const struct value *value =
            claim && claim->inputs ? &claim->inputs[i] : NULL;
        json_t *object = json_object();
        view_put(view, object, "key", tree_text(input->key));
        view_put(view, object, "label", tree_text(input->label));
        view_put(view, object, "unit", tree_text(shown_unit(input, value)));
        view_put(view, object, "value", view_value(input, value));
        view_put(view, object, "source", view_source(input));
        view_put(view, object, "first", json_boolean(i == 0));
        view_put(view, object, "only",
                 json_boolean(indicator->input_count == 1));
        view_put(view, object, "invalid",
                 json_boolean(value && value->given && !value->valid));
        put_accepted(view, object, input, score_corrected(indicator, s, i));
        tree_add(list, object);
    }
    return list;
}

static bool any_corrected(const struct indicator *indicator,
                          const struct indicator_score *s)
{
    for (size_t i = 0; i < indicator->input_count; i++)
        if (score_corrected(indicator, s, i))
            return true;
    return false;
}

/* The values that agencies corrected: `value` and `accepted` of each, and who
 * did, with the reason. */
static json_t *corrections(const struct campaign *campaign,
                           const struct indicator *indicator,
                           const struct indicator_score *s)
{
    json_t *list = json_array();
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        const struct value *accepted = score_corrected(indicator, s, i);
        if (!accepted)
            continue;
        json_t *object = json_object();
        tree_put(object, "label", tree_text(input->label));
        tree_put(object, "unit", tree_text(shown_unit(input, accepted)));
        tree_put(object, "value", view_value(input, &s->claim->inputs[i]));
        tree_put(object, "accepted", view_value(input, accepted));
        const struct scored *by = score_corrector(indicator, s, i);
        tree_put(object, "by", tree_text(by ? names_scorer(campaign, by) : ""));
        tree_put(object, "reason", tree_text(by ? by->reason : ""));
        tree_put(object, "first", json_boolean(json_array_size(list) == 0));
        tree_add(list, object);
    }
    return list;
}

/* A link that can be clicked: http(s) and without white space. */
static bool can_follow(const char *link)
{
    bool scheme = strncasecmp(link, "http://", 7) == 0 ||
                  strncasecmp(link, "https://", 8) == 0;
    return scheme && !strpbrk(link, " \t\r\n");
}

static json_t *evidence_list(const struct view *view,
                             const struct evidence *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        const struct evidence *e = &items[i];
        bool follow = e->link && can_follow(e->link);
        json_t *object = json_object();
        view_put(view, object, "number", tree_text(e->number));
        view_put(view, object, "date", vi_date(e->date));
        view_put(view, object, "link", tree_text(e->link));
        view_put(view, object, "href", tree_text(follow ? e->link : NULL));
        view_put(view, object, "first", json_boolean(i == 0));
        tree_add(list, object);
    }
    return list;
}

/* --- what the unit contests --- */

static const char *outcome_text(const struct indicator_score *s)
{
    const struct contested *c = s->contested;
    bool looked_at = score_round(s, ROUND_2)->points != POINTS_NONE ||
                     score_round(s, ROUND_COUNCIL)->points != POINTS_NONE;
    points_t before = score_round(s, ROUND_1)->points != POINTS_NONE
                          ? score_round(s, ROUND_1)->points
                      : s->computed != POINTS_NONE ? s->computed
                                                   : 0;
    if (score_waiver(s) == WAIVER_CONFIRMED)
        return "Chấp nhận: không áp dụng";
    if (!looked_at)
        return "Chưa xem xét, giữ kết quả lần 1";
    if (s->final >= c->requested && c->requested != POINTS_NONE)
        return "Chấp nhận";
    if (s->final > before)
        return c->requested != POINTS_NONE ? "Chấp nhận một phần" : "Tăng điểm";
    return s->final == before ? "Giữ nguyên" : "Giảm";
}

/* Of the decision; that of round 1 is no answer to what the unit says. */
static const char *outcome_reason(const struct indicator_score *s)
{
    bool decided = s->source == SOURCE_ROUND2 || s->source == SOURCE_COUNCIL;
    return decided ? s->reason : NULL;
}

static json_t *contested(const struct view *view,
                         const struct indicator_score *s)
{
    const struct contested *c = s->contested;
    if (!c)
        return json_null();
    json_t *object = json_object();
    tree_put(object, "requested", vi_points(c->requested));
    tree_put(object, "text", tree_text(c->text));
    tree_put(object, "evidence",
             evidence_list(view, c->evidence, c->evidence_count));
    tree_put(object, "has_evidence", json_boolean(c->evidence_count > 0));
    tree_put(object, "outcome", tree_text(outcome_text(s)));
    tree_put(object, "outcome_reason", tree_text(outcome_reason(s)));
    return object;
}

/* --- the indicator --- */

/* What became of a claim that it does not apply, in words. */
static json_t *waiver_text(const struct indicator_score *s)
{
    static const char *const texts[] = {
        [WAIVER_NONE] = "",
        [WAIVER_CLAIMED] = "đơn vị đề nghị, chưa có ý kiến của cơ quan chấm",
        [WAIVER_CONFIRMED] = "đơn vị đề nghị, cơ quan chấm xác nhận",
        [WAIVER_REFUSED] = "đề nghị không áp dụng không được chấp nhận",
    };
    return json_string(texts[score_waiver(s)]);
}

static void put_points(const struct view *view, json_t *object,
                       const struct indicator_score *s, points_t max,
                       struct indicator_view look)
{
    view_put(view, object, "self", vi_points(s->self));
    view_put(view, object, "computed", vi_points(s->computed));
    view_put(view, object, "round1",
             vi_points(score_round(s, ROUND_1)->points));
    view_put(view, object, "round2",
             vi_points(score_round(s, ROUND_2)->points));
    view_put(view, object, "council",
             vi_points(score_round(s, ROUND_COUNCIL)->points));
    points_t final = look.waiting ? POINTS_NONE : s->final;
    view_put(view, object, "final", vi_points(final));
    view_put(
        view, object, "share",
        vi_share(final == POINTS_NONE ? RATIO_NONE : ratio4_of(final, max)));
    view_put(view, object, "percent", vi_percent(final, max));
    view_put(view, object, "difference", vi_difference(look.difference));
    view_put(view, object, "reduced", json_boolean(look.reduced));
    view_put(
        view, object, "lowered",
        json_boolean(look.difference != POINTS_NONE && look.difference < 0));
    view_put(view, object, "pending", json_boolean(look.pending));
    view_put(view, object, "source",
             json_string(names_points_source(s->source)));
}

json_t *view_indicator(const struct view *view, const struct unit_score *score,
                       size_t i)
{
    const struct level *level =
        &view->evaluation->campaign->levels[score->unit->level];
    const struct indicator *indicator = &level->indicators[i];
    const struct indicator_score *s = &score->indicators[i];
    const struct round_points *round = counting_round(s);
    struct indicator_view look = view_indicator_look(view, score, i);
    json_t *object = json_object();
    view_put(view, object, "code", tree_text(indicator->code));
    view_put(view, object, "title", tree_text(indicator->title));
    view_put(view, object, "group",
             tree_text(level->groups[indicator->group].code));
    view_put(view, object, "max",
             vi_shown_max(indicator->kind, indicator->max));
    view_put(view, object, "assessed", json_boolean(indicator->assessed));
    view_put(view, object, "applicable",
             json_boolean(names_indicator_applies(score, level, i)));
    tree_put(object, "counted", json_boolean(look.counted));
    view_put(view, object, "waiver", waiver_text(s));
    put_points(view, object, s,
               node_is_scored(indicator->kind) ? indicator->max : 0, look);
    view_put(view, object, "scored_by", scorers(view, indicator, round, false));
    view_put(view, object, "scored_by_short",
             scorers(view, indicator, round, true));
    view_put(view, object, "scores", scores(view, round));
    view_put(view, object, "reason", tree_text(note_text(s, look)));
    view_put(view, object, "has_note",
             json_boolean(note_text(s, look) || scores_differ(round)));
    view_put(view, object, "inputs", inputs(view, indicator, s));
    view_put(view, object, "has_corrections",
             json_boolean(any_corrected(indicator, s)));
    view_put(view, object, "corrections",
             corrections(view->evaluation->campaign, indicator, s));
    view_put(view, object, "several_inputs",
             json_boolean(indicator->input_count > 1));
    view_put(view, object, "evidence",
             evidence_list(view, s->claim ? s->claim->evidence : NULL,
                           s->claim ? s->claim->evidence_count : 0));
    view_put(view, object, "evidence_count",
             s->claim && s->claim->evidence_count
                 ? vi_count(s->claim->evidence_count)
                 : json_string("–"));
    view_put(view, object, "explanation",
             tree_text(s->claim ? s->claim->explanation : NULL));
    view_put(view, object, "contested", contested(view, s));
    return object;
}
