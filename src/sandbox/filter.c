/* The filter of system calls, made by libseccomp as a program for the kernel.
 */
#include "sandbox/rights.h"

#include "base/mem.h"
#include "base/sanitized.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

/* A system call that is left, and what one of its arguments must be. */
struct left {
    int call;
    int argument; /* from 0; -1: any arguments will do */
    enum scmp_compare compare;
    scmp_datum_t a, b;
};

// NOLINTBEGIN(bugprone-macro-parentheses): initializers
#define ANY .argument = -1
#define FILE_IS(fd) .argument = 0, .compare = SCMP_CMP_EQ, .a = (fd)
#define ONLY_WAKES                                                             \
    .argument = 1, .compare = SCMP_CMP_EQ, .a = FUTEX_WAKE_PRIVATE
#define NOT_EXECUTABLE                                                         \
    .argument = 2, .compare = SCMP_CMP_MASKED_EQ, .a = PROT_EXEC, .b = 0
// NOLINTEND(bugprone-macro-parentheses)

static const struct left calls_left[] = {
    {SCMP_SYS(read), FILE_IS(RIGHTS_IN)},
    {SCMP_SYS(write), FILE_IS(RIGHTS_OUT)},
    {SCMP_SYS(write), FILE_IS(STDERR_FILENO)}, /* a keeper's leads nowhere */
    {SCMP_SYS(mmap), NOT_EXECUTABLE},
    {SCMP_SYS(mprotect), NOT_EXECUTABLE},
    {SCMP_SYS(munmap), ANY},
    {SCMP_SYS(mremap), ANY},
    {SCMP_SYS(madvise), ANY},
    {SCMP_SYS(brk), ANY},
    {SCMP_SYS(getrandom), ANY}, /* expat, against chosen hash collisions */
    {SCMP_SYS(sysinfo), ANY},   /* qsort, how much memory it may take */
    {SCMP_SYS(clock_gettime), ANY},
    {SCMP_SYS(sysinfo), ANY}, /* qsort() asks how much memory there is */
    {SCMP_SYS(rt_sigreturn), ANY},
    {SCMP_SYS(exit), ANY},
    {SCMP_SYS(exit_group), ANY},
#if !SANITIZED
    {SCMP_SYS(futex), ONLY_WAKES}, /* nobody waits: pthread_once, libcrypto */
#else                              /* so that its findings are reported */
    {SCMP_SYS(getpid), ANY},
    {SCMP_SYS(gettid), ANY},
    {SCMP_SYS(sigaltstack), ANY},
    {SCMP_SYS(futex), ANY},
    {SCMP_SYS(sched_yield), ANY},
#endif
};

/* Whatever else is called ends the process; under a sanitizer, which calls
 * more than we do, it fails instead. */
static const uint32_t otherwise =
    SANITIZED ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_KILL_PROCESS;

static int allow(scmp_filter_ctx rules, const struct left *left)
{
    if (left->argument < 0)
        return seccomp_rule_add(rules, SCMP_ACT_ALLOW, left->call, 0);
    return seccomp_rule_add(
        rules, SCMP_ACT_ALLOW, left->call, 1,
        SCMP_CMP((unsigned)left->argument, left->compare, left->a, left->b));
}

/* The program that libseccomp writes to a file, in memory. */
static struct sock_fprog *export(scmp_filter_ctx rules)
{
    int fd = memfd_create("filter", MFD_CLOEXEC);
    struct sock_fprog *filter = mem_calloc(1, sizeof *filter);
    off_t size = -1;
    if (fd >= 0 && seccomp_export_bpf(rules, fd) == 0)
        size = lseek(fd, 0, SEEK_CUR);
    if (size > 0) {
        filter->filter = mem_alloc((size_t)size);
        filter->len = (unsigned short)((size_t)size / sizeof *filter->filter);
        if (pread(fd, filter->filter, (size_t)size, 0) != size)
            size = -1;
    }
    if (fd >= 0)
        close(fd);
    if (size > 0)
        return filter;
    free(filter->filter);
    free(filter);
    return NULL;
}

struct sock_fprog *rights_filter_new(void)
{
    scmp_filter_ctx rules = seccomp_init(otherwise);
    if (!rules)
        return NULL;
    bool good = true;
    for (size_t i = 0; i < sizeof calls_left / sizeof *calls_left; i++)
        good = good && allow(rules, &calls_left[i]) == 0;
    struct sock_fprog *filter = good ? export(rules) : NULL;
    seccomp_release(rules);
    return filter;
}

bool rights_filter_apply(const struct sock_fprog *filter)
{
    return filter && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter) == 0;
}
