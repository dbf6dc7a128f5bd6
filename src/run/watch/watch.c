#include "run/watch/watch.h"

#include "base/failure.h"
#include "run/collect.h"
#include "run/watch/inbox.h"
#include "run/watch/changes.h"
#include "run/places.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

/* How long a half-copied workbook is waited for before it is taken as it is. */
enum { PATIENCE_MS = 10000 };

struct watching {
    const struct watch_options *options;
    struct run_options run; /* with the callback of this watch */
    struct run_memory *memory;
    struct changes *changes;
    struct inbox *inbox;      /* INPUT */
    struct inbox *templates;  /* the campaign's folder, unless it is INPUT */
    struct file_list changed; /* since the last run */
    bool campaign_changed;
    char campaign[1024]; /* that was named last */
    bool summarised;     /* after the first run that came to its end */
    int signals;
};

static void take_evaluation(void *userdata, const struct evaluation *evaluation,
                            const struct process *process)
{
    (void)process;
    struct watching *w = userdata;
    changes_take(w->changes, evaluation);
}

static void say(const struct watching *w, const char *line)
{
    w->options->line(w->options->userdata, line);
}

/* Which campaign it is, and again whenever it is another. */
static void name_campaign(struct watching *w, const char *campaign)
{
    struct str line = {0};
    if (!*campaign || strcmp(campaign, w->campaign) == 0)
        return;
    snprintf(w->campaign, sizeof w->campaign, "%s", campaign);
    str_printf(&line, "Đợt đánh giá: %s", campaign);
    say(w, str_text(&line));
    str_clear(&line);
}

/* How the campaign stands, once; from then on what changes. */
static void summarise(struct watching *w)
{
    if (w->summarised)
        return;
    char *line = changes_summary(w->changes);
    say(w, line);
    free(line);
    w->summarised = true;
}

/* One pass: a run, and a line for each change. */
static enum run_status pass(struct watching *w, struct run_result *result)
{
    if (w->campaign_changed) {
        run_memory_free(w->memory);
        w->memory = run_memory_new();
        w->campaign_changed = false;
    }
    enum run_status status = run(&w->run, w->memory, result);
    if (*result->notice)
        say(w, result->notice);
    name_campaign(w, result->campaign);
    if (status == RUN_WRONG || status == RUN_FAILED)
        say(w, result->message);
    if (!result->finished)
        return status;
    for (size_t i = 0; i < w->changed.count; i++) {
        char *line =
            changes_line(w->changes, w->changed.items[i],
                         collect_name(w->changed.items[i], w->run.input));
        if (line)
            say(w, line);
        free(line);
    }
    file_list_clear(&w->changed);
    summarise(w);
    return status;
}

static bool all_whole(const struct watching *w)
{
    for (size_t i = 0; i < w->changed.count; i++)
        if (!inbox_is_whole(w->changed.items[i]))
            return false;
    return true;
}

static int64_t milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Takes all that happened. Returns 0 or an errno value. */
static int take_changes(struct watching *w)
{
    struct file_list campaign_files = {0};
    int failure = inbox_take(w->inbox, &w->changed);
    if (!failure && w->templates)
        failure = inbox_take(w->templates, &campaign_files);
    w->campaign_changed |= campaign_files.count > 0;
    file_list_clear(&campaign_files);
    for (size_t i = 0; i < w->changed.count; i++) {
        const char *path = w->changed.items[i];
        size_t length = strlen(path);
        w->campaign_changed |=
            (length > 5 && strcmp(path + length - 5, ".yaml") == 0) ||
            (length > 3 && strcmp(path + length - 3, ".md") == 0);
    }
    return failure;
}

/* How long to wait for more: for ever where nothing is pending, until the
 * folder is quiet, or until a workbook is whole. */
static int patience(const struct watching *w, int64_t last_change)
{
    if (w->changed.count == 0 && !w->campaign_changed)
        return -1;
    int64_t quiet = milliseconds() - last_change;
    if (quiet < WATCH_QUIET_MS)
        return (int)(WATCH_QUIET_MS - quiet);
    return all_whole(w) || quiet >= PATIENCE_MS ? 0 : WATCH_QUIET_MS;
}

/* Waits for changes and makes passes until a signal. Returns 0 or errno. */
static int loop(struct watching *w)
{
    struct pollfd fds[3] = {
        {.fd = w->signals, .events = POLLIN},
        {.fd = inbox_descriptor(w->inbox), .events = POLLIN},
        {.fd = w->templates ? inbox_descriptor(w->templates) : -1,
         .events = POLLIN},
    };
    int64_t last_change = milliseconds();
    for (;;) {
        int wait = patience(w, last_change);
        int n = wait == 0 ? 0 : poll(fds, 3, wait);
        if (n < 0 && errno != EINTR)
            return errno;
        if (n > 0 && fds[0].revents)
            return 0;
        if (n > 0) {
            int failure = take_changes(w);
            if (failure)
                return failure;
            last_change = milliseconds();
        } else if (patience(w, last_change) == 0) {
            struct run_result result;
            (void)pass(w, &result);
            run_result_clear(&result);
            file_list_clear(&w->changed);
        }
    }
}

/* SIGINT and SIGTERM become readable instead of killing. Workers get the mask
 * too, but end by themselves. */
static int catch_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    if (sigprocmask(SIG_BLOCK, &set, NULL) != 0)
        return -1;
    return signalfd(-1, &set, SFD_CLOEXEC);
}

/* The folder of the campaign's files, where it is not below INPUT. */
static struct inbox *watch_templates(const struct run_options *run)
{
    char *path = places_campaign(run->campaign, run->input);
    char *slash = strrchr(path, '/');
    struct inbox *inbox = NULL;
    int ignored; /* a folder that cannot be watched is no reason to stop */
    if (slash)
        *slash = '\0';
    char *folder = realpath(slash ? path : ".", NULL);
    char *input = realpath(run->input, NULL);
    if (folder && input && strcmp(folder, input) != 0)
        inbox = inbox_new(folder, run->output, &ignored);
    free(input);
    free(folder);
    free(path);
    return inbox;
}

static void clear(struct watching *w)
{
    inbox_free(w->inbox);
    inbox_free(w->templates);
    file_list_clear(&w->changed);
    changes_free(w->changes);
    run_memory_free(w->memory);
    if (w->signals >= 0)
        close(w->signals);
}

enum run_status watch(const struct watch_options *options, char *message,
                      size_t size)
{
    struct watching w = {.options = options,
                         .run = options->run,
                         .memory = run_memory_new(),
                         .changes = changes_new(),
                         .signals = catch_signals()};
    struct run_result result = {0};
    int failure = w.signals < 0 ? errno : 0;
    w.run.finished = take_evaluation;
    w.run.userdata = &w;
    w.run.progress = NULL;
    if (!failure)
        w.inbox = inbox_new(w.run.input, w.run.output, &failure);
    if (failure) {
        snprintf(message, size, "%s: không theo dõi được thư mục: %s",
                 w.run.input, failure_text(failure));
        clear(&w);
        return failure == ENOENT || failure == ENOTDIR ? RUN_WRONG : RUN_FAILED;
    }
    w.templates = watch_templates(&w.run);
    enum run_status status = pass(&w, &result);
    if (!result.finished && !result.input_refused) {
        snprintf(message, size, "%s", result.message);
    } else {
        failure = loop(&w);
        status = failure ? RUN_FAILED : RUN_GOOD;
        if (failure)
            snprintf(message, size, "không theo dõi được nữa: %s",
                     failure_text(failure));
    }
    clear(&w);
    run_result_clear(&result);
    return status;
}
