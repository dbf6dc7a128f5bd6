#include "score/score.h"

#include "base/mem.h"
#include "score/steps.h"

#include <stdlib.h>
#include <string.h>

/* Which unit a file is the counting submission or explanation of. */
struct file_owner {
    const char *file;
    size_t unit;
};

static int compare_owners(const void *a, const void *b)
{
    return strcmp(((const struct file_owner *)a)->file,
                  ((const struct file_owner *)b)->file);
}

static size_t list_owners(const struct intake *intake, size_t unit_count,
                          struct file_owner *owners)
{
    const struct unit *units = intake->campaign->units;
    size_t count = 0;
    for (size_t u = 0; u < unit_count; u++)
        if (intake->by_unit[u])
            owners[count++] =
                (struct file_owner){intake->by_unit[u]->head.file, u};
    for (size_t i = 0; i < intake->explanations.count; i++) {
        const struct explanation *e = intake->explanations.items[i];
        size_t u = (size_t)(e->head.unit - units);
        /* Where none counts, they are in conflict, and the error is theirs. */
        if (e->head.counts || !intake->explained[u])
            owners[count++] = (struct file_owner){e->head.file, u};
    }
    if (count > 0)
        qsort(owners, count, sizeof *owners, compare_owners);
    return count;
}

/* A unit whose counting files have an error is in state ERRORS. */
static void evaluate_states(struct evaluation *evaluation)
{
    const struct intake *intake = evaluation->intake;
    size_t units = evaluation->campaign->unit_count;
    struct file_owner *owners =
        mem_calloc(units + intake->explanations.count, sizeof *owners);
    size_t count = list_owners(intake, units, owners);
    for (size_t u = 0; u < units; u++)
        evaluation->units[u].state = intake->states[u];
    for (size_t i = 0; i < intake->problems.count; i++) {
        const struct problem *p = &intake->problems.items[i];
        if (problem_severity(p->code) != PROBLEM_ERROR)
            continue;
        struct file_owner key = {p->file, 0};
        const struct file_owner *owner =
            bsearch(&key, owners, count, sizeof *owners, compare_owners);
        if (owner && evaluation->units[owner->unit].state == STATE_OK)
            evaluation->units[owner->unit].state = STATE_ERRORS;
    }
    free(owners);
}

static void lay_out_units(struct evaluation *evaluation)
{
    const struct campaign *campaign = evaluation->campaign;
    struct arena *arena = &evaluation->arena;
    evaluation->units =
        arena_calloc(arena, campaign->unit_count, sizeof *evaluation->units);
    for (size_t u = 0; u < campaign->unit_count; u++) {
        struct unit_score *score = &evaluation->units[u];
        const struct level *level = &campaign->levels[campaign->units[u].level];
        score->unit = &campaign->units[u];
        score->indicators = arena_calloc(arena, level->indicator_count,
                                         sizeof *score->indicators);
        score->groups =
            arena_calloc(arena, level->group_count, sizeof *score->groups);
        score->pillars =
            arena_calloc(arena, level->pillar_count, sizeof *score->pillars);
    }
}

static void lay_out_levels(struct evaluation *evaluation)
{
    const struct campaign *campaign = evaluation->campaign;
    struct arena *arena = &evaluation->arena;
    evaluation->levels =
        arena_calloc(arena, campaign->level_count, sizeof *evaluation->levels);
    for (size_t l = 0; l < campaign->level_count; l++) {
        struct level_score *score = &evaluation->levels[l];
        score->level = &campaign->levels[l];
        score->units =
            arena_calloc(arena, campaign->unit_count, sizeof *score->units);
        score->groups = arena_calloc(arena, score->level->group_count,
                                     sizeof *score->groups);
    }
    for (size_t u = 0; u < campaign->unit_count; u++) {
        struct level_score *score =
            &evaluation->levels[campaign->units[u].level];
        score->units[score->unit_count++] = &evaluation->units[u];
    }
}

void evaluation_init(struct evaluation *evaluation, const struct intake *intake,
                     enum stage stage)
{
    *evaluation = (struct evaluation){
        .campaign = intake->campaign, .intake = intake, .stage = stage};
    lay_out_units(evaluation);
    lay_out_levels(evaluation);
    evaluate_states(evaluation);
    evaluate_claims(evaluation);
    evaluate_rounds(evaluation);
    for (size_t wave = 0; wave == 0 || wave < intake->campaign->waves; wave++) {
        evaluate_computed(evaluation, wave);
        evaluate_accepted(evaluation, wave);
        evaluate_final(evaluation, wave);
        evaluate_totals(evaluation);
    }
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        evaluate_ranks(&evaluation->levels[l], evaluation);
        evaluate_statistics(&evaluation->levels[l]);
    }
}

void evaluation_clear(struct evaluation *evaluation)
{
    arena_clear(&evaluation->arena);
    *evaluation = (struct evaluation){0};
}
