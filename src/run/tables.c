#include "run/tables.h"

#include "base/mem.h"
#include "base/tree.h"
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

/* Takes long to make, and not to describe: one or the other, or both at once.
 */
static int write_book(const struct tables *t, char *digest, struct str *out)
{
    return results_book_write(t->evaluation, t->process,
                              collect_created(t->evaluation->campaign), digest,
                              out);
}

static int make_json(const struct tables *t, struct sink *out)
{
    json_results(t->evaluation, out);
    return 0;
}

static int make_indicators(const struct tables *t, struct sink *out)
{
    results_csv_indicators(t->evaluation, out);
    return 0;
}

/* Nothing where no index set has more than groups of indicators. */
static int make_groups(const struct tables *t, struct sink *out)
{
    if (subtotals_matter(t->evaluation->campaign))
        results_csv_groups(t->evaluation, &out->text);
    return 0;
}

static int make_results(const struct tables *t, struct sink *out)
{
    results_csv_units(t->evaluation, &out->text);
    return 0;
}

static int make_results_vietnamese(const struct tables *t, struct sink *out)
{
    results_csv_units_vietnamese(t->evaluation, t->process, &out->text);
    return 0;
}

static int make_problems(const struct tables *t, struct sink *out)
{
    results_csv_problems(t->evaluation, &out->text);
    return 0;
}

static int make_owed(const struct tables *t, struct sink *out)
{
    results_csv_owed(t->process, &out->text);
    return 0;
}

/* Those that take longest first, so that workers end together. */
static const struct {
    const char *name;
    int (*make)(const struct tables *t, struct sink *out); /* 0 or errno */
    /* Of one that is left where it would come out the same: sets the digest of
     * all that is in it, or appends its bytes; what is NULL is not made. */
    int (*write)(const struct tables *t, char *digest, struct str *out);
} tables[] = {
    {"results.xlsx", .write = write_book},
    {"results.json", make_json, NULL},
    {"indicators.csv", make_indicators, NULL},
    {"results.csv", make_results, NULL},
    {"ket-qua.csv", make_results_vietnamese, NULL},
    {"problems.csv", make_problems, NULL},
    {"viec-can-lam.csv", make_owed, NULL},
    {"groups.csv", make_groups, NULL},
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
    size_t first, count;            /* those before the first are done */
    bool unwanted;                  /* what is reported is not noted */
    char **paths;                   /* of each task, below OUTPUT */
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

/* Makes room for the tasks. */
static void make_room(struct work *w)
{
    w->marks = mem_calloc(w->count - w->parts + 1, sizeof *w->marks);
    w->paths = mem_calloc(w->count, sizeof *w->paths);
    w->files = mem_calloc(w->count, sizeof *w->files);
}

static void expect(struct work *w, size_t task)
{
    w->paths[task] = path_of(w, task);
    w->files[task] = outputs_expect(w->outputs, w->paths[task]);
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
    make_room(w);
    for (size_t i = TABLES; i < w->count; i++)
        expect(w, i);
}

static void clear(struct work *w)
{
    for (size_t i = 0; i < w->count; i++)
        free(w->paths[i]);
    free(w->paths);
    free(w->files);
    free(w->marks);
    if (w->page)
        overview_free(w->page);
    parcels_free(w->parcels);
}

/* A file as its worker makes it. A long one is on its way to the disk before it
 * is whole. */
struct making {
    const struct batch_file *file;
    struct sink bytes;
    struct stream *stream; /* NULL: all is in `bytes` */
};

static void take_bytes(void *userdata, const char *bytes, size_t length)
{
    struct making *m = userdata;
    if (!m->stream)
        m->stream = stream_open(m->file);
    stream_append(m->stream, bytes, length);
}

static void note_sum(const struct work *w, size_t task,
                     const struct output_sum *sum, struct task_report *report)
{
    report->same = outputs_are_same(w->outputs, w->paths[task], sum);
    memcpy(report->sha256, sum->sha256, sizeof report->sha256);
    report->bytes = sum->bytes;
}

/* Writes what is not there already. */
static void write_short(const struct work *w, size_t task,
                        const struct str *bytes, struct task_report *report)
{
    struct output_sum sum = {.bytes = bytes->length};
    sha256_of(bytes->data, bytes->length, sum.sha256);
    note_sum(w, task, &sum, report);
    if (!report->same)
        report->failure =
            batch_write(w->files[task], bytes->data, bytes->length);
}

static void write_long(const struct work *w, size_t task, struct making *m,
                       struct task_report *report)
{
    struct output_sum sum;
    take_bytes(m, str_text(&m->bytes.text), m->bytes.text.length);
    int failure = stream_close(m->stream, &sum);
    if (!report->failure)
        report->failure = failure;
    note_sum(w, task, &sum, report);
    if (report->same || report->failure)
        (void)unlink(m->file->temporary);
}

/* What is there is what it would be, by its digest. */
static void leave_same(const struct work *w, size_t task,
                       struct task_report *report)
{
    const struct before_file *file = outputs_before(w->outputs, w->paths[task]);
    report->same = true;
    snprintf(report->sha256, sizeof report->sha256, "%s", file->sha256);
    report->bytes = file->bytes;
}

/* Described alone only where that can save making it. */
static void make_described(const struct work *w, size_t task, struct str *bytes,
                           struct task_report *report)
{
    const struct before_file *file = outputs_before(w->outputs, w->paths[task]);
    bool known = file && *file->digest;
    if (known)
        report->failure = tables[task].write(w->tables, report->digest, NULL);
    if (known && strcmp(file->digest, report->digest) == 0)
        leave_same(w, task, report);
    else if (!report->failure)
        report->failure =
            tables[task].write(w->tables, known ? NULL : report->digest, bytes);
}

static void make_table(const struct work *w, size_t task, struct sink *bytes,
                       struct task_report *report)
{
    if (tables[task].write)
        make_described(w, task, &bytes->text, report);
    else
        report->failure = tables[task].make(w->tables, bytes);
}

static void make_parcel(const struct work *w, size_t task, struct str *bytes,
                        struct task_report *report)
{
    struct parcel_made made;
    report->failure = parcels_make(w->parcels, task - TABLES, &made);
    memcpy(report->digest, made.digest, sizeof report->digest);
    *bytes = made.bytes;
    if (made.same)
        leave_same(w, task, report);
}

static void make_part(const struct work *w, size_t task, struct str *bytes,
                      struct task_report *report)
{
    site_put_part(overview_site(w->page), task - w->parts, bytes,
                  report->digest);
}

/* In the worker: one file, if there is anything to put into it. */
static void make_one(void *userdata, size_t number, struct task_report *report)
{
    const struct work *w = userdata;
    size_t task = w->first + number;
    struct making m = {.file = w->files[task],
                       .bytes = {.take = take_bytes, .userdata = &m}};
    struct str *text = &m.bytes.text;
    if (task < TABLES)
        make_table(w, task, &m.bytes, report);
    else if (task < w->parts)
        make_parcel(w, task, text, report);
    else
        make_part(w, task, text, report);
    report->skipped =
        !report->failure && !report->same && text->length == 0 && !m.stream;
    if (m.stream)
        write_long(w, task, &m, report);
    else if (!report->failure && text->length > 0)
        write_short(w, task, text, report);
    report->done = report->failure == 0;
    str_clear(text);
}

/* In the worker, when nobody is there any more to put the file in its place. */
static void take_back(void *userdata, size_t number)
{
    const struct work *w = userdata;
    (void)unlink(w->files[w->first + number]->temporary);
}

/* In the parent. A worker that died without a word is the machine's fault. */
static void take_report(void *userdata, const struct task_report *report)
{
    const struct work *w = userdata;
    size_t task = w->first + report->task;
    struct output_sum sum = {.bytes = report->bytes};
    if (w->unwanted)
        return;
    if (!report->done)
        outputs_fail(w->outputs, w->paths[task],
                     report->failure ? report->failure : EIO);
    if (!report->done || report->skipped)
        return;
    if (task >= w->parts)
        memcpy(w->marks[task - w->parts], report->digest, sizeof *w->marks);
    snprintf(sum.sha256, sizeof sum.sha256, "%s", report->sha256);
    outputs_note(w->outputs, w->paths[task], &sum);
    if (*report->digest && task < w->parts)
        tree_put(w->tables->digests, w->paths[task], tree_text(report->digest));
}

static struct workers workers_of(struct work *w, int count)
{
    return (struct workers){.task_count = w->count - w->first,
                            .worker_count = count,
                            .work = make_one,
                            .left = take_back,
                            .reported = take_report,
                            .userdata = w};
}

/* --- tables while documents are printed --- */

struct early_tables {
    struct tables tables;
    struct work work; /* its tasks are the tables alone */
    struct team *team;
};

struct early_tables *tables_begin(const struct tables *t,
                                  struct outputs *outputs)
{
    if (t->jobs < 2 || outputs->failure)
        return NULL;
    struct early_tables *early = mem_calloc(1, sizeof *early);
    early->tables = *t;
    early->work = (struct work){.tables = &early->tables,
                                .outputs = outputs,
                                .parts = TABLES,
                                .count = TABLES};
    make_room(&early->work);
    for (size_t i = 0; i < TABLES; i++)
        expect(&early->work, i);
    const struct workers workers = workers_of(&early->work, 1);
    early->team = workers_begin(&workers);
    return early;
}

/* Waits for the tables. Those that are not wanted are not to be put into their
 * places. */
static int end_early(struct early_tables *early, bool changed)
{
    early->work.unwanted = changed || !early->team;
    int failure = early->team ? workers_end(early->team) : 0;
    for (size_t i = 0; early->work.unwanted && i < TABLES; i++)
        (void)unlink(early->work.files[i]->temporary);
    return early->work.unwanted ? 0 : failure;
}

static void free_early(struct early_tables *early)
{
    if (early)
        clear(&early->work);
    free(early);
}

void tables_abandon(struct early_tables *early)
{
    if (early)
        (void)end_early(early, true);
    free_early(early);
}

/* The files of the tables are those that were expected early. */
static void expect_tables(struct work *w, const struct early_tables *early)
{
    for (size_t i = 0; i < TABLES; i++) {
        if (!early) {
            expect(w, i);
            continue;
        }
        w->paths[i] = mem_strdup(early->work.paths[i]);
        w->files[i] = early->work.files[i];
    }
}

void tables_write(const struct tables *t, struct early_tables *early,
                  bool changed, struct outputs *outputs)
{
    struct work w;
    int failure = early ? end_early(early, changed) : 0;
    if (!outputs->failure && !failure) {
        init(&w, t, outputs);
        expect_tables(&w, early);
        w.first = early && !early->work.unwanted ? TABLES : 0;
        const struct workers workers = workers_of(&w, t->jobs);
        failure = workers_run(&workers);
        if (!failure)
            overview_write(w.page, w.marks, outputs);
        clear(&w);
    }
    if (failure)
        outputs_fail(outputs, "", failure);
    free_early(early);
}
