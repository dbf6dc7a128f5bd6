/* What a document may claim: whether its figures are final, what is missing,
 * and which steps were taken. */
#include "process/words.h"
#include "results/view/context.h"

#include <string.h>

static bool is_of(const struct obligation *o, size_t level)
{
    return level == SIZE_MAX || o->level == level;
}

/* Whether a step was taken: a workbook of it counts, and for the council none
 * of a level is still waited for. */
static bool was_held(const struct view *view, size_t level, enum duty duty)
{
    const struct process *process = view->process;
    bool came = false, whole = true;
    for (size_t i = 0; process && i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        if (o->duty != duty || !is_of(o, level))
            continue;
        came |= o->state == OBLIGATION_RECEIVED;
        whole &= !obligation_is_open(o);
    }
    return came && (whole || duty != DUTY_COUNCIL);
}

/* What is accepted as missing for one reason. */
struct accepted_why {
    size_t level; /* SIZE_MAX: all */
    const char *reason;
};

static bool is_accepted(const struct process *process,
                        const struct obligation *o, const void *detail)
{
    const struct accepted_why *accepted = detail;
    (void)process;
    return is_of(o, accepted->level) && o->accepted &&
           strcmp(o->accepted, accepted->reason) == 0 &&
           o->state != OBLIGATION_NOT_DUE && !obligation_is_complete(o);
}

/* Whether one of the same duty before it is accepted for the same reason. */
static bool is_repeated(const struct process *process, size_t at,
                        const struct accepted_why *accepted)
{
    for (size_t i = 0; i < at; i++)
        if (process->items[i].duty == process->items[at].duty &&
            is_accepted(process, &process->items[i], accepted))
            return true;
    return false;
}

static json_t *accepted_part(const struct process *process, enum duty duty,
                             const struct accepted_why *accepted)
{
    struct str owners = {0};
    json_t *object = json_object();
    words_owners(process, duty, is_accepted, accepted, &owners);
    tree_put(object, "form", tree_text(words_form(duty)));
    tree_put(object, "owners", tree_text(str_text(&owners)));
    tree_put(object, "reason", tree_text(accepted->reason));
    str_clear(&owners);
    return object;
}

/* What the result does without, and why: what `final: accept:` says. */
static json_t *accepted_list(const struct view *view, size_t level)
{
    const struct process *process = view->process;
    json_t *list = json_array();
    for (size_t i = 0; process && i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        const struct accepted_why accepted = {level, o->accepted};
        if (!o->accepted || !is_accepted(process, o, &accepted) ||
            is_repeated(process, i, &accepted))
            continue;
        json_t *part = accepted_part(process, o->duty, &accepted);
        tree_put(part, "first", json_boolean(json_array_size(list) == 0));
        tree_add(list, part);
    }
    return list;
}

static json_t *approval(const struct final *final)
{
    if (!final->approved_by)
        return json_null();
    json_t *object = json_object();
    tree_put(object, "approved_by", tree_text(final->approved_by));
    tree_put(object, "date", vi_date(final->date));
    tree_put(object, "date_long", vi_date_long(final->date));
    tree_put(object, "decision", tree_text(final->decision));
    return object;
}

/* A receipt says what came in, and is never a draft; a publication is one until
 * somebody has approved it. */
void view_put_draft(const struct view *view, size_t level, json_t *context)
{
    const struct evaluation *e = view->evaluation;
    struct str missing = {0};
    size_t open = 0;
    if (view->process && e->stage != STAGE_INTAKE)
        open = words_missing(view->process, level, e->stage, &missing);
    bool unapproved = view->process && e->stage == STAGE_PUBLISH &&
                      !campaign_is_final(e->campaign);
    bool draft = open > 0 || unapproved;
    tree_put(context, "draft", json_boolean(draft));
    tree_put(context, "draft_mark", tree_text(draft ? "DỰ THẢO" : NULL));
    tree_put(context, "draft_missing",
             tree_text(open > 0 ? str_text(&missing) : NULL));
    tree_put(context, "unapproved", json_boolean(unapproved));
    tree_put(context, "approval", approval(&e->campaign->final));
    view_put_list(context, "accepted", accepted_list(view, level));
    tree_put(context, "round1_held",
             json_boolean(was_held(view, level, DUTY_ROUND1)));
    tree_put(context, "explanations_came",
             json_boolean(was_held(view, level, DUTY_EXPLANATION)));
    tree_put(context, "round2_held",
             json_boolean(was_held(view, level, DUTY_ROUND2)));
    tree_put(context, "council_decided",
             json_boolean(was_held(view, level, DUTY_COUNCIL)));
    str_clear(&missing);
}
