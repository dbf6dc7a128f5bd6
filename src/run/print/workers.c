#include "run/print/workers.h"

#include "base/leave.h"
#include "base/mem.h"
#include "sandbox/rights.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The report of a task, and whose it is. A worker reports in order, so one that
 * dies was at the task after the last it reported. */
struct message {
    int worker;
    struct task_report report;
};

/* The parent's view of a worker. It does the tasks first, first + step, … */
struct worker {
    struct leave_process process; /* pid 0 where it has none now */
    size_t next;                  /* the first task it has not reported */
};

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

/* The life of a worker: its tasks from `first` on. */
static _Noreturn void serve(const struct workers *w, int id, size_t first,
                            const sigset_t *signals, int fd)
{
    /* Who interrupts the program means the parent, which takes its workers
     * along. Where it was killed, a worker ends when its report reaches nobody,
     * and takes back what it has just made. */
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
    leave_forget();
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        (void)signal(ignored[i], SIG_IGN);
    leave_release(signals);
    if (w->memory_limit)
        rights_limit_memory(w->memory_limit);
    for (size_t t = first; t < w->task_count; t += (size_t)w->worker_count) {
        struct message message = {.worker = id};
        message.report.task = t;
        w->work(w->userdata, t, &message.report);
        if (write_message(fd, &message) != 0) {
            if (w->left)
                w->left(w->userdata, t);
            _exit(1);
        }
        if (!message.report.done)
            _exit(WORKER_SPENT);
    }
    _exit(0);
}

static int start(const struct workers *w, struct worker *worker, int id,
                 const int pipe_fds[2])
{
    sigset_t before = leave_hold();
    pid_t pid = fork();
    int failure = pid < 0 ? errno : 0;
    if (pid == 0) {
        close(pipe_fds[0]);
        serve(w, id, worker->next, &before, pipe_fds[1]);
    }
    worker->process.pid = pid > 0 ? pid : 0;
    if (pid > 0)
        leave_add_process(&worker->process);
    leave_release(&before);
    return failure;
}

/* Waits for a worker that has closed its end, how it ended. */
static int see_out(struct worker *worker, struct rusage *usage)
{
    int status = 0;
    sigset_t before = leave_hold();
    leave_remove_process(&worker->process);
    while (wait4(worker->process.pid, &status, 0, usage) < 0 && errno == EINTR)
        continue;
    leave_release(&before);
    return status;
}

static void take_message(const struct workers *w, struct worker *team,
                         const struct message *message)
{
    team[message->worker].next = message->report.task + (size_t)w->worker_count;
    w->reported(w->userdata, &message->report);
}

/* Reads until every writer is gone. */
static int read_messages(const struct workers *w, struct worker *team, int fd)
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
            take_message(w, team, &message);
            have = 0;
        }
    }
}

/* Names the task that a worker died at; the next worker begins after it. One
 * that asked for more than its share has used up a good part of it; one that
 * had no memory before that shows that the machine has none. */
static void report_death(const struct workers *w, struct worker *worker,
                         int status, const struct rusage *usage)
{
    bool small = !w->memory_limit ||
                 (size_t)usage->ru_maxrss * 1024 < w->memory_limit / 4;
    struct task_report report = {.task = worker->next};
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
    worker->next += (size_t)w->worker_count;
    w->reported(w->userdata, &report);
}

/* Starts a process for each worker that has tasks left, and sees them out.
 * `left` says whether some died before their last task. */
static int do_round(const struct workers *w, struct worker *team, bool *left)
{
    int fds[2];
    if (pipe(fds) != 0)
        return errno;
    int failure = 0;
    for (int i = 0; i < w->worker_count; i++) {
        team[i].process.pid = 0;
        if (!failure && team[i].next < w->task_count)
            failure = start(w, &team[i], i, fds);
    }
    close(fds[1]);
    int reading = read_messages(w, team, fds[0]);
    close(fds[0]);
    *left = false;
    for (int i = 0; i < w->worker_count; i++) {
        struct rusage usage = {0};
        if (team[i].process.pid == 0)
            continue;
        int status = see_out(&team[i], &usage);
        bool spent = WIFEXITED(status) && WEXITSTATUS(status) == WORKER_SPENT;
        if (team[i].next < w->task_count && !spent)
            report_death(w, &team[i], status, &usage);
        *left |= team[i].next < w->task_count;
    }
    return failure ? failure : reading;
}

int workers_run(const struct workers *workers)
{
    struct worker *team =
        mem_calloc((size_t)workers->worker_count, sizeof *team);
    for (int i = 0; i < workers->worker_count; i++)
        team[i].next = (size_t)i;
    bool left = workers->task_count > 0;
    int failure = 0;
    while (left && !failure)
        failure = do_round(workers, team, &left);
    free(team);
    return failure;
}
