/* What a process gives up before it looks at bytes that came from outside.
 * Knows neither workbooks nor DTI. May be included by sandbox
 * and run/print.
 *
 * Nothing given up can be had back, by this process or by its children. Each
 * layer stands by itself: where the kernel has not got one, the others hold. */
#ifndef DTI_SANDBOX_RIGHTS_H
#define DTI_SANDBOX_RIGHTS_H

#include <stdbool.h>
#include <stddef.h>

struct sock_fprog;

/* The two descriptors that rights_filter_apply leaves: to read from the one
 * and to write to the other. */
enum { RIGHTS_IN = 3, RIGHTS_OUT = 4 };

/* New rights by running a program with set-user-ID, and core files. */
void rights_give_up_privileges(void);

/* Every file and folder by name; and, of kernels that know it, TCP and signals
 * to processes outside (Landlock). False where the kernel has no Landlock. */
bool rights_give_up_files(void);

/* Address space: at most `more` bytes above what is mapped now. */
void rights_limit_memory(size_t more);

/* Processor time in seconds, after which the kernel ends the process; files
 * cannot be written, opened or multiplied, and no process be made. */
void rights_limit_work(unsigned seconds);

/* The filter of system calls (seccomp) that leaves a process no more than to
 * read RIGHTS_IN, to write RIGHTS_OUT and standard error, to have memory that
 * is not executable, and to leave. It is made once, applied in many
 * processes, and kept to the end. NULL where it cannot be made. */
struct sock_fprog *rights_filter_new(void);

/* False where the kernel has no such filters. */
bool rights_filter_apply(const struct sock_fprog *filter);

#endif
