/* Looking obligations up. */
#include "process/inside.h"

const struct campaign *process_campaign(const struct process *process)
{
    return process->evaluation->campaign;
}

const struct obligation *process_of_unit(const struct process *process,
                                         const struct unit *unit,
                                         enum duty duty)
{
    size_t u = (size_t)(unit - process_campaign(process)->units);
    size_t place = process->of_unit[u * duty_count + duty];
    return place == SIZE_MAX ? NULL : &process->items[place];
}

const struct obligation *process_of_agency(const struct process *process,
                                           size_t agency, size_t level,
                                           enum duty duty)
{
    for (size_t i = 0; i < process->of_others.count; i++) {
        const struct obligation *o =
            &process->items[process->of_others.items[i]];
        if (o->duty == duty && o->level == level && o->agency == agency)
            return o;
    }
    return NULL;
}

bool process_agency_is_appraising(const struct process *process, size_t level,
                                  size_t agency)
{
    for (size_t i = 0; i < process->of_others.count; i++) {
        const struct obligation *o =
            &process->items[process->of_others.items[i]];
        if (o->level == level && o->duty == DUTY_ROUND1 &&
            (agency == SIZE_MAX || o->agency == agency) &&
            obligation_is_open(o))
            return true;
    }
    return false;
}

bool process_is_appraising(const struct process *process, size_t level)
{
    return process_agency_is_appraising(process, level, SIZE_MAX);
}

/* Whether the council has still to decide on the level. */
bool process_is_before_council(const struct process *process, size_t level)
{
    const struct obligation *council =
        process_of_agency(process, SIZE_MAX, level, DUTY_COUNCIL);
    return council ? obligation_is_open(council)
                   : !campaign_is_final(process_campaign(process));
}
