/* What was read, for the next run of the same process and, of what readers
 * told, for that of another one. May be included by
 * run/memory.h, run/print and run/run.c.
 *
 * Files are known again by path, size and time of change. */
#ifndef DTI_RUN_PRINT_CACHE_H
#define DTI_RUN_PRINT_CACHE_H

#include "base/file.h"
#include "intake/intake.h"
#include "run/cells.h"
#include "run/outputs.h"

#include <sys/stat.h>

/* What was read from one file. */
struct cached_file {
    char *path;
    struct timespec changed;
    off_t size;
    struct intake intake; /* of this file alone */
    struct cells cells;   /* what its reader told, or nothing */
};

struct cached_files {
    struct cached_file **items; /* in the order of their paths */
    size_t count, capacity;
};

struct run_cache {
    struct { /* one for each thread that reads */
        struct guard **items;
        size_t count, capacity;
    } guards;
    struct intake base; /* whose compiled headings the files share */
    bool ready;         /* base is initialised */
    struct cached_files files;
};

/* Called now and then, from the calling thread. */
typedef void cache_step_fn(void *userdata, size_t done, size_t total);

/* Makes the guards that cache_read needs, before anything is read; 0 or errno.
 */
int cache_prepare(struct run_cache *cache, int threads);

/* Makes the files those of `inputs`, which are in the order of their paths:
 * files that have not changed since the last call are not read again, and what
 * is no input any more is forgotten. `folder` is left out of the files' names.
 * Of a workbook that `kept` has, no process is asked. All guards read at the
 * same time, each a file of its own. Files that the machine failed at say so,
 * and are read again next time. */
void cache_read(struct run_cache *cache, const struct campaign *campaign,
                const struct file_list *inputs, const char *folder,
                const struct cells_before *kept, cache_step_fn *step,
                void *userdata);

/* Writes what the readers told of all files, for the next run. */
void cache_write_cells(const struct run_cache *cache, struct outputs *outputs);

/* Lets go of that, where no run comes after this one. */
void cache_drop_cells(struct run_cache *cache);

void cache_clear(struct run_cache *cache);

#endif
