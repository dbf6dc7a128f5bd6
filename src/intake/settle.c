/* Which of several workbooks counts. Does not depend on the order in which
 * they were read: everything is sorted first. */
#include "base/text.h"
#include "form/form.h"
#include "intake/accepted.h"
#include "intake/blank.h"
#include "intake/kept.h"
#include "intake/shared_links.h"
#include "intake/supplied.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A workbook among those that say the same thing: same key. */
struct candidate {
    size_t key[3]; /* unit; or agency, level, round */
    struct intake_head *head;
    const char *whose; /* named in problems */
    bool blank;        /* nothing of its own is filled in */
    bool copy;         /* the same bytes as one that stands before it */
};

struct candidates {
    VEC_OF(struct candidate);
};

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_key(const struct candidate *a, const struct candidate *b)
{
    for (int i = 0; i < 3; i++)
        if (a->key[i] != b->key[i])
            return compare_sizes(a->key[i], b->key[i]);
    return 0;
}

/* By key, what is filled in first, then the highest number, copies together,
 * then by path. */
static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    int order = compare_key(a, b);
    if (order == 0)
        order = (int)a->blank - (int)b->blank;
    if (order == 0)
        order = (a->head->number < b->head->number) -
                (a->head->number > b->head->number);
    if (order == 0)
        order = strcmp(a->head->sha256, b->head->sha256);
    return order != 0 ? order : strcmp(a->head->file, b->head->file);
}

static void report_file(struct intake *intake, enum problem_code code,
                        const char *file, const char *first, const char *second,
                        const char *third)
{
    problem_add(&intake->problems, code, &(struct position){.file = file},
                first, second, third, (const char *)NULL);
}

/* The same file sent twice is no conflict: the copy whose path comes first
 * stands for all. */
static void set_copies_aside(struct intake *intake, struct candidate *group,
                             size_t count)
{
    const struct candidate *first = group;
    for (size_t i = 0; i < count; i++)
        group[i].head->counts = false; /* an earlier settling may have set it */
    for (size_t i = 1; i < count; i++) {
        if (group[i].head->number != first->head->number ||
            strcmp(group[i].head->sha256, first->head->sha256) != 0) {
            first = &group[i];
            continue;
        }
        group[i].copy = true;
        report_file(intake, PROBLEM_SUBMISSION_COPY, group[i].head->file,
                    first->head->file, "", "");
    }
}

/* How many different workbooks carry the highest number; the first two of
 * them by path in `names`. */
static size_t count_highest(const struct candidate *group, size_t count,
                            const struct candidate *names[2])
{
    size_t highest = 1; /* `group` itself is no copy */
    names[0] = group;
    names[1] = NULL;
    for (size_t i = 1;
         i < count && group[i].head->number == group->head->number; i++) {
        const struct candidate *c = &group[i];
        if (c->copy)
            continue;
        highest++;
        if (strcmp(c->head->file, names[0]->head->file) < 0) {
            names[1] = names[0];
            names[0] = c;
        } else if (names[1] == NULL ||
                   strcmp(c->head->file, names[1]->head->file) < 0) {
            names[1] = c;
        }
    }
    return highest;
}

/* The file that a conflict names to `c`. */
static const char *other_name(const struct candidate *const names[2],
                              const struct candidate *c)
{
    const struct candidate *other = c == names[0] ? names[1] : names[0];
    return other == NULL ? "" : other->head->file;
}

/* Settles the workbooks of one key; true where they conflict. */
static bool settle_group(struct intake *intake, struct candidate *group,
                         size_t count)
{
    char number[24];
    const struct candidate *names[2] = {group, NULL};
    set_copies_aside(intake, group, count);
    bool conflict = count_highest(group, count, names) > 1;
    snprintf(number, sizeof number, "%lld", (long long)group->head->number);
    for (size_t i = 0; i < count; i++) {
        struct candidate *c = &group[i];
        if (c->copy)
            continue;
        if (c->head->number < group->head->number)
            report_file(intake, PROBLEM_SUBMISSION_SUPERSEDED, c->head->file,
                        number, names[0]->head->file, "");
        else if (conflict)
            report_file(intake, PROBLEM_SUBMISSION_CONFLICT, c->head->file,
                        number, c->whose, other_name(names, c));
        else
            c->head->counts = true;
    }
    return conflict;
}

/* How many of a group are left when the blank ones that only stand beside
 * others are set aside; `group` is of one key, the blank ones last. */
static size_t set_blanks_aside(struct intake *intake, struct candidate *group,
                               size_t count)
{
    if (group->blank)
        return count;
    while (group[count - 1].blank) {
        struct candidate *c = &group[--count];
        c->head->counts = false;
        report_file(intake, PROBLEM_SUBMISSION_BLANK, c->head->file,
                    c->head->form->name, c->whose, "");
    }
    return count;
}

/* Settles all and empties the list. Of each key in conflict, the first part is
 * marked in `conflicts` (NULL where nobody asks). */
static void settle(struct intake *intake, struct candidates *all,
                   bool *conflicts)
{
    if (all->count > 0)
        qsort(all->items, all->count, sizeof *all->items, compare_candidates);
    for (size_t first = 0, next; first < all->count; first = next) {
        next = first + 1;
        while (next < all->count &&
               compare_key(&all->items[first], &all->items[next]) == 0)
            next++;
        size_t filled =
            set_blanks_aside(intake, &all->items[first], next - first);
        if (settle_group(intake, &all->items[first], filled) &&
            conflicts != NULL)
            conflicts[all->items[first].key[0]] = true;
    }
    vec_clear(all);
}

static size_t unit_index(const struct intake *intake, const struct unit *unit)
{
    return (size_t)(unit - intake->campaign->units);
}

/* Whether it is a form that was issued with what its sender had sent before,
 * and never touched: unsigned, and all of it stands in an earlier one. */
static bool adds_nothing(const struct intake *intake,
                         const struct intake_head *a)
{
    const struct reader *reader = intake_reader_of(a->form);
    if (!reader->is_within || sender_is_signed(&a->sender))
        return false;
    for (size_t i = 0; i < intake->forms.count; i++) {
        const struct intake_head *b = intake->forms.items[i];
        if (intake_same_sender(a, b) && b->number < a->number &&
            reader->is_within(intake->campaign, a, b))
            return true;
    }
    return false;
}

/* Settles the workbooks of a form; see `settle` for `conflicts`. */
static void settle_form(struct intake *intake, const struct form *form,
                        bool *conflicts)
{
    struct candidates all = {0};
    for (size_t i = 0; i < intake->forms.count; i++) {
        struct intake_head *head = intake->forms.items[i];
        if (head->form == form)
            *vec_push(&all) = (struct candidate){
                .key = {head->unit ? unit_index(intake, head->unit)
                                   : head->agency,
                        head->level, (size_t)head->round},
                .head = head,
                .whose = intake_whose(intake, head),
                .blank = head->blank || adds_nothing(intake, head)};
    }
    settle(intake, &all, conflicts);
}

static void take_units(struct intake *intake)
{
    for (size_t i = 0; i < intake->submissions.count; i++) {
        struct submission *s = intake->submissions.items[i];
        if (s->head.counts)
            intake->by_unit[unit_index(intake, s->head.unit)] = s;
    }
    for (size_t i = 0; i < intake->explanations.count; i++) {
        struct explanation *e = intake->explanations.items[i];
        if (e->head.counts)
            intake->explained[unit_index(intake, e->head.unit)] = e;
    }
}

/* --- Problems of files in whose place another one counts --- */

struct files {
    VEC_OF(const char *);
};

static bool says_replaced(const struct problem *problem)
{
    return problem->code == PROBLEM_SUBMISSION_SUPERSEDED ||
           problem->code == PROBLEM_SUBMISSION_COPY ||
           problem->code == PROBLEM_SUBMISSION_BLANK;
}

static bool still_matters(void *userdata, const struct problem *problem)
{
    const struct files *replaced = userdata;
    return says_replaced(problem) ||
           !bsearch(&problem->file, replaced->items, replaced->count,
                    sizeof *replaced->items, text_compare_entries);
}

/* What was wrong in them is mended or reported again of the file that counts:
 * it is nobody's to mend any more. */
static void forget_replaced(struct problem_list *problems)
{
    struct files replaced = {0};
    for (size_t i = 0; i < problems->count; i++)
        if (says_replaced(&problems->items[i]))
            *vec_push(&replaced) = problems->items[i].file;
    if (replaced.count > 0) {
        qsort(replaced.items, replaced.count, sizeof *replaced.items,
              text_compare_entries);
        problem_list_filter(problems, still_matters, &replaced);
    }
    vec_clear(&replaced);
}

void intake_settle(struct intake *intake)
{
    size_t units = intake->campaign->unit_count;
    struct arena *arena = &intake->arena;
    bool *conflicts = mem_calloc(units + 1, sizeof *conflicts);
    intake->by_unit = arena_calloc(arena, units + 1, sizeof *intake->by_unit);
    intake->explained =
        arena_calloc(arena, units + 1, sizeof *intake->explained);
    intake->states = arena_calloc(arena, units + 1, sizeof *intake->states);
    for (size_t f = 0; f < form_list_all.count; f++)
        settle_form(intake, form_list_all.items[f],
                    form_list_all.items[f] == &form_01 ? conflicts : NULL);
    take_units(intake);
    forget_replaced(&intake->problems);
    supplied_join(intake);
    accepted_settle(intake);
    for (size_t i = 0; i < units; i++) {
        if (conflicts[i])
            intake->states[i] = STATE_CONFLICT;
        else if (intake_claims(intake, i) == NULL)
            intake->states[i] = STATE_MISSING;
    }
    free(conflicts);
    shared_links_check(intake);
}
