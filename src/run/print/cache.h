/* What was read, for the next run of the same process. May be included by
 * run/memory.h, run/print and run/run.c.
 *
 * Files are known again by path, size and time of change. */
#ifndef DTI_RUN_PRINT_CACHE_H
#define DTI_RUN_PRINT_CACHE_H

#include "base/file.h"
#include "intake/intake.h"
#include "run/cells.h"

#include <sys/stat.h>

/* What was read from one file. */
struct cached_file {
    char *path;
    const char *name; /* its end: as problems call it */
    struct timespec changed;
    off_t size;
    struct intake intake;         /* of this file alone */
    bool read;                    /* `intake` is whole */
    char sha256[SHA256_HEX_SIZE]; /* of its bytes; "": no records are kept */
    struct cells cells; /* all that is kept of it, on its way into the file of
                           the next run */
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

struct cache_reading {
    const struct campaign *campaign;
    const struct file_list *inputs;  /* in the order of their paths */
    const char *folder;              /* left out of the files' names */
    const struct cells_before *kept; /* by the run before */
    struct cells_file *keep;         /* for the next one; or NULL */
    cache_step_fn *step;             /* may be NULL */
    void *userdata;
};

/* Makes the files those of `inputs`: files that have not changed since the last
 * call are not read again, and what is no input any more is forgotten. Of a
 * workbook that `kept` has, no process is asked, and where `kept` knows what it
 * comes to, it is not looked through. All guards read at the same
 * time, each a file of its own. The records are put into `keep` in the
 * order of the paths, as soon as all before it is. Files that the machine
 * failed at say so, and are read again next time. */
void cache_read(struct run_cache *cache, const struct cache_reading *reading);

void cache_clear(struct run_cache *cache);

#endif
