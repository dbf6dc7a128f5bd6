#include "run/watch/news.h"

#include "base/file.h"
#include "base/mem.h"
#include "form/form.h"

#include <stdlib.h>
#include <string.h>

/* What a file came to: a sentence made while the evaluation was there. */
struct item {
    char *name, *text;
};

struct news {
    VEC_OF(struct item) items;
    ratio4_t *indexes; /* of the run before, one a unit; NULL at first */
    size_t unit_count;
    size_t sent, errors, warnings;
};

struct news *news_new(void)
{
    return mem_calloc(1, sizeof(struct news));
}

static void clear_items(struct news *news)
{
    for (size_t i = 0; i < news->items.count; i++) {
        free(news->items.items[i].name);
        free(news->items.items[i].text);
    }
    vec_clear(&news->items);
}

void news_free(struct news *news)
{
    if (!news)
        return;
    clear_items(news);
    free(news->indexes);
    free(news);
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
static void append_index(struct str *text, const struct news *news,
                         const struct evaluation *evaluation,
                         const struct unit *unit)
{
    size_t u = (size_t)(unit - evaluation->campaign->units);
    const struct unit_score *score = &evaluation->units[u];
    char now[POINTS_TEXT_SIZE], before[POINTS_TEXT_SIZE];
    str_printf(text, "; chỉ số %s", ratio4_format_vi(score->index, now));
    if (news->indexes && u < news->unit_count &&
        news->indexes[u] != score->index)
        str_printf(text, " (trước %s)",
                   ratio4_format_vi(news->indexes[u], before));
    if (score->rank > 0)
        str_printf(text, ", hạng %zu", score->rank);
}

static char *describe(const struct news *news,
                      const struct evaluation *evaluation,
                      const struct received *file)
{
    struct tally t = tally_of(evaluation->intake, file->file);
    struct str text = {0};
    str_append(&text, file->form ? file->form->name : "không dùng được");
    if (file->unit)
        str_printf(&text, " của %s", file->unit->name);
    str_printf(&text, "; %zu lỗi, %zu cảnh báo", t.errors, t.warnings);
    if (t.first)
        str_printf(&text, " (%s)", t.first);
    if (file->unit)
        append_index(&text, news, evaluation, file->unit);
    return str_take(&text);
}

void news_take(struct news *news, const struct evaluation *evaluation)
{
    const struct intake *intake = evaluation->intake;
    size_t units = evaluation->campaign->unit_count;
    clear_items(news);
    for (size_t i = 0; i < intake->received.count; i++) {
        const struct received *file = &intake->received.items[i];
        *vec_push(&news->items) = (struct item){
            mem_strdup(file->file), describe(news, evaluation, file)};
    }
    news->unit_count = units;
    news->indexes = mem_resize(news->indexes, units, sizeof *news->indexes);
    news->sent = 0;
    for (size_t u = 0; u < units; u++) {
        news->indexes[u] = evaluation->units[u].index;
        news->sent += evaluation->units[u].state != STATE_MISSING;
    }
    news->errors = problem_count_errors(&intake->problems);
    news->warnings = intake->problems.count - news->errors;
}

char *news_line(const struct news *news, const char *path, const char *name)
{
    struct str text = {0};
    str_printf(&text, "%s: ", name);
    for (size_t i = 0; i < news->items.count; i++)
        if (strcmp(news->items.items[i].name, name) == 0) {
            str_append(&text, news->items.items[i].text);
            return str_take(&text);
        }
    str_append(&text, file_exists(path) ? "đã đọc lại" : "đã bỏ khỏi thư mục");
    return str_take(&text);
}

char *news_summary(const struct news *news)
{
    struct str text = {0};
    str_printf(&text, "%zu/%zu đơn vị đã gửi; %zu lỗi, %zu cảnh báo",
               news->sent, news->unit_count, news->errors, news->warnings);
    return str_take(&text);
}
