#include "verbs/screen.h"

#include "base/failure.h"
#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void show(FILE *out, const char *text)
{
    char *visible = text_visible(text);
    fputs(visible, out);
    free(visible);
}

enum run_status complain(const char *format, ...)
{
    char text[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fputs("dti: ", stderr);
    show(stderr, text);
    fputc('\n', stderr);
    return RUN_WRONG;
}

enum run_status flushed(enum run_status status)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        complain("không ghi được ra đầu ra: %s", failure_text(errno));
        return RUN_FAILED;
    }
    return status;
}

void complain_of_line(void *userdata, const char *line)
{
    (void)userdata;
    complain("%s", line);
}

void show_progress(void *userdata, const char *what, size_t done, size_t total)
{
    enum { WIDTH = 30 };
    bool terminal = *(const bool *)userdata;
    if (!terminal) {
        if (done == total)
            fprintf(stderr, "%s: %zu\n", what, total);
        return;
    }
    int filled = (int)(done * WIDTH / total);
    fprintf(stderr, "\r%s [%.*s%*s] %zu/%zu%s", what, filled,
            "##############################", WIDTH - filled, "", done, total,
            done == total ? "\n" : "");
}

void print_campaign(const struct command *command, const char *path)
{
    if (!command->quiet && *path)
        fprintf(stderr, "Đợt đánh giá: %s\n", path);
}
