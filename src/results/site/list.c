/* The table of the units, level by level, and its filters. The rows of a page
 * in parts are a block of JSON, from which its script makes those that are
 * shown: a browser takes a second for thousands that nobody looks at. */
#include "results/site/slots.h"

#include <stdio.h>

/* --- Filters --- */

static void put_chip(const char *filter, const char *value, const char *text,
                     size_t count, struct str *out)
{
    str_printf(out,
               "<button type=\"button\" data-filter=\"%s\" data-value=\"%s\" "
               "aria-pressed=\"%s\">",
               filter, value, *value ? "false" : "true");
    html_text(text, out);
    str_printf(out, " <b>%zu</b></button>\n", count);
}

void site_put_levels(const struct site *site, struct str *out)
{
    if (site->campaign->level_count == 1)
        return; /* no choice */
    put_chip("level", "", "Mọi cấp", site->listing.count, out);
    for (size_t l = 0; l < site->campaign->level_count; l++) {
        const struct level *level = &site->campaign->levels[l];
        put_chip("level", level->id, level->title,
                 site->evaluation->levels[l].unit_count, out);
    }
}

static size_t count_state(const struct site *site, enum shown_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < site->listing.count; i++)
        count += shown_state(site, site->listing.items[i].score) == state;
    return count;
}

/* States that no unit is in are no choice. */
void site_put_states(const struct site *site, struct str *out)
{
    put_chip("state", "", "Mọi trạng thái", site->listing.count, out);
    for (enum shown_state state = 0; state < SHOWN_COUNT; state++) {
        size_t count = count_state(site, state);
        if (count > 0)
            put_chip("state", shown_state_key(state), shown_state_text(state),
                     count, out);
    }
}

/* --- The rows --- */

/* What is shown of a unit's result. */
struct standing {
    size_t rank; /* 0: none */
    points_t final;
    ratio4_t index;
    const char *grade;
};

/* Nothing while no unit of the level sent anything: all would share the first
 * rank with 0 points. */
static struct standing standing_of(const struct site *site,
                                   const struct unit_score *score)
{
    if (site->evaluation->levels[score->unit->level].mean == RATIO_NONE)
        return (struct standing){0, POINTS_NONE, RATIO_NONE, ""};
    return (struct standing){score->rank, score->sums.final, score->index,
                             score->grade ? score->grade : ""};
}

/* A number's cell: `value` is what it is sorted by, "" for none. */
static void put_number(const char *class_name, const char *value,
                       const char *text, struct str *out)
{
    str_printf(out, "<td class=\"%s\" data-v=\"%s\">%s</td>", class_name, value,
               text);
}

static void put_count(const char *class_name, size_t count, struct str *out)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    put_number(count ? class_name : "num none", text, count ? text : "–", out);
}

static void put_points(const char *class_name, points_t points, struct str *out)
{
    char value[POINTS_TEXT_SIZE], text[POINTS_TEXT_SIZE];
    put_number(class_name, points_format(points, value),
               points_format_vi(points, text), out);
}

/* The codes of the unit's problems, each once: the filter finds them, too. */
static void put_codes(const struct listed_unit *listed, struct str *out)
{
    bool seen[PROBLEM_CODE_COUNT] = {false};
    const char *space = "";
    for (size_t i = 0; i < listed->problem_count; i++) {
        enum problem_code code = listed->problems[i]->code;
        if (!seen[code])
            str_printf(out, "%s%s", space, problem_code_text(code));
        seen[code] = true;
        space = " ";
    }
}

static void put_name(const struct listed_unit *listed, struct str *out)
{
    const struct unit *unit = listed->score->unit;
    str_append(out, "<th scope=\"row\" class=\"name\"><a href=\"#");
    html_text(unit->code, out);
    str_append(out, "\">");
    html_text(unit->name, out);
    str_append(out, "</a> <small>");
    html_text(unit->code, out);
    str_append(out, "</small></th>");
}

static void put_scores(const struct unit_score *score,
                       const struct standing *standing, struct str *out)
{
    char value[POINTS_TEXT_SIZE], text[POINTS_TEXT_SIZE];
    put_points("num self", score->sums.self, out);
    put_points("num final", standing->final, out);
    put_points("num max", score->sums.max, out);
    ratio4_format(standing->index, value);
    put_number("num index", value, ratio4_format_vi(standing->index, text),
               out);
    str_printf(out, "<td class=\"grade\" data-v=\"%s\">", value);
    html_text(standing->grade, out);
    str_append(out, "</td>");
}

static void put_state(const struct site *site, const struct unit_score *score,
                      struct str *out)
{
    str_printf(out, "<td class=\"state %s\"><span>",
               shown_state_key(shown_state(site, score)));
    html_text(site_state_text(site, score), out);
    str_append(out, "</span></td>");
}

static void put_row(const struct site *site, const struct listed_unit *listed,
                    struct str *out)
{
    const struct unit_score *score = listed->score;
    const struct standing standing = standing_of(site, score);
    char rank[24] = "";
    if (standing.rank)
        snprintf(rank, sizeof rank, "%zu", standing.rank);
    str_append(out, "<tr data-code=\"");
    html_text(score->unit->code, out);
    str_printf(out, "\" data-state=\"%s\" data-find=\"",
               shown_state_key(shown_state(site, score)));
    put_codes(listed, out);
    str_append(out, "\">");
    put_number("num rank", rank, *rank ? rank : "–", out);
    put_name(listed, out);
    put_state(site, score, out);
    put_scores(score, &standing, out);
    put_count("num errors", listed->errors, out);
    put_count("num warnings", listed->warnings, out);
    str_append(out, "</tr>\n");
}

/* Levels have ranks of their own, and so a part of the table each. */
static void put_level_head(const struct site *site, size_t level,
                           struct str *out)
{
    enum { COLUMNS = 10 };
    str_printf(out,
               "<tbody data-level=\"%zu\">\n<tr class=\"level\">"
               "<th colspan=\"%d\" scope=\"rowgroup\">",
               level, COLUMNS);
    html_text(site->campaign->levels[level].title, out);
    str_append(out, "</th></tr>\n");
}

/* The same as put_row, for data.js. */
static void emit_row(struct emitter *e, const struct site *site,
                     const struct listed_unit *listed)
{
    const struct unit_score *score = listed->score;
    const struct standing standing = standing_of(site, score);
    struct str codes = {0};
    put_codes(listed, &codes);
    emit_array(e, NULL);
    emit_text(e, NULL, score->unit->code);
    emit_text(e, NULL, score->unit->name);
    emit_text(e, NULL, shown_state_key(shown_state(site, score)));
    emit_text(e, NULL, site_state_text(site, score));
    emit_text(e, NULL, str_text(&codes));
    if (standing.rank)
        emit_integer(e, NULL, (int64_t)standing.rank);
    else
        emit_null(e, NULL);
    emit_points(e, NULL, score->sums.self);
    emit_points(e, NULL, standing.final);
    emit_points(e, NULL, score->sums.max);
    emit_ratio(e, NULL, standing.index);
    emit_text(e, NULL, standing.grade);
    emit_integer(e, NULL, (int64_t)listed->errors);
    emit_integer(e, NULL, (int64_t)listed->warnings);
    emit_end_array(e);
    str_clear(&codes);
}

void site_put_listed(const struct site *site, struct str *out)
{
    struct str json = {0};
    struct emitter e = {.out = &json, .compact = true};
    size_t at = 0;
    emit_array(&e, NULL);
    for (size_t l = 0; l < site->campaign->level_count; l++) {
        emit_array(&e, NULL);
        for (; at < site->listing.count &&
               site->listing.items[at].score->unit->level == l;
             at++)
            emit_row(&e, site, &site->listing.items[at]);
        emit_end_array(&e);
    }
    emit_end_array(&e);
    html_block("listed", "", &json, out);
    str_clear(&json);
}

void site_put_rows(const struct site *site, struct str *out)
{
    bool whole = site->parts.count == 0;
    size_t at = 0;
    for (size_t l = 0; l < site->campaign->level_count; l++) {
        put_level_head(site, l, out);
        for (; whole && at < site->listing.count &&
               site->listing.items[at].score->unit->level == l;
             at++)
            put_row(site, &site->listing.items[at], out);
        str_append(out, "</tbody>\n");
    }
}
