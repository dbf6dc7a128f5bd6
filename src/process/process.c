#include "process/owing.h"

bool obligation_wants_form(const struct process *process,
                           const struct obligation *o)
{
    if (o->state == OBLIGATION_NOT_DUE || o->accepted ||
        obligation_is_complete(o))
        return false;
    if (obligation_is_open(o))
        return true;
    const struct obligation *council =
        process_of_agency(process, SIZE_MAX, o->level, DUTY_COUNCIL);
    return !council || council->state != OBLIGATION_RECEIVED;
}

/* A form that counts, has errors, and is still looked at. */
static void find_faulty(struct process *process)
{
    for (size_t i = 0; i < process->count; i++) {
        struct obligation *o = &process->items[i];
        if (o->state == OBLIGATION_RECEIVED && owings[o->duty].mends &&
            owings[o->duty].mends(process, o->level))
            o->faulty = *process_first_error(process, o->file) != '\0';
        if (o->unit && o->state == OBLIGATION_RECEIVED)
            o->faulty |= o->given < o->wanted;
    }
}

void process_init(struct process *process, const struct evaluation *evaluation)
{
    size_t units = evaluation->campaign->unit_count;
    *process = (struct process){.evaluation = evaluation,
                                .today = evaluation->intake->today};
    process->of_unit =
        mem_calloc(units * duty_count + 1, sizeof *process->of_unit);
    for (size_t i = 0; i < units * duty_count; i++)
        process->of_unit[i] = SIZE_MAX;
    /* In the order of the steps: a later one asks whether earlier ones are
     * open. */
    for (size_t l = 0; l < evaluation->campaign->level_count; l++)
        for (size_t d = 0; d < duty_count; d++)
            owings[d].owe(process, (enum duty)d, l);
    find_faulty(process);
    process_refuse_files(process);
    process_supersede_files(process);
}

void process_clear(struct process *process)
{
    free(process->of_unit);
    vec_clear(&process->of_others);
    vec_clear(process);
    arena_clear(&process->arena);
    *process = (struct process){0};
}
