/* Leaving at once: no memory, or a signal. May be included by everything.
 *
 * What is half written then must not stay. The files to take away are a list
 * that needs no memory to walk, so that it can be done by the handler of a
 * signal and where there is no memory left. It is the one thing in the program
 * that outlives its owner's context: a handler has none. */
#ifndef DTI_BASE_LEAVE_H
#define DTI_BASE_LEAVE_H

#include <signal.h>
#include <sys/types.h>

/* The status of a process that the machine failed. */
enum { LEAVE_STATUS = 3 };

/* A file that goes when the process leaves. The item and its path belong to
 * who adds it, and stay until leave_remove. From
 * one thread only. */
struct leave_file {
    struct leave_file *next;
    const char *path;
};

void leave_add(struct leave_file *file);
void leave_remove(struct leave_file *file);

/* A process that ends with this one, before the files go: it may be writing one
 * of them. Fork with the signals held and add it before they come again; remove
 * it, with them held, before it is waited for. */
struct leave_process {
    struct leave_process *next;
    pid_t pid;
};

void leave_add_process(struct leave_process *process);
void leave_remove_process(struct leave_process *process);

/* In a process that was forked: files and processes are those of the one
 * before. */
void leave_forget(void);

/* Ends the process with LEAVE_STATUS, saying `message` on standard error. */
_Noreturn void leave_now(const char *message);

/* From now on SIGINT, SIGTERM and SIGHUP leave so, saying which it was; and a
 * file that grows past its limit (SIGXFSZ) is a write that fails. */
void leave_on_signals(void);

/* Holds such signals back from this thread and those it makes, and lets them
 * come again as before: between the two nothing is left half done. */
sigset_t leave_hold(void);
void leave_release(const sigset_t *before);

#endif
