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

static const char manifest_name[] = "manifest.json";

enum { MANIFEST_LIMIT = 64 << 20 };

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
                                        manifest_name};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(path, names[i]) == 0)
            return true;
    return false;
}

void outputs_begin(struct outputs *outputs)
{
    int failure = file_make_folder(outputs->folder);
    if (failure)
        fail(outputs, outputs->folder, failure);
    else
        batch_sweep(outputs->folder);
}

const struct batch_file *outputs_expect(struct outputs *outputs,
                                        const char *path)
{
    char *whole = file_join(outputs->folder, path);
    const struct batch_file *file = batch_expect(&outputs->batch, whole);
    free(whole);
    return file;
}

void outputs_note(struct outputs *outputs, const char *path)
{
    *vec_push(&outputs->paths) = mem_strdup(path);
}

void outputs_write(struct outputs *outputs, const char *path, const void *bytes,
                   size_t length)
{
    if (outputs->failure)
        return;
    char *whole = file_join(outputs->folder, path);
    int failure =
        batch_add(&outputs->batch, whole, bytes, length, tells_of_others(path));
    if (failure)
        fail(outputs, whole, failure);
    else
        outputs_note(outputs, path);
    free(whole);
}

/* {"path", "bytes", "sha256"}, the last two null where errno in `failure`. */
static json_t *describe(const char *file, const char *path, int *failure)
{
    char hex[FILE_SHA256_SIZE] = "";
    struct stat info = {0};
    *failure = file_sha256_of(file, hex);
    if (!*failure && stat(file, &info) != 0)
        *failure = errno;
    json_t *entry = json_object();
    tree_put(entry, "path", tree_text(path));
    tree_put(entry, "bytes",
             *failure ? json_null() : json_integer(info.st_size));
    tree_put(entry, "sha256", tree_text(*failure ? NULL : hex));
    return entry;
}

static int compare_entries(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A list of described files, sorted; `folder` is left out of their paths. An
 * input that cannot be read has been named as a problem and is listed without
 * its sum; an output that cannot is a failure. */
static json_t *describe_all(struct outputs *outputs, char *const *files,
                            size_t count, const char *folder, bool required)
{
    char **sorted = mem_calloc(count, sizeof *sorted);
    if (count > 0)
        memcpy(sorted, files, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_entries);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        int failure;
        const char *path = collect_name(sorted[i], folder);
        const char *now = batch_place(&outputs->batch, sorted[i]);
        tree_add(list, describe(now, path, &failure));
        if (failure && required)
            fail(outputs, sorted[i], failure);
    }
    free(sorted);
    return list;
}

static json_t *describe_outputs(struct outputs *outputs)
{
    struct file_list whole = {0};
    for (size_t i = 0; i < outputs->paths.count; i++)
        *vec_push(&whole) = file_join(outputs->folder, outputs->paths.items[i]);
    json_t *list =
        describe_all(outputs, whole.items, whole.count, outputs->folder, true);
    file_list_clear(&whole);
    return list;
}

static json_t *read_manifest(const struct outputs *outputs)
{
    char *path = file_join(outputs->folder, manifest_name);
    struct str text = {0};
    json_t *tree = NULL;
    if (file_read(path, MANIFEST_LIMIT, &text) == 0)
        tree = json_loadb(str_text(&text), text.length, 0, NULL);
    str_clear(&text);
    free(path);
    return tree;
}

static json_t *describe_campaign(struct outputs *outputs,
                                 const struct campaign *campaign,
                                 const struct file_list *templates)
{
    struct file_list files = {0};
    for (size_t i = 0; i < campaign->file_count; i++)
        *vec_push(&files) = mem_strdup(campaign->files[i]);
    for (size_t i = 0; i < templates->count; i++)
        *vec_push(&files) = mem_strdup(templates->items[i]);
    json_t *list =
        describe_all(outputs, files.items, files.count, campaign->folder, true);
    file_list_clear(&files);
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

void outputs_finish(struct outputs *outputs, const char *input_folder,
                    const struct file_list *inputs,
                    const struct campaign *campaign,
                    const struct file_list *templates)
{
    if (outputs->failure)
        return;
    json_t *now = json_object();
    tree_put(now, "inputs",
             describe_all(outputs, inputs->items, inputs->count, input_folder,
                          false));
    tree_put(now, "campaign", describe_campaign(outputs, campaign, templates));
    tree_put(now, "outputs", describe_outputs(outputs));
    json_t *before = read_manifest(outputs);
    char *text = json_dumps(now, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    if (!text)
        mem_fail();
    struct str file = {0};
    str_append(&file, text);
    str_append_char(&file, '\n');
    outputs_write(outputs, manifest_name, file.data, file.length);
    commit(outputs);
    if (!outputs->failure)
        stale_remove(outputs->folder, before, now);
    str_clear(&file);
    free(text);
    json_decref(before);
    json_decref(now);
}

void outputs_clear(struct outputs *outputs)
{
    file_list_clear(&outputs->paths);
    batch_clear(&outputs->batch);
    *outputs = (struct outputs){0};
}
