#include "run/print/cache.h"

#include "base/leave.h"
#include "base/mem.h"
#include "intake/restore.h"
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
                                           const char *path, const char *folder)
{
    struct cached_file *file = mem_calloc(1, sizeof *file);
    struct stat now = {0};
    /* The time is taken before reading: a change meanwhile is seen next time.
     */
    (void)stat(path, &now);
    file->path = mem_strdup(path);
    file->name = collect_name(file->path, folder);
    file->size = now.st_size;
    file->changed = now.st_mtim;
    intake_init_like(&file->intake, &cache->base);
    return file;
}

/* Whether the old entry stands for the file as it is now: its records
 * have to be at hand, too. */
static bool is_as_before(const struct cached_file *file,
                         const struct cells_before *kept)
{
    struct stat now;
    return stat(file->path, &now) == 0 && is_unchanged(file, &now) &&
           (*file->sha256 == '\0' || cells_has(kept, file->sha256, file->name));
}

/* Takes the old entry of `path` out of `old`, in which everything before
 * `*next` has been dealt with; those that come before it are forgotten. */
static struct cached_file *take_old(struct cached_files *old, size_t *next,
                                    const char *path,
                                    const struct cells_before *kept)
{
    while (*next < old->count) {
        struct cached_file *file = old->items[*next];
        int order = strcmp(file->path, path);
        if (order > 0)
            return NULL;
        ++*next;
        if (order == 0 && is_as_before(file, kept))
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
    const struct cache_reading *reading;
    const struct cached_files *all; /* those that need not be read, too */
    pthread_mutex_t lock;           /* of what follows, and of their cells */
    size_t kept; /* so many of `all` are in the file of the next run */
};

/* A thread and the guard that it reads with. */
struct reader {
    pthread_t thread;
    struct queue *queue;
    struct guard *guard;
    struct guard_memory memory;
    struct cached_file *file; /* that is being read */
};

static bool find_cells(void *userdata, const char *sha256, struct str *records)
{
    struct reader *reader = userdata;
    struct cells *cells = &reader->file->cells;
    bool found = cells_find(reader->queue->reading->kept, sha256,
                            reader->file->name, cells) &&
                 cells_read_records(cells, records);
    if (!found)
        cells_clear(cells);
    return found;
}

static void keep_cells(void *userdata, const char *sha256,
                       const struct str *records)
{
    struct reader *reader = userdata;
    struct cached_file *file = reader->file;
    if (reader->queue->reading->keep)
        cells_keep_records(&file->cells, sha256, file->name, records);
}

/* The records of a file go into the file of the next run: of one that was not
 * read now, from that of the run before. */
static void keep_file(const struct queue *queue, struct cached_file *file)
{
    struct cells *cells = &file->cells;
    if (cells->records.packed.length == 0 && *file->sha256)
        (void)cells_find(queue->reading->kept, file->sha256, file->name, cells);
    if (queue->reading->keep)
        cells_put(queue->reading->keep, cells);
    if (cells->records.packed.length > 0)
        memcpy(file->sha256, cells->sha256, sizeof file->sha256);
    cells_clear(cells);
}

/* Lets go of the records of all files that can be kept now. */
static void keep_files(struct queue *queue, struct cached_file *read)
{
    const struct cached_files *all = queue->all;
    pthread_mutex_lock(&queue->lock);
    if (read)
        read->read = true;
    while (queue->kept < all->count && all->items[queue->kept]->read)
        keep_file(queue, all->items[queue->kept++]);
    pthread_mutex_unlock(&queue->lock);
}

static void reader_init(struct reader *reader, struct queue *queue,
                        struct guard *guard)
{
    *reader = (struct reader){.queue = queue, .guard = guard};
    reader->memory = (struct guard_memory){find_cells, keep_cells, reader};
    guard_remember(guard, &reader->memory);
}

/* Makes of a file what it came to in the run before, where that is known. */
static bool restore_file(struct reader *reader)
{
    struct cached_file *file = reader->file;
    const struct cells_before *kept = reader->queue->reading->kept;
    char hex[SHA256_HEX_SIZE];
    struct stat now;
    struct str saved = {0};
    if (!kept->valid || kept->count == 0 || stat(file->path, &now) != 0 ||
        !S_ISREG(now.st_mode) || file_sha256_of(file->path, hex) != 0 ||
        !cells_has(kept, hex, file->name))
        return false;
    bool good = cells_find(kept, hex, file->name, &file->cells) &&
                cells_read_saved(&file->cells, &saved) &&
                intake_restore(&file->intake, file->name, &saved);
    if (!good)
        cells_clear(&file->cells);
    str_clear(&saved);
    return good;
}

static void read_file(struct reader *reader)
{
    struct cached_file *file = reader->file;
    struct str saved = {0};
    file->intake.guard = reader->guard;
    intake_read(&file->intake, file->path, file->name);
    file->intake.guard = NULL;
    if (reader->queue->reading->keep && file->cells.records.packed.length > 0 &&
        !file->intake.failure && intake_save(&file->intake, file->name, &saved))
        cells_keep_saved(&file->cells, &saved);
    str_clear(&saved);
}

/* Takes the next file and reads it; false where none is left. */
static bool read_next(struct reader *reader)
{
    struct queue *queue = reader->queue;
    size_t i = atomic_fetch_add(&queue->next, 1);
    if (i >= queue->count)
        return false;
    struct cached_file *file = reader->file = queue->items[i];
    if (!restore_file(reader))
        read_file(reader);
    intake_fit(&file->intake);
    keep_files(queue, file);
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
static void read_queue(const struct run_cache *cache, struct queue *queue)
{
    const struct cache_reading *reading = queue->reading;
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
        if (reading->step && done < queue->count)
            reading->step(reading->userdata, done, queue->count);
    }
    for (size_t i = 1; i < started; i++)
        pthread_join(team[i].thread, NULL);
    /* Whichever thread read the last one, this one says so, once. */
    if (reading->step && queue->count > 0)
        reading->step(reading->userdata, queue->count, queue->count);
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

/* Makes the files those that are to be read, as far as they are known; `fresh`
 * are the others. */
static void list_files(struct run_cache *cache,
                       const struct cache_reading *reading,
                       struct cached_files *fresh)
{
    struct cached_files old = cache->files;
    size_t next = 0;
    cache->files = (struct cached_files){0};
    for (size_t i = 0; i < reading->inputs->count; i++) {
        const char *path = reading->inputs->items[i];
        struct cached_file *file = take_old(&old, &next, path, reading->kept);
        if (!file) {
            file = cached_file_new(cache, path, reading->folder);
            *vec_push(fresh) = file;
        }
        *vec_push(&cache->files) = file;
    }
    while (next < old.count)
        cached_file_free(old.items[next++]);
    vec_clear(&old);
}

void cache_read(struct run_cache *cache, const struct cache_reading *reading)
{
    struct cached_files fresh = {0};
    const struct campaign *campaign = reading->campaign;
    if (!cache->ready)
        intake_init(&cache->base, campaign, collect_today(campaign));
    cache->ready = true;
    list_files(cache, reading, &fresh);
    struct queue queue = {.items = fresh.items,
                          .count = fresh.count,
                          .reading = reading,
                          .all = &cache->files,
                          .lock = PTHREAD_MUTEX_INITIALIZER};
    keep_files(&queue, NULL);
    read_queue(cache, &queue);
    vec_clear(&fresh);
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
