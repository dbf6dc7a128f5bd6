#include "run/print/cache.h"

#include "base/leave.h"
#include "base/mem.h"
#include "run/collect.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static void cached_file_free(struct cached_file *file)
{
    intake_clear(&file->intake);
    cells_clear(&file->cells);
    free(file->path);
    free(file);
}

static bool is_unchanged(const struct cached_file *file, const struct stat *now)
{
    return !file->intake.failure && file->size == now->st_size &&
           file->changed.tv_sec == now->st_mtim.tv_sec &&
           file->changed.tv_nsec == now->st_mtim.tv_nsec;
}

static struct cached_file *cached_file_new(const struct run_cache *cache,
                                           const char *path)
{
    struct cached_file *file = mem_calloc(1, sizeof *file);
    struct stat now = {0};
    /* The time is taken before reading: a change meanwhile is seen next time.
     */
    (void)stat(path, &now);
    file->path = mem_strdup(path);
    file->size = now.st_size;
    file->changed = now.st_mtim;
    intake_init_like(&file->intake, &cache->base);
    return file;
}

/* Takes the old entry of `path` out of `old`, in which everything before
 * `*next` has been dealt with; those that come before it are forgotten. */
static struct cached_file *take_old(struct cached_files *old, size_t *next,
                                    const char *path)
{
    struct stat now;
    while (*next < old->count) {
        struct cached_file *file = old->items[*next];
        int order = strcmp(file->path, path);
        if (order > 0)
            return NULL;
        ++*next;
        if (order == 0 && stat(path, &now) == 0 && is_unchanged(file, &now))
            return file;
        cached_file_free(file);
    }
    return NULL;
}

/* More readers than this only wait for the disk. */
enum { GUARDS_MOST = 16 };

/* Files that are still to be read, shared by the threads that read them. */
struct queue {
    struct cached_file **items;
    size_t count;
    atomic_size_t next, done;
    const char *folder;
    const struct cells_before *kept;
};

/* A thread and the guard that it reads with. */
struct reader {
    pthread_t thread;
    struct queue *queue;
    struct guard *guard;
    struct guard_memory memory;
    struct cached_file *file; /* that is being read */
};

static bool find_cells(void *userdata, const char *sha256, struct str *told)
{
    struct reader *reader = userdata;
    struct cells *cells = &reader->file->cells;
    bool found = cells_find(reader->queue->kept, sha256, cells) &&
                 cells_tell(cells, told);
    if (!found)
        cells_clear(cells);
    return found;
}

static void keep_cells(void *userdata, const char *sha256,
                       const struct str *told)
{
    struct reader *reader = userdata;
    cells_take(&reader->file->cells, sha256, told);
}

static void reader_init(struct reader *reader, struct queue *queue,
                        struct guard *guard)
{
    *reader = (struct reader){.queue = queue, .guard = guard};
    reader->memory = (struct guard_memory){find_cells, keep_cells, reader};
    guard_remember(guard, &reader->memory);
}

/* Takes the next file and reads it; false where none is left. */
static bool read_next(struct reader *reader)
{
    struct queue *queue = reader->queue;
    size_t i = atomic_fetch_add(&queue->next, 1);
    if (i >= queue->count)
        return false;
    struct cached_file *file = reader->file = queue->items[i];
    file->intake.guard = reader->guard;
    intake_read(&file->intake, file->path,
                collect_name(file->path, queue->folder));
    file->intake.guard = NULL;
    atomic_fetch_add(&queue->done, 1);
    return true;
}

static void *read_thread(void *userdata)
{
    while (read_next(userdata))
        continue;
    return NULL;
}

/* Reads the whole queue; the calling thread reads too. */
static void read_queue(const struct run_cache *cache, struct queue *queue,
                       cache_step_fn *step, void *userdata)
{
    size_t count = cache->guards.count, started = 1;
    struct reader *team = mem_calloc(count, sizeof *team);
    for (size_t i = 0; i < count; i++)
        reader_init(&team[i], queue, cache->guards.items[i]);
    sigset_t before = leave_hold(); /* signals are for the calling thread */
    while (started < count && started < queue->count &&
           pthread_create(&team[started].thread, NULL, read_thread,
                          &team[started]) == 0)
        started++;
    leave_release(&before);
    while (read_next(&team[0])) {
        size_t done = atomic_load(&queue->done);
        if (step && done < queue->count)
            step(userdata, done, queue->count);
    }
    for (size_t i = 1; i < started; i++)
        pthread_join(team[i].thread, NULL);
    /* Whichever thread read the last one, this one says so, once. */
    if (step && queue->count > 0)
        step(userdata, queue->count, queue->count);
    for (size_t i = 0; i < count; i++)
        guard_remember(team[i].guard, NULL);
    free(team);
}

int cache_prepare(struct run_cache *cache, int threads)
{
    int failure = 0;
    size_t count = threads < GUARDS_MOST ? (size_t)threads : GUARDS_MOST;
    while (!failure && cache->guards.count < count) {
        struct guard *guard = guard_new(&failure);
        if (guard)
            *vec_push(&cache->guards) = guard;
    }
    return failure;
}

void cache_read(struct run_cache *cache, const struct campaign *campaign,
                const struct file_list *inputs, const char *folder,
                const struct cells_before *kept, cache_step_fn *step,
                void *userdata)
{
    struct cached_files old = cache->files, fresh = {0};
    size_t next = 0;
    if (!cache->ready)
        intake_init(&cache->base, campaign, collect_today(campaign));
    cache->ready = true;
    cache->files = (struct cached_files){0};
    for (size_t i = 0; i < inputs->count; i++) {
        struct cached_file *file = take_old(&old, &next, inputs->items[i]);
        if (!file) {
            file = cached_file_new(cache, inputs->items[i]);
            *vec_push(&fresh) = file;
        }
        *vec_push(&cache->files) = file;
    }
    while (next < old.count)
        cached_file_free(old.items[next++]);
    vec_clear(&old);
    struct queue queue = {.items = fresh.items,
                          .count = fresh.count,
                          .folder = folder,
                          .kept = kept};
    read_queue(cache, &queue, step, userdata);
    vec_clear(&fresh);
}

void cache_write_cells(const struct run_cache *cache, struct outputs *outputs)
{
    struct cells_pieces file;
    size_t count = cache->files.count;
    const struct cells **list = mem_calloc(count + 1, sizeof(void *));
    for (size_t i = 0; i < count; i++)
        list[i] = &cache->files.items[i]->cells;
    cells_format(list, count, &file);
    outputs_write_pieces(outputs, CELLS_NAME, file.items, file.count);
    free(list);
    cells_pieces_clear(&file);
}

void cache_drop_cells(struct run_cache *cache)
{
    for (size_t i = 0; i < cache->files.count; i++)
        cells_clear(&cache->files.items[i]->cells);
}

void cache_clear(struct run_cache *cache)
{
    for (size_t i = 0; i < cache->files.count; i++)
        cached_file_free(cache->files.items[i]);
    vec_clear(&cache->files);
    for (size_t i = 0; i < cache->guards.count; i++)
        guard_free(cache->guards.items[i]);
    vec_clear(&cache->guards);
    if (cache->ready)
        intake_clear(&cache->base);
    *cache = (struct run_cache){0};
}
