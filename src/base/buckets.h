/* Things sorted by what they belong to. May be included by everything.
 *
 * A counting sort: linear in the things and the buckets, and the things of one
 * bucket keep their order. */
#ifndef DTI_BASE_BUCKETS_H
#define DTI_BASE_BUCKETS_H

#include <stddef.h>

struct buckets {
    size_t *items; /* indexes of things, bucket after bucket */
    size_t *start; /* bucket b: items[start[b]] to items[start[b + 1] - 1] */
};

/* `owners` holds the bucket of each thing, from 0 to bucket_count - 1. */
void buckets_init(struct buckets *buckets, size_t bucket_count,
                  const size_t *owners, size_t count);

/* The indexes of the things in a bucket. Lent. */
const size_t *buckets_of(const struct buckets *buckets, size_t bucket,
                         size_t *count);

void buckets_clear(struct buckets *buckets);

#endif
