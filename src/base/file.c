#include "base/file.h"

#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_DEPTH = 32, READ_CHUNK = 65536 };

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

int file_read(const char *path, size_t limit, struct str *out)
{
    FILE *f = fopen(path, "rbe");
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
    int fd = open(temporary.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                  0666);
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

static int list_below(const char *folder, int depth, struct file_list *out);

static int list_entry(const char *folder, const char *name, int depth,
                      struct file_list *out)
{
    char *path = file_join(folder, name);
    struct stat info;
    int failure = 0;
    bool known = stat(path, &info) == 0;
    if (known && S_ISDIR(info.st_mode)) {
        failure = list_below(path, depth + 1, out);
    } else if (!known || S_ISREG(info.st_mode)) {
        /* What cannot be examined is listed too, so that it is named. */
        *vec_push(out) = path;
        return 0;
    }
    free(path);
    return failure;
}

static int list_below(const char *folder, int depth, struct file_list *out)
{
    if (depth > FOLDER_DEPTH)
        return ELOOP;
    DIR *dir = opendir(folder);
    if (!dir)
        return errno;
    int failure = 0;
    const struct dirent *entry;
    while (!failure && (errno = 0, entry = readdir(dir)))
        if (entry->d_name[0] != '.')
            failure = list_entry(folder, entry->d_name, depth, out);
    if (!failure)
        failure = errno;
    if (closedir(dir) != 0 && !failure)
        failure = errno;
    return failure;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int file_list_folder(const char *folder, struct file_list *out)
{
    int failure = list_below(folder, 0, out);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_paths);
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
    FILE *f = fopen(path, "rbe");
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
