#include "results/problems.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

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

/* The index of the unit that sent `file`, or `none`. */
static size_t owner_of(const char *file, const struct campaign *campaign,
                       const struct received **files, size_t count)
{
    struct received wanted = {.file = file};
    const struct received *key = &wanted;
    const struct received **found =
        bsearch(&key, files, count, sizeof *files, compare_received);
    return found ? (size_t)((*found)->unit - campaign->units)
                 : campaign->unit_count;
}

void unit_problems_init(struct unit_problems *p,
                        const struct evaluation *evaluation)
{
    const struct problem_list *list = &evaluation->intake->problems;
    const struct campaign *campaign = evaluation->campaign;
    size_t file_count;
    const struct received **files =
        files_of_units(evaluation->intake, &file_count);
    size_t *owners = mem_calloc(list->count + 1, sizeof *owners);
    p->evaluation = evaluation;
    p->owners = mem_calloc(list->count + 1, sizeof(const struct unit *));
    p->start = mem_calloc(campaign->unit_count + 3, sizeof *p->start);
    p->items = mem_calloc(list->count + 1, sizeof(const struct problem *));
    /* A counting sort: start[] holds counts, then ends, then beginnings. */
    for (size_t i = 0; i < list->count; i++) {
        owners[i] = owner_of(list->items[i].file, campaign, files, file_count);
        p->start[owners[i] + 2]++;
    }
    for (size_t u = 2; u < campaign->unit_count + 3; u++)
        p->start[u] += p->start[u - 1];
    for (size_t i = 0; i < list->count; i++) {
        p->items[p->start[owners[i] + 1]++] = &list->items[i];
        if (owners[i] < campaign->unit_count)
            p->owners[i] = &campaign->units[owners[i]];
    }
    free(owners);
    free(files);
}

const struct problem *const *unit_problems_of(const struct unit_problems *p,
                                              const struct unit *unit,
                                              size_t *count)
{
    const struct campaign *campaign = p->evaluation->campaign;
    size_t u = unit ? (size_t)(unit - campaign->units) : campaign->unit_count;
    *count = p->start[u + 1] - p->start[u];
    return (const struct problem *const *)&p->items[p->start[u]];
}

const struct unit *unit_problems_owner(const struct unit_problems *p,
                                       const struct problem *problem)
{
    return p->owners[problem - p->evaluation->intake->problems.items];
}

void unit_problems_clear(struct unit_problems *p)
{
    free(p->owners);
    free(p->items);
    free(p->start);
    *p = (struct unit_problems){0};
}
