/* What somebody typed and nobody can use: what it was meant for is not
 * answered.
 */
#include "process/inside.h"

const char *lost_why(const char *error)
{
    return *error ? error
                  : "có dòng ghi không rõ, không được tính; xem problems.csv";
}

bool process_is_answer(const struct appraisal *a, const struct obligation *o)
{
    return a->head.agency == o->agency && a->head.level == o->level &&
           a->head.round == duty_round(o->duty);
}

/* An opinion on a claim that the unit does not make, and nothing else. */
static bool is_idle_opinion(const struct appraised *row,
                            const struct indicator_score *score)
{
    return row->decision != DECISION_NONE && row->points == POINTS_NONE &&
           !row->follows && score->claim && !score->claim->waives;
}

static bool is_scored_after(const struct indicator_score *score,
                            enum round round)
{
    for (int later = round + 1; later < ROUND_COUNT; later++)
        if (score_round(score, (enum round)later)->scored_count > 0)
            return true;
    return false;
}

static bool is_lost(const struct appraised *row,
                    const struct indicator_score *score, enum round round)
{
    return (row->refused || row->unsound || is_idle_opinion(row, score)) &&
           !is_scored_after(score, round);
}

bool *lost_find(const struct process *process, const struct obligation *o,
                size_t *misplaced)
{
    const struct evaluation *e = process->evaluation;
    size_t width = e->campaign->levels[o->level].indicator_count;
    bool *lost = mem_calloc(e->campaign->unit_count * width + 1, sizeof *lost);
    for (size_t i = 0; i < e->intake->appraisals.count; i++) {
        const struct appraisal *a = e->intake->appraisals.items[i];
        if (!process_is_answer(a, o) || !a->head.counts)
            continue;
        *misplaced += a->misplaced;
        for (size_t r = 0; r < a->row_count; r++) {
            const struct appraised *row = &a->rows[r];
            size_t u = process_unit_index(process, row->unit);
            lost[u * width + row->indicator] |= is_lost(
                row, &e->units[u].indicators[row->indicator], a->head.round);
        }
    }
    return lost;
}

size_t lost_rows(const struct process *process, const struct explanation *e)
{
    const struct unit_score *unit =
        &process->evaluation->units[process_unit_index(process, e->head.unit)];
    size_t count = e->misplaced;
    for (size_t r = 0; r < e->row_count; r++)
        count +=
            e->rows[r].lost &&
            !is_scored_after(&unit->indicators[e->rows[r].indicator], ROUND_1);
    return count;
}
