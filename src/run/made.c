#include "run/made.h"

#include "base/tree.h"
#include "run/collect.h"
#include "run/print/bundles.h"

static void add_path(json_t *list, const char *path)
{
    tree_add(list, tree_text(path));
}

static bool bears_on(enum round round, enum stage stage)
{
    return round == ROUND_1   ? stage >= STAGE_ROUND1
           : round == ROUND_2 ? stage >= STAGE_ROUND2
                              : stage >= STAGE_PUBLISH;
}

/* The workbooks that a unit's figures of a stage come from. */
static json_t *inputs_of_unit(const struct intake *intake,
                              const struct unit *unit, enum stage stage)
{
    size_t u = (size_t)(unit - intake->campaign->units);
    json_t *list = json_array();
    if (intake->by_unit[u])
        add_path(list, intake->by_unit[u]->file);
    if (intake->explained[u] && stage >= STAGE_ROUND2)
        add_path(list, intake->explained[u]->file);
    for (size_t i = 0; i < intake->appraisals.count; i++) {
        const struct appraisal *a = intake->appraisals.items[i];
        if (a->counts && a->level == unit->level && bears_on(a->round, stage))
            add_path(list, a->file);
    }
    for (size_t i = 0; i < intake->supplies.count; i++) {
        const struct supply *s = intake->supplies.items[i];
        if (s->counts && s->level == unit->level)
            add_path(list, s->file);
    }
    return list;
}

static json_t *made_entry(const struct planned_template *template,
                          enum stage stage, const struct campaign *campaign,
                          json_t *digest)
{
    json_t *entry = json_object();
    tree_put(entry, "template",
             tree_text(collect_name(template->file, campaign->folder)));
    tree_put(entry, "stage", json_string(stage_name(stage)));
    if (digest)
        tree_put(entry, "digest", json_incref(digest));
    return entry;
}

static void add_bundles(json_t *made, const struct plan *plan,
                        const struct campaign *campaign, const json_t *digests)
{
    struct bundle_list bundles = {0};
    bundles_of(plan, campaign, &bundles);
    for (size_t i = 0; i < bundles.count; i++) {
        const struct bundle *b = &bundles.items[i];
        tree_put(made, b->path,
                 made_entry(b->template, b->stage, campaign,
                            json_object_get(digests, b->path)));
    }
    bundles_clear(&bundles);
}

/* Of what is no document, what is in it is known by the digest alone. */
static void add_others(json_t *made, const json_t *digests)
{
    const char *path;
    json_t *digest;
    json_object_foreach((json_t *)(uintptr_t)digests, path, digest)
    {
        json_t *entry = json_object_get(made, path) ? NULL : json_object();
        if (!entry)
            continue;
        tree_put(entry, "digest", json_incref(digest));
        tree_put(made, path, entry);
    }
}

json_t *made_from(const struct plan *plan, const struct intake *intake,
                  const json_t *digests)
{
    const struct campaign *campaign = intake->campaign;
    json_t *made = json_object();
    add_bundles(made, plan, campaign, digests);
    for (size_t i = 0; i < plan->count; i++) {
        const struct planned_document *document = &plan->items[i];
        json_t *entry =
            made_entry(document->template, document->stage, campaign,
                       json_object_get(digests, document->path));
        if (document->template->audience == AUDIENCE_UNIT)
            tree_put(entry, "inputs",
                     inputs_of_unit(intake, &campaign->units[document->subject],
                                    document->stage));
        tree_put(made, document->path, entry);
    }
    add_others(made, digests);
    return made;
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
    bundles_of(&all, campaign, &bundles);
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
    bundles_of(plan, campaign, &bundles);
    for (size_t i = 0; i < plan->count; i++)
        add_due(due, plan->items[i].path, skipped);
    for (size_t i = 0; i < bundles.count; i++)
        add_due(due, bundles.items[i].path, skipped);
    bundles_clear(&bundles);
}
