/* The duty: every unit owes a plan, by the day of its Mẫu 01. */
#include "toy/plan.h"

void plan_owe(struct process *process, enum duty duty, size_t level)
{
    const struct level_score *scores = &process->evaluation->levels[level];
    for (size_t u = 0; u < scores->unit_count; u++)
        process_add_unit(process, duty, scores->units[u]->unit);
    process_receive_units(process, duty, level);
}
