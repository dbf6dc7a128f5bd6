#include "run/tables.h"

#include "base/mem.h"
#include "results/book/book.h"
#include "results/csv/csv.h"
#include "results/json/json.h"
#include "results/subtotals.h"
#include "run/collect.h"
#include "run/overview.h"
#include "run/parcels.h"
#include "run/print/workers.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- the tables --- */

static int make_book(const struct tables *t, struct str *out)
{
    return results_book_write(t->evaluation, t->process,
                              collect_created(t->evaluation->campaign), out);
}

static int make_json(const struct tables *t, struct str *out)
{
    json_results(t->evaluation, out);
    return 0;
}

static int make_indicators(const struct tables *t, struct str *out)
{
    csv_indicators(t->evaluation, out);
    return 0;
}

/* Nothing where no index set has more than groups of indicators. */
static int make_groups(const struct tables *t, struct str *out)
{
    if (subtotals_matter(t->evaluation->campaign))
        csv_groups(t->evaluation, out);
    return 0;
}

static int make_results(const struct tables *t, struct str *out)
{
    csv_results(t->evaluation, out);
    return 0;
}

static int make_results_vietnamese(const struct tables *t, struct str *out)
{
    csv_results_vietnamese(t->evaluation, t->process, out);
    return 0;
}

static int make_problems(const struct tables *t, struct str *out)
{
    csv_problems(t->evaluation, out);
    return 0;
}

static int make_owed(const struct tables *t, struct str *out)
{
    csv_owed(t->process, out);
    return 0;
}

/* Those that take longest first, so that workers end together. */
static const struct {
    const char *name;
    int (*make)(const struct tables *t, struct str *out); /* 0 or errno */
} tables[] = {
    {"results.xlsx", make_book},
    {"results.json", make_json},
    {"indicators.csv", make_indicators},
    {"results.csv", make_results},
    {"ket-qua.csv", make_results_vietnamese},
    {"problems.csv", make_problems},
    {"viec-can-lam.csv", make_owed},
    {"groups.csv", make_groups},
};
enum { TABLES = sizeof tables / sizeof *tables };

/* --- their workers --- */

/* The tasks are the tables, then the parcels, then the files beside the
 * page. */
struct work {
    const struct tables *tables;
    struct outputs *outputs;
    struct parcels *parcels;
    struct overview_page *page;
    char (*marks)[SITE_BUILD_SIZE]; /* of the files beside the page */
    size_t parts;                   /* the first task that makes one */
    size_t count;
    char **paths; /* of each task, below OUTPUT */
    const struct batch_file **files;
};

static char *path_of(const struct work *w, size_t task)
{
    if (task < TABLES)
        return mem_strdup(tables[task].name);
    return task < w->parts
               ? parcels_path(w->parcels, task - TABLES)
               : site_part_path(overview_site(w->page), task - w->parts);
}

static void init(struct work *w, const struct tables *t,
                 struct outputs *outputs)
{
    *w = (struct work){.tables = t, .outputs = outputs};
    w->parcels = parcels_new(t->plan, t->process, outputs);
    w->page = overview_new(&(struct overview){.evaluation = t->evaluation,
                                              .process = t->process,
                                              .plan = t->plan,
                                              .input = t->input},
                           outputs);
    w->parts = TABLES + parcels_count(w->parcels);
    w->count = w->parts + site_part_count(overview_site(w->page));
    w->marks = mem_calloc(w->count - w->parts + 1, sizeof *w->marks);
    w->paths = mem_calloc(w->count, sizeof *w->paths);
    w->files = mem_calloc(w->count, sizeof *w->files);
    for (size_t i = 0; i < w->count; i++) {
        w->paths[i] = path_of(w, i);
        w->files[i] = outputs_expect(outputs, w->paths[i]);
    }
}

static void clear(struct work *w)
{
    for (size_t i = 0; i < w->count; i++)
        free(w->paths[i]);
    free(w->paths);
    free(w->files);
    free(w->marks);
    overview_free(w->page);
    parcels_free(w->parcels);
}

/* In the worker: the bytes of a task. 0 or errno. */
static int make_bytes(const struct work *w, size_t task,
                      struct task_report *report, struct str *bytes)
{
    if (task < TABLES)
        return tables[task].make(w->tables, bytes);
    if (task < w->parts)
        return parcels_make(w->parcels, task - TABLES, bytes);
    site_put_part(overview_site(w->page), task - w->parts, bytes,
                  report->digest);
    return 0;
}

/* In the worker: one file, if there is anything to put into it. */
static void make_one(void *userdata, size_t task, struct task_report *report)
{
    const struct work *w = userdata;
    struct str bytes = {0};
    report->failure = make_bytes(w, task, report, &bytes);
    report->skipped = !report->failure && bytes.length == 0;
    if (!report->failure && !report->skipped) {
        report->failure =
            batch_write(w->files[task], str_text(&bytes), bytes.length);
        sha256_of(str_text(&bytes), bytes.length, report->sha256);
        report->bytes = bytes.length;
    }
    report->done = report->failure == 0;
    str_clear(&bytes);
}

/* In the worker, when nobody is there any more to put the file in its place. */
static void take_back(void *userdata, size_t task)
{
    const struct work *w = userdata;
    (void)unlink(w->files[task]->temporary);
}

/* In the parent. A worker that died without a word is the machine's fault. */
static void take_report(void *userdata, const struct task_report *report)
{
    const struct work *w = userdata;
    struct output_sum sum = {.bytes = report->bytes};
    if (!report->done)
        outputs_fail(w->outputs, w->paths[report->task],
                     report->failure ? report->failure : EIO);
    if (!report->done || report->skipped)
        return;
    if (report->task >= w->parts)
        memcpy(w->marks[report->task - w->parts], report->digest,
               sizeof *w->marks);
    snprintf(sum.sha256, sizeof sum.sha256, "%s", report->sha256);
    outputs_note(w->outputs, w->paths[report->task], &sum);
}

void tables_write(const struct tables *t, struct outputs *outputs)
{
    struct work w;
    if (outputs->failure)
        return;
    init(&w, t, outputs);
    const struct workers workers = {.task_count = w.count,
                                    .worker_count = t->jobs,
                                    .work = make_one,
                                    .left = take_back,
                                    .reported = take_report,
                                    .userdata = &w};
    int failure = workers_run(&workers);
    if (failure)
        outputs_fail(outputs, "", failure);
    overview_write(w.page, w.marks, outputs);
    clear(&w);
}
