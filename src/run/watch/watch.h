/* A run again whenever a workbook appears, changes or goes away (inotify).
 * May be included by main. */
#ifndef DTI_RUN_WATCH_WATCH_H
#define DTI_RUN_WATCH_WATCH_H

#include "run/run.h"

/* Told of each line there is to say, and after each run of what came of it. */
typedef void watch_line_fn(void *userdata, const char *line);

struct watch_options {
    struct run_options run;
    watch_line_fn *line;
    void *userdata;
};

/* Runs once, then after every change, until SIGINT or SIGTERM. Changes are
 * gathered until the folder has been quiet for WATCH_QUIET_MS; a workbook that
 * is still being copied is waited for. A run that fails is reported and waited
 * out; only a first run that fails ends the watch. `message` says why, in that
 * case or where the machine cannot watch. */
enum { WATCH_QUIET_MS = 300 };
enum run_status watch(const struct watch_options *options, char *message,
                      size_t size);

#endif
