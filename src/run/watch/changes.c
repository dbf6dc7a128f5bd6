#include "run/watch/changes.h"

#include "base/mem.h"
#include "form/form.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What a file came to: a sentence made while the evaluation was there. */
struct item {
    char *name, *text;
    bool reported; /* it is a workbook, or looks like one that is wrong */
};

struct items {
    struct item *items;
    size_t count, capacity;
};

struct changes {
    struct items items;  /* by name */
    struct items before; /* of the run before */
    ratio4_t *indexes;   /* of the run before, one a unit; NULL at first */
    size_t unit_count;
    size_t sent, errors, warnings;
};

struct changes *changes_new(void)
{
    return mem_calloc(1, sizeof(struct changes));
}

static void clear_items(struct items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        free(items->items[i].name);
        free(items->items[i].text);
    }
    vec_clear(items);
}

void changes_free(struct changes *changes)
{
    if (!changes)
        return;
    clear_items(&changes->items);
    clear_items(&changes->before);
    free(changes->indexes);
    free(changes);
}

/* A file, its problems, and the first error among them. */
struct tally {
    const struct received *file;
    size_t errors, warnings;
    const char *first;
};

static int compare_tallies(const void *a, const void *b)
{
    const struct tally *x = a, *y = b;
    return strcmp(x->file->file, y->file->file);
}

static void count_problem(struct tally *tallies, size_t count,
                          const struct problem *p)
{
    const struct received file = {.file = p->file};
    struct tally *t = bsearch(&(struct tally){.file = &file}, tallies, count,
                              sizeof *tallies, compare_tallies);
    if (!t)
        return;
    bool error = problem_severity(p->code) == PROBLEM_ERROR;
    t->errors += error;
    t->warnings += !error;
    if (error && !t->first)
        t->first = p->message;
}

/* All files that came in, ordered by name; each problem is looked at once. */
static struct tally *tally_all(const struct intake *intake)
{
    size_t count = intake->received.count;
    struct tally *tallies = mem_calloc(count + 1, sizeof *tallies);
    for (size_t i = 0; i < count; i++)
        tallies[i].file = &intake->received.items[i];
    qsort(tallies, count, sizeof *tallies, compare_tallies);
    for (size_t i = 0; i < intake->problems.count; i++)
        count_problem(tallies, count, &intake->problems.items[i]);
    return tallies;
}

/* "; chỉ số 0,8169 (trước 0,7990), hạng 6" */
static void append_index(struct str *text, const struct changes *changes,
                         const struct evaluation *evaluation,
                         const struct unit *unit)
{
    size_t u = (size_t)(unit - evaluation->campaign->units);
    const struct unit_score *score = &evaluation->units[u];
    char now[POINTS_TEXT_SIZE], before[POINTS_TEXT_SIZE];
    str_printf(text, "; chỉ số %s", ratio4_format_vi(score->index, now));
    if (changes->indexes && u < changes->unit_count &&
        changes->indexes[u] != score->index)
        str_printf(text, " (trước %s)",
                   ratio4_format_vi(changes->indexes[u], before));
    if (score->rank > 0)
        str_printf(text, ", hạng %zu", score->rank);
}

static char *describe(const struct changes *changes,
                      const struct evaluation *evaluation,
                      const struct tally *t)
{
    const struct received *file = t->file;
    struct str text = {0};
    str_append(&text, file->readable ? file->form->name : "không dùng được");
    if (file->unit)
        str_printf(&text, " của %s", file->unit->name);
    str_printf(&text, "; %zu lỗi, %zu cảnh báo", t->errors, t->warnings);
    if (t->first)
        str_printf(&text, " (%s)", t->first);
    if (file->unit)
        append_index(&text, changes, evaluation, file->unit);
    return str_take(&text);
}

void changes_take(struct changes *changes, const struct evaluation *evaluation)
{
    const struct intake *intake = evaluation->intake;
    size_t units = evaluation->campaign->unit_count;
    clear_items(&changes->before);
    changes->before = changes->items;
    changes->items = (struct items){0};
    struct tally *tallies = tally_all(intake);
    for (size_t i = 0; i < intake->received.count; i++)
        *vec_push(&changes->items) =
            (struct item){mem_strdup(tallies[i].file->file),
                          describe(changes, evaluation, &tallies[i]),
                          tallies[i].file->form || tallies[i].errors > 0};
    free(tallies);
    changes->unit_count = units;
    changes->indexes =
        mem_resize(changes->indexes, units, sizeof *changes->indexes);
    changes->sent = 0;
    for (size_t u = 0; u < units; u++) {
        changes->indexes[u] = evaluation->units[u].index;
        changes->sent += evaluation->units[u].state != STATE_MISSING;
    }
    changes->errors = problem_count_errors(&intake->problems);
    changes->warnings = intake->problems.count - changes->errors;
}

static int compare_items(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static const struct item *find_item(const struct items *items, const char *name)
{
    const struct item key = {.name = (char *)(uintptr_t)name};
    return items->count ? bsearch(&key, items->items, items->count, sizeof key,
                                  compare_items)
                        : NULL;
}

/* Whether a file that was reported is at `name`, or below it. */
static bool was_reported(const struct items *items, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->items[i];
        if (item->reported && strncmp(item->name, name, length) == 0 &&
            (item->name[length] == '\0' || item->name[length] == '/'))
            return true;
    }
    return false;
}

/* What came of a file, in words; NULL where it is not worth one. */
static const char *words_for(const struct changes *changes, const char *path,
                             const char *name)
{
    const struct item *item = find_item(&changes->items, name);
    if (item)
        return item->reported ? item->text : NULL;
    struct stat info;
    if (stat(path, &info) == 0) /* a file of the campaign; or a folder */
        return S_ISDIR(info.st_mode) ? NULL : "đã đọc lại";
    return was_reported(&changes->before, name) ? "đã bỏ khỏi thư mục" : NULL;
}

char *changes_line(const struct changes *changes, const char *path,
                   const char *name)
{
    const char *words = words_for(changes, path, name);
    if (!words)
        return NULL;
    struct str text = {0};
    str_printf(&text, "%s: %s", name, words);
    return str_take(&text);
}

char *changes_summary(const struct changes *changes)
{
    struct str text = {0};
    str_printf(&text, "%zu/%zu đơn vị đã gửi; %zu lỗi, %zu cảnh báo",
               changes->sent, changes->unit_count, changes->errors,
               changes->warnings);
    return str_take(&text);
}
