#include "sandbox/keeper.h"

#include "base/leave.h"
#include "base/mem.h"
#include "base/sanitized.h"
#include "sandbox/rights.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLOCK_FACTOR = 10, JOB_FILES = 2 };

struct keeper {
    int socket; /* to the process */
    pid_t pid;
    uint32_t jobs; /* started so far; the number of the last one */
    struct keeper_facts facts;
};

/* What the process of a keeper knows. */
struct house {
    int socket; /* to who made it */
    keeper_work_fn *work;
    struct keeper_limits limits;
    struct sock_fprog *filter;
    uint32_t *taken; /* shared with the worker: the number of its job, or 0 */
};

/* A job on its way: its number, and with it the two descriptors. */
struct job {
    uint32_t number;
    int files[JOB_FILES];
};

struct job_message {
    struct iovec part;
    alignas(struct cmsghdr) char control[CMSG_SPACE(JOB_FILES * sizeof(int))];
    struct msghdr header;
};

/* Wraps the number and room for the descriptors. */
static void wrap_job(struct job_message *message, struct job *job)
{
    memset(message, 0, sizeof *message);
    message->part = (struct iovec){&job->number, sizeof job->number};
    message->header =
        (struct msghdr){.msg_iov = &message->part,
                        .msg_iovlen = 1,
                        .msg_control = message->control,
                        .msg_controllen = sizeof message->control};
}

static int send_job(int socket, struct job *job)
{
    struct job_message message;
    wrap_job(&message, job);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message.header);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof job->files);
    memcpy(CMSG_DATA(header), job->files, sizeof job->files);
    ssize_t n;
    do
        n = sendmsg(socket, &message.header, MSG_NOSIGNAL);
    while (n < 0 && errno == EINTR);
    return n < 0 ? errno : 0;
}

/* False where there will be no more jobs. */
static bool receive_job(int socket, struct job *job)
{
    struct job_message message;
    wrap_job(&message, job);
    ssize_t n = recvmsg(socket, &message.header, 0);
    const struct cmsghdr *header =
        n > 0 ? CMSG_FIRSTHDR(&message.header) : NULL;
    if (!header || header->cmsg_len != CMSG_LEN(sizeof job->files))
        return false;
    memcpy(job->files, CMSG_DATA(header), sizeof job->files);
    return true;
}

static bool send_all(int socket, const void *bytes, size_t size)
{
    ssize_t n;
    do
        n = send(socket, bytes, size, MSG_NOSIGNAL);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)size;
}

static bool receive_all(int socket, void *bytes, size_t size)
{
    ssize_t n;
    do
        n = recv(socket, bytes, size, 0);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)size;
}

/* Puts the descriptors of a job where the filter expects them, and closes all
 * others but the standard ones. */
static bool place_files(const int files[JOB_FILES])
{
    /* First out of each other's way, then into place. */
    int in = fcntl(files[0], F_DUPFD, RIGHTS_OUT + 1);
    int out = fcntl(files[1], F_DUPFD, RIGHTS_OUT + 1);
    return in >= 0 && out >= 0 && dup2(in, RIGHTS_IN) == RIGHTS_IN &&
           dup2(out, RIGHTS_OUT) == RIGHTS_OUT &&
           close_range(RIGHTS_OUT + 1, ~0U, 0) == 0;
}

/* Ends this process with the one that made it, which is `parent`. */
static void die_with(pid_t parent)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(EXIT_SUCCESS);
}

/* Takes the next job; leaves where there will be none. The number is noted
 * before the job is taken, so that the end of every job is reported, even of
 * one whose worker was killed between the two; at worst it is reported twice.
 */
static void take_job(const struct house *house, struct job *job)
{
    uint32_t number;
    if (recv(house->socket, &number, sizeof number, MSG_PEEK) != sizeof number)
        _exit(EXIT_SUCCESS);
    *house->taken = number;
    if (!receive_job(house->socket, job))
        _exit(EXIT_FAILURE);
    munmap(house->taken, sizeof *house->taken);
}

/* The life of a worker. It is there before its job comes. */
static _Noreturn void serve_job(const struct house *house, pid_t parent)
{
    struct job job;
    die_with(parent);
    take_job(house, &job);
    if (!place_files(job.files))
        _exit(EXIT_FAILURE);
    rights_limit_work(house->limits.seconds);
    alarm(house->limits.seconds * CLOCK_FACTOR);
    (void)rights_filter_apply(house->filter);
    house->work(RIGHTS_IN, RIGHTS_OUT);
    _exit(EXIT_SUCCESS);
}

/* Makes a worker and sees it out. False where nobody wants to know. */
static bool keep_worker(const struct house *house)
{
    *house->taken = 0;
    pid_t self = getpid(), pid = fork();
    if (pid == 0)
        serve_job(house, self);
    struct keeper_verdict verdict = {0};
    struct rusage usage = {0};
    if (pid < 0 || wait4(pid, &verdict.status, 0, &usage) != pid)
        return false;
    verdict.number = *house->taken;
    verdict.peak = (uint64_t)usage.ru_maxrss * 1024;
    bool leaving = verdict.number == 0 && WIFEXITED(verdict.status);
    return verdict.number == 0
               ? !leaving
               : send_all(house->socket, &verdict, sizeof verdict);
}

/* Standard input, output and errors lead nowhere: were they closed, the files
 * of a job would stand in their place. */
static void leave_terminal(void)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    int last = SANITIZED ? STDOUT_FILENO : STDERR_FILENO;
    for (int fd = STDIN_FILENO; nowhere >= 0 && fd <= last; fd++)
        dup2(nowhere, fd);
}

/* Who interrupts the program at its terminal means the program; a keeper and
 * its workers end with that. */
static void arrange_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int s = 1; s < NSIG; s++)
        (void)signal(s, s == SIGINT ? SIG_IGN : SIG_DFL);
}

/* Workers live for one job: memory that they free is not worth giving back. */
static void arrange_memory(void)
{
    enum { KEPT = 64 << 20, STEP = 1 << 20 };
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_TOP_PAD, STEP);
}

static _Noreturn void keep(struct house *house, pid_t parent)
{
    struct keeper_facts facts;
    die_with(parent);
    leave_forget();
    arrange_signals();
    arrange_memory();
    leave_terminal();
    if (dup2(house->socket, RIGHTS_IN) < 0 ||
        close_range(RIGHTS_IN + 1, ~0U, 0) != 0)
        _exit(EXIT_FAILURE);
    house->socket = RIGHTS_IN;
    house->filter = rights_filter_new();
    house->taken = mmap(NULL, sizeof *house->taken, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (house->taken == MAP_FAILED)
        _exit(EXIT_FAILURE);
    rights_limit_memory(house->limits.memory);
    rights_give_up_privileges();
    facts.files = rights_give_up_files();
    facts.calls = house->filter && prctl(PR_GET_SECCOMP) >= 0;
    if (send_all(house->socket, &facts, sizeof facts))
        while (keep_worker(house))
            continue;
    _exit(EXIT_SUCCESS);
}

struct keeper *keeper_new(keeper_work_fn *work,
                          const struct keeper_limits *limits, int *failure)
{
    int pair[2];
    *failure = 0;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
        *failure = errno;
        return NULL;
    }
    pid_t self = getpid(), pid = fork();
    if (pid == 0)
        keep(
            &(struct house){.socket = pair[1], .work = work, .limits = *limits},
            self);
    *failure = pid < 0 ? errno : 0;
    close(pair[1]);
    struct keeper *keeper = mem_calloc(1, sizeof *keeper);
    *keeper = (struct keeper){.socket = pair[0], .pid = pid};
    if (pid > 0 &&
        !receive_all(keeper->socket, &keeper->facts, sizeof keeper->facts))
        *failure = EAGAIN; /* it could not even begin */
    if (!*failure)
        return keeper;
    keeper_free(keeper);
    return NULL;
}

const struct keeper_facts *keeper_facts(const struct keeper *keeper)
{
    return &keeper->facts;
}

/* Forgets how the workers of earlier jobs ended. */
static void drop_verdicts(const struct keeper *keeper)
{
    struct keeper_verdict old;
    while (recv(keeper->socket, &old, sizeof old, MSG_DONTWAIT) > 0)
        continue;
}

int keeper_start(struct keeper *keeper, int in, int *out)
{
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) != 0)
        return errno;
    drop_verdicts(keeper);
    struct job job = {++keeper->jobs, {in, fds[1]}};
    int failure = send_job(keeper->socket, &job);
    close(fds[1]);
    if (failure)
        close(fds[0]);
    else
        *out = fds[0];
    return failure;
}

struct keeper_verdict keeper_judge(struct keeper *keeper)
{
    struct keeper_verdict verdict;
    do
        if (!receive_all(keeper->socket, &verdict, sizeof verdict))
            return (struct keeper_verdict){.lost = true};
    while (verdict.number != keeper->jobs);
    return verdict;
}

void keeper_free(struct keeper *keeper)
{
    if (!keeper)
        return;
    close(keeper->socket);
    while (keeper->pid > 0 && waitpid(keeper->pid, NULL, 0) < 0 &&
           errno == EINTR)
        continue;
    free(keeper);
}
