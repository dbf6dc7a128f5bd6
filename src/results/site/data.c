/* The JSON of the page: what is common once, and each unit in a block of its
 * own, which the script parses only when the unit is opened. What results.json
 * repeats in every unit (titles, maxima) stands once in its level; lists of
 * numbers stand without keys, in the order that the script knows. */
#include "results/site/slots.h"

#include "results/json/parts.h"
#include "results/names.h"

/* Where a group stands: the depth, and its first indicator. */
static void emit_group(struct emitter *e, const struct level *level, size_t g)
{
    const struct group *group = &level->groups[g];
    emit_object(e, NULL);
    emit_text(e, "code", group->code);
    emit_text(e, "title", group->title);
    if (level_is_tree(level)) {
        emit_integer(e, "depth", (int64_t)group->depth);
        emit_integer(e, "first", (int64_t)group->first);
    }
    emit_end_object(e);
}

static void emit_level(struct emitter *e, const struct level_score *score)
{
    const struct level *level = score->level;
    size_t ranked = 0;
    for (size_t u = 0; u < score->unit_count; u++)
        ranked += score->units[u]->rank > 0;
    emit_object(e, NULL);
    emit_text(e, "title", level->title);
    emit_integer(e, "ranked", (int64_t)ranked);
    emit_array(e, "groups");
    for (size_t g = 0; g < level->group_count; g++)
        emit_group(e, level, g);
    emit_end_array(e);
    emit_array(e, "indicators");
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator *indicator = &level->indicators[i];
        emit_object(e, NULL);
        emit_text(e, "code", indicator->code);
        emit_text(e, "title", indicator->title);
        emit_text(e, "group", level->groups[indicator->group].code);
        emit_points(e, "max", indicator_shown_max(indicator));
        emit_bool(e, "assessed", indicator->assessed);
        json_emit_scorers(e, indicator);
        emit_end_object(e);
    }
    emit_end_array(e);
    emit_end_object(e);
}

static void emit_shared(struct emitter *e, const struct site *site)
{
    emit_object(e, NULL);
    emit_object(e, "campaign");
    emit_integer(e, "year", site->campaign->year);
    emit_text(e, "title", site->campaign->title);
    emit_end_object(e);
    emit_array(e, "levels");
    for (size_t l = 0; l < site->campaign->level_count; l++)
        emit_level(e, &site->evaluation->levels[l]);
    emit_end_array(e);
    emit_end_object(e);
}

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
        bool outside = node_is_outside(listed->level->groups[g].kind);
        emit_array(e, NULL);
        emit_points(e, NULL,
                    outside ? group_shown_max(&listed->level->groups[g])
                            : group->sums.max);
        emit_points(e, NULL, group->sums.final);
        emit_ratio(e, NULL, group->ratio);
        emit_end_array(e);
    }
}

static void emit_indicator_rows(struct emitter *e,
                                const struct listed_unit *listed)
{
    for (size_t i = 0; i < listed->level->indicator_count; i++) {
        const struct indicator_score *s = &listed->score->indicators[i];
        emit_array(e, NULL);
        emit_bool(e, NULL,
                  indicator_applicable(listed->score, listed->level, i));
        emit_points(e, NULL, s->self);
        emit_points(e, NULL, s->computed);
        for (size_t r = 0; r < ROUND_COUNT; r++)
            emit_points(e, NULL, s->rounds[r].points);
        emit_points(e, NULL, s->final);
        emit_text(e, NULL, points_source_name(s->source));
        emit_text(e, NULL, s->reason);
        emit_end_array(e);
    }
}

static void emit_unit(struct emitter *e, const struct site *site,
                      const struct listed_unit *listed)
{
    const struct unit_score *score = listed->score;
    bool scored = listed->sent || listed->appraised;
    emit_object(e, NULL);
    json_emit_unit(e, score);
    json_emit_standing(
        e, score,
        site->evaluation->intake->by_unit[score->unit - site->campaign->units]);
    json_emit_problems(e, listed->problems, listed->problem_count);
    emit_integer(e, "level", (int64_t)score->unit->level);
    emit_text(e, "stateText", site_state_text(site, score));
    emit_array(e, "after");
    for (int r = 0; r < ROUND_COUNT; r++)
        emit_points(e, NULL,
                    unit_points_after(score, listed->level, (enum round)r));
    emit_end_array(e);
    emit_array(e, "groups");
    if (scored)
        emit_group_rows(e, listed);
    emit_end_array(e);
    emit_array(e, "indicators");
    if (scored)
        emit_indicator_rows(e, listed);
    emit_end_array(e);
    emit_links(e, "documents", site, &site->documents, score->unit);
    emit_links(e, "workbooks", site, &site->workbooks, score->unit);
    emit_end_object(e);
}

/* Writes `json` into a block of its own, and empties it. */
static void put_block(const char *prefix, const char *name, struct str *json,
                      struct str *out)
{
    str_printf(out, "<script type=\"application/json\" id=\"%s", prefix);
    html_text(name, out);
    str_append(out, "\">");
    html_json(str_text(json), out);
    str_append(out, "</script>\n");
    str_reset(json);
}

void site_put_data(const struct site *site, struct str *out)
{
    struct str json = {0};
    struct emitter e = {.out = &json, .compact = true};
    emit_shared(&e, site);
    put_block("shared", "", &json, out);
    for (size_t i = 0; i < site->listing.count; i++) {
        const struct listed_unit *listed = &site->listing.items[i];
        e = (struct emitter){.out = &json, .compact = true};
        emit_unit(&e, site, listed);
        put_block("unit-", listed->score->unit->code, &json, out);
    }
    str_clear(&json);
}
