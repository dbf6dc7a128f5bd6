/* What an earlier run has put into OUTPUT and this one does not. May be
 * included by run. */
#ifndef DTI_RUN_STALE_H
#define DTI_RUN_STALE_H

#include <jansson.h>
#include <stdbool.h>

/* Whether a file (a path below OUTPUT) is one of those of this run. */
typedef bool stale_named_fn(void *userdata, const char *path);

/* Removes the files below `folder` that the manifest `before` (NULL for none)
 * names and `is_named` does not, where they are still as that run left them and
 * nobody signed them, and folders that become empty so. Whatever `before` says,
 * nothing outside of `folder` is looked at: no step of a path is up or follows
 * a link. */
void stale_remove(const char *folder, const json_t *before,
                  stale_named_fn *is_named, void *userdata);

#endif
