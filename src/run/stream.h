/* A file of a batch that is written as its bytes come, by one thread at a time.
 * May be included by run. */
#ifndef DTI_RUN_STREAM_H
#define DTI_RUN_STREAM_H

#include "base/batch.h"
#include "base/sha256.h"

/* What the manifest says of a file: summed where its bytes were at hand. */
struct output_sum {
    char sha256[SHA256_HEX_SIZE];
    size_t bytes;
};

/* The first failure is kept until the end. */
struct stream;
struct stream *stream_open(const struct batch_file *file);
void stream_append(struct stream *stream, const void *bytes, size_t length);

/* 0 and the sum of the whole file, or the errno value of what failed. Frees the
 * stream. */
int stream_close(struct stream *stream, struct output_sum *sum);

#endif
