#include "run/before.h"

#include "base/leave.h"
#include "base/tree.h"
#include "run/collect.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { MANIFEST_LIMIT = 256 << 20 };

static json_t *read_manifest(const char *folder)
{
    char *path = file_join(folder, COLLECT_MANIFEST);
    struct str text = {0};
    json_t *tree = NULL;
    if (file_read(path, MANIFEST_LIMIT, &text) == 0)
        tree = json_loadb(str_text(&text), text.length, 0, NULL);
    str_clear(&text);
    free(path);
    return tree;
}

/* Whether it leads to a place below OUTPUT. */
static bool is_below(const char *path)
{
    return *path && *path != '/' && !strstr(path, "..");
}

static int compare_files(const void *a, const void *b)
{
    const struct before_file *one = a, *other = b;
    return strcmp(one->path, other->path);
}

static void take_file(struct before *before, const json_t *entry)
{
    const json_t *made = json_object_get(entry, "made_from");
    char *text = json_dumps(entry, JSON_COMPACT);
    struct arena *arena = &before->arena;
    if (!text)
        mem_fail();
    *vec_push(&before->files) = (struct before_file){
        .path = arena_strdup(arena, tree_find_text(entry, "path")),
        .sha256 = arena_strdup(arena, tree_find_text(entry, "sha256")),
        .digest = arena_strdup(arena, tree_find_text(made, "digest")),
        .entry = arena_take(arena, text),
        .bytes = (size_t)json_integer_value(json_object_get(entry, "bytes")),
        .state = BEFORE_ALTERED,
    };
}

static void take_files(struct before *before)
{
    const json_t *outputs = json_object_get(before->manifest, "outputs");
    for (size_t i = 0; i < json_array_size(outputs); i++) {
        const json_t *entry = json_array_get(outputs, i);
        if (*tree_find_text(entry, "path") && *tree_find_text(entry, "sha256"))
            take_file(before, entry);
    }
    before->whole = before->files.count == json_array_size(outputs);
    if (before->files.count > 0)
        qsort(before->files.items, before->files.count,
              sizeof *before->files.items, compare_files);
    (void)json_object_del(before->manifest, "outputs");
}

/* More threads than this only wait for the disk. */
enum { THREADS_MOST = 16 };

/* Files whose sums are to be made, shared by the threads that do. */
struct summing {
    struct before *before;
    const char *folder;
    atomic_size_t next;
};

static enum before_state state_of(const char *folder,
                                  const struct before_file *file)
{
    char hex[SHA256_HEX_SIZE];
    if (!is_below(file->path))
        return BEFORE_GONE;
    char *whole = file_join(folder, file->path);
    int failure = file_sha256_of(whole, hex);
    free(whole);
    if (failure)
        return BEFORE_GONE;
    return strcmp(hex, file->sha256) == 0 ? BEFORE_SAME : BEFORE_ALTERED;
}

static void *sum_files(void *userdata)
{
    struct summing *summing = userdata;
    size_t i;
    while ((i = atomic_fetch_add(&summing->next, 1)) <
           summing->before->files.count) {
        struct before_file *file = &summing->before->files.items[i];
        file->state = state_of(summing->folder, file);
    }
    return NULL;
}

/* The calling thread does its part. */
static void sum_all(struct summing *summing, int threads)
{
    pthread_t team[THREADS_MOST];
    int started = 0;
    sigset_t held = leave_hold(); /* signals are for the calling thread */
    while (started + 1 < threads && started < THREADS_MOST &&
           pthread_create(&team[started], NULL, sum_files, summing) == 0)
        started++;
    leave_release(&held);
    (void)sum_files(summing);
    for (int i = 0; i < started; i++)
        pthread_join(team[i], NULL);
}

/* A program without an identifier is like none, itself not excepted. */
static bool is_same_program(const json_t *before, const json_t *now)
{
    return json_is_string(json_object_get(now, "build")) &&
           json_is_string(json_object_get(now, "fonts")) &&
           json_equal(before, now);
}

void before_read(struct before *before, const char *folder)
{
    *before = (struct before){.manifest = read_manifest(folder)};
    before->was = before->manifest != NULL;
    take_files(before);
}

void before_load(struct before *before, const char *folder,
                 const json_t *program, int threads)
{
    before_read(before, folder);
    before->trusted =
        is_same_program(json_object_get(before->manifest, "program"), program);
    sum_all(&(struct summing){.before = before, .folder = folder}, threads);
}

const struct before_file *before_find(const struct before *before,
                                      const char *path)
{
    const struct before_file key = {.path = path};
    if (before->files.count == 0)
        return NULL;
    return bsearch(&key, before->files.items, before->files.count, sizeof key,
                   compare_files);
}

bool before_is_same(const struct before *before, const char *path,
                    const char *digest)
{
    const struct before_file *file =
        before->trusted ? before_find(before, path) : NULL;
    return file && file->state == BEFORE_SAME && *digest &&
           strcmp(file->digest, digest) == 0;
}

void before_forget(struct before *before)
{
    json_decref(before->manifest);
    before->manifest = NULL;
}

void before_clear(struct before *before)
{
    before_forget(before);
    vec_clear(&before->files);
    arena_clear(&before->arena);
    *before = (struct before){0};
}
