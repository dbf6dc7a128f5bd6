/* The run before into OUTPUT: what its manifest says of its files, and whether
 * they are still so. May be included by run.
 *
 * A document is kept as it is where what it would be made from is what it was
 * made from (its digest), by the same program and fonts, and its file is the
 * one that was written then. */
#ifndef DTI_RUN_BEFORE_H
#define DTI_RUN_BEFORE_H

#include "base/arena.h"
#include "base/file.h"

#include <jansson.h>

enum before_state {
    BEFORE_SAME,    /* as the run before left it */
    BEFORE_ALTERED, /* somebody changed it since */
    BEFORE_GONE     /* there is none, or nobody can read it */
};

struct before_file {
    const char *path;   /* below OUTPUT, as far as the manifest is right */
    const char *sha256; /* of its bytes then */
    const char *digest; /* of what it was made from, or "" */
    const char *entry;  /* all that the manifest says of it, as JSON */
    size_t bytes;
    enum before_state state;
};

/* A tree of the manifest of 20,000 units takes 90 MB: its outputs are kept as
 * what is asked of them, and the rest goes as soon as nobody asks any more. */
struct before {
    bool was;         /* there was a run */
    bool whole;       /* its manifest is right: all it names is in `files` */
    bool trusted;     /* digests are of this program and fonts */
    json_t *manifest; /* without its outputs; NULL: none, or forgotten */
    struct arena arena;
    VEC_OF(struct before_file) files; /* in the order of their paths */
};

/* Reads the manifest in `folder`, and none of the files that it names: they
 * count as altered. A manifest that is no manifest is none. */
void before_read(struct before *before, const char *folder);

/* The same with the files, by so many threads; of what the manifest names only
 * what lies below `folder` is looked at. `program` (run/program.h) is this one;
 * NULL: no digest counts. */
void before_load(struct before *before, const char *folder,
                 const json_t *program, int threads);

/* Lets go of the manifest; the files stay. */
void before_forget(struct before *before);

/* NULL where the run before did not make it. */
const struct before_file *before_find(const struct before *before,
                                      const char *path);

/* Whether the file is as it would be, printed from what has this digest. */
bool before_is_same(const struct before *before, const char *path,
                    const char *digest);

void before_clear(struct before *before);

#endif
