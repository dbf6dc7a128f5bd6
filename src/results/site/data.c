/* The JSON of the page: what is common once, the tasks once, and each unit in a
 * block of its own, which the script parses only when the unit is asked for.
 * What results.json repeats in every unit (titles, maxima) stands once in its
 * level. */
#include "results/site/slots.h"

#include "results/json/parts.h"
#include "results/names.h"

static bool is_assessed(const struct level *level, const struct group *group)
{
    for (size_t i = group->first; i < group->first + group->count; i++)
        if (level->indicators[i].assessed)
            return true;
    return false;
}

/* Groups from the top down, each with how deep it lies. */
static void emit_groups(struct emitter *e, const struct level_score *score)
{
    const struct level *level = score->level;
    emit_array(e, "groups");
    for (size_t g = 0; g < level->group_count; g++) {
        emit_object(e, NULL);
        emit_text(e, "code", level->groups[g].code);
        emit_text(e, "title", level->groups[g].title);
        emit_integer(e, "depth", (int64_t)level->groups[g].depth);
        emit_ratio(e, "mean", score->groups[g].mean);
        emit_ratio(e, "best", score->groups[g].best);
        emit_bool(e, "assessed", is_assessed(level, &level->groups[g]));
        emit_end_object(e);
    }
    emit_end_array(e);
}

static void emit_inputs(struct emitter *e, const struct indicator *indicator)
{
    emit_array(e, "inputs");
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        struct str label = {0};
        str_append(&label, input->label);
        if (input->supplier) {
            str_append(&label, " – nguồn: ");
            input_say_source(input, &label);
        }
        emit_object(e, NULL);
        emit_text(e, "label", str_text(&label));
        emit_text(e, "unit", input->unit);
        emit_end_object(e);
        str_clear(&label);
    }
    emit_end_array(e);
}

/* The points of a unit that count in the mean; NONE where there are none: it
 * sent nothing, the indicator does not apply to it, nobody has scored it. */
static points_t counted_points(const struct unit_score *unit,
                               const struct level *level, size_t place)
{
    const struct indicator_score *s = &unit->indicators[place];
    return level->indicators[place].assessed && listing_shows_unit(unit) &&
                   names_indicator_applies(unit, level, place) &&
                   !score_is_awaited(s)
               ? s->final
               : POINTS_NONE;
}

/* sum / count, half up. */
static points_t mean_of(points_t sum, points_t count)
{
    points_t twice = 2 * sum + count, by = 2 * count;
    return twice / by - (twice % by < 0);
}

/* How many units have points, their mean and the most. */
static void emit_stats(struct emitter *e, const struct level_score *score,
                       size_t place)
{
    points_t sum = 0, count = 0, best = POINTS_NONE;
    for (size_t u = 0; u < score->unit_count; u++) {
        points_t points = counted_points(score->units[u], score->level, place);
        if (points == POINTS_NONE)
            continue;
        sum += points;
        count++;
        best = points > best ? points : best;
    }
    emit_array(e, "stats");
    emit_integer(e, NULL, count);
    emit_points(e, NULL, count > 0 ? mean_of(sum, count) : POINTS_NONE);
    emit_points(e, NULL, best);
    emit_end_array(e);
}

static void emit_indicator(struct emitter *e, const struct level_score *score,
                           size_t place)
{
    const struct level *level = score->level;
    const struct indicator *indicator = &level->indicators[place];
    emit_object(e, NULL);
    emit_text(e, "code", indicator->code);
    emit_text(e, "title", indicator->title);
    emit_text(e, "group", level->groups[indicator->group].code);
    emit_points(e, "max", indicator_shown_max(indicator));
    emit_bool(e, "assessed", indicator->assessed);
    emit_stats(e, score, place);
    emit_inputs(e, indicator);
    json_emit_scorers(e, indicator);
    emit_end_object(e);
}

/* The bands of the index, from the highest down. */
static void emit_grades(struct emitter *e, const struct level *level)
{
    emit_array(e, "grades");
    for (size_t i = 0; i < level->grade_count; i++) {
        emit_object(e, NULL);
        emit_text(e, "name", level->grades[i].name);
        emit_decimal(e, "from", level->grades[i].from);
        emit_end_object(e);
    }
    emit_end_array(e);
}

static void emit_level(struct emitter *e, const struct campaign *campaign,
                       const struct level_score *score)
{
    const struct level *level = score->level;
    size_t ranked = 0;
    for (size_t u = 0; u < score->unit_count; u++)
        ranked += score->units[u]->rank > 0;
    emit_object(e, NULL);
    emit_text(e, "id", level->id);
    emit_text(e, "title", level->title);
    emit_integer(e, "ranked", (int64_t)ranked);
    emit_ratio(e, "mean", score->mean);
    emit_ratio(e, "median", score->median);
    emit_ratio(e, "best", score->best);
    json_emit_earlier_means(e, campaign, (size_t)(level - campaign->levels));
    emit_grades(e, level);
    emit_groups(e, score);
    emit_array(e, "indicators");
    for (size_t i = 0; i < level->indicator_count; i++)
        emit_indicator(e, score, i);
    emit_end_array(e);
    emit_end_object(e);
}

static void emit_agencies(struct emitter *e, const struct campaign *campaign)
{
    emit_array(e, "agencies");
    for (size_t a = 0; a < campaign->agency_count; a++) {
        emit_object(e, NULL);
        emit_text(e, "name", campaign->agencies[a]);
        emit_text(e, "short", campaign_short_name(campaign, a));
        emit_end_object(e);
    }
    emit_end_array(e);
}

static void emit_shared(struct emitter *e, const struct site *site)
{
    emit_object(e, NULL);
    emit_object(e, "campaign");
    emit_integer(e, "year", site->campaign->year);
    emit_text(e, "title", site->campaign->title);
    emit_end_object(e);
    site_emit_terms(e, site->campaign);
    emit_agencies(e, site->campaign);
    emit_array(e, "levels");
    for (size_t l = 0; l < site->campaign->level_count; l++)
        emit_level(e, site->campaign, &site->evaluation->levels[l]);
    emit_end_array(e);
    emit_end_object(e);
}

/* What a page in parts has in the files beside it. */
static void put_units(const struct site *site, struct str *json,
                      struct str *out)
{
    struct emitter e = {.out = json, .compact = true};
    site_emit_tasks(&e, site);
    html_block("tasks", "", json, out);
    for (size_t i = 0; i < site->listing.count; i++) {
        const struct listed_unit *listed = &site->listing.items[i];
        e = (struct emitter){.out = json, .compact = true};
        site_emit_unit(&e, site, listed);
        html_block("unit-", listed->score->unit->code, json, out);
    }
}

void site_put_data(const struct site *site, struct str *out)
{
    struct str json = {0};
    struct emitter e = {.out = &json, .compact = true};
    emit_shared(&e, site);
    html_block("shared", "", &json, out);
    if (site->parts.count > 0) {
        site_put_parts(site, out);
        site_put_listed(site, out);
    } else {
        put_units(site, &json, out);
    }
    str_clear(&json);
}
