#include "base/batch.h"

#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What became of a file, to be undone where a later one fails. */
enum step {
    STEP_WAITING,   /* nothing: it has its temporary name, if it was written */
    STEP_NEW,       /* it is in its place, where no file was */
    STEP_EXCHANGED, /* in its place; the old file has the temporary name */
    STEP_REPLACED   /* in its place; the old file is gone for good */
};

struct batch_file *batch_expect(struct batch *batch, const char *path)
{
    struct batch_file *file = mem_calloc(1, sizeof *file);
    file->path = mem_strdup(path);
    file->temporary = file_temporary_name(path);
    if (!batch->index)
        batch->index = json_object();
    if (json_object_set_new_nocheck(
            batch->index, path, json_integer((json_int_t)batch->files.count)) !=
        0)
        mem_fail();
    *vec_push(&batch->files) = file;
    file->leave.path = file->temporary;
    leave_add(&file->leave);
    return file;
}

int batch_write(const struct batch_file *file, const void *bytes, size_t length)
{
    return file_write_new(file->temporary, bytes, length, false);
}

int batch_add(struct batch *batch, const char *path, const void *bytes,
              size_t length, bool last)
{
    struct batch_file *file = batch_expect(batch, path);
    file->last = last;
    return batch_write(file, bytes, length);
}

static bool is_there(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

static bool is_written(const struct batch_file *file)
{
    return is_there(file->temporary);
}

const char *batch_place(const struct batch *batch, const char *path)
{
    const json_t *found = json_object_get(batch->index, path);
    if (!found)
        return path;
    const struct batch_file *file =
        batch->files.items[json_integer_value(found)];
    return is_written(file) ? file->temporary : path;
}

static int sync_disk_of(const struct batch_file *file)
{
    int fd = open(file->temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int failure = syncfs(fd) != 0 ? errno : 0;
    if (close(fd) != 0 && !failure)
        failure = errno;
    return failure;
}

/* All that was written is on disk after this: one call for each disk, where
 * files of one follow each other. */
static int sync_all(const struct batch *batch, const char **failed)
{
    struct stat info;
    dev_t done = 0;
    int failure = 0;
    for (size_t i = 0; i < batch->files.count && !failure; i++) {
        const struct batch_file *file = batch->files.items[i];
        if (lstat(file->temporary, &info) != 0 || info.st_dev == done)
            continue;
        failure = sync_disk_of(file);
        done = info.st_dev;
        *failed = file->path;
    }
    return failure;
}

/* Puts a file in its place. The old one is kept by an exchange of names, where
 * the file system can do that, until all are in place. */
static int place(struct batch_file *file)
{
    struct stat info;
    bool old = lstat(file->path, &info) == 0;
    if (old && S_ISDIR(info.st_mode)) /* an exchange would take it away */
        return EISDIR;
    if (old && renameat2(AT_FDCWD, file->temporary, AT_FDCWD, file->path,
                         RENAME_EXCHANGE) == 0) {
        file->step = STEP_EXCHANGED;
        return 0;
    }
    if (old && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return errno;
    if (rename(file->temporary, file->path) != 0)
        return errno;
    file->step = old ? STEP_REPLACED : STEP_NEW;
    return 0;
}

/* Gives a target back what it was. */
static void put_back(struct batch_file *file)
{
    if (file->step == STEP_EXCHANGED)
        (void)renameat2(AT_FDCWD, file->temporary, AT_FDCWD, file->path,
                        RENAME_EXCHANGE);
    if (file->step == STEP_NEW)
        (void)rename(file->path, file->temporary);
    file->step = STEP_WAITING;
}

/* What came of putting all in their places. */
struct placing {
    int failure;
    size_t failed; /* the file; beyond all of them: the process */
};

static void place_some(struct batch *batch, bool last, struct placing *placing)
{
    for (size_t i = 0; i < batch->files.count && !placing->failure; i++) {
        struct batch_file *file = batch->files.items[i];
        if (file->last != last || !is_written(file))
            continue;
        placing->failure = place(file);
        placing->failed = i;
    }
}

static struct placing place_all(struct batch *batch)
{
    struct placing placing = {0};
    place_some(batch, false, &placing);
    place_some(batch, true, &placing);
    for (size_t i = batch->files.count; placing.failure && i-- > 0;)
        put_back(batch->files.items[i]);
    return placing;
}

/* The names change in a process of their own, in a session of its own: who
 * kills the program, or closes its terminal, does not stop it half way. */
static _Noreturn void place_apart(struct batch *batch, int result)
{
    sigset_t all;
    sigfillset(&all);
    (void)sigprocmask(SIG_BLOCK, &all, NULL);
    (void)setsid();
    leave_forget();
    struct placing placing = place_all(batch);
    (void)file_write_all(result, &placing, sizeof placing);
    _exit(0);
}

/* Runs that process and waits for it. */
static struct placing have_placed(struct batch *batch)
{
    int fds[2];
    const struct placing gone = {ECHILD, SIZE_MAX};
    struct placing placing = gone;
    if (pipe2(fds, O_CLOEXEC) != 0)
        return (struct placing){errno, SIZE_MAX};
    pid_t pid = fork();
    if (pid == 0)
        place_apart(batch, fds[1]);
    close(fds[1]);
    if (pid < 0)
        placing.failure = errno;
    ssize_t n = -1;
    while (pid > 0 && (n = read(fds[0], &placing, sizeof placing)) < 0 &&
           errno == EINTR)
        continue;
    while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    close(fds[0]);
    if (pid > 0 && n != sizeof placing)
        placing = gone;
    return placing;
}

int batch_commit(struct batch *batch, const char **failed)
{
    const char *unsynced;
    int failure = sync_all(batch, &unsynced);
    if (failure)
        *failed = unsynced;
    if (failure || batch->files.count == 0)
        return failure;
    sigset_t before = leave_hold();
    struct placing placing = have_placed(batch);
    leave_release(&before);
    if (placing.failure && placing.failed < batch->files.count)
        *failed = batch->files.items[placing.failed]->path;
    return placing.failure;
}

void batch_clear(struct batch *batch)
{
    for (size_t i = batch->files.count; i-- > 0;) { /* as leave.h has them */
        struct batch_file *file = batch->files.items[i];
        (void)unlink(file->temporary);
        leave_remove(&file->leave);
        free(file->path);
        free(file->temporary);
        free(file);
    }
    vec_clear(&batch->files);
    json_decref(batch->index);
    batch->index = NULL;
}

/* Whether the process `pid` runs this program; one that was killed and waits
 * for its parent to notice does not. Unknown counts as yes. */
static bool is_running(const char *pid)
{
    struct stat own, other;
    struct str path = {0};
    str_printf(&path, "/proc/%s/exe", pid);
    bool known = stat("/proc/self/exe", &own) == 0;
    bool gone = stat(path.data, &other) != 0;
    bool running = gone ? errno != ENOENT
                        : !known || (own.st_dev == other.st_dev &&
                                     own.st_ino == other.st_ino);
    str_clear(&path);
    return running;
}

/* Whether a file was on its way into its place when its process was killed. */
static bool is_left_over(const char *name)
{
    const char *mark = NULL;
    for (const char *p = name; (p = strstr(p, FILE_TEMPORARY_MARK)); p++)
        mark = p;
    if (*name != '.' || !mark)
        return false;
    const char *pid = mark + strlen(FILE_TEMPORARY_MARK);
    size_t digits = strspn(pid, "0123456789");
    return digits > 0 && pid[digits] == '\0' && !is_running(pid);
}

void batch_sweep(const char *folder)
{
    char *roots[] = {(char *)(uintptr_t)folder, NULL};
    FTS *walk =
        fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
    const FTSENT *entry;
    while (walk && (entry = fts_read(walk)))
        if (entry->fts_info == FTS_F && is_left_over(entry->fts_name))
            (void)unlink(entry->fts_accpath);
    if (walk)
        fts_close(walk);
}
