/* The run before into OUTPUT: what its manifest says of its files, and whether
 * they are still so. May be included by run.
 *
 * A document is kept as it is where what it would be made from is what it was
 * made from (its digest), by the same program and fonts, and its file is the
 * one that was written then. */
#ifndef DTI_RUN_BEFORE_H
#define DTI_RUN_BEFORE_H

#include "base/file.h"

#include <jansson.h>

enum before_state {
    BEFORE_SAME,    /* as the run before left it */
    BEFORE_ALTERED, /* somebody changed it since */
    BEFORE_GONE     /* there is none, or nobody can read it */
};

struct before_file {
    const char *path;   /* below OUTPUT */
    const char *sha256; /* of its bytes then */
    const char *digest; /* of what it was made from, or "" */
    size_t bytes;
    enum before_state state;
};

struct before {
    json_t *manifest; /* NULL where there was no run */
    bool trusted;     /* digests are of this program and fonts */
    VEC_OF(struct before_file) files; /* in the order of their paths */
};

/* The manifest of the run before into `folder`; NULL where there is none. A new
 * reference. */
json_t *before_manifest(const char *folder);

/* Reads the manifest in `folder` and the files that it names, with so many
 * threads. `program` (run/program.h) is this one; NULL: no digest counts. A
 * manifest that is no manifest is none, and of what it names only what lies
 * below `folder` is looked at. */
void before_load(struct before *before, const char *folder,
                 const json_t *program, int threads);

/* NULL where the run before did not make it. */
const struct before_file *before_find(const struct before *before,
                                      const char *path);

/* Whether the file is as it would be, printed from what has this digest. */
bool before_is_same(const struct before *before, const char *path,
                    const char *digest);

void before_clear(struct before *before);

#endif
