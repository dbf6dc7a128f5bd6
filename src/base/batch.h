/* Files that are replaced together. May be included by everything.
 *
 * Each file is written whole under another name in the folder of its target,
 * `.NAME.dti-PID`; nothing that was there is touched. batch_commit then puts
 * all in their places, those last that tell of the others, or leaves everything
 * as it was. It takes a moment, in a process of its own: whoever kills this one
 * finds all old files or, once it has begun, all new ones. */
#ifndef DTI_BASE_BATCH_H
#define DTI_BASE_BATCH_H

#include "base/file.h"
#include "base/leave.h"
#include "base/vec.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct batch_file {
    char *path;      /* the target */
    char *temporary; /* it has this name until then; then an old one may */
    bool last;
    int step;                /* private: how far it is */
    struct leave_file leave; /* the temporary file goes with the process */
};

struct batch {
    VEC_OF(struct batch_file *)
    files;         /* in the order in which they were added */
    json_t *index; /* private: path -> place in files */
};

/* Adds a file that somebody else writes, with batch_write: a worker. It is
 * fine if nobody does. */
struct batch_file *batch_expect(struct batch *batch, const char *path);

/* Writes the file under its temporary name; makes folders on the way. Where the
 * name is taken, by what an earlier process of the same number left, that goes;
 * links are not followed. Returns 0 or errno. */
int batch_write(const struct batch_file *file, const void *bytes,
                size_t length);

/* Both. */
int batch_add(struct batch *batch, const char *path, const void *bytes,
              size_t length, bool last);

/* Where the bytes that will stand at `path` are before batch_commit: under the
 * temporary name, or in their place already. Lent. */
const char *batch_place(const struct batch *batch, const char *path);

/* Puts all files that were written in their places, once they are on the disk:
 * those that are not `last` first. Returns 0; or errno and the path that failed
 * in `failed` (lent; where it is none of them, it stays), and then every target
 * is as it was before; on a file system that cannot exchange two names, only
 * those that were new. */
int batch_commit(struct batch *batch, const char **failed);

/* Takes away what was not committed, and forgets all. */
void batch_clear(struct batch *batch);

/* Takes away what batches of processes that are no more left below `folder`;
 * links are not followed. */
void batch_sweep(const char *folder);

#endif
