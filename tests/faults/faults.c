/* A machine that fails on demand: loaded before the C library (LD_PRELOAD).
 *
 *   FAULT_CALL   alloc, open, write, close, rename, sync: the kind that fails
 *   FAULT_AT     the number of the call of that kind that fails, from 1; 0: none
 *   FAULT_ON     1: that one and all after it
 *   FAULT_ERRNO  what it fails with
 *   FAULT_IN     of allocations: only those that this library asks for, by a part
 *                of its file's name
 *   FAULT_COUNT  a file to which the number of such calls is written at the end
 *
 * Each process counts for itself, from what its parent had counted. Files below
 * /dev, /proc and /sys, and the standard ones, never fail. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unwind.h>

enum { DEPTH = 6 };

static const char *wanted, *library;
static long at, failure;
static int on, ready;
static atomic_long count;

#define FOUND(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* What stands behind the functions below: looked up once, at the start, for a
 * handler of signals may call them while the one that it interrupted is being
 * looked up. */
#define CALLS(each)                                                            \
    each(open) each(open64) each(openat) each(fopen) each(write) each(fwrite)  \
    each(close) each(rename) each(renameat2) each(fsync) each(syncfs)
#define KEEP(name) static __typeof__(&name) next_##name;
CALLS(KEEP)

#define LOOK_UP(name) next_##name = FOUND(name);
__attribute__((constructor)) static void begin(void)
{
    CALLS(LOOK_UP)
    const char *value;
    wanted = getenv("FAULT_CALL");
    library = getenv("FAULT_IN");
    at = (value = getenv("FAULT_AT")) ? atol(value) : 0;
    failure = (value = getenv("FAULT_ERRNO")) ? atol(value) : EIO;
    on = getenv("FAULT_ON") != NULL;
    ready = wanted != NULL;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    if (!path)
        return;
    ready = 0;
    FILE *f = fopen(path, "w");
    if (f) {
        fprintf(f, "%ld\n", atomic_load(&count));
        fclose(f);
    }
}

/* Whether this call fails. */
static int fails(const char *call)
{
    if (!ready || strcmp(call, wanted) != 0)
        return 0;
    long n = atomic_fetch_add(&count, 1) + 1;
    if (at == 0 || n < at || (n > at && !on))
        return 0;
    errno = (int)failure;
    return 1;
}

/* Before the start, other libraries begin. */
#define NEXT(name) (next_##name ? next_##name : FOUND(name))

/* Who asks for memory: the first that is neither this nor the program, whose own
 * functions of that name are between. */
struct walk {
    int depth, found;
};

static _Unwind_Reason_Code look(struct _Unwind_Context *context, void *userdata)
{
    struct walk *walk = userdata;
    Dl_info info;
    if (++walk->depth > DEPTH)
        return _URC_END_OF_STACK;
    if (!dladdr((void *)_Unwind_GetIP(context), &info) || !info.dli_fname)
        return _URC_NO_REASON;
    const char *name = info.dli_fname;
    if (strstr(name, "faults.so") || strstr(name, "dti"))
        return _URC_NO_REASON;
    walk->found = strstr(name, library) != NULL;
    return _URC_END_OF_STACK;
}

static _Thread_local int walking;

static int is_wanted(void)
{
    struct walk walk = {0};
    if (!library)
        return 1;
    if (walking || !ready)
        return 0;
    walking = 1;
    _Unwind_Backtrace(look, &walk);
    walking = 0;
    return walk.found;
}

void *malloc(size_t size)
{
    static void *(*next)(size_t);
    if (!next)
        next = FOUND(malloc);
    return is_wanted() && fails("alloc") ? NULL : next(size);
}

void *calloc(size_t number, size_t size)
{
    static void *(*next)(size_t, size_t);
    if (!next)
        next = FOUND(calloc);
    return is_wanted() && fails("alloc") ? NULL : next(number, size);
}

void *realloc(void *block, size_t size)
{
    static void *(*next)(void *, size_t);
    if (!next)
        next = FOUND(realloc);
    return size && is_wanted() && fails("alloc") ? NULL : next(block, size);
}

static int is_of_the_system(const char *path)
{
    return strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0 ||
           strncmp(path, "/sys/", 5) == 0;
}

static int open_mode(int flags, va_list args)
{
    return flags & (O_CREAT | __O_TMPFILE) ? va_arg(args, int) : 0;
}

#define OPEN(name)                                                             \
    int name(const char *path, int flags, ...)                                 \
    {                                                                          \
        va_list args;                                                          \
        va_start(args, flags);                                                 \
        int mode = open_mode(flags, args);                                     \
        va_end(args);                                                          \
        if (!is_of_the_system(path) && fails("open"))                          \
            return -1;                                                         \
        return NEXT(name)(path, flags, mode);                                  \
    }
OPEN(open)
OPEN(open64)

int openat(int folder, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    int mode = open_mode(flags, args);
    va_end(args);
    if (!is_of_the_system(path) && fails("open"))
        return -1;
    return NEXT(openat)(folder, path, flags, mode);
}

FILE *fopen(const char *path, const char *how)
{
    if (!is_of_the_system(path) && fails("open"))
        return NULL;
    return NEXT(fopen)(path, how);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    if (fd > STDERR_FILENO && fails("write"))
        return -1;
    return NEXT(write)(fd, bytes, size);
}

size_t fwrite(const void *bytes, size_t size, size_t number, FILE *f)
{
    if (fileno(f) > STDERR_FILENO && fails("write"))
        return 0;
    return NEXT(fwrite)(bytes, size, number, f);
}

/* As Linux has it: the descriptor is closed all the same. */
int close(int fd)
{
    int bad = fd > STDERR_FILENO && fails("close");
    int result = NEXT(close)(fd);
    if (!bad)
        return result;
    errno = (int)failure;
    return -1;
}

int rename(const char *from, const char *to)
{
    return fails("rename") ? -1 : NEXT(rename)(from, to);
}

int renameat2(int from, const char *path, int to, const char *name,
              unsigned how)
{
    return fails("rename") ? -1 : NEXT(renameat2)(from, path, to, name, how);
}

int fsync(int fd)
{
    return fails("sync") ? -1 : NEXT(fsync)(fd);
}

int syncfs(int fd)
{
    return fails("sync") ? -1 : NEXT(syncfs)(fd);
}
