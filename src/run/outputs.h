/* The files of OUTPUT: put into their places all together or not at all. May be
 * included by run. */
#ifndef DTI_RUN_OUTPUTS_H
#define DTI_RUN_OUTPUTS_H

#include "base/batch.h"
#include "base/file.h"
#include "run/before.h"
#include "run/stream.h"

struct outputs {
    const char *folder;
    const struct before *before; /* lent, or NULL: what need not be written */
    struct batch batch;          /* on the way into their places */
    struct file_list paths;      /* below the folder, in the order written */
    VEC_OF(struct output_sum) sums; /* of each path */
    bool made;        /* the folder is new: it goes where nothing is in it */
    int failure;      /* errno of the first write that failed, or 0 */
    char failed[256]; /* its path */
};

/* Makes OUTPUT, and takes away what a run that was killed left there. */
void outputs_begin(struct outputs *outputs);

/* The file OUTPUT/`path` for a worker to write (base/batch.h), which is noted
 * once the worker reports it written, or the one there right. */
const struct batch_file *outputs_expect(struct outputs *outputs,
                                        const char *path);

/* OUTPUT/`path` as the run before left it, by the same program, if that made
 * it and nobody altered it; else NULL. Lent. */
const struct before_file *outputs_before(const struct outputs *outputs,
                                         const char *path);

/* Whether OUTPUT/`path` has these bytes already, by what the run before left.
 */
bool outputs_are_same(const struct outputs *outputs, const char *path,
                      const struct output_sum *sum);

/* Writes OUTPUT/`path`, unless it is the same, and notes it; after a failure
 * does nothing. */
void outputs_write(struct outputs *outputs, const char *path, const void *bytes,
                   size_t length);

/* OUTPUT/`path` written as its bytes come (run/stream.h). NULL after a failure,
 * which the two others take for a file that is not wanted. */
struct output_stream;
struct output_stream *outputs_open(struct outputs *outputs, const char *path);
void outputs_append(struct output_stream *stream, const void *bytes,
                    size_t length);

/* Notes the file, which is thrown away where it is the same; after a failure
 * does not. Frees the stream. */
void outputs_close(struct output_stream *stream);

/* Notes a file that a worker has written, or left as it is, and its sum. */
void outputs_note(struct outputs *outputs, const char *path,
                  const struct output_sum *sum);

/* Notes that the machine failed at OUTPUT/`path`, unless it did so before. */
void outputs_fail(struct outputs *outputs, const char *path, int failure);

/* The same of a file that is not below OUTPUT, or not yet. */
void outputs_fail_at(struct outputs *outputs, const char *file, int failure);

/* Whether the file was noted. */
bool outputs_has(const struct outputs *outputs, const char *path);

/* Notes that the machine failed where a noted file is not there. */
void outputs_require(struct outputs *outputs, const char *path);

/* Puts all files in their places; what failed before, or now, leaves OUTPUT as
 * it was. Before it comes the manifest (manifest_write). */
void outputs_commit(struct outputs *outputs);

void outputs_clear(struct outputs *outputs);

#endif
