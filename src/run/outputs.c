#include "run/outputs.h"

#include "base/mem.h"
#include "run/collect.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void outputs_fail_at(struct outputs *outputs, const char *file, int failure)
{
    if (outputs->failure)
        return;
    outputs->failure = failure;
    snprintf(outputs->failed, sizeof outputs->failed, "%s", file);
}

/* What tells of other files, and comes after them. */
static bool tells_of_others(const char *path)
{
    static const char *const names[] = {"results.json", "index.html",
                                        "trang-thai.js", COLLECT_MANIFEST};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(path, names[i]) == 0)
            return true;
    return false;
}

void outputs_begin(struct outputs *outputs)
{
    bool there = file_exists(outputs->folder);
    int failure = file_make_folder(outputs->folder);
    outputs->made = !there && !failure;
    if (failure)
        outputs_fail_at(outputs, outputs->folder, failure);
    else
        batch_sweep(outputs->folder);
}

const struct batch_file *outputs_expect(struct outputs *outputs,
                                        const char *path)
{
    char *whole = file_join(outputs->folder, path);
    struct batch_file *file = batch_expect(&outputs->batch, whole);
    file->last = tells_of_others(path);
    free(whole);
    return file;
}

void outputs_fail(struct outputs *outputs, const char *path, int failure)
{
    char *whole = file_join(outputs->folder, path);
    outputs_fail_at(outputs, whole, failure);
    free(whole);
}

void outputs_note(struct outputs *outputs, const char *path,
                  const struct output_sum *sum)
{
    *vec_push(&outputs->paths) = mem_strdup(path);
    *vec_push(&outputs->sums) = *sum;
}

bool outputs_has(const struct outputs *outputs, const char *path)
{
    for (size_t i = 0; i < outputs->paths.count; i++)
        if (strcmp(outputs->paths.items[i], path) == 0)
            return true;
    return false;
}

const struct before_file *outputs_before(const struct outputs *outputs,
                                         const char *path)
{
    const struct before *before = outputs->before;
    const struct before_file *file =
        before && before->trusted ? before_find(before, path) : NULL;
    return file && file->state == BEFORE_SAME ? file : NULL;
}

bool outputs_are_same(const struct outputs *outputs, const char *path,
                      const struct output_sum *sum)
{
    const struct before_file *file = outputs_before(outputs, path);
    return file && file->bytes == sum->bytes &&
           strcmp(file->sha256, sum->sha256) == 0;
}

void outputs_write(struct outputs *outputs, const char *path, const void *bytes,
                   size_t length)
{
    if (outputs->failure)
        return;
    char *whole = file_join(outputs->folder, path);
    struct output_sum sum = {.bytes = length};
    sha256_of(bytes, length, sum.sha256);
    int failure = outputs_are_same(outputs, path, &sum)
                      ? 0
                      : batch_add(&outputs->batch, whole, bytes, length,
                                  tells_of_others(path));
    if (failure)
        outputs_fail_at(outputs, whole, failure);
    else
        outputs_note(outputs, path, &sum);
    free(whole);
}

struct output_stream {
    struct outputs *outputs;
    const struct batch_file *file;
    const char *path; /* lent */
    struct stream *inner;
};

struct output_stream *outputs_open(struct outputs *outputs, const char *path)
{
    if (outputs->failure)
        return NULL;
    const struct batch_file *file = outputs_expect(outputs, path);
    struct output_stream *stream = mem_alloc(sizeof *stream);
    *stream = (struct output_stream){outputs, file, path, stream_open(file)};
    return stream;
}

void outputs_append(struct output_stream *stream, const void *bytes,
                    size_t length)
{
    if (stream)
        stream_append(stream->inner, bytes, length);
}

void outputs_close(struct output_stream *stream)
{
    if (!stream)
        return;
    struct outputs *outputs = stream->outputs;
    struct output_sum sum;
    int failure = stream_close(stream->inner, &sum);
    if (failure)
        outputs_fail_at(outputs, stream->file->path, failure);
    if (outputs_are_same(outputs, stream->path, &sum))
        (void)unlink(stream->file->temporary);
    if (!outputs->failure)
        outputs_note(outputs, stream->path, &sum);
    free(stream);
}

void outputs_require(struct outputs *outputs, const char *path)
{
    struct stat info;
    char *whole = file_join(outputs->folder, path);
    if (stat(batch_place(&outputs->batch, whole), &info) != 0)
        outputs_fail_at(outputs, whole, errno);
    free(whole);
}

void outputs_commit(struct outputs *outputs)
{
    const char *failed = outputs->folder;
    if (outputs->failure)
        return;
    int failure = batch_commit(&outputs->batch, &failed);
    if (failure)
        outputs_fail_at(outputs, failed, failure);
}

void outputs_clear(struct outputs *outputs)
{
    file_list_clear(&outputs->paths);
    vec_clear(&outputs->sums);
    batch_clear(&outputs->batch);
    if (outputs->made)
        (void)rmdir(outputs->folder);
    *outputs = (struct outputs){0};
}
