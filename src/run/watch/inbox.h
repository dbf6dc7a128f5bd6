/* Changes below a folder, by inotify. May be included by run/watch. */
#ifndef DTI_RUN_WATCH_INBOX_H
#define DTI_RUN_WATCH_INBOX_H

#include "base/file.h"

struct inbox;

/* Watches `folder` and all folders below it, those made later too, but not
 * `output`. NULL and errno in `failure` where that cannot be done. */
struct inbox *inbox_new(const char *folder, const char *output, int *failure);

/* The descriptor to poll for reading. */
int inbox_descriptor(const struct inbox *inbox);

/* Takes what happened: adds the path of each file that appeared, changed or
 * went away to `paths`, once. Locks (~$…), hidden and temporary files do not
 * count. Returns 0 or an errno value. */
int inbox_take(struct inbox *inbox, struct file_list *paths);

void inbox_free(struct inbox *inbox);

/* Whether the file can be read as a whole: it is no ZIP archive, or one whose
 * end has arrived. A file that is gone is whole. */
bool inbox_is_whole(const char *path);

#endif
