#include "run/refusal.h"

#include "base/file.h"
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
