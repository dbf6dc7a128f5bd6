/* Workers that misbehave on purpose: what they can still do, and what is known
 * of their end. Each promise of docs/security.md about workers is held here. */
#include "unit/test.h"

#include "base/leave.h"
#include "base/mem.h"
#include "base/sanitized.h"
#include "sandbox/keeper.h"
#include "sandbox/rights.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <stdlib.h>
#include <unistd.h>

enum { MEMORY = 64 << 20, SECONDS = 1, TEXT_SIZE = 64 };

static const struct keeper_limits limits = {MEMORY, SECONDS};

/* What came of one job. */
struct done {
    char text[TEXT_SIZE]; /* what the worker wrote, as far as it fits */
    struct keeper_verdict verdict;
};

static void read_all(int fd, char *text)
{
    size_t have = 0;
    ssize_t n;
    while (have < TEXT_SIZE - 1 &&
           (n = read(fd, text + have, TEXT_SIZE - 1 - have)) > 0)
        have += (size_t)n;
    text[have] = '\0';
}

static struct done do_job(struct keeper *keeper, const char *input)
{
    struct done done = {0};
    int in = memfd_create("input", MFD_CLOEXEC), out;
    assert_true(in >= 0);
    assert_int_equal(write(in, input, strlen(input)), (int)strlen(input));
    assert_int_equal(lseek(in, 0, SEEK_SET), 0);
    assert_int_equal(keeper_start(keeper, in, &out), 0);
    close(in);
    read_all(out, done.text);
    close(out);
    done.verdict = keeper_judge(keeper);
    return done;
}

static struct done do_work(keeper_work_fn *work)
{
    int failure;
    struct keeper *keeper = keeper_new(work, &limits, &failure);
    assert_non_null(keeper);
    struct done done = do_job(keeper, "x");
    keeper_free(keeper);
    return done;
}

static void say(int out, const char *text)
{
    (void)!write(out, text, strlen(text));
}

/* Answers `secret` + what it is given, and keeps that for the next job. */
static char kept[TEXT_SIZE] = "first ";
static void work_echo(int in, int out)
{
    char text[TEXT_SIZE];
    ssize_t n = read(in, text, sizeof text - 1);
    text[n > 0 ? n : 0] = '\0';
    say(out, kept);
    say(out, text);
    snprintf(kept, sizeof kept, "tainted ");
}

static void test_jobs(void **state)
{
    (void)state;
    int failure;
    struct keeper *keeper = keeper_new(work_echo, &limits, &failure);
    assert_non_null(keeper);
    for (int i = 0; i < 300; i++) {
        char input[16], expected[32];
        snprintf(input, sizeof input, "%d", i);
        snprintf(expected, sizeof expected, "first %d", i);
        struct done done = do_job(keeper, input);
        assert_string_equal(done.text, expected); /* of no job before it */
        assert_int_equal(done.verdict.status, 0);
        assert_false(done.verdict.lost);
        assert_true(done.verdict.peak > 0);
    }
    keeper_free(keeper);
}

static int compare_bytes(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

/* Sorts more than qsort has room for on its stack, as a workbook of many links
 * has it do. */
static void work_sort(int in, int out)
{
    (void)in;
    static char bytes[1 << 16];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)('z' - i % 26);
    qsort(bytes, sizeof bytes, 1, compare_bytes);
    say(out, bytes[0] == 'a' ? "sorted" : "not sorted");
}

static void test_sorting(void **state)
{
    (void)state;
    struct done done = do_work(work_sort);
    assert_string_equal(done.text, "sorted");
    assert_int_equal(done.verdict.status, 0);
}

/* Jobs whose end nobody asks for. */
static void test_jobs_not_judged(void **state)
{
    (void)state;
    int failure;
    struct keeper *keeper = keeper_new(work_echo, &limits, &failure);
    assert_non_null(keeper);
    for (int i = 0; i < 600; i++) {
        char text[TEXT_SIZE];
        int in = open("/dev/null", O_RDONLY | O_CLOEXEC), out;
        assert_int_equal(keeper_start(keeper, in, &out), 0);
        close(in);
        read_all(out, text);
        close(out);
        assert_string_equal(text, "first ");
    }
    keeper_free(keeper);
}

/* One thing after the other that a worker must not do; it says `done` where it
 * could. */
static void try_open(int out)
{
    if (open("/etc/passwd", O_RDONLY) >= 0)
        say(out, "done");
}

static void try_create(int out)
{
    if (open("/tmp/dti-made-by-worker", O_WRONLY | O_CREAT, 0600) >= 0)
        say(out, "done");
}

static void try_remove(int out)
{
    if (unlink("/tmp/dti-no-such-file") == 0 || errno == ENOENT)
        say(out, "done");
}

static void try_socket(int out)
{
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
        say(out, "done");
}

static void try_fork(int out)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    if (pid > 0)
        say(out, "done");
}

static void try_run(int out)
{
    (void)out;
    execl("/bin/echo", "echo", "done", (char *)NULL);
}

static void try_signal(int out)
{
    if (kill(1, 0) == 0 || errno == EPERM * !SANITIZED)
        say(out, "done");
}

static void try_code(int out)
{
    if (mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        say(out, "done");
}

static void try_trace(int out)
{
    if (prctl(PR_SET_DUMPABLE, 1) == 0)
        say(out, "done");
}

static void try_write_input(int out)
{
    if (write(RIGHTS_IN, "x", 1) == 1)
        say(out, "done");
}

static void (*const attempts[])(int out) = {
    try_open, try_create, try_remove, try_socket, try_fork,
    try_run,  try_signal, try_code,   try_trace,  try_write_input,
};

static void work_attempt(int in, int out)
{
    char which;
    if (read(in, &which, 1) == 1)
        attempts[which - 'a'](out);
}

static void test_forbidden(void **state)
{
    (void)state;
    int failure;
    struct keeper *keeper = keeper_new(work_attempt, &limits, &failure);
    assert_non_null(keeper);
    assert_true(keeper_facts(keeper)->calls);
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        char which[] = {(char)('a' + i), '\0'};
        struct done done = do_job(keeper, which);
        assert_string_equal(done.text, "");
        if (!SANITIZED) {
            assert_true(WIFSIGNALED(done.verdict.status));
            assert_int_equal(WTERMSIG(done.verdict.status), SIGSYS);
        }
    }
    assert_int_not_equal(access("/tmp/dti-made-by-worker", F_OK), 0);
    keeper_free(keeper);
}

/* What Landlock alone holds back, of a worker before its filter. */
static void test_files_given_up(void **state)
{
    (void)state;
    pid_t pid = fork();
    if (pid == 0) {
        rights_give_up_privileges();
        bool known = rights_give_up_files();
        int fd = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
        _exit(!known ? 77 : fd >= 0 || errno != EACCES);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (WEXITSTATUS(status) == 77)
        skip();
    assert_int_equal(status, 0);
}

static void work_loop(int in, int out)
{
    (void)in;
    (void)out;
    for (volatile unsigned i = 0;; i++)
        continue;
}

static void test_time(void **state)
{
    (void)state;
    struct done done = do_work(work_loop);
    assert_true(WIFSIGNALED(done.verdict.status));
    assert_int_equal(WTERMSIG(done.verdict.status), SIGXCPU);
}

static void work_hoard(int in, int out)
{
    (void)in;
    (void)out;
    for (;;)
        memset(mem_alloc(1 << 20), 1, 1 << 20);
}

static void test_memory(void **state)
{
    (void)state;
    if (SANITIZED)
        skip(); /* its shadow needs all address space */
    struct done done = do_work(work_hoard);
    assert_true(WIFEXITED(done.verdict.status));
    assert_int_equal(WEXITSTATUS(done.verdict.status), LEAVE_STATUS);
    assert_in_range(done.verdict.peak, MEMORY / 2, MEMORY * 2);
}

static void work_crash(int in, int out)
{
    (void)in;
    say(out, "begun");
    __builtin_trap();
}

static void test_crash(void **state)
{
    (void)state;
    struct done done = do_work(work_crash);
    assert_string_equal(done.text, "begun");
    assert_true(WIFSIGNALED(done.verdict.status));
    assert_int_equal(WTERMSIG(done.verdict.status), SIGILL);
}

/* A worker whose output nobody wants ends by itself. */
static void work_flood(int in, int out)
{
    (void)in;
    for (;;)
        if (write(out, "flood", 5) < 0)
            return;
}

static void test_flood(void **state)
{
    (void)state;
    int failure, out, in = open("/dev/null", O_RDONLY | O_CLOEXEC);
    struct keeper *keeper = keeper_new(work_flood, &limits, &failure);
    assert_non_null(keeper);
    assert_int_equal(keeper_start(keeper, in, &out), 0);
    close(out);
    close(in);
    struct keeper_verdict verdict = keeper_judge(keeper);
    assert_true(WIFSIGNALED(verdict.status));
    assert_int_equal(WTERMSIG(verdict.status), SIGPIPE);
    keeper_free(keeper);
}

/* The processes whose parent is `parent`, by /proc; how many. */
static size_t children_of(pid_t parent, pid_t *children, size_t most)
{
    char path[64], line[512];
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)parent,
             (int)parent);
    FILE *f = fopen(path, "re");
    size_t count = 0;
    if (!f)
        return 0;
    if (fgets(line, sizeof line, f))
        for (char *p = line; count < most; count++) {
            long pid = strtol(p, &p, 10);
            if (pid <= 0)
                break;
            children[count] = (pid_t)pid;
        }
    fclose(f);
    return count;
}

static void test_keeper_killed(void **state)
{
    (void)state;
    int failure;
    pid_t keepers[1], workers[1];
    struct keeper *keeper = keeper_new(work_echo, &limits, &failure);
    assert_non_null(keeper);
    if (children_of(getpid(), keepers, 1) == 0) {
        keeper_free(keeper);
        skip();
    }
    while (children_of(keepers[0], workers, 1) == 0)
        usleep(1000);
    /* A worker that dies before its job comes costs nothing. */
    assert_int_equal(kill(workers[0], SIGKILL), 0);
    assert_string_equal(do_job(keeper, "1").text, "first 1");
    while (children_of(keepers[0], workers, 1) == 0)
        usleep(1000);
    assert_int_equal(kill(keepers[0], SIGKILL), 0);
    /* The worker goes with its keeper. */
    for (int i = 0; i < 5000 && kill(workers[0], 0) == 0; i++)
        usleep(1000);
    int out, in = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (keeper_start(keeper, in, &out) == 0) {
        assert_true(keeper_judge(keeper).lost);
        close(out);
    }
    close(in);
    keeper_free(keeper);
}

/* Refuses a system call in this process and those it makes. */
static void refuse_call(int call)
{
    scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ALLOW);
    assert_non_null(rules);
    assert_int_equal(seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS), call, 0),
                     0);
    assert_int_equal(seccomp_load(rules), 0);
    seccomp_release(rules);
}

/* A kernel without Landlock: the work is done all the same. */
static void test_old_kernel(void **state)
{
    (void)state;
    pid_t pid = fork();
    if (pid == 0) {
        int failure;
        refuse_call(SCMP_SYS(landlock_create_ruleset));
        struct keeper *keeper = keeper_new(work_echo, &limits, &failure);
        bool good = keeper && !keeper_facts(keeper)->files &&
                    keeper_facts(keeper)->calls &&
                    strcmp(do_job(keeper, "1").text, "first 1") == 0;
        _exit(good ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jobs),
        cmocka_unit_test(test_sorting),
        cmocka_unit_test(test_jobs_not_judged),
        cmocka_unit_test(test_forbidden),
        cmocka_unit_test(test_files_given_up),
        cmocka_unit_test(test_time),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_crash),
        cmocka_unit_test(test_flood),
        cmocka_unit_test(test_keeper_killed),
        cmocka_unit_test(test_old_kernel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
