/* What earlier years came to, of a unit and of its level. */
#include "results/json/parts.h"

static void emit_result(struct emitter *e, int year,
                        const struct earlier_result *result)
{
    emit_object(e, NULL);
    emit_integer(e, "year", year);
    if (result->rank)
        emit_integer(e, "rank", (int64_t)result->rank);
    else
        emit_null(e, "rank");
    emit_ratio(e, "index", result->index);
    emit_points(e, "max", result->max);
    emit_points(e, "final", result->final);
    emit_text(e, "merged_from", result->merged);
    emit_end_object(e);
}

void json_emit_earlier(struct emitter *e, const struct campaign *campaign,
                       const struct unit *unit)
{
    if (campaign->earlier_count == 0)
        return;
    emit_array(e, "earlier");
    for (size_t y = 0; y < campaign->earlier_count; y++) {
        const struct earlier_result *result = earlier_find(campaign, unit, y);
        if (result)
            emit_result(e, campaign->earlier[y].year, result);
    }
    emit_end_array(e);
}

void json_emit_earlier_means(struct emitter *e, const struct campaign *campaign,
                             size_t level)
{
    if (campaign->earlier_count == 0)
        return;
    emit_array(e, "earlier");
    for (size_t y = 0; y < campaign->earlier_count; y++) {
        const struct earlier_level *about = &campaign->earlier[y].levels[level];
        emit_object(e, NULL);
        emit_integer(e, "year", campaign->earlier[y].year);
        emit_ratio(e, "mean", about->mean);
        emit_integer(e, "count", (int64_t)about->count);
        emit_end_object(e);
    }
    emit_end_array(e);
}
