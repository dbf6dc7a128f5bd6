/* A unit against its last earlier result, and the series of all of them. */
#include "results/view/context.h"

#include <stdio.h>

static const char *movement_text(size_t before, size_t now, char *text,
                                 size_t size)
{
    if (before == now)
        return "giữ nguyên hạng";
    if (before > now)
        snprintf(text, size, "tăng %zu bậc", before - now);
    else
        snprintf(text, size, "giảm %zu bậc", now - before);
    return text;
}

void view_put_previous(const struct view *view, const struct unit_score *score,
                       json_t *object)
{
    const struct earlier_result *year =
        earlier_last(view->evaluation->campaign, score->unit);
    if (!year) {
        tree_put(object, "previous", json_null());
        return;
    }
    bool ranked = year->rank && score->rank;
    bool indexed = year->index != RATIO_NONE && score->index != RATIO_NONE;
    ratio4_t change = indexed ? score->index - year->index : 0;
    char text[64], digits[POINTS_TEXT_SIZE];
    json_t *previous = json_object();
    tree_put(previous, "rank",
             year->rank ? vi_count(year->rank) : json_string("–"));
    tree_put(previous, "index", vi_ratio(year->index));
    tree_put(previous, "merged_from",
             json_string(year->merged ? year->merged : ""));
    tree_put(previous, "movement",
             ranked ? tree_text(movement_text(year->rank, score->rank, text,
                                              sizeof text))
                    : json_null());
    tree_put(previous, "rose",
             json_boolean(ranked && score->rank < year->rank));
    tree_put(previous, "fell",
             json_boolean(ranked && score->rank > year->rank));
    tree_put(previous, "index_change",
             !indexed || change == 0
                 ? json_string("–")
                 : vi_format("%s%s", change > 0 ? "+" : "",
                             ratio4_format_vi(change, digits)));
    tree_put(object, "previous", previous);
}

/* --- the years as a series --- */

/* A year of it: `0,7501`, hạng `3`, mean of the level `0,7022`. */
static json_t *step(int year, ratio4_t index, size_t rank, ratio4_t mean,
                    const char *merged)
{
    json_t *object = json_object();
    tree_put(object, "year", vi_format("%d", year));
    tree_put(object, "index", vi_ratio(index));
    tree_put(object, "share", vi_share(index));
    tree_put(object, "rank", rank ? vi_count(rank) : json_string("–"));
    tree_put(object, "mean", vi_ratio(mean));
    tree_put(object, "merged_from", json_string(merged ? merged : ""));
    return object;
}

static json_t *earlier_step(const struct campaign *campaign,
                            const struct unit *unit, size_t year)
{
    const struct earlier_result *found = earlier_find(campaign, unit, year);
    const struct earlier_year *about = &campaign->earlier[year];
    return step(about->year, found ? found->index : RATIO_NONE,
                found ? found->rank : 0, about->levels[unit->level].mean,
                found ? found->merged : NULL);
}

/* Two years before this one at least: one alone is compared with in a line. */
static bool has_series(const struct campaign *campaign, const struct unit *unit)
{
    bool any = false;
    for (size_t y = 0; y < campaign->earlier_count; y++)
        any |= earlier_find(campaign, unit, y) != NULL;
    return any && campaign->earlier_count > 1;
}

void view_put_series(const struct view *view, const struct unit_score *score,
                     json_t *unit)
{
    const struct campaign *campaign = view->evaluation->campaign;
    const struct level_score *level =
        &view->evaluation->levels[score->unit->level];
    json_t *series = json_array();
    if (has_series(campaign, score->unit)) {
        for (size_t y = 0; y < campaign->earlier_count; y++)
            tree_add(series, earlier_step(campaign, score->unit, y));
        tree_add(series, step(campaign->year, score->index, score->rank,
                              level->mean, NULL));
    }
    view_put_list(unit, "series", series);
}

/* A year of a level: the mean of the units that sent something. */
static json_t *level_step(int year, ratio4_t mean, size_t sent)
{
    json_t *object = json_object();
    tree_put(object, "year", vi_format("%d", year));
    tree_put(object, "mean", vi_ratio(mean));
    tree_put(object, "share", vi_share(mean));
    tree_put(object, "count", vi_count(sent));
    return object;
}

void view_put_level_series(const struct view *view,
                           const struct level_score *level, json_t *object)
{
    const struct campaign *campaign = view->evaluation->campaign;
    size_t place = (size_t)(level->level - campaign->levels), sent = 0;
    json_t *series = json_array();
    for (size_t y = 0; y < campaign->earlier_count; y++) {
        const struct earlier_level *about = &campaign->earlier[y].levels[place];
        tree_add(series, level_step(campaign->earlier[y].year, about->mean,
                                    about->count));
    }
    for (size_t u = 0; u < level->unit_count; u++)
        sent += view_sent(view, level->units[u]->unit);
    if (campaign->earlier_count > 0)
        tree_add(series, level_step(campaign->year, level->mean, sent));
    view_put_list(object, "series", series);
}
