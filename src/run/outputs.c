#include "run/outputs.h"

#include "base/mem.h"
#include "base/tree.h"
#include "run/collect.h"
#include "run/stale.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char manifest_name[] = COLLECT_MANIFEST;

static void fail(struct outputs *outputs, const char *path, int failure)
{
    if (outputs->failure)
        return;
    outputs->failure = failure;
    snprintf(outputs->failed, sizeof outputs->failed, "%s", path);
}

/* What tells of other files, and comes after them. */
static bool tells_of_others(const char *path)
{
    static const char *const names[] = {"results.json", "index.html",
                                        "trang-thai.js", manifest_name};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(path, names[i]) == 0)
            return true;
    return false;
}

void outputs_begin(struct outputs *outputs)
{
    bool there = file_exists(outputs->folder);
    int failure = file_make_folder(outputs->folder);
    outputs->made = !there && !failure;
    if (failure)
        fail(outputs, outputs->folder, failure);
    else
        batch_sweep(outputs->folder);
}

const struct batch_file *outputs_expect(struct outputs *outputs,
                                        const char *path)
{
    char *whole = file_join(outputs->folder, path);
    struct batch_file *file = batch_expect(&outputs->batch, whole);
    file->last = tells_of_others(path);
    free(whole);
    return file;
}

void outputs_fail(struct outputs *outputs, const char *path, int failure)
{
    char *whole = file_join(outputs->folder, path);
    fail(outputs, whole, failure);
    free(whole);
}

void outputs_note(struct outputs *outputs, const char *path,
                  const struct output_sum *sum)
{
    *vec_push(&outputs->paths) = mem_strdup(path);
    *vec_push(&outputs->sums) = *sum;
}

bool outputs_has(const struct outputs *outputs, const char *path)
{
    for (size_t i = 0; i < outputs->paths.count; i++)
        if (strcmp(outputs->paths.items[i], path) == 0)
            return true;
    return false;
}

const struct before_file *outputs_before(const struct outputs *outputs,
                                         const char *path)
{
    const struct before *before = outputs->before;
    const struct before_file *file =
        before && before->trusted ? before_find(before, path) : NULL;
    return file && file->state == BEFORE_SAME ? file : NULL;
}

bool outputs_are_same(const struct outputs *outputs, const char *path,
                      const struct output_sum *sum)
{
    const struct before_file *file = outputs_before(outputs, path);
    return file && file->bytes == sum->bytes &&
           strcmp(file->sha256, sum->sha256) == 0;
}

void outputs_write(struct outputs *outputs, const char *path, const void *bytes,
                   size_t length)
{
    if (outputs->failure)
        return;
    char *whole = file_join(outputs->folder, path);
    struct output_sum sum = {.bytes = length};
    sha256_of(bytes, length, sum.sha256);
    int failure = outputs_are_same(outputs, path, &sum)
                      ? 0
                      : batch_add(&outputs->batch, whole, bytes, length,
                                  tells_of_others(path));
    if (failure)
        fail(outputs, whole, failure);
    else
        outputs_note(outputs, path, &sum);
    free(whole);
}

struct output_stream {
    struct outputs *outputs;
    const struct batch_file *file;
    const char *path; /* lent */
    int fd;
    struct sha256 *sum;
    size_t bytes;
};

struct output_stream *outputs_open(struct outputs *outputs, const char *path)
{
    int fd;
    if (outputs->failure)
        return NULL;
    const struct batch_file *file = outputs_expect(outputs, path);
    int failure = file_create(file->temporary, &fd);
    if (failure) {
        fail(outputs, file->path, failure);
        return NULL;
    }
    struct output_stream *stream = mem_alloc(sizeof *stream);
    *stream = (struct output_stream){.outputs = outputs,
                                     .file = file,
                                     .path = path,
                                     .fd = fd,
                                     .sum = sha256_new()};
    return stream;
}

void outputs_append(struct output_stream *stream, const void *bytes,
                    size_t length)
{
    if (!stream || stream->outputs->failure)
        return;
    int failure = file_write_all(stream->fd, bytes, length);
    if (failure)
        fail(stream->outputs, stream->file->path, failure);
    sha256_add(stream->sum, bytes, length);
    stream->bytes += length;
}

void outputs_close(struct output_stream *stream)
{
    if (!stream)
        return;
    struct outputs *outputs = stream->outputs;
    struct output_sum sum = {.bytes = stream->bytes};
    sha256_end(stream->sum, sum.sha256);
    if (close(stream->fd) != 0)
        fail(outputs, stream->file->path, errno);
    if (outputs_are_same(outputs, stream->path, &sum))
        (void)unlink(stream->file->temporary);
    if (!outputs->failure)
        outputs_note(outputs, stream->path, &sum);
    free(stream);
}

static json_t *describe(const char *path, const struct output_sum *sum)
{
    json_t *entry = json_object();
    tree_put(entry, "path", tree_text(path));
    tree_put(entry, "bytes",
             sum ? json_integer((json_int_t)sum->bytes) : json_null());
    tree_put(entry, "sha256", tree_text(sum ? sum->sha256 : NULL));
    return entry;
}

/* What was noted has to be there. */
static void expect_file(struct outputs *outputs, const char *path)
{
    struct stat info;
    char *whole = file_join(outputs->folder, path);
    if (stat(batch_place(&outputs->batch, whole), &info) != 0)
        fail(outputs, whole, errno);
    free(whole);
}

static json_t *describe_outputs(struct outputs *outputs)
{
    json_t *list = json_array();
    for (size_t i = 0; i < outputs->paths.count; i++) {
        const char *path = outputs->paths.items[i];
        expect_file(outputs, path);
        tree_add(list, describe(path, &outputs->sums.items[i]));
    }
    return list;
}

static void commit(struct outputs *outputs)
{
    const char *failed = outputs->folder;
    if (outputs->failure)
        return;
    int failure = batch_commit(&outputs->batch, &failed);
    if (failure)
        fail(outputs, failed, failure);
}

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
    tree_add(list, describe(collect_name(file, campaign->folder),
                            failed_now ? NULL : &sum));
    if (failed_now && !*failure) {
        *failure = failed_now;
        *failed = file;
    }
}

json_t *outputs_describe_campaign(const struct campaign *campaign,
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

static void put_made_from(json_t *list, const json_t *made_from)
{
    size_t i;
    json_t *entry;
    json_array_foreach(list, i, entry)
    {
        json_t *made = json_object_get(made_from, path_of(entry));
        if (made)
            tree_put(entry, "made_from", json_incref(made));
    }
}

/* Adds what the run before made, this one did not, and is still due. */
static void keep_due(json_t *list, const struct manifest *manifest)
{
    json_t *made = json_object();
    size_t i;
    json_t *entry;
    json_array_foreach(list, i, entry)
        tree_put(made, path_of(entry), json_true());
    json_array_foreach(json_object_get(manifest->before, "outputs"), i, entry)
    {
        const char *path = path_of(entry);
        if (!path || json_object_get(made, path) ||
            !json_object_get(manifest->due, path))
            continue;
        json_t *kept = json_deep_copy(entry);
        tree_put(kept, "kept", json_true());
        tree_add(list, kept);
    }
    json_decref(made);
}

static json_t *all_outputs(struct outputs *outputs,
                           const struct manifest *manifest)
{
    json_t *list = describe_outputs(outputs);
    put_made_from(list, manifest->made_from);
    keep_due(list, manifest);
    sort_described(list);
    return list;
}

static json_t *describe_campaign(struct outputs *outputs,
                                 const struct manifest *manifest)
{
    int failure;
    const char *failed;
    json_t *list = outputs_describe_campaign(
        manifest->campaign, manifest->templates, &failure, &failed);
    if (failure)
        fail(outputs, failed, failure);
    return list;
}

static void put_if_known(json_t *manifest, const char *key, json_t *value)
{
    if (value)
        tree_put(manifest, key, value);
}

static json_t *make_manifest(struct outputs *outputs,
                             const struct manifest *manifest)
{
    json_t *now = json_object();
    put_if_known(now, "program", manifest->program);
    put_if_known(now, "run", manifest->run);
    put_if_known(now, "summary", manifest->summary);
    tree_put(now, "inputs", manifest->inputs);
    tree_put(now, "lost", manifest->lost);
    tree_put(now, "campaign", describe_campaign(outputs, manifest));
    tree_put(now, "outputs", all_outputs(outputs, manifest));
    return now;
}

void outputs_finish(struct outputs *outputs, const struct manifest *manifest)
{
    json_t *now = make_manifest(outputs, manifest);
    char *text = json_dumps(now, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    if (!text)
        mem_fail();
    struct str file = {0};
    str_append(&file, text);
    str_append_char(&file, '\n');
    outputs_write(outputs, manifest_name, file.data, file.length);
    commit(outputs);
    if (!outputs->failure)
        stale_remove(outputs->folder, manifest->before, now);
    str_clear(&file);
    free(text);
    json_decref(now);
}

void outputs_clear(struct outputs *outputs)
{
    file_list_clear(&outputs->paths);
    vec_clear(&outputs->sums);
    batch_clear(&outputs->batch);
    if (outputs->made)
        (void)rmdir(outputs->folder);
    *outputs = (struct outputs){0};
}
