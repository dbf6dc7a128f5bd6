/* Jobs done by processes without rights, each in one of its own. Knows neither
 * workbooks nor DTI. May be included by xlsx/guard.
 *
 *   program ── socket ──> keeper ── fork ──> worker     one for each job
 *      └─────────<───────── pipe ─────<─────────┘
 *
 * A keeper is a process that has given up files and network itself. It has one
 * worker at a time, ready for the next job, and makes another when that has
 * ended. The worker takes the job, gives up the rest, then reads what it was
 * given and writes what it makes of it into a pipe. So nothing that one job did
 * to its process reaches the next, and the keeper, which sees no byte of
 * either, can be believed when it says how a worker ended.
 *
 * A keeper has whatever its maker had in memory: make it early. */
#ifndef DTI_SANDBOX_KEEPER_H
#define DTI_SANDBOX_KEEPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a worker does, without rights: reads `in` to its end, writes to `out`,
 * and returns; the process then ends. */
typedef void keeper_work_fn(int in, int out);

struct keeper_limits {
    size_t memory;    /* bytes of address space that a worker may add */
    unsigned seconds; /* of processor time; on the clock ten times as much */
};

/* What the kernel could take away. */
struct keeper_facts {
    bool files; /* Landlock */
    bool calls; /* seccomp */
};

/* How a worker ended. */
struct keeper_verdict {
    int status;      /* as waitpid() has it; SIGALRM: too long on the clock */
    uint64_t peak;   /* bytes of memory it had at most */
    bool lost;       /* the keeper itself is gone; nothing else is known */
    uint32_t number; /* private: of the job */
};

struct keeper;

/* NULL and errno in `failure` where the machine has no process left. */
struct keeper *keeper_new(keeper_work_fn *work,
                          const struct keeper_limits *limits, int *failure);

const struct keeper_facts *keeper_facts(const struct keeper *keeper);

/* Starts a job that reads from `in`, which stays the caller's; `out` becomes
 * the descriptor to read its result from, which is the caller's to close.
 * Returns 0 or errno. One job at a time: read its result to the end, or close
 * it, before the next. */
int keeper_start(struct keeper *keeper, int in, int *out);

/* Waits for the worker of the last job and says how it ended; once a job, and
 * only where its result leaves that open. */
struct keeper_verdict keeper_judge(struct keeper *keeper);

void keeper_free(struct keeper *keeper);

#endif
