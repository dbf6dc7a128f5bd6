#include "run/overview.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/tree.h"
#include "form/form.h"
#include "results/site/site.h"
#include "run/collect.h"
#include "run/print/bundles.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- Printed documents --- */

static const char *subject_title(const struct campaign *campaign,
                                 const struct planned_document *document)
{
    switch (document->template->audience) {
    case AUDIENCE_LEVEL:
        return campaign->levels[document->subject].title;
    case AUDIENCE_AGENCY:
        return campaign->agencies[document->subject];
    case AUDIENCE_UNIT:
    case AUDIENCE_ONCE:
        break;
    }
    return "";
}

static int round_of(enum stage stage)
{
    return stage == STAGE_ROUND1 ? 1 : stage == STAGE_ROUND2 ? 2 : 0;
}

/* Takes spaces and dashes off the end: what is left of `Báo cáo –
 * {{unit.name}}` where there is no name. */
static void trim_end(struct str *text)
{
    static const char *const ends[] = {" ", "-", ",", ":", "–", "—"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (text->length >= length &&
            strcmp(text->data + text->length - length, ends[i]) == 0) {
            text->length -= length;
            text->data[text->length] = '\0';
            i = (size_t)-1;
        }
    }
}

/* The title of a document's template without the name of its unit, under which
 * the page shows it; the file's name where that cannot be had. */
static char *document_title(const struct campaign *campaign,
                            const struct planned_document *document)
{
    json_t *data = json_pack("{s:{s:i, s:s}}", "campaign", "year",
                             campaign->year, "title", campaign->title);
    if (!data)
        mem_fail();
    if (round_of(document->stage))
        tree_put(data, "round", json_integer(round_of(document->stage)));
    struct str title = {0};
    struct document_error error;
    if (!document_expand_meta(document->template->template, "title", data,
                              &title, &error))
        str_reset(&title);
    json_decref(data);
    trim_end(&title);
    if (title.length == 0)
        str_append(&title, document->template->name);
    return str_take(&title);
}

/* The paths that were written, sorted; lent. */
static const char **printed_paths(const struct outputs *outputs)
{
    const char **paths = mem_calloc(outputs->paths.count + 1, sizeof *paths);
    for (size_t i = 0; i < outputs->paths.count; i++)
        paths[i] = outputs->paths.items[i];
    qsort(paths, outputs->paths.count, sizeof *paths, text_compare_entries);
    return paths;
}

static bool same_title(const struct planned_document *a,
                       const struct planned_document *b)
{
    return a->template == b->template && a->stage == b->stage;
}

/* The path as `outputs` has it; NULL where it was not written. */
static const char *find_path(const char *path, const char **paths, size_t count)
{
    const char **found =
        bsearch(&path, paths, count, sizeof *paths, text_compare_entries);
    return found ? *found : NULL;
}

/* What its link says; of a volume, from which unit to which. The caller frees
 * it. */
static char *bundle_text(const struct overview *o, const struct bundle *bundle)
{
    const struct campaign *campaign = o->evaluation->campaign;
    const struct planned_document *items = o->plan->items;
    size_t last = bundle->documents.count - 1;
    struct str text = {0};
    char *title = document_title(campaign, &items[bundle->documents.items[0]]);
    str_printf(&text, "Bản gộp để in: %s", title);
    bundle_put_volume(bundle, &text);
    if (bundle->volume.of > 1)
        str_printf(
            &text, ", từ %s đến %s",
            campaign->units[items[bundle->documents.items[0]].subject].name,
            campaign->units[items[bundle->documents.items[last]].subject].name);
    free(title);
    return str_take(&text);
}

/* All of a level in one, for printing. */
static void list_bundles(const struct overview *o, const char **paths,
                         size_t count, struct site_links *links)
{
    const struct campaign *campaign = o->evaluation->campaign;
    struct bundle_list bundles = {0};
    bundles_of(o->plan, campaign, BUNDLE_MOST, &bundles);
    for (size_t i = 0; i < bundles.count; i++) {
        const struct bundle *bundle = &bundles.items[i];
        const char *path = find_path(bundle->path, paths, count);
        if (!path)
            continue;
        *vec_push(links) = (struct site_link){
            .text = bundle_text(o, bundle),
            .note = campaign->levels[bundle->level].title,
            .path = path,
        };
    }
    bundles_clear(&bundles);
}

/* Those of the plan that were printed. The titles are the links' own. */
static void list_documents(const struct overview *o,
                           const struct outputs *outputs,
                           struct site_links *links)
{
    const char **paths = printed_paths(outputs);
    const struct planned_document *before = NULL;
    char *title = NULL;
    for (size_t i = 0; i < o->plan->count; i++) {
        const struct planned_document *document = &o->plan->items[i];
        const char *path = document->path;
        if (!find_path(path, paths, outputs->paths.count))
            continue;
        if (!before || !same_title(before, document)) {
            free(title);
            title = document_title(o->evaluation->campaign, document);
            before = document;
        }
        *vec_push(links) = (struct site_link){
            .unit = document->template->audience == AUDIENCE_UNIT
                        ? &o->evaluation->campaign->units[document->subject]
                        : NULL,
            .text = mem_strdup(title),
            .note = subject_title(o->evaluation->campaign, document),
            .path = path,
        };
    }
    list_bundles(o, paths, outputs->paths.count, links);
    free(title);
    free(paths);
}

/* --- Workbooks --- */

/* The way from folder `from` to `to`, both absolute and without `..`: `../in/`.
 * The caller frees it. */
static char *way_between(const char *from, const char *to)
{
    size_t common = 0, i = 0;
    for (; from[i] && from[i] == to[i]; i++)
        if (from[i] == '/')
            common = i;
    bool from_ends = !from[i] || from[i] == '/';
    bool to_ends = !to[i] || to[i] == '/';
    if (from_ends && to_ends)
        common = i;
    struct str way = {0};
    for (const char *rest = from + common; *rest; rest++)
        if (*rest == '/' && rest[1])
            str_append(&way, "../");
    const char *rest = to + common;
    while (*rest == '/')
        rest++;
    str_append(&way, rest);
    if (*rest)
        str_append_char(&way, '/');
    return way.length ? str_take(&way) : mem_strdup("./");
}

char *overview_way(const char *output, const char *input)
{
    char from[PATH_MAX], to[PATH_MAX];
    if (!realpath(output, from) || !realpath(input, to))
        return mem_strdup("./");
    return way_between(from, to);
}

static void list_workbooks(const struct overview *o, const char *way,
                           struct site_links *links)
{
    for (size_t i = 0; i < o->evaluation->intake->received.count; i++) {
        const struct received *file = &o->evaluation->intake->received.items[i];
        struct str path = {0};
        str_printf(&path, "%s%s", way, file->file);
        *vec_push(links) = (struct site_link){
            .unit = file->unit,
            .text = file->file,
            .note =
                file->form ? file->form->full_name : "không nhận ra biểu mẫu",
            .path = str_take(&path),
        };
    }
}

struct overview_page {
    struct site_links documents, workbooks;
    char *way;
    struct site *site;
};

struct overview_page *overview_new(const struct overview *o,
                                   const struct outputs *outputs)
{
    struct overview_page *page = mem_calloc(1, sizeof *page);
    page->way = overview_way(outputs->folder, o->input);
    list_documents(o, outputs, &page->documents);
    list_workbooks(o, page->way, &page->workbooks);
    page->site = site_new(o->evaluation, o->process, &page->documents,
                          &page->workbooks, SITE_WHOLE);
    return page;
}

const struct site *overview_site(const struct overview_page *page)
{
    return page->site;
}

void overview_write(struct overview_page *page, char (*marks)[SITE_BUILD_SIZE],
                    struct outputs *outputs)
{
    struct str text = {0};
    char build[SITE_BUILD_SIZE];
    if (outputs->failure)
        return;
    site_write(page->site, marks, &text, build);
    outputs_write(outputs, "index.html", text.data, text.length);
    str_reset(&text);
    site_state(build, &text);
    outputs_write(outputs, SITE_STATE, text.data, text.length);
    str_clear(&text);
}

void overview_free(struct overview_page *page)
{
    for (size_t i = 0; i < page->documents.count; i++)
        free((void *)(uintptr_t)page->documents.items[i].text);
    for (size_t i = 0; i < page->workbooks.count; i++)
        free((void *)(uintptr_t)page->workbooks.items[i].path);
    vec_clear(&page->documents);
    vec_clear(&page->workbooks);
    site_free(page->site);
    free(page->way);
    free(page);
}
