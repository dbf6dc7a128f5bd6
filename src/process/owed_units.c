/* What units owe. */
#include "process/asked.h"
#include "process/owing.h"

/* Whether an agency still has to score something of the unit in round 1. */
static bool is_appraised(const struct unit_score *unit,
                         const struct level *level)
{
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator_score *score = &unit->indicators[i];
        if (score->claim && (score->applicable || score->claim->waives) &&
            score_round(score, ROUND_1)->scored_count <
                level->indicators[i].scored_by_count)
            return false;
    }
    return true;
}

void process_owe_self_assessments(struct process *process, enum duty duty,
                                  size_t level)
{
    const struct level_score *scores = &process->evaluation->levels[level];
    bool asked = level_asks_units(scores->level);
    for (size_t u = 0; asked && u < scores->unit_count; u++)
        process_add_unit(process, duty, scores->units[u]->unit);
    process_receive_units(process, duty, level);
}

/* What a unit explains and nobody can read is not answered by the others'
 * silence: it is open until the unit sends it again, or a later round gave the
 * indicator points. */
static void find_lost(struct process *process, enum duty duty, size_t level)
{
    const struct intake *intake = process->evaluation->intake;
    for (size_t i = 0; i < intake->explanations.count; i++) {
        const struct explanation *e = intake->explanations.items[i];
        const struct obligation *owed =
            e->head.counts && e->head.level == level
                ? process_of_unit(process, e->head.unit, duty)
                : NULL;
        if (!owed || lost_rows(process, e) == 0)
            continue;
        struct obligation *o = &process->items[owed - process->items];
        o->given = 0;
        o->why = lost_why(process_first_error(process, o->file));
    }
}

/* A unit can explain once its first appraisal is whole, or the time for it is
 * over: before, it would have to write twice. */
void process_owe_explanations(struct process *process, enum duty duty,
                              size_t level)
{
    const struct level_score *scores = &process->evaluation->levels[level];
    bool over =
        process_is_over(process, process_campaign(process)->deadlines.round1) ||
        !process_is_appraising(process, level);
    for (size_t u = 0; u < scores->unit_count; u++) {
        const struct unit_score *score = scores->units[u];
        if (!asked_any_of_unit(score, scores->level))
            continue;
        struct obligation *o = process_add_unit(process, duty, score->unit);
        if (!over && !is_appraised(score, scores->level))
            o->state = OBLIGATION_NOT_DUE;
    }
    process_receive_units(process, duty, level);
    find_lost(process, duty, level);
}
