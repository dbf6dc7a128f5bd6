#include "run/print/bundles.h"

#include "base/failure.h"
#include "base/file.h"
#include "base/sha256.h"
#include "base/tree.h"
#include "run/collect.h"
#include "run/print/printing.h"
#include "run/print/workers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- what is in them ---- */

static struct bundle *bundle_find(const struct bundle_list *list,
                                  const struct planned_document *document,
                                  size_t level)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].template == document->template &&
            list->items[i].stage == document->stage &&
            list->items[i].level == level)
            return &list->items[i];
    return NULL;
}

static struct bundle *bundle_add(struct bundle_list *list,
                                 const struct planned_document *document,
                                 size_t level)
{
    struct bundle *bundle = vec_push(list);
    *bundle = (struct bundle){
        .template = document->template,
        .stage = document->stage,
        .level = level,
        .last = true,
    };
    for (size_t i = 0; i + 1 < list->count; i++)
        if (list->items[i].template == bundle->template &&
            list->items[i].stage < bundle->stage)
            list->items[i].last = false;
    return bundle;
}

/* Each as a whole, without a path. */
static void gather(const struct plan *plan, const struct campaign *campaign,
                   struct bundle_list *list)
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct planned_document *document = &plan->items[i];
        if (document->template->audience != AUDIENCE_UNIT)
            continue;
        size_t level = campaign->units[document->subject].level;
        struct bundle *bundle = bundle_find(list, document, level);
        if (!bundle)
            bundle = bundle_add(list, document, level);
        *vec_push(&bundle->documents) = i;
    }
}

/* One of the volumes of a bundle. */
static void add_volume(const struct bundle *whole, const char *level,
                       struct volume volume, struct bundle_list *list)
{
    size_t count = whole->documents.count;
    size_t end = count * volume.number / volume.of;
    struct bundle *bundle = vec_push(list);
    *bundle = (struct bundle){
        .template = whole->template,
        .stage = whole->stage,
        .level = whole->level,
        .volume = volume,
        .path = plan_bundle_path(whole->template, whole->stage, level, volume),
        .last = whole->last,
    };
    for (size_t i = count * (volume.number - 1) / volume.of; i < end; i++)
        *vec_push(&bundle->documents) = whole->documents.items[i];
}

void bundles_of(const struct plan *plan, const struct campaign *campaign,
                size_t most, struct bundle_list *list)
{
    struct bundle_list whole = {0};
    gather(plan, campaign, &whole);
    for (size_t i = 0; i < whole.count; i++) {
        const struct bundle *one = &whole.items[i];
        size_t volumes = (one->documents.count + most - 1) / most;
        for (size_t v = 1; v <= volumes; v++)
            add_volume(one, campaign->levels[one->level].id,
                       (struct volume){v, volumes}, list);
    }
    bundles_clear(&whole);
}

void bundle_put_volume(const struct bundle *bundle, struct str *out)
{
    if (bundle->volume.of > 1)
        str_printf(out, ", tập %zu/%zu", bundle->volume.number,
                   bundle->volume.of);
}

void bundles_clear(struct bundle_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].path);
        vec_clear(&list->items[i].documents);
    }
    vec_clear(list);
}

/* ---- printing ---- */

struct bundling {
    struct printing *printing;
    struct bundle_list all;
    VEC_OF(size_t) tasks;            /* places of those that are printed */
    const struct batch_file **files; /* one a task */
    json_t *printed;                 /* path -> place in the outputs */
    size_t done;
};

static const struct bundle *bundle_of(const struct bundling *b, size_t task)
{
    return &b->all.items[b->tasks.items[task]];
}

static bool has(const json_t *paths, const char *path)
{
    return json_object_get(paths, path) != NULL;
}

/* Leaves out what is not wanted. The path of a document of it that failed, or
 * NULL. */
static const char *choose_documents(const struct bundling *b,
                                    struct bundle *bundle)
{
    const struct printing *p = b->printing;
    size_t kept = 0;
    for (size_t i = 0; i < bundle->documents.count; i++) {
        size_t place = bundle->documents.items[i];
        const char *path = p->plan->items[place].path;
        if (has(b->printed, path))
            bundle->documents.items[kept++] = place;
        else if (!has(p->skipped, path))
            return path;
    }
    bundle->documents.count = kept;
    return NULL;
}

/* A bundle without one of its documents would be taken for the whole: the older
 * one stays, and is named as that document is. */
static void name_missing(const struct printing *p, const struct bundle *bundle,
                         const char *failed)
{
    struct position nowhere = {0};
    struct str why = {0};
    str_printf(&why, "thiếu “%s”", failed);
    problem_add(p->problems, PROBLEM_PRINT_FAILED, &nowhere, bundle->path,
                str_text(&why), (char *)NULL);
    str_clear(&why);
}

/* The level whose documents they are, as the bundle's title names it. The
 * caller frees it. */
static char *title_of(const struct printing *p, const struct bundle *bundle)
{
    struct str title = {0};
    str_append(&title, p->campaign->levels[bundle->level].title);
    bundle_put_volume(bundle, &title);
    return str_take(&title);
}

/* Of all that it shows: the digests of its documents, their bookmarks, its
 * title; "" where a document has none. */
static void digest_of(const struct printing *p, const struct bundle *bundle,
                      char digest[SHA256_HEX_SIZE])
{
    struct str all = {0};
    bool known = true;
    char *title = title_of(p, bundle);
    str_printf(&all, "%s\n%s\n%lld\n", title, campaign_issuer(p->campaign),
               (long long)collect_created(p->campaign));
    free(title);
    for (size_t i = 0; known && i < bundle->documents.count; i++) {
        const struct planned_document *document =
            &p->plan->items[bundle->documents.items[i]];
        const char *one =
            json_string_value(json_object_get(p->digests, document->path));
        known = one && *one;
        str_printf(&all, "%s\n%s\n%s\n", document->path,
                   p->campaign->units[document->subject].name,
                   known ? one : "");
    }
    *digest = '\0';
    if (known)
        sha256_of(str_text(&all), all.length, digest);
    str_clear(&all);
}

static void note(struct printing *p, const struct bundle *bundle,
                 const struct task_report *report)
{
    struct output_sum sum = {.bytes = report->bytes};
    char digest[SHA256_HEX_SIZE];
    memcpy(sum.sha256, report->sha256, sizeof sum.sha256);
    digest_of(p, bundle, digest);
    outputs_note(p->outputs, bundle->path, &sum);
    p->bundles++;
    if (*digest)
        tree_put(p->digests, bundle->path, tree_text(digest));
}

/* Which bundles are tasks, and what becomes of the others. */
static void choose_tasks(struct bundling *b)
{
    struct printing *p = b->printing;
    for (size_t i = 0; i < b->all.count; i++) {
        struct bundle *bundle = &b->all.items[i];
        struct task_report report = {0};
        const char *failed = bundle->last ? choose_documents(b, bundle) : NULL;
        if (failed) {
            name_missing(p, bundle, failed);
            continue;
        }
        digest_of(p, bundle, report.digest);
        if (!bundle->last || bundle->documents.count == 0)
            tree_put(p->skipped, bundle->path, json_true());
        else if (printing_take_same(p, bundle->path, &report))
            note(p, bundle, &report);
        else
            *vec_push(&b->tasks) = i;
    }
}

/* Whether the file at `path` is as it was noted, and nobody's signature is in
 * it; its bytes. */
static bool read_printed(const struct bundling *b, const char *path,
                         struct str *bytes)
{
    struct outputs *outputs = b->printing->outputs;
    const json_t *place = json_object_get(b->printed, path);
    const struct output_sum *sum =
        &outputs->sums.items[json_integer_value(place)];
    char hex[SHA256_HEX_SIZE] = "";
    if (has(b->printing->kept, path))
        return false;
    char *whole = file_join(outputs->folder, path);
    if (file_read(batch_place(&outputs->batch, whole), sum->bytes, bytes) == 0)
        sha256_of(str_text(bytes), bytes->length, hex);
    free(whole);
    return strcmp(hex, sum->sha256) == 0;
}

/* The bytes of a document as it was printed. One that somebody signed stays so
 * alone: here it is printed anew, as is one that is not what was noted. */
static bool take_document(const struct bundling *b, size_t place,
                          struct str *pdf, struct document_error *error)
{
    const struct printing *p = b->printing;
    const struct planned_document *document = &p->plan->items[place];
    if (read_printed(b, document->path, pdf))
        return true;
    str_reset(pdf);
    json_t *context = printing_context(p, document);
    bool good = document_render(p->engine, document->template->template,
                                context, campaign_issuer(p->campaign),
                                collect_created(p->campaign), pdf, NULL, error);
    json_decref(context);
    return good;
}

static bool add_document(const struct bundling *b, size_t place,
                         struct document_bundle *pdf,
                         struct document_error *error)
{
    const struct printing *p = b->printing;
    const struct planned_document *document = &p->plan->items[place];
    const char *name = p->campaign->units[document->subject].name;
    struct str bytes = {0};
    bool good = take_document(b, place, &bytes, error);
    if (good && !document_bundle_add(pdf, bytes.data, bytes.length, name)) {
        good = false;
        snprintf(error->message, sizeof error->message, "không gộp được “%s”",
                 document->path);
    }
    str_clear(&bytes);
    return good;
}

/* What all documents are and who issues them: as the first one says. */
static bool find_subject(const struct printing *p, const struct bundle *bundle,
                         struct str *subject, struct str *author,
                         struct document_error *error)
{
    const struct planned_document *first =
        &p->plan->items[bundle->documents.items[0]];
    json_t *context = printing_context(p, first);
    const struct document_template *t = bundle->template->template;
    bool good = document_expand_meta(t, "subject", context, subject, error) &&
                document_expand_meta(t, "author", context, author, error);
    json_decref(context);
    return good;
}

static bool join_documents(const struct bundling *b,
                           const struct bundle *bundle, struct str *bytes,
                           struct document_error *error)
{
    const struct printing *p = b->printing;
    struct document_bundle *pdf = document_bundle_new(bytes);
    struct str subject = {0}, author = {0};
    bool good = find_subject(p, bundle, &subject, &author, error);
    for (size_t i = 0; good && i < bundle->documents.count; i++)
        good = add_document(b, bundle->documents.items[i], pdf, error);
    char *title = title_of(p, bundle);
    if (good)
        document_bundle_finish(pdf, str_text(&subject), title,
                               author.length > 0 ? str_text(&author)
                                                 : campaign_issuer(p->campaign),
                               collect_created(p->campaign));
    free(title);
    str_clear(&subject);
    str_clear(&author);
    document_bundle_free(pdf);
    return good;
}

static void write_bundle(const struct batch_file *file, const struct str *bytes,
                         struct task_report *report)
{
    sha256_of(bytes->data, bytes->length, report->sha256);
    report->bytes = bytes->length;
    report->failure = batch_write(file, bytes->data, bytes->length);
    report->done = report->failure == 0;
    if (report->failure)
        snprintf(report->message, sizeof report->message, "%s",
                 failure_text(report->failure));
}

/* In the worker. */
static void print_one(void *userdata, size_t task, struct task_report *report)
{
    const struct bundling *b = userdata;
    const struct bundle *bundle = bundle_of(b, task);
    struct document_error error = {0};
    struct str bytes = {0};
    if (join_documents(b, bundle, &bytes, &error))
        write_bundle(b->files[task], &bytes, report);
    else
        printing_explain(bundle->template, &error, report);
    str_clear(&bytes);
}

/* In the worker, when nobody is there any more to put the file in its place. */
static void take_back(void *userdata, size_t task)
{
    const struct bundling *b = userdata;
    (void)unlink(b->files[task]->temporary);
}

/* In the parent. */
static void take_report(void *userdata, const struct task_report *report)
{
    struct bundling *b = userdata;
    struct printing *p = b->printing;
    const struct bundle *bundle = bundle_of(b, report->task);
    struct position nowhere = {0};
    if (report->failure)
        outputs_fail(p->outputs, bundle->path, report->failure);
    if (report->done)
        note(p, bundle, report);
    else
        problem_add(p->problems, PROBLEM_PRINT_FAILED, &nowhere, bundle->path,
                    report->message, (char *)NULL);
    if (p->options->progress)
        p->options->progress(p->options->userdata, "Gộp bản in", ++b->done,
                             b->tasks.count);
}

void print_bundles(struct printing *printing)
{
    struct bundling b = {.printing = printing};
    if (printing->outputs->failure)
        return; /* nothing of this run is put in its place */
    bundles_of(printing->plan, printing->campaign, BUNDLE_MOST, &b.all);
    b.printed = json_object();
    for (size_t i = 0; i < printing->outputs->paths.count; i++)
        tree_put(b.printed, printing->outputs->paths.items[i],
                 json_integer((json_int_t)i));
    choose_tasks(&b);
    b.files = mem_calloc(b.tasks.count + 1, sizeof *b.files);
    for (size_t i = 0; i < b.tasks.count; i++)
        b.files[i] = outputs_expect(printing->outputs, bundle_of(&b, i)->path);
    const struct workers workers = {
        .task_count = b.tasks.count,
        .worker_count = printing->options->jobs,
        .memory_limit = WORKER_MEMORY,
        .work = print_one,
        .left = take_back,
        .reported = take_report,
        .userdata = &b,
    };
    int failure = workers_run(&workers);
    if (failure)
        outputs_fail(printing->outputs, "de-in", failure);
    free(b.files);
    json_decref(b.printed);
    vec_clear(&b.tasks);
    bundles_clear(&b.all);
}
