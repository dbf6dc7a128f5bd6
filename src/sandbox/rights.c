#include "sandbox/rights.h"

#include "base/sanitized.h"

#include <stdint.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

void rights_give_up_privileges(void)
{
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    (void)setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
}

/* Landlock as the kernel's include/uapi/linux/landlock.h has it; those of this
 * machine's libc may be older than its kernel. A new version of it handles more
 * kinds of access, and its structure is longer. */
struct landlock_ruleset {
    uint64_t files, network, scopes;
};

enum { LANDLOCK_VERSION = 1, FIRST_NETWORK = 4, FIRST_SCOPES = 6 };

static const struct {
    int version; /* from which the kernel knows it */
    uint64_t files;
} landlock_files[] = {
    {1, (1 << 13) - 1}, /* run, write, read, list, remove, make */
    {2, 1 << 13},       /* rename into another folder */
    {3, 1 << 14},       /* truncate */
    {5, 1 << 15},       /* control devices */
};

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif

bool rights_give_up_files(void)
{
    long version =
        syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_VERSION);
    if (version < 1)
        return false;
    struct landlock_ruleset all = {0};
    for (size_t i = 0; i < sizeof landlock_files / sizeof *landlock_files; i++)
        if (version >= landlock_files[i].version)
            all.files |= landlock_files[i].files;
    size_t size = sizeof all.files;
    if (version >= FIRST_NETWORK) {
        all.network = 3; /* bind and connect */
        size += sizeof all.network;
    }
    if (version >= FIRST_SCOPES) {
        all.scopes = 3; /* abstract sockets and signals */
        size += sizeof all.scopes;
    }
    /* A set of rules without a rule allows nothing. */
    int set = (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
    if (set < 0)
        return false;
    bool done = syscall(SYS_landlock_restrict_self, set, 0) == 0;
    close(set);
    return done;
}

void rights_limit_memory(size_t more)
{
    unsigned long pages = 0;
    FILE *f = SANITIZED ? NULL : fopen("/proc/self/statm", "re");
    if (!f)
        return;
    if (fscanf(f, "%lu", &pages) == 1) {
        rlim_t limit = pages * (rlim_t)sysconf(_SC_PAGESIZE) + more;
        (void)setrlimit(RLIMIT_AS, &(struct rlimit){limit, limit});
    }
    fclose(f);
}

void rights_limit_work(unsigned seconds)
{
    /* The first limit ends the process by SIGXCPU, the second by SIGKILL. */
    (void)setrlimit(RLIMIT_CPU, &(struct rlimit){seconds, seconds + 1});
    (void)setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, 0});
    (void)setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, 0});
    (void)setrlimit(RLIMIT_NPROC, &(struct rlimit){0, 0});
}
