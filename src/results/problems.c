#include "results/problems.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

size_t problems_bucket(const struct campaign *campaign, const struct unit *unit)
{
    return unit ? (size_t)(unit - campaign->units) : campaign->unit_count;
}

static int compare_received(const void *a, const void *b)
{
    const struct received *x = *(const struct received *const *)a;
    const struct received *y = *(const struct received *const *)b;
    return strcmp(x->file, y->file);
}

/* The files that came from units, ordered by name. */
static const struct received **files_of_units(const struct intake *intake,
                                              size_t *count)
{
    const struct received **files =
        mem_calloc(intake->received.count + 1, sizeof(const struct received *));
    *count = 0;
    for (size_t i = 0; i < intake->received.count; i++)
        if (intake->received.items[i].unit)
            files[(*count)++] = &intake->received.items[i];
    qsort(files, *count, sizeof *files, compare_received);
    return files;
}

/* The bucket of the unit that sent `file`. */
static size_t owner_of(const char *file, const struct campaign *campaign,
                       const struct received **files, size_t count)
{
    struct received wanted = {.file = file};
    const struct received *key = &wanted;
    const struct received **found =
        bsearch(&key, files, count, sizeof *files, compare_received);
    return problems_bucket(campaign, found ? (*found)->unit : NULL);
}

void problems_init(struct unit_problems *p, const struct evaluation *evaluation)
{
    const struct problem_list *list = &evaluation->intake->problems;
    const struct campaign *campaign = evaluation->campaign;
    size_t file_count;
    const struct received **files =
        files_of_units(evaluation->intake, &file_count);
    size_t *owners = mem_calloc(list->count + 1, sizeof *owners);
    for (size_t i = 0; i < list->count; i++)
        owners[i] = owner_of(list->items[i].file, campaign, files, file_count);
    p->evaluation = evaluation;
    buckets_init(&p->by_unit, campaign->unit_count + 1, owners, list->count);
    p->items = mem_calloc(list->count + 1, sizeof(const struct problem *));
    for (size_t i = 0; i < list->count; i++)
        p->items[i] = &list->items[p->by_unit.items[i]];
    p->owners = owners;
    free(files);
}

const struct problem *const *problems_of(const struct unit_problems *p,
                                         const struct unit *unit, size_t *count)
{
    const struct campaign *campaign = p->evaluation->campaign;
    size_t u = problems_bucket(campaign, unit);
    size_t first =
        (size_t)(buckets_of(&p->by_unit, u, count) - p->by_unit.items);
    return (const struct problem *const *)&p->items[first];
}

size_t problems_count_errors(const struct problem *const *items, size_t count)
{
    size_t errors = 0;
    for (size_t i = 0; i < count; i++)
        errors += problem_severity(items[i]->code) == PROBLEM_ERROR;
    return errors;
}

const struct unit *problems_owner(const struct unit_problems *p,
                                  const struct problem *problem)
{
    const struct campaign *campaign = p->evaluation->campaign;
    size_t u = p->owners[problem - p->evaluation->intake->problems.items];
    return u < campaign->unit_count ? &campaign->units[u] : NULL;
}

void problems_clear(struct unit_problems *p)
{
    free(p->owners);
    free(p->items);
    buckets_clear(&p->by_unit);
    *p = (struct unit_problems){0};
}
