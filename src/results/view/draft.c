/* What a document may claim: whether its figures are final, what is missing,
 * and which steps were taken. */
#include "process/words.h"
#include "results/view/context.h"

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
