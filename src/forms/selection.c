#include "forms/selection.h"

#include "base/mem.h"
#include "process/asked.h"

/* Whether a row has to be answered; the council confirms what it leaves empty.
 */
static bool is_asked(const struct appraisal_request *request,
                     const struct unit_score *unit, size_t indicator)
{
    return request->round != ROUND_COUNCIL &&
           asked_of_agency(request->evaluation, unit, indicator,
                           request->agency, request->round);
}

static bool is_offered(const struct appraisal_request *request,
                       const struct unit_score *unit, size_t indicator)
{
    if (request->round == ROUND_COUNCIL)
        return asked_of_council(&unit->indicators[indicator]);
    return offered_to_agency(request->evaluation, unit, indicator,
                             request->agency, request->round);
}

/* Whether a workbook is one of the request. */
static bool answers(const struct appraisal_request *request,
                    const struct appraisal *a)
{
    return a->head.agency == request->agency &&
           a->head.level == request->level && a->head.round == request->round;
}

/* What came in for a request, by unit and indicator: a table of the level's
 * indicators for each unit of the campaign. NULL entries: nothing usable. */
static const struct appraised **
index_answers(const struct appraisal_request *request)
{
    const struct evaluation *e = request->evaluation;
    size_t width = e->campaign->levels[request->level].indicator_count;
    const struct appraised **found =
        mem_calloc(e->campaign->unit_count * width + 1, sizeof *found);
    for (size_t i = 0; i < e->intake->appraisals.count; i++) {
        const struct appraisal *a = e->intake->appraisals.items[i];
        if (!a->head.counts || !answers(request, a))
            continue;
        for (size_t r = 0; r < a->row_count; r++) {
            const struct appraised *row = &a->rows[r];
            size_t u = (size_t)(row->unit - e->campaign->units);
            const struct indicator_score *score =
                &e->units[u].indicators[row->indicator];
            if (row->valid &&
                !appraised_is_outdated(row, score, request->round))
                found[u * width + row->indicator] = row;
        }
    }
    return found;
}

void select_appraisal(const struct appraisal_request *request,
                      struct appraisal_rows *out)
{
    const struct evaluation *e = request->evaluation;
    const struct level_score *level = &e->levels[request->level];
    size_t width = level->level->indicator_count;
    const struct appraised **sent = index_answers(request);
    *out = (struct appraisal_rows){0};
    for (size_t i = 0; i < width; i++)
        for (size_t u = 0; u < level->unit_count; u++) {
            const struct unit_score *unit = level->units[u];
            bool asked = is_asked(request, unit, i);
            if (!asked && !is_offered(request, unit, i))
                continue;
            const struct appraised *row =
                sent[(size_t)(unit - e->units) * width + i];
            *vec_push(out) = (struct appraisal_row){
                .unit = unit,
                .indicator = i,
                .asked = asked,
                .points = row ? row->points : POINTS_NONE,
                .reason = row ? row->reason : "",
                .decision = row ? row->decision : DECISION_NONE,
                .corrections = row ? row->corrections : NULL,
            };
        }
    free(sent);
}

bool appraisal_row_is_waiver(const struct appraisal_row *r)
{
    const struct claim *claim = r->unit->indicators[r->indicator].claim;
    return claim && claim->waives;
}

bool appraisal_row_is_filled(const struct appraisal_row *r)
{
    return r->points != POINTS_NONE || r->corrections ||
           r->decision != DECISION_NONE;
}

points_t appraisal_row_follows(const struct appraisal_request *request,
                               const struct appraisal_row *r)
{
    const struct round_points *round =
        score_round(&r->unit->indicators[r->indicator], request->round);
    for (size_t i = 0; r->corrections && i < round->scored_count; i++)
        if (round->scored[i].agency == request->agency)
            return round->scored[i].points;
    return POINTS_NONE;
}
