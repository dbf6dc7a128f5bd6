#include "base/file.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
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

/* Opens a file to read; NULL and errno where it cannot. A pipe would keep
 * everybody waiting for whoever writes into it, if there is anybody, and a
 * device may never end, so they are refused. */
static FILE *open_to_read(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
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

int file_read(const char *path, size_t limit, struct str *out)
{
    FILE *f = open_to_read(path);
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

static int write_all(int fd, const char *bytes, size_t length)
{
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

int file_write(const char *path, const void *bytes, size_t length)
{
    int failure = make_folder_of(path);
    if (failure)
        return failure;
    struct str temporary = {0};
    str_printf(&temporary, "%s.tmp-%ld", path, (long)getpid());
    int fd =
        open(temporary.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) {
        failure = errno;
        str_clear(&temporary);
        return failure;
    }
    failure = write_all(fd, bytes, length);
    if (!failure && fsync(fd) != 0)
        failure = errno;
    if (close(fd) != 0 && !failure)
        failure = errno;
    if (!failure && rename(temporary.data, path) != 0)
        failure = errno;
    if (failure)
        unlink(temporary.data);
    str_clear(&temporary);
    return failure;
}

void file_list_clear(struct file_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    vec_clear(list);
}

void file_sha256(const void *bytes, size_t length, char hex[FILE_SHA256_SIZE])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, length);
    SHA256End(&context, hex);
}

int file_sha256_of(const char *path, char hex[FILE_SHA256_SIZE])
{
    FILE *f = open_to_read(path);
    if (!f)
        return errno;
    SHA2_CTX context;
    SHA256Init(&context);
    char *chunk = mem_alloc(READ_CHUNK);
    size_t n;
    while ((n = fread(chunk, 1, READ_CHUNK, f)) > 0)
        SHA256Update(&context, (const uint8_t *)chunk, n);
    int failure = ferror(f) ? EIO : 0;
    free(chunk);
    if (fclose(f) != 0 && !failure)
        failure = errno;
    SHA256End(&context, hex);
    return failure;
}
