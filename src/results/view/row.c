#include "results/view/context.h"

/* The index as it is printed × maximum, rounded half up to 0.01, so that a
 * reader can check it. */
static points_t par_points(const struct view *view,
                           const struct unit_score *score)
{
    if (score->index == RATIO_NONE)
        return POINTS_NONE;
    points_t max = view->evaluation->campaign->par_index.max;
    return (max * score->index + 5000) / 10000;
}

bool view_is_apart(const struct level *level, const struct unit_score *score,
                   size_t indicator)
{
    return level->indicators[indicator].unasked &&
           score->indicators[indicator].self == POINTS_NONE &&
           score->indicators[indicator].final != POINTS_NONE;
}

struct compared view_compared(const struct view *view,
                              const struct unit_score *score,
                              const struct sums *sums, size_t first,
                              size_t count)
{
    points_t waiting = 0, apart = 0;
    const struct level *level =
        &view->evaluation->campaign->levels[score->unit->level];
    for (size_t i = first; i < first + count; i++)
        if (view_is_apart(level, score, i))
            apart += score->indicators[i].final;
    for (size_t i = first; i < first + count; i++)
        if (view_indicator_look(view, score, i).waiting &&
            score->indicators[i].self != POINTS_NONE)
            waiting += score->indicators[i].self;
    return (struct compared){
        sums->self == POINTS_NONE ? POINTS_NONE : sums->self - waiting,
        sums->final == POINTS_NONE ? POINTS_NONE : sums->final - apart};
}

points_t view_change(const struct view *view, const struct unit_score *score,
                     const struct sums *sums, size_t first, size_t count)
{
    struct compared both = view_compared(view, score, sums, first, count);
    return points_difference(both.self, both.final);
}

/* Why a unit has no rank. */
static const char *unranked_text(const struct view *view,
                                 const struct unit_score *score)
{
    bool waits = view_sent(view, score->unit) &&
                 !score_has_result(view->evaluation, score);
    return waits ? "chưa được thẩm định" : view_state_text(score->state);
}

json_t *view_row(const struct view *view, const struct unit_score *score)
{
    const struct sums *sums = &score->sums;
    const struct level *level =
        &view->evaluation->campaign->levels[score->unit->level];
    points_t change = view_change(view, score, sums, 0, level->indicator_count);
    json_t *row = json_object();
    tree_put(row, "code", tree_text(score->unit->code));
    tree_put(row, "name", tree_text(score->unit->name));
    view_put_names(view, score->unit, row);
    view_put(view, row, "kind", tree_text(score->unit->kind));
    view_put(view, row, "state", json_string(names_unit_state(score->state)));
    view_put(view, row, "state_text", tree_text(view_state_text(score->state)));
    view_put(view, row, "unranked_text", tree_text(unranked_text(view, score)));
    view_put(view, row, "conflict",
             json_boolean(score->state == STATE_CONFLICT));
    view_put(view, row, "sent", json_boolean(view_sent(view, score->unit)));
    view_put(view, row, "ranked", json_boolean(score->rank != 0));
    view_put(view, row, "top", json_boolean(score->rank && score->rank <= 3));
    view_put(view, row, "rank",
             score->rank ? vi_count(score->rank) : json_string("–"));
    view_put(view, row, "index", vi_ratio(score->index));
    view_put(view, row, "share", vi_share(score->index));
    view_put(view, row, "grade", tree_text(score->grade));
    view_put(view, row, "max", vi_max(sums->max));
    view_put(view, row, "self", vi_points(sums->self));
    view_put(view, row, "computed", vi_points(sums->computed));
    view_put(view, row, "round1",
             vi_points(score_unit_after(score, level, ROUND_1)));
    view_put(view, row, "round2",
             vi_points(score_unit_after(score, level, ROUND_2)));
    view_put(view, row, "final", vi_points(sums->final));
    view_put(view, row, "change", vi_difference(change));
    view_put(view, row, "lowered",
             json_boolean(change != POINTS_NONE && change < 0));
    view_put(view, row, "par_points", vi_points(par_points(view, score)));
    view_put_previous(view, score, row);
    return row;
}
