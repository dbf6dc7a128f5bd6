#include "run/refusal.h"

#include "base/file.h"
#include "process/words.h"
#include "run/collect.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* True always. */
static bool refuse(const char *path, const char *why, char *message,
                   size_t size)
{
    snprintf(message, size, "%s: %s; không ghi gì", path, why);
    return true;
}

bool refusal_hidden(const char *input, const char *output, char *message,
                    size_t size)
{
    char file[PATH_MAX];
    if (collect_is_hidden(input, output))
        return refuse(input,
                      "thư mục hồ sơ nằm trong thư mục kết quả; chọn thư mục "
                      "kết quả khác bằng -o",
                      message, size);
    return collect_hides(input, output, file) &&
           refuse(file,
                  "tệp Excel này nằm trong thư mục kết quả nên sẽ không được "
                  "đọc; chọn thư mục kết quả khác bằng -o",
                  message, size);
}

bool refusal_unreadable(const struct intake *intake, const char *input,
                        char *message, size_t size)
{
    for (size_t i = 0; i < intake->problems.count; i++) {
        const struct problem *p = &intake->problems.items[i];
        if (p->code != PROBLEM_FILE_UNREADABLE)
            continue;
        char *path = file_join(input, p->file);
        (void)refuse(path, p->message, message, size);
        free(path);
        return true;
    }
    return false;
}

bool refusal_empty(const struct intake *intake, const char *input,
                   char *message, size_t size)
{
    size_t workbooks = intake->received.count;
    for (size_t i = 0; i < intake->problems.count; i++) {
        enum problem_code code = intake->problems.items[i].code;
        workbooks -= code == PROBLEM_FILE_OTHER || code == PROBLEM_FILE_LOCK;
    }
    return workbooks == 0 &&
           refuse(input, "không có tệp Excel nào", message, size);
}

/* --- What holds up the end of a campaign --- */

struct listener {
    line_fn *complaint;
    void *userdata;
};

static void tell(const struct listener *listener, const char *line)
{
    if (listener->complaint)
        listener->complaint(listener->userdata, line);
}

/* What is missing now may have been there when it was approved. */
static void tell_lost(const struct intake *intake,
                      const struct listener *listener)
{
    for (size_t i = 0; i < intake->problems.count; i++) {
        const struct problem *p = &intake->problems.items[i];
        if (p->code == PROBLEM_FILE_GONE || p->code == PROBLEM_FILE_SPOILT)
            tell(listener, p->message);
    }
}

static void tell_open(const struct process *process, const struct obligation *o,
                      const struct listener *listener)
{
    struct str line = {0};
    str_printf(&line, "%s: ", process_campaign(process)->files[0]);
    words_hold_up(process, o, &line);
    tell(listener, str_text(&line));
    str_clear(&line);
}

/* How much is open, after each was named, and what comes after. */
static void say_open(const struct process *process, size_t open,
                     const char *later, char *message, size_t size)
{
    snprintf(message, size,
             "%s: “final” đã ghi người phê duyệt nhưng còn %zu việc chưa xong, "
             "nêu ở trên%s%s; không in gì",
             process_campaign(process)->files[0], open,
             *later ? "; việc của bước sau chưa đến lượt, xong các việc trên "
                      "thì xét: "
                    : "",
             later);
}

bool refusal_open(const struct process *process, line_fn *complaint,
                  void *userdata, char *message, size_t size)
{
    const struct listener listener = {complaint, userdata};
    size_t open = 0;
    struct str later = {0};
    for (size_t i = 0; i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        if (!obligation_is_open(o) || o->state == OBLIGATION_NOT_DUE)
            continue;
        if (open++ == 0)
            tell_lost(process->evaluation->intake, &listener);
        tell_open(process, o, &listener);
    }
    words_later(process, &later);
    bool refused = open > 0 || later.length > 0;
    if (refused)
        say_open(process, open, str_text(&later), message, size);
    str_clear(&later);
    return refused;
}
