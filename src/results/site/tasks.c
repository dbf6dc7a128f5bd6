/* What the script shows of the process: how far each step is and when it ends,
 * what each agency has scored, and who owes what. */
#include "results/site/slots.h"

#include "process/form_path.h"
#include "process/words.h"
#include "results/owed.h"

#include <stdlib.h>

/* Nothing is waited for: it is there, accepted as it is, or lapsed. */
static bool is_settled(const struct obligation *o)
{
    return o->state != OBLIGATION_NOT_DUE && !obligation_is_open(o);
}

/* How many are there whole, how many are waited for no longer without that, and
 * of how many. */
static void emit_counts(struct emitter *e, const struct process *process,
                        enum duty duty, size_t level)
{
    size_t whole = 0, settled = 0, all = 0;
    for (size_t i = 0; i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        if (o->duty != duty || o->level != level)
            continue;
        settled += is_settled(o);
        whole += is_settled(o) && obligation_is_complete(o);
        all++;
    }
    emit_array(e, NULL);
    emit_integer(e, NULL, (int64_t)whole);
    emit_integer(e, NULL, (int64_t)(settled - whole));
    emit_integer(e, NULL, (int64_t)all);
    emit_end_array(e);
}

/* The steps of the campaign: nobody supplies figures where no index set asks
 * for any. */
static bool is_step(const struct campaign *campaign, enum duty duty)
{
    bool supplied = false;
    for (size_t l = 0; l < campaign->level_count; l++)
        supplied |= level_has_supplied(&campaign->levels[l]);
    return duty != DUTY_SUPPLY || supplied;
}

/* Its number among them. */
static int64_t step_number(const struct campaign *campaign, enum duty duty)
{
    int64_t number = 0;
    for (enum duty d = 0; d < duty; d++)
        number += is_step(campaign, d);
    return number;
}

static void emit_steps(struct emitter *e, const struct site *site)
{
    emit_array(e, "steps");
    for (enum duty duty = 0; duty < duty_count; duty++) {
        if (!is_step(site->campaign, duty))
            continue;
        emit_object(e, NULL);
        emit_text(e, "task", duty_task(duty));
        emit_text(e, "form", duty_text(duty));
        emit_date(e, "deadline", duty_deadline(site->campaign, duty).day);
        emit_array(e, "levels");
        for (size_t l = 0; l < site->campaign->level_count; l++)
            emit_counts(e, site->process, duty, l);
        emit_end_array(e);
        emit_end_object(e);
    }
    emit_end_array(e);
    emit_date(e, "publication", site->campaign->deadlines.publication);
}

static void emit_contact(struct emitter *e, const struct site *site,
                         const struct obligation *o)
{
    struct contact contact = obligation_contact(site->process, o);
    emit_text(e, "person", contact.person);
    emit_text(e, "phone", contact.phone);
    emit_text(e, "email", contact.email);
}

static void emit_parcel(struct emitter *e, const struct site *site,
                        const struct obligation *o)
{
    if (!obligation_wants_form(site->process, o))
        return;
    struct str href = {0};
    char *path = form_path_parcel(site->campaign, o);
    html_href(path, &href);
    emit_text(e, "parcel", str_text(&href));
    str_clear(&href);
    free(path);
}

static void emit_task(struct emitter *e, const struct site *site,
                      const struct obligation *o)
{
    emit_object(e, NULL);
    emit_integer(e, "level", (int64_t)o->level);
    emit_integer(e, "step", step_number(site->campaign, o->duty));
    emit_text(e, "owner", obligation_owner(site->process, o));
    emit_text(e, "unit", o->unit ? o->unit->code : NULL);
    emit_text(e, "state", owed_state_text(o));
    emit_bool(e, "due", o->state != OBLIGATION_NOT_DUE);
    emit_bool(e, "owed",
              o->state != OBLIGATION_NOT_DUE && obligation_is_open(o));
    emit_bool(e, "overdue", owed_is_overdue(site->process, o));
    emit_integer(e, "given", (int64_t)o->given);
    emit_integer(e, "wanted", (int64_t)o->wanted);
    emit_date(e, "deadline", o->deadline);
    emit_contact(e, site, o);
    emit_parcel(e, site, o);
    emit_end_object(e);
}

/* Units only while they owe something; of agencies and the council the page
 * shows also how far they are. */
static bool is_shown(const struct obligation *o)
{
    return !o->unit ||
           (o->state != OBLIGATION_NOT_DUE && obligation_is_open(o));
}

void site_emit_tasks(struct emitter *e, const struct site *site)
{
    emit_object(e, NULL);
    emit_steps(e, site);
    emit_array(e, "tasks");
    for (size_t i = 0; i < site->process->count; i++)
        if (is_shown(&site->process->items[i]))
            emit_task(e, site, &site->process->items[i]);
    emit_end_array(e);
    emit_end_object(e);
}
