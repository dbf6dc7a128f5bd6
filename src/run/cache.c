#include "run/cache.h"

#include "base/mem.h"
#include "run/collect.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static void reading_free(struct reading *reading)
{
    intake_clear(&reading->intake);
    free(reading->path);
    free(reading);
}

static bool is_unchanged(const struct reading *reading, const struct stat *now)
{
    return reading->size == now->st_size &&
           reading->changed.tv_sec == now->st_mtim.tv_sec &&
           reading->changed.tv_nsec == now->st_mtim.tv_nsec;
}

static struct reading *reading_new(const struct run_cache *cache,
                                   const char *path)
{
    struct reading *reading = mem_calloc(1, sizeof *reading);
    struct stat now = {0};
    /* The time is taken before reading: a change meanwhile is seen next time.
     */
    (void)stat(path, &now);
    reading->path = mem_strdup(path);
    reading->size = now.st_size;
    reading->changed = now.st_mtim;
    intake_init_like(&reading->intake, &cache->base);
    return reading;
}

/* Takes the old reading of `path` out of `old`, in which everything before
 * `*next` has been dealt with; those that come before it are forgotten. */
static struct reading *take_old(struct reading_list *old, size_t *next,
                                const char *path)
{
    struct stat now;
    while (*next < old->count) {
        struct reading *reading = old->items[*next];
        int order = strcmp(reading->path, path);
        if (order > 0)
            return NULL;
        ++*next;
        if (order == 0 && stat(path, &now) == 0 && is_unchanged(reading, &now))
            return reading;
        reading_free(reading);
    }
    return NULL;
}

/* Files that are still to be read, shared by the threads that read them. */
struct queue {
    struct reading **items;
    size_t count;
    atomic_size_t next, done;
    const char *folder;
};

/* Takes the next file and reads it; false where none is left. */
static bool read_next(struct queue *queue)
{
    size_t i = atomic_fetch_add(&queue->next, 1);
    if (i >= queue->count)
        return false;
    struct reading *reading = queue->items[i];
    intake_read(&reading->intake, reading->path,
                collect_name(reading->path, queue->folder));
    atomic_fetch_add(&queue->done, 1);
    return true;
}

static void *read_thread(void *userdata)
{
    struct queue *queue = userdata;
    while (read_next(queue))
        continue;
    return NULL;
}

/* Reads the whole queue; the calling thread reads too. */
static void read_queue(struct queue *queue, int threads, cache_step_fn *step,
                       void *userdata)
{
    pthread_t *team = mem_calloc((size_t)threads, sizeof *team);
    int started = 0;
    while (started < threads - 1 && (size_t)started + 1 < queue->count &&
           pthread_create(&team[started], NULL, read_thread, queue) == 0)
        started++;
    while (read_next(queue)) {
        size_t done = atomic_load(&queue->done);
        if (step && done < queue->count)
            step(userdata, done, queue->count);
    }
    for (int i = 0; i < started; i++)
        pthread_join(team[i], NULL);
    /* Whichever thread read the last one, this one says so, once. */
    if (step && queue->count > 0)
        step(userdata, queue->count, queue->count);
    free(team);
}

void cache_read(struct run_cache *cache, const struct campaign *campaign,
                const struct file_list *inputs, const char *folder, int threads,
                cache_step_fn *step, void *userdata)
{
    struct reading_list old = cache->readings, fresh = {0};
    size_t next = 0;
    if (!cache->ready)
        intake_init(&cache->base, campaign, collect_today(campaign));
    cache->ready = true;
    cache->readings = (struct reading_list){0};
    for (size_t i = 0; i < inputs->count; i++) {
        struct reading *reading = take_old(&old, &next, inputs->items[i]);
        if (!reading) {
            reading = reading_new(cache, inputs->items[i]);
            *vec_push(&fresh) = reading;
        }
        *vec_push(&cache->readings) = reading;
    }
    while (next < old.count)
        reading_free(old.items[next++]);
    vec_clear(&old);
    struct queue queue = {
        .items = fresh.items, .count = fresh.count, .folder = folder};
    read_queue(&queue, threads, step, userdata);
    vec_clear(&fresh);
}

void cache_keep_printed(struct run_cache *cache, json_t *printed)
{
    json_decref(cache->printed);
    cache->printed = printed;
}

void cache_clear(struct run_cache *cache)
{
    for (size_t i = 0; i < cache->readings.count; i++)
        reading_free(cache->readings.items[i]);
    vec_clear(&cache->readings);
    json_decref(cache->printed);
    if (cache->ready)
        intake_clear(&cache->base);
    *cache = (struct run_cache){0};
}
