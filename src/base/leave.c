#include "base/leave.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Changed by one thread, with the signals held; read by handlers. */
static struct leave_file *volatile files;
static struct leave_process *volatile processes;

static const struct {
    int signal;
    const char *message;
} signals[] = {
    {SIGINT, "bị dừng theo lệnh (Ctrl+C); mọi tệp kết quả đều nguyên vẹn"},
    {SIGTERM, "bị hệ điều hành yêu cầu dừng; mọi tệp kết quả đều nguyên vẹn"},
    {SIGHUP, "cửa sổ lệnh đã đóng; mọi tệp kết quả đều nguyên vẹn"},
};

enum { SIGNAL_COUNT = sizeof signals / sizeof *signals };

void leave_add(struct leave_file *file)
{
    sigset_t before = leave_hold();
    file->next = files;
    files = file;
    leave_release(&before);
}

void leave_remove(struct leave_file *file)
{
    sigset_t before = leave_hold();
    if (files == file)
        files = file->next;
    for (struct leave_file *f = files; f; f = f->next)
        if (f->next == file)
            f->next = file->next;
    leave_release(&before);
}

void leave_add_process(struct leave_process *process)
{
    sigset_t before = leave_hold();
    process->next = processes;
    processes = process;
    leave_release(&before);
}

void leave_remove_process(struct leave_process *process)
{
    sigset_t before = leave_hold();
    if (processes == process)
        processes = process->next;
    for (struct leave_process *p = processes; p; p = p->next)
        if (p->next == process)
            p->next = process->next;
    leave_release(&before);
}

void leave_forget(void)
{
    files = NULL;
    processes = NULL;
}

/* No stdio: it may itself need memory, or be what was interrupted. */
static void say(const char *text)
{
    ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
    (void)ignored;
}

_Noreturn void leave_now(const char *message)
{
    say("dti: ");
    say(message);
    say("\n");
    for (struct leave_process *p = processes; p; p = p->next)
        (void)kill(p->pid, SIGKILL);
    for (struct leave_process *p = processes; p; p = p->next)
        while (waitpid(p->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    for (struct leave_file *f = files; f; f = f->next)
        (void)unlink(f->path);
    _exit(LEAVE_STATUS);
}

static void on_signal(int number)
{
    for (int i = 0; i < SIGNAL_COUNT; i++)
        if (signals[i].signal == number)
            leave_now(signals[i].message);
}

static sigset_t held(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < SIGNAL_COUNT; i++)
        sigaddset(&set, signals[i].signal);
    return set;
}

void leave_on_signals(void)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_mask = held()};
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    for (int i = 0; i < SIGNAL_COUNT; i++)
        /* One that is ignored is meant to be: nohup. */
        if (sigaction(signals[i].signal, NULL, &before) == 0 &&
            before.sa_handler != SIG_IGN)
            (void)sigaction(signals[i].signal, &action, NULL);
    (void)sigaction(SIGXFSZ, &ignore, NULL);
}

sigset_t leave_hold(void)
{
    sigset_t set = held(), before;
    sigemptyset(&before);
    (void)pthread_sigmask(SIG_BLOCK, &set, &before);
    return before;
}

void leave_release(const sigset_t *before)
{
    (void)pthread_sigmask(SIG_SETMASK, before, NULL);
}
