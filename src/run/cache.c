#include "run/cache.h"

#include "base/mem.h"
#include "run/collect.h"

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

static struct reading *read_file(const struct run_cache *cache,
                                 const char *path, const char *folder)
{
    struct reading *reading = mem_calloc(1, sizeof *reading);
    struct stat now = {0};
    /* The time is taken before reading: a change meanwhile is seen next time. */
    (void)stat(path, &now);
    reading->path = mem_strdup(path);
    reading->size = now.st_size;
    reading->changed = now.st_mtim;
    reading->fresh = true;
    intake_init_like(&reading->intake, &cache->base);
    intake_read(&reading->intake, path, collect_name(path, folder));
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
        if (order == 0 && stat(path, &now) == 0 &&
            is_unchanged(reading, &now)) {
            reading->fresh = false;
            return reading;
        }
        reading_free(reading);
    }
    return NULL;
}

void cache_read(struct run_cache *cache, const struct campaign *campaign,
                const struct file_list *inputs, const char *folder,
                cache_step_fn *step, void *userdata)
{
    struct reading_list old = cache->readings;
    size_t next = 0;
    if (!cache->ready)
        intake_init(&cache->base, campaign, collect_today(campaign));
    cache->ready = true;
    cache->readings = (struct reading_list){0};
    for (size_t i = 0; i < inputs->count; i++) {
        struct reading *reading = take_old(&old, &next, inputs->items[i]);
        if (!reading)
            reading = read_file(cache, inputs->items[i], folder);
        *vec_push(&cache->readings) = reading;
        if (step)
            step(userdata, i + 1, inputs->count);
    }
    while (next < old.count)
        reading_free(old.items[next++]);
    vec_clear(&old);
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
