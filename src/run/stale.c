#include "run/stale.h"

#include "base/file.h"
#include "base/mem.h"
#include "run/signed.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int open_folder(int at, const char *name)
{
    return openat(at, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool is_step(const char *name)
{
    return *name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* Opens the folder below `root` that `path` leads to, step by step, without the
 * last `less` steps of it; `*rest` is those (lent). -1 where a step is missing,
 * leads up, or is a link. */
static int walk(int root, const char *path, int less, const char **rest)
{
    char *steps = mem_strdup(path);
    int fd = open_folder(root, "."), count = 1;
    for (const char *p = path; *p; p++)
        count += *p == '/';
    char *step = steps;
    for (; fd >= 0 && count > less; count--) {
        char *end = strchrnul(step, '/');
        bool more = *end == '/';
        *end = '\0';
        int next = is_step(step) ? open_folder(fd, step) : -1;
        close(fd);
        fd = next;
        step = end + more;
    }
    *rest = path + (step - steps);
    free(steps);
    return fd;
}

static bool remove_file(int root, const char *path, const char *sum)
{
    char hex[SHA256_HEX_SIZE];
    const char *name;
    int folder = walk(root, path, 1, &name);
    if (folder < 0)
        return false;
    bool removed = is_step(name) && file_sha256_at(folder, name, hex) == 0 &&
                   strcmp(hex, sum) == 0 && !signed_at(folder, name) &&
                   unlinkat(folder, name, 0) == 0;
    close(folder);
    return removed;
}

/* The folder of `path`, where nothing is left in it. */
static void remove_folder_of(int root, const char *path)
{
    const char *rest;
    if (!strchr(path, '/'))
        return;
    int above = walk(root, path, 2, &rest);
    char *name = mem_strndup(rest, strcspn(rest, "/"));
    if (above >= 0) {
        (void)unlinkat(above, name, AT_REMOVEDIR);
        close(above);
    }
    free(name);
}

void stale_remove(const char *folder, const struct before *before,
                  stale_named_fn *is_named, void *userdata)
{
    int root = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; root >= 0 && before && i < before->files.count; i++) {
        const struct before_file *file = &before->files.items[i];
        if (!is_named(userdata, file->path) &&
            remove_file(root, file->path, file->sha256))
            remove_folder_of(root, file->path);
    }
    if (root >= 0)
        close(root);
}
