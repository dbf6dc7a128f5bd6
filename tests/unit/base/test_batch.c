/* Files that are replaced together, and processes that leave at once. */
#include "unit/run/folder.h"

#include "base/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

/* The text of FOLDER/`name`, "" where it is not there; in `buffer`. */
static const char *text_of(const char *folder, const char *name, char *buffer)
{
    char *path = file_join(folder, name);
    struct str text = {0};
    (void)file_read(path, 100, &text);
    snprintf(buffer, 128, "%s", str_text(&text));
    str_clear(&text);
    free(path);
    return buffer;
}

static void expect_text(const char *folder, const char *name, const char *text)
{
    char buffer[128];
    assert_string_equal(text_of(folder, name, buffer), text);
}

/* How many files and folders there are, hidden ones too. */
static size_t entries;
static int count_entry(const char *path, const struct stat *info, int type,
                       struct FTW *at)
{
    (void)path;
    (void)info;
    (void)type;
    entries += at->level > 0;
    return 0;
}

static void expect_entries(const char *folder, size_t count)
{
    entries = 0;
    assert_int_equal(nftw(folder, count_entry, 8, FTW_PHYS), 0);
    assert_int_equal(entries, count);
}

static int add(struct batch *batch, const char *folder, const char *name,
               const char *text, bool last)
{
    char *path = file_join(folder, name);
    int failure = batch_add(batch, path, text, strlen(text), last);
    free(path);
    return failure;
}

static void test_all_at_once(void **state)
{
    const char *failed = NULL;
    struct batch batch = {0};
    folder_write(*state, "a", "old a");
    folder_write(*state, "tells", "old");
    assert_int_equal(add(&batch, *state, "tells", "new", true), 0);
    assert_int_equal(add(&batch, *state, "a", "new a", false), 0);
    assert_int_equal(add(&batch, *state, "b/c", "new c", false), 0);
    expect_text(*state, "a", "old a");
    expect_text(*state, "b/c", "");
    char *path = file_join(*state, "a");
    assert_string_equal(batch_place(&batch, path),
                        batch.files.items[1]->temporary);
    assert_int_equal(batch_commit(&batch, &failed), 0);
    batch_clear(&batch);
    assert_string_equal(batch_place(&batch, path), path);
    free(path);
    expect_text(*state, "tells", "new");
    expect_text(*state, "a", "new a");
    expect_text(*state, "b/c", "new c");
    expect_entries(*state, 4);
}

/* The last file cannot be put in its place: all are as they were. */
static void test_all_or_none(void **state)
{
    const char *failed = NULL;
    struct batch batch = {0};
    folder_write(*state, "a", "old a");
    folder_write(*state, "tells/inside", "a folder in its place");
    assert_int_equal(add(&batch, *state, "a", "new a", false), 0);
    assert_int_equal(add(&batch, *state, "b", "new b", false), 0);
    assert_int_equal(add(&batch, *state, "tells", "new", true), 0);
    int failure = batch_commit(&batch, &failed);
    assert_int_equal(failure, EISDIR);
    assert_non_null(strstr(failed, "/tells"));
    batch_clear(&batch);
    expect_text(*state, "a", "old a");
    expect_text(*state, "b", "");
    expect_text(*state, "tells/inside", "a folder in its place");
    expect_entries(*state, 3);
}

static void test_given_up(void **state)
{
    struct batch batch = {0};
    folder_write(*state, "a", "old a");
    assert_int_equal(add(&batch, *state, "a", "new a", false), 0);
    assert_int_equal(add(&batch, *state, "a/b", "x", false), ENOTDIR);
    batch_clear(&batch);
    expect_text(*state, "a", "old a");
    expect_entries(*state, 1);
}

/* Runs `child` in a process of its own; its status. */
static int status_of(void (*child)(const char *folder), const char *folder)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        (void)close(STDERR_FILENO);
        child(folder);
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static void leave_by_signal(const char *folder)
{
    struct batch batch = {0};
    signal(SIGTERM, SIG_DFL);
    leave_on_signals();
    (void)add(&batch, folder, "a", "half", false);
    raise(SIGTERM);
}

static void leave_without_memory(const char *folder)
{
    struct batch batch = {0};
    (void)add(&batch, folder, "a", "half", false);
    mem_fail();
}

static void leave_in_a_child(const char *folder)
{
    struct batch batch = {0};
    (void)add(&batch, folder, "a", "kept", false);
    if (fork() == 0) {
        leave_forget();
        mem_fail();
    }
    (void)wait(NULL);
    const char *failed;
    _exit(batch_commit(&batch, &failed));
}

/* No temporary file stays. */
static void test_leaving(void **state)
{
    folder_write(*state, "a", "old");
    int status = status_of(leave_by_signal, *state);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), LEAVE_STATUS);
    expect_entries(*state, 1);
    status = status_of(leave_without_memory, *state);
    assert_int_equal(WEXITSTATUS(status), LEAVE_STATUS);
    expect_entries(*state, 1);
    expect_text(*state, "a", "old");
    /* What another process has is not taken away. */
    assert_int_equal(status_of(leave_in_a_child, *state), 0);
    expect_text(*state, "a", "kept");
}

/* A file that would grow past its limit is a write that fails. */
static void leave_past_limit(const char *folder)
{
    struct batch batch = {0};
    char *much = mem_calloc(4096, 1);
    char *path = file_join(folder, "a");
    leave_on_signals();
    (void)setrlimit(RLIMIT_FSIZE, &(struct rlimit){1024, 1024});
    int failure = batch_add(&batch, path, much, 4096, false);
    batch_clear(&batch);
    _exit(failure);
}

static void test_file_limit(void **state)
{
    int status = status_of(leave_past_limit, *state);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EFBIG);
    expect_entries(*state, 0);
}

enum { MANY = 200, KILLS = 40 };

static void commit_many(const char *folder)
{
    struct batch batch = {0};
    const char *failed;
    char name[16], text[16];
    snprintf(text, sizeof text, "%ld", (long)getpid());
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "%d", i);
        (void)add(&batch, folder, name, text, i == 0);
    }
    (void)batch_commit(&batch, &failed);
}

/* Killed at any moment: all files are of one batch. */
static void test_killed(void **state)
{
    char first[128], other[128], name[16];
    assert_int_equal(status_of(commit_many, *state), 0);
    for (int k = 0; k < KILLS; k++) {
        pid_t pid = fork();
        if (pid == 0) {
            commit_many(*state);
            _exit(0);
        }
        usleep((useconds_t)k * 1000);
        assert_int_equal(kill(pid, SIGKILL), 0);
        assert_int_equal(waitpid(pid, NULL, 0), pid);
        usleep(50000); /* once begun, it is brought to its end */
        text_of(*state, "0", first);
        assert_string_not_equal(first, "");
        for (int i = 1; i < MANY; i++) {
            snprintf(name, sizeof name, "%d", i);
            assert_string_equal(text_of(*state, name, other), first);
        }
    }
    batch_sweep(*state);
    expect_entries(*state, MANY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        folder_test(test_all_at_once), folder_test(test_all_or_none),
        folder_test(test_given_up),    folder_test(test_leaving),
        folder_test(test_file_limit),  folder_test(test_killed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
