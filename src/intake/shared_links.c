#include "intake/shared_links.h"

#include "intake/value/documents.h"

#include <stdlib.h>
#include <string.h>

struct shared_link {
    const char *link; /* normalised */
    const struct unit *unit;
    const char *code; /* of the indicator */
    struct position at;
};

struct shared_links {
    VEC_OF(struct shared_link);
    struct arena arena; /* of the links */
};

static void add_links(struct shared_links *all, const struct evidence *evidence,
                      size_t count, struct shared_link like)
{
    for (size_t i = 0; i < count; i++) {
        const char *link = link_normalise(&all->arena, evidence[i].link);
        if (*link == '\0')
            continue;
        like.link = link;
        *vec_push(all) = like;
    }
}

static void add_submission(const struct intake *intake,
                           struct shared_links *all, const struct submission *s)
{
    const struct level *level = &intake->campaign->levels[s->unit->level];
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct claim *claim = &s->claims[i];
        if (!indicator_counts(s->unit, level, i))
            continue;
        add_links(all, claim->evidence, claim->evidence_count,
                  (struct shared_link){.unit = s->unit,
                                       .code = level->indicators[i].code,
                                       .at = {s->file, s->sheet, claim->row,
                                              claim->link_column}});
    }
}

static void add_explanation(const struct intake *intake,
                            struct shared_links *all,
                            const struct explanation *e)
{
    const struct level *level = &intake->campaign->levels[e->unit->level];
    for (size_t i = 0; i < e->row_count; i++) {
        const struct contested *row = &e->rows[i];
        add_links(all, row->evidence, row->evidence_count,
                  (struct shared_link){
                      .unit = e->unit,
                      .code = level->indicators[row->indicator].code,
                      .at = {e->file, e->sheet, row->row, row->link_column}});
    }
}

static int compare_links(const void *left, const void *right)
{
    const struct shared_link *a = left, *b = right;
    int order = strcmp(a->link, b->link);
    if (order == 0)
        order = strcmp(a->unit->code, b->unit->code);
    if (order == 0)
        order = strcmp(a->at.file, b->at.file);
    return order != 0 ? order
                      : (a->at.row > b->at.row) - (a->at.row < b->at.row);
}

/* The first entry of another unit, NULL where all are of the same. */
static const struct shared_link *other_than(const struct shared_link *first,
                                            const struct shared_link *second,
                                            const struct unit *unit)
{
    return first->unit != unit ? first : second;
}

/* One run of entries with the same link, in the order of units. */
static void report_run(struct intake *intake, const struct shared_link *run,
                       size_t count)
{
    const struct shared_link *second = NULL;
    for (size_t i = 1; i < count && second == NULL; i++)
        if (run[i].unit != run->unit)
            second = &run[i];
    if (second == NULL)
        return;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && run[i].unit == run[i - 1].unit &&
            run[i].at.file == run[i - 1].at.file &&
            run[i].at.row == run[i - 1].at.row)
            continue;
        const struct shared_link *other = other_than(run, second, run[i].unit);
        problem_add(&intake->problems, PROBLEM_EVIDENCE_SHARED, &run[i].at,
                    run[i].code, other->code, other->unit->name,
                    (const char *)NULL);
    }
}

void shared_links_check(struct intake *intake)
{
    struct shared_links all = {0};
    for (size_t i = 0; i < intake->campaign->unit_count; i++) {
        if (intake->by_unit[i] != NULL)
            add_submission(intake, &all, intake->by_unit[i]);
        if (intake->explained[i] != NULL)
            add_explanation(intake, &all, intake->explained[i]);
    }
    if (all.count > 0)
        qsort(all.items, all.count, sizeof *all.items, compare_links);
    for (size_t first = 0, next; first < all.count; first = next) {
        next = first + 1;
        while (next < all.count &&
               strcmp(all.items[first].link, all.items[next].link) == 0)
            next++;
        report_run(intake, &all.items[first], next - first);
    }
    vec_clear(&all);
    arena_clear(&all.arena);
}
