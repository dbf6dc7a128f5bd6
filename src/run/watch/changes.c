#include "run/watch/changes.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* What a file came to: a sentence made while the evaluation was there. */
struct item {
    char *name, *text;
};

struct changes {
    VEC_OF(struct item) items;
    ratio4_t *indexes; /* of the run before, one a unit; NULL at first */
    size_t unit_count;
    size_t sent, errors, warnings;
};

struct changes *changes_new(void)
{
    return mem_calloc(1, sizeof(struct changes));
}

static void clear_items(struct changes *changes)
{
    for (size_t i = 0; i < changes->items.count; i++) {
        free(changes->items.items[i].name);
        free(changes->items.items[i].text);
    }
    vec_clear(&changes->items);
}

void changes_free(struct changes *changes)
{
    if (!changes)
        return;
    clear_items(changes);
    free(changes->indexes);
    free(changes);
}

/* The problems of one file, and the first error among them. */
struct tally {
    size_t errors, warnings;
    const char *first;
};

static struct tally tally_of(const struct intake *intake, const char *file)
{
    struct tally t = {0};
    for (size_t i = 0; i < intake->problems.count; i++) {
        const struct problem *p = &intake->problems.items[i];
        if (strcmp(p->file, file) != 0)
            continue;
        bool error = problem_severity(p->code) == PROBLEM_ERROR;
        t.errors += error;
        t.warnings += !error;
        if (error && !t.first)
            t.first = p->message;
    }
    return t;
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

static const char *form_text(enum form form)
{
    static const char *const names[] = {
        [FORM_NONE] = "không dùng được",
        [FORM_SELF_ASSESSMENT] = "Mẫu 01",
        [FORM_APPRAISAL] = "Mẫu 02",
        [FORM_EXPLANATION] = "Mẫu 03",
    };
    return names[form];
}

static char *describe(const struct changes *changes,
                      const struct evaluation *evaluation,
                      const struct received *file)
{
    struct tally t = tally_of(evaluation->intake, file->file);
    struct str text = {0};
    str_append(&text, form_text(file->form));
    if (file->unit)
        str_printf(&text, " của %s", file->unit->name);
    str_printf(&text, "; %zu lỗi, %zu cảnh báo", t.errors, t.warnings);
    if (t.first)
        str_printf(&text, " (%s)", t.first);
    if (file->unit)
        append_index(&text, changes, evaluation, file->unit);
    return str_take(&text);
}

void changes_take(struct changes *changes, const struct evaluation *evaluation)
{
    const struct intake *intake = evaluation->intake;
    size_t units = evaluation->campaign->unit_count;
    clear_items(changes);
    for (size_t i = 0; i < intake->received.count; i++) {
        const struct received *file = &intake->received.items[i];
        *vec_push(&changes->items) = (struct item){
            mem_strdup(file->file), describe(changes, evaluation, file)};
    }
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

char *changes_line(const struct changes *changes, const char *path,
                   const char *name)
{
    struct str text = {0};
    str_printf(&text, "%s: ", name);
    for (size_t i = 0; i < changes->items.count; i++)
        if (strcmp(changes->items.items[i].name, name) == 0) {
            str_append(&text, changes->items.items[i].text);
            return str_take(&text);
        }
    str_append(&text, file_exists(path) ? "đã đọc lại" : "đã bỏ khỏi thư mục");
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
