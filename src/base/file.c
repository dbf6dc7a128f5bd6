#include "base/file.h"

#include "base/leave.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_CHUNK = 65536 };

char *file_join(const char *folder, const char *name)
{
    struct str path = {0};
    str_append(&path, folder);
    if (path.length > 0 && path.data[path.length - 1] != '/')
        str_append_char(&path, '/');
    str_append(&path, name);
    return str_take(&path);
}

bool file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

static FILE *open_to_read(int folder, const char *path, int flags)
{
    int fd = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);
    if (fd < 0)
        return NULL;
    struct stat info;
    int failure = fstat(fd, &info) != 0 ? errno : 0;
    if (!failure && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode))
        failure = EINVAL;
    FILE *f = failure ? NULL : fdopen(fd, "rb");
    if (f)
        return f;
    failure = failure ? failure : errno;
    close(fd);
    errno = failure;
    return NULL;
}

FILE *file_open(const char *path)
{
    return open_to_read(AT_FDCWD, path, 0);
}

int file_read(const char *path, size_t limit, struct str *out)
{
    FILE *f = file_open(path);
    if (!f)
        return errno;
    char *chunk = mem_alloc(READ_CHUNK);
    int failure = 0;
    size_t n;
    while (!failure && (n = fread(chunk, 1, READ_CHUNK, f)) > 0) {
        if (n > limit - out->length)
            failure = EFBIG;
        else
            str_append_bytes(out, chunk, n);
    }
    if (!failure && ferror(f))
        failure = errno ? errno : EIO;
    free(chunk);
    if (fclose(f) != 0 && !failure)
        failure = errno;
    return failure;
}

static int make_one_folder(const char *path)
{
    if (mkdir(path, 0777) == 0)
        return 0;
    if (errno != EEXIST)
        return errno;
    struct stat info;
    if (stat(path, &info) != 0)
        return errno;
    return S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
}

int file_make_folder(const char *path)
{
    char *copy = mem_strdup(path);
    int failure = 0;
    for (char *p = copy + 1; *copy && *p && !failure; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        failure = make_one_folder(copy);
        *p = '/';
    }
    if (!failure && *copy)
        failure = make_one_folder(copy);
    free(copy);
    return failure;
}

const char *file_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int make_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash || slash == path)
        return 0;
    char *folder = mem_strndup(path, (size_t)(slash - path));
    int failure = file_make_folder(folder);
    free(folder);
    return failure;
}

int file_write_all(int fd, const void *all, size_t length)
{
    const char *bytes = all;
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        bytes += n;
        length -= (size_t)n;
    }
    return 0;
}

char *file_temporary_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash + 1 - path) : 0;
    struct str name = {0};
    str_append_bytes(&name, path, folder);
    str_printf(&name, ".%s" FILE_TEMPORARY_MARK "%ld", path + folder,
               (long)getpid());
    return str_take(&name);
}

/* Opens a file that is then new, and no link to another. */
static int open_new(const char *path)
{
    static const int flags =
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int fd = open(path, flags, 0666);
    if (fd < 0 && errno == EEXIST && unlink(path) == 0)
        fd = open(path, flags, 0666);
    return fd;
}

int file_create(const char *path, int *fd)
{
    int failure = make_folder_of(path);
    if (failure)
        return failure;
    *fd = open_new(path);
    return *fd < 0 ? errno : 0;
}

int file_write_new(const char *path, const void *bytes, size_t length,
                   bool sync)
{
    int fd;
    int failure = file_create(path, &fd);
    if (failure)
        return failure;
    failure = file_write_all(fd, bytes, length);
    if (!failure && sync && fsync(fd) != 0)
        failure = errno;
    if (close(fd) != 0 && !failure)
        failure = errno;
    if (failure)
        (void)unlink(path);
    return failure;
}

int file_write(const char *path, const void *bytes, size_t length)
{
    char *temporary = file_temporary_name(path);
    struct leave_file leave = {.path = temporary};
    leave_add(&leave);
    int failure = file_write_new(temporary, bytes, length, true);
    if (!failure && rename(temporary, path) != 0) {
        failure = errno;
        (void)unlink(temporary);
    }
    leave_remove(&leave);
    free(temporary);
    return failure;
}

void file_list_clear(struct file_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    vec_clear(list);
}

static int sum_of(FILE *f, char hex[SHA256_HEX_SIZE], size_t *bytes)
{
    *bytes = 0;
    if (!f)
        return errno;
    struct sha256 *sum = sha256_new();
    char *chunk = mem_alloc(READ_CHUNK);
    size_t n;
    while ((n = fread(chunk, 1, READ_CHUNK, f)) > 0) {
        sha256_add(sum, chunk, n);
        *bytes += n;
    }
    int failure = ferror(f) ? EIO : 0;
    free(chunk);
    if (fclose(f) != 0 && !failure)
        failure = errno;
    sha256_end(sum, hex);
    if (failure)
        *bytes = 0;
    return failure;
}

int file_sum(const char *path, char hex[SHA256_HEX_SIZE], size_t *bytes)
{
    return sum_of(file_open(path), hex, bytes);
}

int file_sha256_of(const char *path, char hex[SHA256_HEX_SIZE])
{
    size_t ignored;
    return file_sum(path, hex, &ignored);
}

int file_sha256_at(int folder, const char *name, char hex[SHA256_HEX_SIZE])
{
    size_t ignored;
    return sum_of(open_to_read(folder, name, O_NOFOLLOW), hex, &ignored);
}
