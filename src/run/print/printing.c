#include "run/print/printing.h"

#include "base/failure.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tree.h"
#include "run/collect.h"
#include "run/print/workers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The longest document needs a few MiB; more than this is an accident. */
enum { WORKER_MEMORY = 512 << 20 };

static json_t *context_of(const struct printing *p,
                          const struct planned_document *document)
{
    const struct view *view = p->views[document->stage];
    switch (document->template->audience) {
    case AUDIENCE_UNIT:
        return view_unit(view, &p->campaign->units[document->subject]);
    case AUDIENCE_LEVEL:
        return view_level(view, document->subject);
    case AUDIENCE_AGENCY:
        return view_agency(view, document->subject);
    case AUDIENCE_ONCE:
        break;
    }
    return view_once(view);
}

static const char *author_of(const struct campaign *campaign)
{
    const struct yaml_node *issuer =
        campaign->texts ? yaml_get(campaign->texts, "issuer") : NULL;
    return issuer && issuer->kind == YAML_SCALAR ? issuer->text
                                                 : campaign->title;
}

static void explain_machine(struct task_report *report, int failure)
{
    report->failure = failure;
    snprintf(report->message, sizeof report->message, "%s",
             failure_text(failure));
}

/* A digest of all that a document shows: what its front matter and
 * its text come to, and its date. Far less than all that it could show, so that
 * what changes for one unit is not printed again for all. "" where a tag is
 * wrong.
 */
static void digest_of(const struct printing *p,
                      const struct planned_document *document,
                      const json_t *context, char digest[FILE_SHA256_SIZE])
{
    const struct document_template *template = document->template->template;
    struct document_error error;
    struct str all = {0};
    str_printf(&all, "%s\n%s\n%lld\n", document->template->file, document->path,
               (long long)collect_created(p->campaign));
    *digest = '\0';
    if (document_expand_head(template, context, &all, &error) &&
        document_expand(template, context, &all, &error))
        file_sha256(all.data, all.length, digest);
    str_clear(&all);
}

static bool is_printed(const struct printing *p, const char *path,
                       const char *digest)
{
    const char *before =
        json_string_value(json_object_get(p->cache->printed, path));
    if (!before || !*digest || strcmp(before, digest) != 0)
        return false;
    char *whole = file_join(p->outputs->folder, path);
    bool there = file_exists(whole);
    free(whole);
    return there;
}

/* In the worker: a context becomes a file. */
static void render(const struct printing *p, size_t task, const json_t *context,
                   struct task_report *report)
{
    const struct planned_document *document = &p->plan->items[task];
    struct document_report printed = {0};
    struct document_error error = {0};
    struct str pdf = {0};
    report->done =
        document_render(p->engine, document->template->template, context,
                        author_of(p->campaign), collect_created(p->campaign),
                        &pdf, &printed, &error);
    if (report->done) {
        int failure = batch_write(p->files[task], pdf.data, pdf.length);
        if (failure) {
            report->done = false;
            explain_machine(report, failure);
        }
    } else {
        snprintf(report->message, sizeof report->message, "%.80s:%d: %.160s",
                 document->template->file, error.line, error.message);
    }
    report->missing_count = printed.missing_count;
    memcpy(report->missing, printed.missing, sizeof report->missing);
    str_clear(&pdf);
}

/* In the worker: one document, unless it would come out as before. */
static void print_one(void *userdata, size_t task, struct task_report *report)
{
    const struct printing *p = userdata;
    const struct planned_document *document = &p->plan->items[task];
    json_t *context = context_of(p, document);
    if (p->cache->lasting) {
        digest_of(p, document, context, report->digest);
        report->done = is_printed(p, document->path, report->digest);
    }
    if (!report->done)
        render(p, task, context, report);
    json_decref(context);
}

/* In the worker, when nobody is there any more to put the file in its place. */
static void take_back(void *userdata, size_t task)
{
    const struct printing *p = userdata;
    (void)unlink(p->files[task]->temporary);
}

/* In the parent: what came of it. */
static void take_report(void *userdata, const struct task_report *report)
{
    struct printing *p = userdata;
    const char *path = p->plan->items[report->task].path;
    struct position nowhere = {0};
    if (report->failure && !p->outputs->failure) {
        p->outputs->failure = report->failure;
        snprintf(p->outputs->failed, sizeof p->outputs->failed, "%s/%s",
                 p->outputs->folder, path);
    }
    if (report->done) {
        outputs_note(p->outputs, path);
        if (report->missing_count == 0)
            tree_put(p->printed, path, tree_text(report->digest));
    } else {
        problem_add(p->problems, PROBLEM_PRINT_FAILED, &nowhere, path,
                    report->message, (char *)NULL);
    }
    if (report->missing_count > 0)
        problem_add(p->problems, PROBLEM_PRINT_GLYPH, &nowhere, path,
                    report->missing, (char *)NULL);
    if (p->options->progress)
        p->options->progress(p->options->userdata, "In tài liệu", ++p->done,
                             p->plan->count);
}

void print_documents(struct printing *printing)
{
    struct workers workers = {
        .task_count = printing->plan->count,
        .worker_count = printing->options->jobs,
        .memory_limit = WORKER_MEMORY,
        .work = print_one,
        .left = take_back,
        .reported = take_report,
        .userdata = printing,
    };
    const struct plan *plan = printing->plan;
    printing->files = mem_calloc(plan->count, sizeof *printing->files);
    for (size_t i = 0; i < plan->count; i++)
        printing->files[i] =
            outputs_expect(printing->outputs, plan->items[i].path);
    printing->printed = json_object();
    int failure = workers_run(&workers);
    cache_keep_printed(printing->cache, printing->printed);
    if (failure && !printing->outputs->failure) {
        printing->outputs->failure = failure;
        snprintf(printing->outputs->failed, sizeof printing->outputs->failed,
                 "tiến trình in");
    }
    free(printing->files);
    printing->files = NULL;
}
