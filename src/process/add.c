/* Adding obligations, and what came for them. */
#include "process/inside.h"

bool process_is_over(const struct process *process, struct date deadline)
{
    return deadline.year && date_compare(process->today, deadline) > 0;
}

/* Whether an entry of `final: accept:` speaks of an obligation. */
static bool speaks_of(const struct acceptance *a, const struct obligation *o)
{
    const int round = o->duty == DUTY_ROUND1   ? 1
                      : o->duty == DUTY_ROUND2 ? 2
                                               : 0;
    if (a->council ? o->duty != DUTY_COUNCIL
                   : a->unit != o->unit || a->agency != o->agency ||
                         o->duty == DUTY_COUNCIL)
        return false;
    return (a->level == SIZE_MAX || a->level == o->level) &&
           (a->round == 0 || a->round == round) &&
           (!a->form || a->form == duty_form(o->duty));
}

void process_accept(const struct process *process, struct obligation *o)
{
    const struct final *final = &process_campaign(process)->final;
    for (size_t i = 0; i < final->accepted_count; i++)
        if (speaks_of(&final->accepted[i], o))
            o->accepted = final->accepted[i].reason;
}

struct obligation *process_add(struct process *process, enum duty duty,
                               size_t level)
{
    struct moment due = duty_deadline(process_campaign(process), duty);
    struct obligation *o = vec_push(process);
    *o = (struct obligation){.duty = duty,
                             .level = level,
                             .agency = SIZE_MAX,
                             .deadline = due.day,
                             .minute = due.minute};
    o->state = process_is_over(process, o->deadline) ? OBLIGATION_LATE
                                                     : OBLIGATION_OPEN;
    return o;
}

void process_receive(struct obligation *o, const struct intake_head *form)
{
    obligation_note_date(o, form->sender.date);
    if (o->state == OBLIGATION_RECEIVED)
        return;
    if (!form->counts && o->state == OBLIGATION_CONFLICT)
        return;
    o->state = form->counts ? OBLIGATION_RECEIVED : OBLIGATION_CONFLICT;
    o->file = form->file;
    o->sender = &form->sender;
}

struct obligation *process_add_unit(struct process *process, enum duty duty,
                                    const struct unit *unit)
{
    size_t place = process->count;
    struct obligation *o = process_add(process, duty, unit->level);
    o->unit = unit;
    o->wanted = 1;
    process_accept(process, o);
    process->of_unit[process_unit_index(process, unit) * duty_count + duty] =
        place;
    return o;
}

void process_receive_units(struct process *process, enum duty duty,
                           size_t level)
{
    const struct intake *intake = process->evaluation->intake;
    for (size_t i = 0; i < intake->forms.count; i++) {
        const struct intake_head *form = intake->forms.items[i];
        const struct obligation *owed =
            form->form == duty_form(duty) && form->level == level
                ? process_of_unit(process, form->unit, duty)
                : NULL;
        if (!owed)
            continue;
        struct obligation *o = &process->items[owed - process->items];
        process_receive(o, form);
        o->given = o->state == OBLIGATION_RECEIVED;
    }
}

void process_keep(struct process *process, bool owed)
{
    process->count--;
    if (owed)
        *vec_push(&process->of_others) = process->count++;
}
