#include "run/outputs.h"

#include "base/mem.h"
#include "base/tree.h"
#include "run/collect.h"

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
    int failure = file_write(whole, bytes, length);
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
        tree_add(list, describe(sorted[i], path, &failure));
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

static bool is_safe(const char *path)
{
    return *path && *path != '/' && !strstr(path, "..");
}

/* Removes one file of an earlier run, if it is still as that run left it. */
static void remove_stale(const struct outputs *outputs, const json_t *entry)
{
    const char *path = json_string_value(json_object_get(entry, "path"));
    const char *sum = json_string_value(json_object_get(entry, "sha256"));
    char hex[FILE_SHA256_SIZE];
    if (!path || !sum || !is_safe(path))
        return;
    char *whole = file_join(outputs->folder, path);
    if (file_sha256_of(whole, hex) == 0 && strcmp(hex, sum) == 0 &&
        unlink(whole) == 0) {
        char *slash = strrchr(whole, '/');
        *slash = '\0';
        (void)rmdir(whole); /* succeeds only where nothing is left in it */
    }
    free(whole);
}

/* Path -> entry, of the outputs that a manifest names. */
static json_t *by_path(const json_t *manifest)
{
    json_t *paths = json_object();
    size_t i;
    json_t *entry;
    json_array_foreach(json_object_get(manifest, "outputs"), i, entry)
    {
        const char *path = json_string_value(json_object_get(entry, "path"));
        if (path)
            tree_put(paths, path, json_incref(entry));
    }
    return paths;
}

static void remove_all_stale(const struct outputs *outputs, json_t *before,
                             const json_t *now)
{
    const char *path;
    json_t *entry;
    json_object_foreach(before, path, entry) if (!json_object_get(now, path))
        remove_stale(outputs, entry);
}

/* Whether the process `pid` runs this program; one that was killed and waits
 * for its parent to notice does not. Unknown counts as yes. */
static bool is_running(const char *pid)
{
    struct stat own, other;
    struct str path = {0};
    str_printf(&path, "/proc/%s/exe", pid);
    bool known = stat("/proc/self/exe", &own) == 0;
    bool gone = stat(path.data, &other) != 0;
    bool running = gone ? errno != ENOENT
                        : !known || (own.st_dev == other.st_dev &&
                                     own.st_ino == other.st_ino);
    str_clear(&path);
    return running;
}

/* Whether `path` is what file_write() left of an output of `known` when its
 * process was killed: OUTPUT.tmp-PID, and there is no such process any more. */
static bool is_unfinished(const char *path, const json_t *known)
{
    static const char mark[] = ".tmp-";
    const char *at = NULL;
    for (const char *p = path; (p = strstr(p, mark)); p++)
        at = p;
    if (!at)
        return false;
    const char *digits = at + strlen(mark);
    if (!*digits || digits[strspn(digits, "0123456789")])
        return false;
    char *output = mem_strndup(path, (size_t)(at - path));
    bool ours = json_object_get(known, output) != NULL;
    free(output);
    return ours && !is_running(digits);
}

/* Removes what a run that was killed left half written. */
static void remove_unfinished(const struct outputs *outputs,
                              const json_t *known)
{
    struct file_list files = {0};
    (void)file_list_folder(outputs->folder, &files);
    for (size_t i = 0; i < files.count; i++)
        if (is_unfinished(collect_name(files.items[i], outputs->folder), known))
            (void)unlink(files.items[i]);
    file_list_clear(&files);
}

/* What stands in OUTPUT and is of no run any more, given the manifests of the
 * run before (NULL for none) and of this one. */
static void clean_up(const struct outputs *outputs, const json_t *before,
                     const json_t *now)
{
    json_t *old = by_path(before), *new = by_path(now);
    remove_all_stale(outputs, old, new);
    if (json_object_update(new, old) != 0)
        mem_fail();
    tree_put(new, manifest_name, json_null());
    remove_unfinished(outputs, new);
    json_decref(old);
    json_decref(new);
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
    if (!outputs->failure)
        clean_up(outputs, before, now);
    str_clear(&file);
    free(text);
    json_decref(before);
    json_decref(now);
}

void outputs_clear(struct outputs *outputs)
{
    file_list_clear(&outputs->paths);
    *outputs = (struct outputs){0};
}
