#include "run/print/workers.h"

#include "base/leave.h"
#include "base/mem.h"
#include "sandbox/rights.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The report of a task, and whose it is. */
struct message {
    int worker;
    struct task_report report;
};

/* What the workers of a run share: who has taken which task. A task is taken by
 * one exchange, so that a worker that dies leaves at most one behind, by which
 * its death is named. */
struct board {
    atomic_size_t first; /* all before it are taken */
    atomic_int takers[]; /* one a task: the worker's number from 1; 0: none */
};

/* The parent's view of a run. */
struct team {
    const struct workers *w;
    struct workers own;  /* what `w` is */
    struct board *board; /* in memory that forks share */
    size_t size;         /* its bytes */
    pid_t parent;
    int reports; /* read from here; -1: no worker was started */
    int failure; /* of starting them */
    struct leave_process *processes; /* one a worker; pid 0 where it has none */
    bool *reported;                  /* one a task */
};

/* The next task that nobody has taken, now taken; task_count where there is
 * none. */
static size_t take_task(const struct workers *w, struct board *board,
                        int worker)
{
    size_t task = atomic_load(&board->first);
    for (; task < w->task_count; task++) {
        int nobody = 0;
        if (atomic_compare_exchange_strong(&board->takers[task], &nobody,
                                           worker + 1))
            break;
    }
    /* Others may have gone on meanwhile: then their tasks are looked at again.
     */
    atomic_store(&board->first, task);
    return task;
}

static int write_message(int fd, const struct message *message)
{
    /* Below PIPE_BUF, so that messages of several workers never mix. */
    _Static_assert(sizeof *message <= 512, "a message is written in one piece");
    ssize_t n;
    do
        n = write(fd, message, sizeof *message);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof *message ? 0 : -1;
}

/* A worker leaves with this after a task that failed: whatever the task broke
 * or used up goes with it, and a new worker takes up the rest. */
enum { WORKER_SPENT = 4 };

/* A worker keeps what it has freed for its next task: to give pages back to the
 * kernel and get them anew takes a tenth of its time. */
static void keep_memory(void)
{
    enum { KEPT = 64 << 20, MAPPED = 32 << 20, AHEAD = 1 << 20 };
    (void)mallopt(M_TRIM_THRESHOLD, KEPT);
    (void)mallopt(M_MMAP_THRESHOLD, MAPPED);
    (void)mallopt(M_TOP_PAD, AHEAD);
}

/* The life of a worker: tasks until none is left. */
static _Noreturn void serve(const struct team *team, int id,
                            const sigset_t *signals, int fd)
{
    /* Who interrupts the program means the parent, which takes its workers
     * along. Where it was killed, a worker ends when its report reaches nobody,
     * and takes back what it has just made. */
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
    const struct workers *w = team->w;
    size_t task;
    leave_forget();
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        (void)signal(ignored[i], SIG_IGN);
    leave_release(signals);
    if (w->memory_limit)
        rights_limit_memory(w->memory_limit);
    keep_memory();
    while ((task = take_task(w, team->board, id)) < w->task_count) {
        struct message message = {.worker = id};
        message.report.task = task;
        w->work(w->userdata, task, &message.report);
        if (write_message(fd, &message) != 0 || getppid() != team->parent) {
            if (w->left)
                w->left(w->userdata, task);
            _exit(1);
        }
        if (!message.report.done)
            _exit(WORKER_SPENT);
    }
    _exit(0);
}

static int start(const struct team *team, int id, const int pipe_fds[2])
{
    struct leave_process *process = &team->processes[id];
    sigset_t before = leave_hold();
    pid_t pid = fork();
    int failure = pid < 0 ? errno : 0;
    if (pid == 0) {
        close(pipe_fds[0]);
        serve(team, id, &before, pipe_fds[1]);
    }
    process->pid = pid > 0 ? pid : 0;
    if (pid > 0)
        leave_add_process(process);
    leave_release(&before);
    return failure;
}

/* Waits for a worker that has closed its end, how it ended. */
static int see_out(struct leave_process *process, struct rusage *usage)
{
    int status = 0;
    sigset_t before = leave_hold();
    leave_remove_process(process);
    while (wait4(process->pid, &status, 0, usage) < 0 && errno == EINTR)
        continue;
    leave_release(&before);
    return status;
}

static void take_report(struct team *team, const struct task_report *report)
{
    team->reported[report->task] = true;
    team->w->reported(team->w->userdata, report);
}

/* Reads until every writer is gone. */
static int read_messages(struct team *team, int fd)
{
    struct message message;
    size_t have = 0;
    for (;;) {
        ssize_t n = read(fd, (char *)&message + have, sizeof message - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n < 0 ? errno : 0;
        have += (size_t)n;
        if (have == sizeof message) {
            take_report(team, &message.report);
            have = 0;
        }
    }
}

/* The task that a worker took and has not reported; task_count: none. */
static size_t task_left_by(const struct team *team, int id)
{
    size_t t = 0;
    while (
        t < team->w->task_count &&
        (team->reported[t] || atomic_load(&team->board->takers[t]) != id + 1))
        t++;
    return t;
}

/* Names the task that a worker died at. One that asked for more than its share
 * has used up a good part of it; one that had no memory before that shows that
 * the machine has none. */
static void report_death(struct team *team, size_t task, int status,
                         const struct rusage *usage)
{
    size_t limit = team->w->memory_limit;
    bool small = !limit || (size_t)usage->ru_maxrss * 1024 < limit / 4;
    struct task_report report = {.task = task};
    if (WIFEXITED(status) && WEXITSTATUS(status) == LEAVE_STATUS) {
        report.failure = small ? ENOMEM : 0;
        snprintf(report.message, sizeof report.message, "hết bộ nhớ");
    } else if (WIFSIGNALED(status)) {
        snprintf(report.message, sizeof report.message,
                 "tiến trình in bị dừng bởi tín hiệu %d", WTERMSIG(status));
    } else {
        snprintf(report.message, sizeof report.message,
                 "tiến trình in kết thúc bất thường");
    }
    take_report(team, &report);
}

static void end_worker(struct team *team, int id)
{
    struct rusage usage = {0};
    int status = see_out(&team->processes[id], &usage);
    bool ended = WIFEXITED(status) && (WEXITSTATUS(status) == 0 ||
                                       WEXITSTATUS(status) == WORKER_SPENT);
    size_t task = task_left_by(team, id);
    /* One that died before it took any is named by the next that is left: else
     * a run whose workers cannot live would go on for ever. */
    if (task == team->w->task_count && !ended)
        task = take_task(team->w, team->board, id);
    if (task < team->w->task_count)
        report_death(team, task, status, &usage);
}

static size_t count_left(const struct team *team)
{
    size_t left = 0;
    for (size_t t = 0; t < team->w->task_count; t++)
        left += atomic_load(&team->board->takers[t]) == 0;
    return left;
}

/* Starts processes, no more than there are tasks left. */
static void start_round(struct team *team, size_t left)
{
    int fds[2];
    int count = team->w->worker_count;
    team->reports = -1;
    team->failure = pipe(fds) != 0 ? errno : 0;
    for (int i = 0; i < count; i++)
        team->processes[i].pid = 0;
    if (team->failure)
        return;
    for (int i = 0; i < count && !team->failure; i++)
        if ((size_t)i < left)
            team->failure = start(team, i, fds);
    close(fds[1]);
    team->reports = fds[0];
}

/* Sees them out when they are done or dead. */
static int end_round(struct team *team)
{
    if (team->reports < 0)
        return team->failure;
    int reading = read_messages(team, team->reports);
    close(team->reports);
    for (int i = 0; i < team->w->worker_count; i++)
        if (team->processes[i].pid != 0)
            end_worker(team, i);
    return team->failure ? team->failure : reading;
}

struct team *workers_begin(const struct workers *workers)
{
    size_t size =
        sizeof(struct board) + workers->task_count * sizeof(atomic_int);
    struct board *board = mmap(NULL, size, PROT_READ | PROT_WRITE,
                               MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (board == MAP_FAILED)
        return NULL;
    struct team *team = mem_alloc(sizeof *team);
    *team = (struct team){
        .own = *workers, .board = board, .size = size, .parent = getpid()};
    team->w = &team->own;
    team->processes =
        mem_calloc((size_t)workers->worker_count, sizeof *team->processes);
    team->reported =
        mem_calloc(workers->task_count + 1, sizeof *team->reported);
    start_round(team, workers->task_count);
    return team;
}

int workers_end(struct team *team)
{
    int failure = end_round(team);
    size_t left;
    while (!failure && (left = count_left(team)) > 0) {
        start_round(team, left);
        failure = end_round(team);
    }
    free(team->processes);
    free(team->reported);
    (void)munmap(team->board, team->size);
    free(team);
    return failure;
}

int workers_run(const struct workers *workers)
{
    struct team *team = workers_begin(workers);
    return team ? workers_end(team) : errno;
}
