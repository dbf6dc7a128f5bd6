#include "results/view/context.h"

#include "base/mem.h"

#include <stdlib.h>

/* What every unit's context needs of the whole run, so that none looks through
 * all files or units again. */
static void make_index(struct view *view)
{
    const struct evaluation *evaluation = view->evaluation;
    const struct intake *intake = evaluation->intake;
    const struct campaign *campaign = evaluation->campaign;
    size_t most = intake->received.count > intake->explanations.count
                      ? intake->received.count
                      : intake->explanations.count;
    size_t *owners = mem_calloc(most + 1, sizeof *owners);
    for (size_t i = 0; i < intake->received.count; i++)
        owners[i] = problems_bucket(campaign, intake->received.items[i].unit);
    buckets_init(&view->files, campaign->unit_count + 1, owners,
                 intake->received.count);
    view->conflicting_explanations =
        mem_calloc(campaign->unit_count + 1, sizeof(bool));
    for (size_t i = 0; i < intake->explanations.count; i++) {
        size_t u = owners[i] =
            (size_t)(intake->explanations.items[i]->head.unit -
                     campaign->units);
        view->conflicting_explanations[u] = !intake->explained[u];
    }
    buckets_init(&view->explanations, campaign->unit_count + 1, owners,
                 intake->explanations.count);
    free(owners);
    view->ranked = mem_calloc(campaign->level_count + 1, sizeof *view->ranked);
    for (size_t u = 0; u < campaign->unit_count; u++)
        view->ranked[campaign->units[u].level] +=
            evaluation->units[u].rank != 0;
}

static void fill(struct view *view)
{
    make_index(view);
    view->shared = view_make_shared(view->evaluation);
    for (size_t l = 0; l < view->evaluation->campaign->level_count; l++)
        view->levels[l] = view_make_level(view, l);
    view_make_agencies(view);
}

struct view *view_new(const struct evaluation *evaluation,
                      const struct process *process, const json_t *names)
{
    struct view *view = mem_calloc(1, sizeof *view);
    view->evaluation = evaluation;
    view->process = process;
    view->names = json_incref((json_t *)(uintptr_t)names);
    problems_init(&view->problems, evaluation);
    view->levels =
        mem_calloc(evaluation->campaign->level_count + 1, sizeof(json_t *));
    fill(view);
    return view;
}

json_t *view_context(const struct view *view)
{
    json_t *context = json_object();
    if (!context || json_object_update(context, view->shared) != 0)
        mem_fail();
    return context;
}

json_t *view_once(const struct view *view)
{
    const struct campaign *campaign = view->evaluation->campaign;
    json_t *context = view_context(view);
    json_t *levels = json_array();
    size_t sent = 0, count;
    view_put_draft(view, SIZE_MAX, context);
    for (size_t l = 0; l < campaign->level_count; l++)
        tree_add(levels, json_incref(view->levels[l]));
    for (size_t u = 0; u < campaign->unit_count; u++)
        sent += view_sent(view, &campaign->units[u]);
    tree_put(context, "levels", levels);
    tree_put(context, "agencies", json_incref(view->agencies));
    tree_put(context, "agencies_ordinal", vi_count(campaign->level_count + 1));
    view_put_work(view, context);
    view_put_par(view, context);
    tree_put(context, "unit_count", vi_count(campaign->unit_count));
    tree_put(context, "sent_count", vi_count(sent));
    const struct problem *const *loose =
        problems_of(&view->problems, NULL, &count);
    view_put_list(context, "problems", view_problems(loose, count));
    view_put_problem_counts(context, view->problems.items,
                            view->evaluation->intake->problems.count);
    return context;
}

json_t *view_level(const struct view *view, size_t level)
{
    json_t *context = view_context(view);
    tree_put(context, "level", json_incref(view->levels[level]));
    view_put_draft(view, level, context);
    return context;
}

json_t *view_agency(const struct view *view, size_t agency)
{
    json_t *context = view_context(view);
    tree_put(context, "agency",
             json_deep_copy(json_array_get(view->agencies, agency)));
    json_t *own = json_object_get(context, "agency");
    view_put_sheets(view, agency, context);
    view_put_supply(view, agency, own);
    view_put_agency_recipients(
        view, view->evaluation->campaign->agencies[agency], own);
    view_put_draft(view, SIZE_MAX, context);
    return context;
}

void view_free(struct view *view)
{
    if (!view)
        return;
    problems_clear(&view->problems);
    buckets_clear(&view->files);
    buckets_clear(&view->explanations);
    free(view->conflicting_explanations);
    free(view->ranked);
    for (size_t l = 0; l < view->evaluation->campaign->level_count; l++)
        json_decref(view->levels[l]);
    free(view->levels);
    json_decref((json_t *)(uintptr_t)view->names);
    json_decref(view->shared);
    json_decref(view->agencies);
    json_decref(view->work);
    free(view);
}
