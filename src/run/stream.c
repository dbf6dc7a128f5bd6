#include "run/stream.h"

#include "base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct stream {
    int fd, failure;
    struct sha256 *sum;
    size_t bytes;
};

struct stream *stream_open(const struct batch_file *file)
{
    struct stream *stream = mem_alloc(sizeof *stream);
    *stream = (struct stream){.fd = -1, .sum = sha256_new()};
    stream->failure = file_create(file->temporary, &stream->fd);
    return stream;
}

void stream_append(struct stream *stream, const void *bytes, size_t length)
{
    if (stream->failure)
        return;
    stream->failure = file_write_all(stream->fd, bytes, length);
    sha256_add(stream->sum, bytes, length);
    stream->bytes += length;
}

int stream_close(struct stream *stream, struct output_sum *sum)
{
    int failure = stream->failure;
    sha256_end(stream->sum, sum->sha256);
    sum->bytes = stream->bytes;
    if (stream->fd >= 0 && close(stream->fd) != 0 && !failure)
        failure = errno;
    free(stream);
    return failure;
}
