#include "run/print/printing.h"

#include "base/failure.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tree.h"
#include "run/collect.h"
#include "run/print/workers.h"
#include "run/signed.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

json_t *printing_context(const struct printing *p,
                         const struct planned_document *document)
{
    const struct view *view = p->views[document->stage];
    switch (document->template->audience) {
    case AUDIENCE_UNIT:
        return view_unit(view, &p->campaign->units[document->subject],
                         document->template->names);
    case AUDIENCE_LEVEL:
        return view_level(view, document->subject);
    case AUDIENCE_AGENCY:
        return view_agency(view, document->subject);
    case AUDIENCE_ONCE:
        break;
    }
    return view_once(view);
}

static void explain_machine(struct task_report *report, int failure)
{
    report->failure = failure;
    snprintf(report->message, sizeof report->message, "%s",
             failure_text(failure));
}

void printing_explain(const struct planned_template *template,
                      const struct document_error *error,
                      struct task_report *report)
{
    char line[16] = "";
    if (error->line > 0)
        snprintf(line, sizeof line, "%d:", error->line);
    snprintf(report->message, sizeof report->message, "%.80s:%s %.150s",
             template->file, line, error->message);
}

/* A digest of all that a document shows: what its front matter and its text
 * come to, whose it is, and its date. Far less than all that it could show, so
 * that what changes for one unit is not printed again for all. "" where a tag
 * is wrong; `markdown` receives the text, for the case that it is printed.
 */
static void digest_of(const struct printing *p,
                      const struct planned_document *document,
                      const json_t *context, struct str *markdown,
                      char digest[SHA256_HEX_SIZE])
{
    const struct document_template *template = document->template->template;
    struct document_error error;
    struct str head = {0};
    str_printf(&head, "%s\n%s\n%lld\n", document->path,
               campaign_issuer(p->campaign),
               (long long)collect_created(p->campaign));
    *digest = '\0';
    if (document_expand_head(template, context, &head, &error) &&
        document_expand(template, context, markdown, &error)) {
        struct sha256 *sum = sha256_new();
        sha256_add(sum, head.data, head.length);
        sha256_add(sum, str_text(markdown), markdown->length);
        sha256_end(sum, digest);
    }
    str_clear(&head);
}

/* In the worker: a context becomes a file. `markdown` is its text, or NULL
 * where that could not be made. */
static void render(const struct printing *p, size_t task, const json_t *context,
                   const struct str *markdown, struct task_report *report)
{
    const struct planned_document *document = &p->plan->items[task];
    struct document_report printed = {0};
    struct document_error error = {0};
    struct str pdf = {0};
    report->done = document_render_expanded(
        p->engine, document->template->template, context, markdown,
        campaign_issuer(p->campaign), collect_created(p->campaign), &pdf,
        &printed, &error);
    if (report->done) {
        int failure = batch_write(p->files[task], pdf.data, pdf.length);
        sha256_of(pdf.data, pdf.length, report->sha256);
        report->bytes = pdf.length;
        if (failure) {
            report->done = false;
            explain_machine(report, failure);
        }
    } else {
        printing_explain(document->template, &error, report);
    }
    report->missing_count = printed.missing_count;
    memcpy(report->missing, printed.missing, sizeof report->missing);
    str_clear(&pdf);
}

/* Whether somebody signed what is there, which then stays, and its sum. */
static bool take_signed(const struct printing *p, const char *path,
                        struct task_report *report)
{
    char *whole = file_join(p->outputs->folder, path);
    bool found = signed_at(AT_FDCWD, whole);
    int failure = found ? file_sum(whole, report->sha256, &report->bytes) : 0;
    if (failure)
        explain_machine(report, failure);
    free(whole);
    return found;
}

bool printing_take_same(const struct printing *p, const char *path,
                        struct task_report *report)
{
    if (!before_is_same(p->before, path, report->digest))
        return false;
    const struct before_file *file = before_find(p->before, path);
    snprintf(report->sha256, sizeof report->sha256, "%s", file->sha256);
    report->bytes = file->bytes;
    return true;
}

/* In the worker: one document, unless somebody signed it, or it would come out
 * as before. */
static void print_one(void *userdata, size_t task, struct task_report *report)
{
    const struct printing *p = userdata;
    const struct planned_document *document = &p->plan->items[task];
    json_t *context = printing_context(p, document);
    struct str markdown = {0};
    bool wanted = document_is_wanted(document->template->template, context);
    if (wanted)
        digest_of(p, document, context, &markdown, report->digest);
    report->same = wanted && printing_take_same(p, document->path, report);
    report->kept = !report->same && take_signed(p, document->path, report);
    report->skipped = !report->kept && !wanted;
    if (report->same || report->kept || report->skipped)
        report->done = report->failure == 0;
    else
        render(p, task, context, *report->digest ? &markdown : NULL, report);
    str_clear(&markdown);
    json_decref(context);
}

/* The file of a task that is not done, whole or not: in the worker, when nobody
 * is there any more to put it in its place; in the parent, when the worker died
 * at it. */
static void take_back(void *userdata, size_t task)
{
    const struct printing *p = userdata;
    (void)unlink(p->files[task]->temporary);
}

/* A document is there. One that nobody can read whole, or that is not what was
 * printed, is to be reported again by the next run. */
static void note(struct printing *p, const char *path,
                 const struct task_report *report)
{
    struct output_sum sum = {.bytes = report->bytes};
    snprintf(sum.sha256, sizeof sum.sha256, "%s", report->sha256);
    outputs_note(p->outputs, path, &sum);
    p->same += report->same;
    if (report->missing_count == 0 && !report->kept && *report->digest)
        tree_put(p->digests, path, tree_text(report->digest));
}

/* A document that is not wanted is none of those that are printed. */
static void step(const struct printing *p)
{
    size_t total = p->plan->count - p->passed_over;
    if (p->options->progress && total > 0)
        p->options->progress(p->options->userdata, "In tài liệu", p->done,
                             total);
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
    if (report->skipped) {
        tree_put(p->skipped, path, json_true());
    } else if (report->done) {
        note(p, path, report);
    } else {
        take_back(p, report->task);
        problem_add(p->problems, PROBLEM_PRINT_FAILED, &nowhere, path,
                    report->message, (char *)NULL);
    }
    if (report->kept) {
        tree_put(p->kept, path, json_true());
        problem_add(p->problems, PROBLEM_PRINT_SIGNED, &nowhere, path,
                    (char *)NULL);
    }
    if (report->missing_count > 0)
        problem_add(p->problems, PROBLEM_PRINT_GLYPH, &nowhere, path,
                    report->missing, (char *)NULL);
    p->done += !report->skipped;
    p->passed_over += report->skipped;
    step(p);
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
    int failure = workers_run(&workers);
    if (failure && !printing->outputs->failure) {
        printing->outputs->failure = failure;
        snprintf(printing->outputs->failed, sizeof printing->outputs->failed,
                 "tiến trình in");
    }
    free(printing->files);
    printing->files = NULL;
}
