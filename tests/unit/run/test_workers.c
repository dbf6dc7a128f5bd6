/* Tasks in worker processes: each is reported once, whatever becomes of them.
 */
#include "unit/test.h"

#include "base/leave.h"
#include "base/mem.h"
#include "run/print/workers.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TASKS = 23 };

/* What a task does in its worker. */
enum fate { DO, REFUSE, KILL, LEAVE, RUN_OUT, HOARD };

struct game {
    enum fate fates[TASKS];
    size_t reports[TASKS];
    struct task_report last[TASKS];
    pid_t parent;
    bool broken; /* in a worker: it has refused a task before */
};

static void work(void *userdata, size_t task, struct task_report *report)
{
    struct game *game = userdata;
    if (getpid() == game->parent || game->broken) {
        snprintf(report->message, sizeof report->message, "wrong process");
        return;
    }
    switch (game->fates[task]) {
    case DO:
        report->done = true;
        snprintf(report->digest, sizeof report->digest, "digest %zu", task);
        return;
    case REFUSE:
        game->broken = true;
        report->failure = ENOSPC;
        snprintf(report->message, sizeof report->message, "refused %zu", task);
        return;
    case KILL:
        raise(SIGKILL);
        return;
    case LEAVE:
        _exit(0);
    case RUN_OUT:
        _exit(LEAVE_STATUS);
    case HOARD:
        (void)close(STDERR_FILENO); /* mem_fail would say so */
        for (size_t i = 0; i < 64; i++)
            memset(mem_alloc(16 << 20), 1, 16 << 20);
        return;
    }
}

static void reported(void *userdata, const struct task_report *report)
{
    struct game *game = userdata;
    assert_int_equal(getpid(), game->parent);
    assert_true(report->task < TASKS);
    game->reports[report->task]++;
    game->last[report->task] = *report;
}

static int play(struct game *game, int workers, size_t tasks)
{
    game->parent = getpid();
    memset(game->reports, 0, sizeof game->reports);
    return workers_run(&(struct workers){
        .task_count = tasks,
        .worker_count = workers,
        .memory_limit = 256 << 20,
        .work = work,
        .reported = reported,
        .userdata = game,
    });
}

static void expect_once(const struct game *game)
{
    for (size_t t = 0; t < TASKS; t++) {
        assert_int_equal(game->reports[t], 1);
        assert_int_equal(game->last[t].task, t);
        assert_int_equal(game->last[t].done, game->fates[t] == DO);
    }
}

static void expect_told(const struct game *game, size_t task, const char *text,
                        int failure)
{
    assert_string_equal(game->last[task].message, text);
    assert_int_equal(game->last[task].failure, failure);
}

static void test_every_task_once(void **state)
{
    (void)state;
    for (int workers = 1; workers <= TASKS + 5; workers++) {
        struct game game = {0};
        assert_int_equal(play(&game, workers, TASKS), 0);
        expect_once(&game);
        assert_string_equal(game.last[7].digest, "digest 7");
    }
}

static void test_no_tasks(void **state)
{
    (void)state;
    struct game game = {0};
    assert_int_equal(play(&game, 3, 0), 0);
    assert_int_equal(game.reports[0], 0);
}

static void test_deaths_are_named(void **state)
{
    (void)state;
    for (int workers = 1; workers <= 4; workers++) {
        struct game game = {.fates = {[0] = KILL,
                                      [5] = LEAVE,
                                      [6] = RUN_OUT,
                                      [7] = REFUSE,
                                      [TASKS - 1] = KILL}};
        assert_int_equal(play(&game, workers, TASKS), 0);
        expect_once(&game);
        expect_told(&game, 0, "tiến trình in bị dừng bởi tín hiệu 9", 0);
        expect_told(&game, 5, "tiến trình in kết thúc bất thường", 0);
        /* It had its share of memory left: the machine has none. */
        expect_told(&game, 6, "hết bộ nhớ", ENOMEM);
        expect_told(&game, 7, "refused 7", ENOSPC);
        expect_told(&game, TASKS - 1, "tiến trình in bị dừng bởi tín hiệu 9",
                    0);
    }
}

/* A worker that dies at every one of its tasks is replaced each time. */
static void test_all_die(void **state)
{
    (void)state;
    struct game game;
    memset(&game, 0, sizeof game);
    for (size_t t = 0; t < TASKS; t++)
        game.fates[t] = t % 2 ? KILL : LEAVE;
    assert_int_equal(play(&game, 3, TASKS), 0);
    expect_once(&game);
}

/* What a failed task broke does not reach the next one. */
static void test_failure_ends_the_worker(void **state)
{
    (void)state;
    struct game game = {0};
    for (size_t t = 0; t < TASKS; t += 4)
        game.fates[t] = REFUSE;
    assert_int_equal(play(&game, 2, TASKS), 0);
    expect_once(&game);
    expect_told(&game, 4, "refused 4", ENOSPC);
}

static void test_memory_is_limited(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    print_message("a sanitizer needs the whole address space\n");
    skip();
#endif
    struct game game = {.fates = {[3] = HOARD}};
    assert_int_equal(play(&game, 2, TASKS), 0);
    expect_once(&game);
    expect_told(&game, 3, "hết bộ nhớ", 0);
}

/* Says that it is at its task, and does it late. */
static void work_late(void *userdata, size_t task, struct task_report *report)
{
    const int *fds = userdata;
    (void)task;
    assert_int_equal(write(fds[1], "s", 1), 1);
    usleep(300000);
    assert_int_equal(write(fds[1], "e", 1), 1);
    report->done = true;
}

static void pass_report(void *userdata, const struct task_report *report)
{
    (void)userdata;
    (void)report;
}

/* A process that is told to stop takes its workers along before it ends: what
 * they write does not come after it. */
static void test_stopped(void **state)
{
    (void)state;
    int fds[2], status;
    char said[16];
    assert_int_equal(pipe(fds), 0);
    pid_t pid = fork();
    if (pid == 0) {
        close(fds[0]);
        (void)close(STDERR_FILENO);
        leave_on_signals();
        workers_run(&(struct workers){.task_count = 4,
                                      .worker_count = 2,
                                      .work = work_late,
                                      .reported = pass_report,
                                      .userdata = fds});
        _exit(0);
    }
    close(fds[1]);
    for (int i = 0; i < 2; i++)
        assert_int_equal(read(fds[0], said, 1), 1);
    kill(pid, SIGTERM);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == LEAVE_STATUS);
    assert_int_equal(read(fds[0], said, sizeof said), 0); /* all are gone */
    close(fds[0]);
}

/* The first task waits for all others. */
static void work_long_first(void *userdata, size_t task,
                            struct task_report *report)
{
    const int *fds = userdata;
    char byte = 0;
    alarm(60);
    if (task > 0)
        assert_int_equal(write(fds[1], "d", 1), 1);
    for (size_t t = 1; task == 0 && t < TASKS; t++)
        assert_int_equal(read(fds[0], &byte, 1), 1);
    report->done = true;
}

static void count_done(void *userdata, const struct task_report *report)
{
    int *fds = userdata;
    fds[2] += report->done;
}

/* Whoever is free takes the next task: one that takes long holds up no other.
 */
static void test_a_long_task_holds_up_no_other(void **state)
{
    (void)state;
    int fds[3] = {0};
    assert_int_equal(pipe(fds), 0);
    assert_int_equal(workers_run(&(struct workers){.task_count = TASKS,
                                                   .worker_count = 2,
                                                   .work = work_long_first,
                                                   .reported = count_done,
                                                   .userdata = fds}),
                     0);
    assert_int_equal(fds[2], TASKS);
    close(fds[0]);
    close(fds[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_task_once),
        cmocka_unit_test(test_no_tasks),
        cmocka_unit_test(test_deaths_are_named),
        cmocka_unit_test(test_all_die),
        cmocka_unit_test(test_failure_ends_the_worker),
        cmocka_unit_test(test_memory_is_limited),
        cmocka_unit_test(test_stopped),
        cmocka_unit_test(test_a_long_task_holds_up_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
