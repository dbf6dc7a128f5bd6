/* What an earlier run has put into OUTPUT and this one does not. May be
 * included by run. */
#ifndef DTI_RUN_STALE_H
#define DTI_RUN_STALE_H

#include "run/before.h"

/* Whether a file (a path below OUTPUT) is one of those of this run. */
typedef bool stale_named_fn(void *userdata, const char *path);

/* Removes the files below `folder` that the run before (NULL for none) named
 * and `is_named` does not, where they are still as that left them and nobody
 * signed them, and folders that become empty so. Whatever `before` says,
 * nothing outside of `folder` is looked at: no step of a path is up or follows
 * a link. */
void stale_remove(const char *folder, const struct before *before,
                  stale_named_fn *is_named, void *userdata);

#endif
