#include "intake/shared_links.h"

#include "base/hash.h"
#include "intake/value/documents.h"

#include <stdlib.h>
#include <string.h>

struct shared_link {
    const char *link; /* normalised */
    const struct unit *unit;
    const char *code; /* of the indicator */
    struct position at;
};

/* That a unit gives a link, by the link's hash. */
struct link_mark {
    uint64_t hash;
    const struct unit *unit;
};

/* First all links are marked; then those are listed whose mark several units
 * have: of thousands of links a few. */
struct shared_links {
    VEC_OF(struct shared_link);
    struct arena arena;   /* of their links */
    struct arena scratch; /* of all links of a unit */
    struct {
        VEC_OF(struct link_mark);
    } marks;
    bool marked; /* `marks` are those of several units, in order */
};

static int compare_marks(const void *left, const void *right)
{
    const struct link_mark *a = left, *b = right;
    return a->hash != b->hash ? (a->hash > b->hash) - (a->hash < b->hash)
                              : (a->unit > b->unit) - (a->unit < b->unit);
}

static int compare_hash(const void *hash, const void *mark)
{
    uint64_t a = *(const uint64_t *)hash;
    uint64_t b = ((const struct link_mark *)mark)->hash;
    return (a > b) - (a < b);
}

/* Keeps a mark of each hash that several units have. */
static void keep_shared(struct shared_links *all)
{
    struct link_mark *marks = all->marks.items;
    size_t kept = 0;
    if (all->marks.count > 0)
        qsort(marks, all->marks.count, sizeof *marks, compare_marks);
    for (size_t i = 1; i < all->marks.count; i++)
        if (marks[i].hash == marks[i - 1].hash &&
            marks[i].unit != marks[i - 1].unit)
            marks[kept++] = marks[i];
    all->marks.count = kept;
    all->marked = true;
}

static bool is_marked(const struct shared_links *all, uint64_t hash)
{
    return all->marks.count > 0 &&
           bsearch(&hash, all->marks.items, all->marks.count,
                   sizeof *all->marks.items, compare_hash);
}

static void add_links(struct shared_links *all, const struct evidence *evidence,
                      size_t count, struct shared_link like)
{
    for (size_t i = 0; i < count; i++) {
        const char *link = link_normalise(&all->scratch, evidence[i].link);
        uint64_t hash = hash_text(link);
        if (*link != '\0' && !all->marked)
            *vec_push(&all->marks) = (struct link_mark){hash, like.unit};
        if (*link == '\0' || !all->marked || !is_marked(all, hash))
            continue;
        like.link = arena_strdup(&all->arena, link);
        *vec_push(all) = like;
    }
}

static void add_submission(const struct intake *intake,
                           struct shared_links *all, const struct submission *s)
{
    const struct level *level = &intake->campaign->levels[s->head.unit->level];
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct claim *claim = &s->claims[i];
        if (!indicator_counts(s->head.unit, level, i))
            continue;
        add_links(all, claim->evidence, claim->evidence_count,
                  (struct shared_link){.unit = s->head.unit,
                                       .code = level->indicators[i].code,
                                       .at = {s->head.file, s->head.sheet,
                                              claim->row, claim->link_column}});
    }
}

static void add_explanation(const struct intake *intake,
                            struct shared_links *all,
                            const struct explanation *e)
{
    const struct level *level = &intake->campaign->levels[e->head.unit->level];
    for (size_t i = 0; i < e->row_count; i++) {
        const struct contested *row = &e->rows[i];
        add_links(
            all, row->evidence, row->evidence_count,
            (struct shared_link){.unit = e->head.unit,
                                 .code = level->indicators[row->indicator].code,
                                 .at = {e->head.file, e->head.sheet, row->row,
                                        row->link_column}});
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

static void add_all(const struct intake *intake, struct shared_links *all)
{
    for (size_t i = 0; i < intake->campaign->unit_count; i++) {
        if (intake->by_unit[i] != NULL)
            add_submission(intake, all, intake->by_unit[i]);
        if (intake->explained[i] != NULL)
            add_explanation(intake, all, intake->explained[i]);
        arena_clear(&all->scratch);
    }
}

void shared_links_check(struct intake *intake)
{
    struct shared_links all = {0};
    add_all(intake, &all);
    keep_shared(&all);
    add_all(intake, &all);
    if (all.count > 0)
        qsort(all.items, all.count, sizeof *all.items, compare_links);
    for (size_t first = 0, next; first < all.count; first = next) {
        next = first + 1;
        while (next < all.count &&
               strcmp(all.items[first].link, all.items[next].link) == 0)
            next++;
        report_run(intake, &all.items[first], next - first);
    }
    vec_clear(&all.marks);
    vec_clear(&all);
    arena_clear(&all.arena);
}
