#include "base/buckets.h"

#include "base/mem.h"

#include <stdlib.h>

void buckets_init(struct buckets *buckets, size_t bucket_count,
                  const size_t *owners, size_t count)
{
    buckets->items = mem_calloc(count + 1, sizeof *buckets->items);
    /* start[b + 2] counts bucket b, then start[b + 1] is where its next thing
     * goes: at its beginning first, at its end last. */
    size_t *start = mem_calloc(bucket_count + 2, sizeof *start);
    for (size_t i = 0; i < count; i++)
        start[owners[i] + 2]++;
    for (size_t b = 2; b < bucket_count + 2; b++)
        start[b] += start[b - 1];
    for (size_t i = 0; i < count; i++)
        buckets->items[start[owners[i] + 1]++] = i;
    buckets->start = start;
}

const size_t *buckets_of(const struct buckets *buckets, size_t bucket,
                         size_t *count)
{
    *count = buckets->start[bucket + 1] - buckets->start[bucket];
    return buckets->items + buckets->start[bucket];
}

void buckets_clear(struct buckets *buckets)
{
    free(buckets->items);
    free(buckets->start);
    *buckets = (struct buckets){0};
}
