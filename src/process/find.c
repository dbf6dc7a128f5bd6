/* Looking obligations up. */
#include "process/process.h"

const struct campaign *process_campaign(const struct process *process)
{
    return process->evaluation->campaign;
}

const struct obligation *process_of_unit(const struct process *process,
                                         const struct unit *unit,
                                         enum duty duty)
{
    size_t u = (size_t)(unit - process_campaign(process)->units);
    size_t place = process->of_unit[u * DUTY_COUNT + duty];
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
