#include "run/print/plan.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const round_suffix[] = {
    [STAGE_INTAKE] = "",
    [STAGE_ROUND1] = "-1",
    [STAGE_ROUND2] = "-2",
    [STAGE_PUBLISH] = "",
};

/* How a subject is called in paths: only letters, digits and hyphens. */
static char *subject_name(const struct campaign *campaign,
                          enum audience audience, size_t subject)
{
    switch (audience) {
    case AUDIENCE_UNIT:
        return mem_strdup(campaign->units[subject].code);
    case AUDIENCE_LEVEL:
        return mem_strdup(campaign->levels[subject].id);
    case AUDIENCE_AGENCY:
        return text_slug(campaign->agencies[subject]);
    case AUDIENCE_ONCE:
        break;
    }
    return mem_strdup("");
}

static size_t subject_count(const struct campaign *campaign,
                            enum audience audience)
{
    switch (audience) {
    case AUDIENCE_UNIT:
        return campaign->unit_count;
    case AUDIENCE_LEVEL:
        return campaign->level_count;
    case AUDIENCE_AGENCY:
        return campaign->agency_count;
    case AUDIENCE_ONCE:
        break;
    }
    return 1;
}

/* `pattern` with {code} (the subject), {name} and {round} filled in. */
static char *fill_path(const char *pattern, const char *name,
                       const char *subject, const char *round)
{
    const struct str_blank blanks[] = {{"{code}", subject},
                                       {"{name}", name},
                                       {"{round}", round},
                                       {NULL, NULL}};
    struct str path = {0};
    str_fill_in(&path, pattern, blanks);
    return str_take(&path);
}

static const char *default_path(enum audience audience)
{
    switch (audience) {
    case AUDIENCE_UNIT:
        return "units/{code}/{name}{round}.pdf";
    case AUDIENCE_LEVEL:
    case AUDIENCE_AGENCY:
        return "{name}-{code}{round}.pdf";
    case AUDIENCE_ONCE:
        break;
    }
    return "{name}{round}.pdf";
}

char *plan_bundle_path(const struct planned_template *t, enum stage stage,
                       const char *level, struct volume volume)
{
    struct str path = {0};
    char *whole = fill_path("de-in/{name}-{code}{round}", t->name, level,
                            t->any_stage ? "" : round_suffix[stage]);
    str_append(&path, whole);
    if (volume.of > 1)
        str_printf(&path, "-tap-%0*zu", snprintf(NULL, 0, "%zu", volume.of),
                   volume.number);
    str_append(&path, ".pdf");
    free(whole);
    return str_take(&path);
}

static void plan_template(const struct planned_template *t,
                          const struct campaign *campaign, enum stage stage,
                          struct plan *plan)
{
    const char *pattern = t->path ? t->path : default_path(t->audience);
    size_t count = subject_count(campaign, t->audience);
    for (size_t i = 0; i < count; i++) {
        char *subject = subject_name(campaign, t->audience, i);
        struct planned_document *document = vec_push(plan);
        *document = (struct planned_document){
            .template = t,
            .stage = stage,
            .subject = i,
            .path = fill_path(pattern, t->name, subject,
                              t->any_stage ? "" : round_suffix[stage]),
        };
        free(subject);
    }
}

static int compare_documents(const void *a, const void *b)
{
    return strcmp((*(const struct planned_document *const *)a)->path,
                  (*(const struct planned_document *const *)b)->path);
}

/* Two documents of one path would overwrite each other. */
static bool paths_differ(const struct plan *plan, char *message, size_t size)
{
    const struct planned_document **sorted =
        mem_calloc(plan->count, sizeof *sorted);
    for (size_t i = 0; i < plan->count; i++)
        sorted[i] = &plan->items[i];
    qsort(sorted, plan->count, sizeof *sorted, compare_documents);
    bool differ = true;
    for (size_t i = 1; differ && i < plan->count; i++) {
        if (strcmp(sorted[i - 1]->path, sorted[i]->path) != 0)
            continue;
        differ = false;
        snprintf(
            message, size,
            "%s:1: cùng in ra tệp “%s” với %s; sửa khóa “name” hoặc “path”",
            sorted[i]->template->file, sorted[i]->path,
            sorted[i - 1]->template->file);
    }
    free(sorted);
    return differ;
}

static enum stage last_stage(const bool stages[STAGE_PUBLISH + 1])
{
    enum stage last = STAGE_INTAKE;
    for (int stage = 0; stage <= STAGE_PUBLISH; stage++)
        if (stages[stage])
            last = (enum stage)stage;
    return last;
}

bool plan_template_is_of(const struct planned_template *t, enum stage stage,
                         enum stage last)
{
    return t->any_stage ? stage == last : t->stages[stage];
}

bool plan_documents(const struct template_list *templates,
                    const struct campaign *campaign,
                    const bool stages[STAGE_PUBLISH + 1],
                    const bool heard[STAGE_PUBLISH + 1], struct plan *plan,
                    char *message, size_t size)
{
    enum stage last = last_stage(stages);
    for (enum stage stage = 0; stage <= STAGE_PUBLISH; stage++)
        for (size_t i = 0; i < templates->count; i++) {
            const struct planned_template *t = &templates->items[i];
            bool answers =
                heard && heard[stage] && t->audience == AUDIENCE_AGENCY;
            if ((stages[stage] || answers) &&
                plan_template_is_of(t, stage, last))
                plan_template(t, campaign, stage, plan);
        }
    return paths_differ(plan, message, size);
}

void plan_clear(struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        free(plan->items[i].path);
    vec_clear(plan);
}
