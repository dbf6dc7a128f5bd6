/* What lies below a folder. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

enum { FOLDER_DEPTH = 32 };

struct place {
    dev_t device;
    ino_t inode;
};

/* A link to a folder, to be followed when all folders without links are read.
 */
struct detour {
    char *path;
    int depth;
};

struct walk {
    struct file_list *out;
    VEC_OF(struct place) read; /* folders */
    VEC_OF(struct detour) detours;
};

/* Takes `path` into the list. */
static void list_path(struct walk *walk, char *path)
{
    *vec_push(walk->out) = path;
}

/* Notes a folder as read; false where it was already. */
static bool note_folder(struct walk *walk, const struct stat *info)
{
    for (size_t i = 0; i < walk->read.count; i++)
        if (walk->read.items[i].device == info->st_dev &&
            walk->read.items[i].inode == info->st_ino)
            return false;
    *vec_push(&walk->read) = (struct place){info->st_dev, info->st_ino};
    return true;
}

static int list_below(struct walk *walk, const char *folder, int depth);

/* Takes the path of a folder; one that cannot be read is listed itself. */
static void list_folder(struct walk *walk, char *path, const struct stat *info,
                        int depth)
{
    bool fresh = note_folder(walk, info);
    bool listed =
        fresh ? list_below(walk, path, depth) != 0 : walk->out->others;
    if (listed)
        list_path(walk, path);
    else
        free(path);
}

/* Takes `path`. What cannot be examined is listed too, so that it is named. */
static void list_entry(struct walk *walk, char *path, int depth)
{
    struct stat info, own;
    bool known = stat(path, &info) == 0;
    bool link = lstat(path, &own) == 0 && S_ISLNK(own.st_mode);
    if (known && S_ISDIR(info.st_mode) && link)
        *vec_push(&walk->detours) = (struct detour){path, depth};
    else if (known && S_ISDIR(info.st_mode))
        list_folder(walk, path, &info, depth);
    else if (!known || S_ISREG(info.st_mode) || walk->out->others)
        list_path(walk, path);
    else
        free(path);
}

static int list_below(struct walk *walk, const char *folder, int depth)
{
    if (depth > FOLDER_DEPTH)
        return ELOOP;
    DIR *dir = opendir(folder);
    if (!dir)
        return errno;
    const struct dirent *entry;
    while ((errno = 0, entry = readdir(dir)))
        if (entry->d_name[0] != '.')
            list_entry(walk, file_join(folder, entry->d_name), depth + 1);
    int failure = errno;
    if (closedir(dir) != 0 && !failure)
        failure = errno;
    return failure;
}

static int compare_detours(const void *a, const void *b)
{
    return strcmp(((const struct detour *)a)->path,
                  ((const struct detour *)b)->path);
}

/* Follows the links that were met, and those that are met on the way: in the
 * order of their paths, so that the same folders give the same list. */
static void follow_detours(struct walk *walk)
{
    while (walk->detours.count > 0) {
        struct walk next = {.out = walk->out, .read = walk->read};
        qsort(walk->detours.items, walk->detours.count,
              sizeof *walk->detours.items, compare_detours);
        for (size_t i = 0; i < walk->detours.count; i++) {
            struct detour detour = walk->detours.items[i];
            struct stat info;
            if (stat(detour.path, &info) == 0)
                list_folder(&next, detour.path, &info, detour.depth);
            else
                list_path(&next, detour.path);
        }
        vec_clear(&walk->detours);
        walk->read = next.read;
        walk->detours = next.detours;
    }
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int file_list_folder(const char *folder, struct file_list *out)
{
    struct walk walk = {.out = out};
    struct stat info;
    if (stat(folder, &info) != 0)
        return errno;
    note_folder(&walk, &info);
    int failure = list_below(&walk, folder, 0);
    follow_detours(&walk);
    vec_clear(&walk.read);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_paths);
    return failure;
}
