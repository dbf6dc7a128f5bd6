/* Tasks done by worker processes. May be included by run/print and
 * run/tables.c.
 *
 * A worker inherits everything built so far (fonts, templates, scores), works
 * under a memory limit, takes the next task whenever it is free, and reports
 * each by a message through a pipe. One that dies costs the task it was at:
 * that is a named failure, and another worker takes up the rest, as after any
 * task that failed. */
#ifndef DTI_RUN_PRINT_WORKERS_H
#define DTI_RUN_PRINT_WORKERS_H

#include <stdbool.h>
#include <stddef.h>

enum { TASK_MESSAGE_SIZE = 256 };

/* What came of a task; small enough to be written to a pipe in one piece. */
struct task_report {
    size_t task;
    bool done;       /* false: failed, see message */
    bool kept;       /* done by leaving what somebody signed as it is */
    bool same;       /* done: what is there is what it would be */
    bool skipped;    /* done: there was nothing to do */
    int failure;     /* errno of a machine's failure, or 0 */
    char digest[65]; /* of all that the task's output depends on; or "" */
    char sha256[65]; /* of the output */
    size_t bytes;    /* of the output */
    size_t missing_count;
    char missing[64]; /* characters that could not be printed */
    char message[TASK_MESSAGE_SIZE];
};

struct workers {
    size_t task_count;
    int worker_count;
    size_t memory_limit; /* bytes of address space a worker may add; 0: any */
    /* Does one task, in the worker. */
    void (*work)(void *userdata, size_t task, struct task_report *report);
    /* Undoes what a task did, in a worker whose parent is gone. */
    void (*left)(void *userdata, size_t task);
    /* Told of each task's end, in the parent. */
    void (*reported)(void *userdata, const struct task_report *report);
    void *userdata;
};

/* Does all tasks, each exactly once; returns 0, or errno where no process or
 * pipe could be made. */
int workers_run(const struct workers *workers);

/* The same in two steps, between which the caller has something else to do:
 * nothing is reported before the second. Some hundred reports wait for that;
 * a worker with more waits, too. `workers` is copied. NULL and errno where the
 * machine has no room. */
struct team;
struct team *workers_begin(const struct workers *workers);
int workers_end(struct team *team);

#endif
