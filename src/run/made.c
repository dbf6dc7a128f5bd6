#include "run/made.h"

#include "base/tree.h"
#include "run/collect.h"

#include <stdlib.h>
#include <string.h>

static int compare_items(const void *a, const void *b)
{
    const struct made_item *one = a, *other = b;
    return strcmp(one->path, other->path);
}

void made_init(struct made *made, const struct plan *plan,
               const struct intake *intake, const json_t *digests)
{
    *made = (struct made){.plan = plan, .intake = intake, .digests = digests};
    bundles_of(plan, intake->campaign, BUNDLE_MOST, &made->bundles);
    for (size_t i = 0; i < plan->count; i++)
        *vec_push(made) = (struct made_item){.path = plan->items[i].path,
                                             .document = &plan->items[i]};
    for (size_t i = 0; i < made->bundles.count; i++)
        *vec_push(made) =
            (struct made_item){.path = made->bundles.items[i].path,
                               .bundle = &made->bundles.items[i]};
    if (made->count > 0)
        qsort(made->items, made->count, sizeof *made->items, compare_items);
}

void made_clear(struct made *made)
{
    bundles_clear(&made->bundles);
    vec_clear(made);
}

static bool bears_on(enum round round, enum stage stage)
{
    return round == ROUND_1   ? stage >= STAGE_ROUND1
           : round == ROUND_2 ? stage >= STAGE_ROUND2
                              : stage >= STAGE_PUBLISH;
}

/* The workbooks that a unit's figures of a stage come from. */
static void emit_inputs(const struct made *made,
                        const struct planned_document *document,
                        struct emitter *e)
{
    const struct intake *intake = made->intake;
    size_t u = document->subject, level = intake->campaign->units[u].level;
    emit_array(e, "inputs");
    if (intake->by_unit[u])
        emit_text(e, NULL, intake->by_unit[u]->head.file);
    if (intake->explained[u] && document->stage >= STAGE_ROUND2)
        emit_text(e, NULL, intake->explained[u]->head.file);
    for (size_t i = 0; i < intake->appraisals.count; i++) {
        const struct appraisal *a = intake->appraisals.items[i];
        if (a->head.counts && a->head.level == level &&
            bears_on(a->head.round, document->stage))
            emit_text(e, NULL, a->head.file);
    }
    for (size_t i = 0; i < intake->supplies.count; i++) {
        const struct supply *s = intake->supplies.items[i];
        if (s->head.counts && s->head.level == level)
            emit_text(e, NULL, s->head.file);
    }
    emit_end_array(e);
}

static void emit_template(const struct made *made,
                          const struct planned_template *template,
                          enum stage stage, struct emitter *e)
{
    emit_text(e, "template",
              collect_name(template->file, made->intake->campaign->folder));
    emit_text(e, "stage", stage_name(stage));
}

static void emit_bundle(const struct made *made, const struct bundle *bundle,
                        struct emitter *e)
{
    emit_template(made, bundle->template, bundle->stage, e);
    if (bundle->volume.of == 1)
        return;
    emit_integer(e, "volume", (int64_t)bundle->volume.number);
    emit_integer(e, "volumes", (int64_t)bundle->volume.of);
}

static const struct made_item *find_item(const struct made *made,
                                         const char *path)
{
    const struct made_item key = {.path = path};
    return made->count == 0 ? NULL
                            : bsearch(&key, made->items, made->count,
                                      sizeof key, compare_items);
}

void made_emit(const struct made *made, const char *path, struct emitter *e)
{
    const struct made_item *item = find_item(made, path);
    const char *digest = tree_find_text(made->digests, path);
    if (!item && !*digest)
        return;
    emit_object(e, "made_from");
    if (item && item->bundle)
        emit_bundle(made, item->bundle, e);
    else if (item)
        emit_template(made, item->document->template, item->document->stage, e);
    if (*digest)
        emit_text(e, "digest", digest);
    if (item && item->document &&
        item->document->template->audience == AUDIENCE_UNIT)
        emit_inputs(made, item->document, e);
    emit_end_object(e);
}

json_t *made_due(const struct template_list *templates,
                 const struct campaign *campaign,
                 const bool unknown[STAGE_PUBLISH + 1])
{
    static const bool every[STAGE_PUBLISH + 1] = {true, true, true, true};
    char ignored[512]; /* that all paths differ was found at the start */
    struct plan all = {0};
    json_t *due = json_object();
    (void)plan_documents(templates, campaign, every, NULL, &all, ignored,
                         sizeof ignored);
    for (size_t i = 0; i < all.count; i++)
        if (unknown[all.items[i].stage] && !all.items[i].template->any_stage)
            tree_put(due, all.items[i].path, json_true());
    struct bundle_list bundles = {0};
    bundles_of(&all, campaign, BUNDLE_MOST, &bundles);
    for (size_t i = 0; i < bundles.count; i++)
        if (unknown[bundles.items[i].stage] &&
            !bundles.items[i].template->any_stage)
            tree_put(due, bundles.items[i].path, json_true());
    bundles_clear(&bundles);
    plan_clear(&all);
    return due;
}

static void add_due(json_t *due, const char *path, const json_t *skipped)
{
    if (json_object_get(skipped, path))
        json_object_del(due, path);
    else
        tree_put(due, path, json_true());
}

void made_add_due(json_t *due, const struct plan *plan,
                  const struct campaign *campaign, const json_t *skipped)
{
    struct bundle_list bundles = {0};
    bundles_of(plan, campaign, BUNDLE_MOST, &bundles);
    for (size_t i = 0; i < plan->count; i++)
        add_due(due, plan->items[i].path, skipped);
    for (size_t i = 0; i < bundles.count; i++)
        add_due(due, bundles.items[i].path, skipped);
    bundles_clear(&bundles);
}
