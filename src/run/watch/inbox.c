#include "run/watch/inbox.h"

#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_DEPTH = 32, EVENT_BYTES = 16384 };

static const uint32_t events_of_interest = IN_CLOSE_WRITE | IN_MOVED_TO |
                                           IN_MOVED_FROM | IN_DELETE |
                                           IN_CREATE | IN_ATTRIB | IN_ONLYDIR;

/* A watched folder. */
struct place {
    int descriptor;
    char *path;
};

struct inbox {
    int descriptor;
    char *output; /* as named: it may come into being later */
    VEC_OF(struct place) places;
};

static int watch_below(struct inbox *inbox, const char *folder, int depth,
                       struct file_list *found);

static bool is_output(const struct inbox *inbox, const char *path)
{
    char *real = realpath(path, NULL), *output = realpath(inbox->output, NULL);
    bool same = real && output && strcmp(real, output) == 0;
    free(real);
    free(output);
    return same;
}

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcasecmp(text + length - tail, ending) == 0;
}

static bool is_ignored(const char *name)
{
    static const char *const endings[] = {
        ".tmp",        ".part", ".crdownload", ".partial", ".download",
        ".opdownload", "~"};
    bool ignored = name[0] == '.' || strncmp(name, "~$", 2) == 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        ignored |= ends_with(name, endings[i]);
    return ignored;
}

static void add_once(struct file_list *paths, const char *path)
{
    for (size_t i = 0; i < paths->count; i++)
        if (strcmp(paths->items[i], path) == 0)
            return;
    *vec_push(paths) = mem_strdup(path);
}

/* One entry of a folder that is new to the watch. Files that came before the
 * watch did are found here, not by an event. */
static int meet_entry(struct inbox *inbox, const char *path, const char *name,
                      int depth, struct file_list *found)
{
    struct stat info;
    if (name[0] == '.' || stat(path, &info) != 0)
        return 0;
    if (S_ISDIR(info.st_mode))
        return watch_below(inbox, path, depth + 1, found);
    if (found && !is_ignored(name))
        add_once(found, path);
    return 0;
}

/* Notes what folder a descriptor stands for; false where it is known already: a
 * link leads to a folder a second time, or up. One that was renamed has the
 * descriptor that it had, and its new name counts. */
static bool note_place(struct inbox *inbox, int descriptor, const char *path)
{
    for (size_t i = 0; i < inbox->places.count; i++) {
        struct place *place = &inbox->places.items[i];
        if (place->descriptor != descriptor)
            continue;
        if (file_exists(place->path))
            return false;
        free(place->path);
        place->path = mem_strdup(path);
        return true;
    }
    *vec_push(&inbox->places) = (struct place){descriptor, mem_strdup(path)};
    return true;
}

/* Forgets the place at an index; the first, INPUT itself, stays first. */
static void forget_place(struct inbox *inbox, size_t index)
{
    free(inbox->places.items[index].path);
    inbox->places.count--;
    memmove(&inbox->places.items[index], &inbox->places.items[index + 1],
            (inbox->places.count - index) * sizeof *inbox->places.items);
}

/* Stops watching a folder that has another name now, or is elsewhere, and all
 * below it; under its new name it is met anew. */
static void leave_below(struct inbox *inbox, const char *folder)
{
    size_t length = strlen(folder);
    for (size_t i = inbox->places.count; i-- > 1;) {
        const struct place *place = &inbox->places.items[i];
        if (strncmp(place->path, folder, length) != 0 ||
            (place->path[length] != '\0' && place->path[length] != '/'))
            continue;
        (void)inotify_rm_watch(inbox->descriptor, place->descriptor);
        forget_place(inbox, i);
    }
}

/* What may happen to a folder below INPUT and is no reason to stop watching the
 * others: it is gone or renamed already, or may not be looked into, which the
 * run then says. */
static bool costs_one_folder(int failure)
{
    static const int harmless[] = {ENOENT, ENOTDIR, EACCES, EPERM, ELOOP};
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (failure == harmless[i])
            return true;
    return false;
}

/* Meets all that is in a folder that is watched. */
static int meet_all(struct inbox *inbox, const char *folder, int depth,
                    struct file_list *found)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return errno;
    int failure = 0;
    const struct dirent *entry;
    while (!failure && (entry = readdir(dir))) {
        char *path = file_join(folder, entry->d_name);
        failure = meet_entry(inbox, path, entry->d_name, depth, found);
        free(path);
    }
    closedir(dir);
    return failure;
}

static int watch_below(struct inbox *inbox, const char *folder, int depth,
                       struct file_list *found)
{
    if (depth > FOLDER_DEPTH || is_output(inbox, folder))
        return 0;
    int descriptor =
        inotify_add_watch(inbox->descriptor, folder, events_of_interest);
    int failure = descriptor < 0 ? errno : 0;
    if (!failure && note_place(inbox, descriptor, folder))
        failure = meet_all(inbox, folder, depth, found);
    return depth > 0 && costs_one_folder(failure) ? 0 : failure;
}

struct inbox *inbox_new(const char *folder, const char *output, int *failure)
{
    struct inbox *inbox = mem_calloc(1, sizeof *inbox);
    inbox->output = mem_strdup(output);
    inbox->descriptor = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    *failure =
        inbox->descriptor < 0 ? errno : watch_below(inbox, folder, 0, NULL);
    if (*failure) {
        inbox_free(inbox);
        return NULL;
    }
    return inbox;
}

int inbox_descriptor(const struct inbox *inbox)
{
    return inbox->descriptor;
}

static const char *place_path(const struct inbox *inbox, int descriptor)
{
    for (size_t i = 0; i < inbox->places.count; i++)
        if (inbox->places.items[i].descriptor == descriptor)
            return inbox->places.items[i].path;
    return NULL;
}

/* Whether what was made comes without being written: a link of either kind. */
static bool is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 &&
           (S_ISLNK(info.st_mode) || info.st_nlink > 1);
}

static int take_folder(struct inbox *inbox, const struct inotify_event *event,
                       const char *path, struct file_list *paths)
{
    if (event->mask & (IN_MOVED_FROM | IN_DELETE))
        leave_below(inbox, path);
    /* Rights that are given or taken may be those to look into it. */
    if ((event->mask & IN_ATTRIB) && !is_output(inbox, path))
        add_once(paths, path);
    if (event->mask & (IN_CREATE | IN_MOVED_TO | IN_ATTRIB))
        return watch_below(inbox, path, 1, paths);
    if (!is_output(inbox, path) && !is_ignored(event->name))
        add_once(paths, path); /* one that went away with its files */
    return 0;
}

static int take_event(struct inbox *inbox, const struct inotify_event *event,
                      struct file_list *paths)
{
    const char *folder = place_path(inbox, event->wd);
    if (event->mask & IN_Q_OVERFLOW) /* too much happened to report each */
        add_once(paths, inbox->places.items[0].path);
    if (!folder || event->len == 0)
        return 0;
    char *path = file_join(folder, event->name);
    int failure = 0;
    if (event->mask & IN_ISDIR)
        failure = take_folder(inbox, event, path, paths);
    else if (event->mask == IN_CREATE && is_link(path))
        failure = meet_entry(inbox, path, event->name, 0, paths);
    else if (!is_ignored(event->name) && event->mask != IN_CREATE)
        add_once(paths, path);
    free(path);
    return failure;
}

int inbox_take(struct inbox *inbox, struct file_list *paths)
{
    alignas(struct inotify_event) char buffer[EVENT_BYTES];
    for (;;) {
        ssize_t n = read(inbox->descriptor, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno == EAGAIN ? 0 : errno;
        for (char *p = buffer; p < buffer + n;) {
            const struct inotify_event *event = (const void *)p;
            int failure = take_event(inbox, event, paths);
            if (failure)
                return failure;
            p += sizeof *event + event->len;
        }
    }
}

void inbox_free(struct inbox *inbox)
{
    if (!inbox)
        return;
    for (size_t i = 0; i < inbox->places.count; i++)
        free(inbox->places.items[i].path);
    vec_clear(&inbox->places);
    if (inbox->descriptor >= 0)
        close(inbox->descriptor);
    free(inbox->output);
    free(inbox);
}

/* The record that ends a ZIP archive is its last 22 bytes and a comment of at
 * most 65,535 (APPNOTE.TXT 4.3.16). */
enum { ZIP_TAIL = 22 + 65535 };

static bool has_zip_end(FILE *f)
{
    char *tail = mem_alloc(ZIP_TAIL);
    long size = fseek(f, 0, SEEK_END) == 0 ? ftell(f) : 0;
    long from = size > ZIP_TAIL ? size - ZIP_TAIL : 0;
    size_t n = fseek(f, from, SEEK_SET) == 0 ? fread(tail, 1, ZIP_TAIL, f) : 0;
    bool found = n >= 4 && memmem(tail, n, "PK\5\6", 4) != NULL;
    free(tail);
    return found;
}

bool inbox_is_whole(const char *path)
{
    struct stat info;
    FILE *f = stat(path, &info) == 0 && S_ISREG(info.st_mode)
                  ? fopen(path, "rbe")
                  : NULL;
    if (!f)
        return true;
    char head[2];
    size_t n = fread(head, 1, sizeof head, f);
    bool zip = n == sizeof head && memcmp(head, "PK", 2) == 0;
    bool whole = n > 0 && (!zip || has_zip_end(f));
    fclose(f);
    return whole;
}
