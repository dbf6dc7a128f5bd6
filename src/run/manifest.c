#include "run/manifest.h"

#include "base/emit.h"
#include "base/tree.h"
#include "run/collect.h"
#include "run/stale.h"

#include <stdlib.h>
#include <string.h>

/* --- The campaign --- */

static const char *path_of(const json_t *entry)
{
    return json_string_value(json_object_get(entry, "path"));
}

static int compare_described(const void *a, const void *b)
{
    return strcmp(path_of(*(json_t *const *)a), path_of(*(json_t *const *)b));
}

/* Orders a list of described files by their paths. */
static void sort_described(json_t *list)
{
    size_t count = json_array_size(list);
    json_t **entries = mem_calloc(count + 1, sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = json_incref(json_array_get(list, i));
    qsort(entries, count, sizeof *entries, compare_described);
    json_array_clear(list);
    for (size_t i = 0; i < count; i++)
        tree_add(list, entries[i]);
    free(entries);
}

static void describe_file(json_t *list, const struct campaign *campaign,
                          const char *file, int *failure, const char **failed)
{
    struct output_sum sum;
    int failed_now = file_sum(file, sum.sha256, &sum.bytes);
    json_t *entry = json_object();
    tree_put(entry, "path", tree_text(collect_name(file, campaign->folder)));
    tree_put(entry, "bytes",
             failed_now ? json_null() : json_integer((json_int_t)sum.bytes));
    tree_put(entry, "sha256", tree_text(failed_now ? NULL : sum.sha256));
    tree_add(list, entry);
    if (failed_now && !*failure) {
        *failure = failed_now;
        *failed = file;
    }
}

json_t *manifest_describe_campaign(const struct campaign *campaign,
                                   const struct file_list *templates,
                                   int *failure, const char **failed)
{
    json_t *list = json_array();
    *failure = 0;
    for (size_t i = 0; i < campaign->file_count; i++)
        describe_file(list, campaign, campaign->files[i], failure, failed);
    for (size_t i = 0; i < templates->count; i++)
        describe_file(list, campaign, templates->items[i], failure, failed);
    sort_described(list);
    return list;
}

void manifest_take_files(struct manifest_files *files,
                         const struct campaign *campaign)
{
    int failure = file_list_folder(campaign->documents, &files->templates);
    files->list = manifest_describe_campaign(campaign, &files->templates,
                                             &files->failure, &files->failed);
    if (failure) {
        files->failure = failure;
        files->failed = campaign->documents;
    }
}

void manifest_clear_files(struct manifest_files *files)
{
    json_decref(files->list);
    file_list_clear(&files->templates);
    *files = (struct manifest_files){0};
}

/* --- Writing --- */

/* A file that the manifest names as an output. */
struct named {
    const char *path;
    const struct output_sum *sum; /* NULL: not of this run */
    json_t *kept;                 /* its entry of the run before, then */
};

struct writing {
    const struct manifest *manifest;
    struct outputs *outputs;
    struct output_stream *stream;
    struct str text; /* on its way there */
    struct emitter emitter;
    VEC_OF(struct named) named; /* in the order of their paths */
};

enum { AT_ONCE = 1 << 16 };

/* Hands on what was emitted, if that is much. */
static void flush(struct writing *w, size_t least)
{
    if (w->text.length < least)
        return;
    outputs_append(w->stream, w->text.data, w->text.length);
    str_reset(&w->text);
}

static void put_inputs(struct writing *w)
{
    const struct manifest *m = w->manifest;
    emit_array(&w->emitter, "inputs");
    for (size_t i = 0; i < m->inputs->count; i++) {
        json_t *entry = past_describe(m->past, m->inputs->items[i], m->folder);
        tree_emit(&w->emitter, NULL, entry);
        json_decref(entry);
        flush(w, AT_ONCE);
    }
    emit_end_array(&w->emitter);
}

static void put_output(struct writing *w, const struct named *named)
{
    struct emitter *e = &w->emitter;
    emit_object(e, NULL);
    if (named->kept) {
        tree_emit_members(e, named->kept);
        if (!json_object_get(named->kept, "kept"))
            emit_bool(e, "kept", true);
    } else {
        emit_text(e, "path", named->path);
        emit_integer(e, "bytes", (int64_t)named->sum->bytes);
        emit_text(e, "sha256", named->sum->sha256);
        if (w->manifest->made)
            made_emit(w->manifest->made, named->path, e);
    }
    emit_end_object(e);
}

static void put_outputs(struct writing *w)
{
    emit_array(&w->emitter, "outputs");
    for (size_t i = 0; i < w->named.count; i++) {
        put_output(w, &w->named.items[i]);
        flush(w, AT_ONCE);
    }
    emit_end_array(&w->emitter);
}

static void put_if_known(struct writing *w, const char *key,
                         const json_t *value)
{
    if (value)
        tree_emit(&w->emitter, key, value);
}

static void put_all(struct writing *w)
{
    const struct manifest *m = w->manifest;
    emit_object(&w->emitter, NULL);
    put_if_known(w, "program", m->program);
    put_if_known(w, "run", m->run);
    put_if_known(w, "summary", m->summary);
    put_inputs(w);
    tree_emit(&w->emitter, "lost", m->past->lost);
    tree_emit(&w->emitter, "campaign", m->campaign);
    put_outputs(w);
    emit_end_object(&w->emitter);
    str_append_char(&w->text, '\n');
    flush(w, 0);
}

/* --- What it names --- */

static int compare_named(const void *a, const void *b)
{
    const struct named *one = a, *other = b;
    return strcmp(one->path, other->path);
}

static void sort_named(struct writing *w)
{
    if (w->named.count > 0)
        qsort(w->named.items, w->named.count, sizeof *w->named.items,
              compare_named);
}

/* Whether a file is among those that are named. */
static bool is_named(void *userdata, const char *path)
{
    const struct writing *w = userdata;
    const struct named key = {.path = path};
    return w->named.count > 0 && bsearch(&key, w->named.items, w->named.count,
                                         sizeof key, compare_named);
}

/* Those of this run, which have to be there. */
static void name_made(struct writing *w)
{
    for (size_t i = 0; i < w->outputs->paths.count; i++) {
        const char *path = w->outputs->paths.items[i];
        outputs_require(w->outputs, path);
        *vec_push(&w->named) =
            (struct named){path, &w->outputs->sums.items[i], NULL};
    }
    sort_named(w);
}

static json_t *read_entry(const struct before_file *file)
{
    json_t *entry = json_loads(file->entry, 0, NULL);
    if (!entry)
        mem_fail();
    return entry;
}

/* What the run before made, this one did not, and is still due. */
static void name_due(struct writing *w)
{
    const struct before *before = w->manifest->before;
    VEC_OF(struct named) due = {0};
    for (size_t i = 0; before && i < before->files.count; i++) {
        const struct before_file *file = &before->files.items[i];
        if (json_object_get(w->manifest->due, file->path) &&
            !is_named(w, file->path))
            *vec_push(&due) =
                (struct named){file->path, NULL, read_entry(file)};
    }
    for (size_t i = 0; i < due.count; i++)
        *vec_push(&w->named) = due.items[i];
    vec_clear(&due);
    sort_named(w);
}

void manifest_write(const struct manifest *manifest, struct outputs *outputs)
{
    struct writing w = {.manifest = manifest, .outputs = outputs};
    w.emitter.out = &w.text;
    name_made(&w);
    name_due(&w);
    w.stream = outputs_open(outputs, COLLECT_MANIFEST);
    put_all(&w);
    outputs_close(w.stream);
    outputs_commit(outputs);
    if (!outputs->failure)
        stale_remove(outputs->folder, manifest->before, is_named, &w);
    str_clear(&w.text);
    for (size_t i = 0; i < w.named.count; i++)
        json_decref(w.named.items[i].kept);
    vec_clear(&w.named);
}
