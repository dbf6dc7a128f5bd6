/* The JSON of one unit: lists of numbers stand without keys, in the order that
 * the script knows (shell/data.js). */
#include "results/site/slots.h"

#include "results/json/parts.h"
#include "results/names.h"

static void emit_links(struct emitter *e, const char *key,
                       const struct site *site, const struct link_index *index,
                       const struct unit *unit)
{
    size_t count;
    const size_t *own = buckets_of(
        &index->by_unit, (size_t)(unit - site->campaign->units), &count);
    emit_array(e, key);
    for (size_t i = 0; i < count; i++) {
        const struct site_link *link = &index->links->items[own[i]];
        struct str href = {0};
        html_href(link->path, &href);
        emit_object(e, NULL);
        emit_text(e, "text", link->text);
        emit_text(e, "note", link->note);
        emit_text(e, "href", str_text(&href));
        emit_end_object(e);
        str_clear(&href);
    }
    emit_end_array(e);
}

static void emit_group_rows(struct emitter *e, const struct listed_unit *listed)
{
    for (size_t g = 0; g < listed->level->group_count; g++) {
        const struct group_score *group = &listed->score->groups[g];
        const struct group *about = &listed->level->groups[g];
        emit_array(e, NULL);
        emit_points(e, NULL,
                    node_is_outside(about->kind) ? group_shown_max(about)
                                                 : group->sums.max);
        emit_points(e, NULL, group->sums.final);
        emit_ratio(e, NULL, group->ratio);
        emit_end_array(e);
    }
}

/* A valid value as people read it. */
static void emit_valid(struct emitter *e, const struct input *input,
                       const struct value *value)
{
    struct str text = {0};
    names_input_value(input, value, &text);
    emit_text(e, NULL, str_text(&text));
    str_clear(&text);
}

/* One that is not valid is shown as typed, in a list of its own. */
static void emit_value(struct emitter *e, const struct input *input,
                       const struct value *value)
{
    if (!value || !value->given) {
        emit_null(e, NULL);
    } else if (value->valid) {
        emit_valid(e, input, value);
    } else {
        emit_array(e, NULL);
        emit_text(e, NULL, value->text);
        emit_end_array(e);
    }
}

static void emit_values(struct emitter *e, const struct indicator *indicator,
                        const struct claim *claim)
{
    emit_array(e, NULL);
    for (size_t i = 0; claim && claim->inputs && i < indicator->input_count;
         i++)
        emit_value(e, &indicator->inputs[i], &claim->inputs[i]);
    emit_end_array(e);
}

/* Of each value what is accepted in its place, null where it stands; nothing
 * where all do. */
static void emit_accepted(struct emitter *e, const struct indicator *indicator,
                          const struct indicator_score *s)
{
    emit_array(e, NULL);
    for (size_t i = 0; score_accepted(s) && i < indicator->input_count; i++)
        emit_value(e, &indicator->inputs[i], score_corrected(indicator, s, i));
    emit_end_array(e);
}

/* The agencies that gave the points that count, by their index. */
static void emit_scorers(struct emitter *e, const struct indicator_score *s)
{
    emit_array(e, NULL);
    if (s->source == SOURCE_ROUND1 || s->source == SOURCE_ROUND2) {
        const struct round_points *round =
            score_round(s, s->source == SOURCE_ROUND1 ? ROUND_1 : ROUND_2);
        for (size_t i = 0; i < round->scored_count; i++)
            emit_integer(e, NULL, (int64_t)round->scored[i].agency);
    }
    emit_end_array(e);
}

static void emit_indicator_row(struct emitter *e,
                               const struct listed_unit *listed, size_t i)
{
    const struct indicator_score *s = &listed->score->indicators[i];
    emit_array(e, NULL);
    emit_bool(e, NULL,
              names_indicator_applies(listed->score, listed->level, i));
    emit_points(e, NULL, s->self);
    emit_points(e, NULL, s->computed);
    for (size_t r = 0; r < ROUND_COUNT; r++)
        emit_points(e, NULL, score_round(s, (enum round)r)->points);
    emit_points(e, NULL, score_is_awaited(s) ? POINTS_NONE : s->final);
    emit_text(e, NULL, names_points_source(s->source));
    emit_text(e, NULL, s->reason);
    emit_values(e, &listed->level->indicators[i], s->claim);
    emit_scorers(e, s);
    emit_accepted(e, &listed->level->indicators[i], s);
    emit_end_array(e);
}

static void emit_points_after(struct emitter *e,
                              const struct listed_unit *listed)
{
    emit_array(e, "after");
    for (int r = 0; r < ROUND_COUNT; r++)
        emit_points(
            e, NULL,
            score_unit_after(listed->score, listed->level, (enum round)r));
    emit_end_array(e);
}

void site_emit_row(struct emitter *e, const struct listed_unit *listed,
                   size_t indicator)
{
    if (listing_shows_unit(listed->score))
        emit_indicator_row(e, listed, indicator);
    else
        emit_null(e, NULL);
}

/* Nothing of a unit that sent nothing and of which nothing was appraised. */
static void emit_rows(struct emitter *e, const struct listed_unit *listed)
{
    bool scored = listing_shows_unit(listed->score);
    emit_array(e, "groups");
    if (scored)
        emit_group_rows(e, listed);
    emit_end_array(e);
    emit_array(e, "indicators");
    for (size_t i = 0; scored && i < listed->level->indicator_count; i++)
        emit_indicator_row(e, listed, i);
    emit_end_array(e);
}

void site_emit_unit(struct emitter *e, const struct site *site,
                    const struct listed_unit *listed)
{
    const struct unit_score *score = listed->score;
    const size_t place = (size_t)(score->unit - site->campaign->units);
    emit_object(e, NULL);
    json_emit_unit(e, score);
    json_emit_standing(e, score, site->evaluation->intake->by_unit[place]);
    json_emit_problems(e, listed->problems, listed->problem_count);
    emit_integer(e, "level", (int64_t)score->unit->level);
    emit_text(e, "shown", shown_state_key(shown_state(site, score)));
    emit_text(e, "stateText", site_state_text(site, score));
    emit_points_after(e, listed);
    json_emit_earlier(e, site->campaign, score->unit);
    emit_rows(e, listed);
    emit_links(e, "documents", site, &site->documents, score->unit);
    emit_links(e, "workbooks", site, &site->workbooks, score->unit);
    emit_end_object(e);
}
