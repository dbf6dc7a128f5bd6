#include "intake/treatment.h"

#include "base/file.h"
#include "xlsx/read/sniff.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static bool ends_word(char c)
{
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !letter && !(c >= '0' && c <= '9');
}

/* Whether a name has an ending, also with more behind it: `a.xlsx (1)`. */
static bool has_ending(const char *name, const char *ending)
{
    size_t length = strlen(ending);
    for (const char *p = strchr(name, '.'); p != NULL; p = strchr(p + 1, '.'))
        if (strncasecmp(p, ending, length) == 0 && ends_word(p[length]))
            return true;
    return false;
}

static bool has_one_of(const char *name, const char *const *endings)
{
    for (; *endings != NULL; endings++)
        if (has_ending(name, *endings))
            return true;
    return false;
}

enum name_kind treatment_name_kind(const char *name)
{
    static const char *const spreadsheets[] = {
        ".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls",
        ".ods",  ".csv",  ".et",   ".ett",  NULL};
    static const char *const temporary[] = {
        ".tmp", ".part", ".partial", ".crdownload", ".download", NULL};
    const char *base = file_base_name(name);
    if (strncmp(base, "~$", 2) == 0 || strncmp(base, ".~lock.", 7) == 0)
        return NAME_LOCK;
    if (has_one_of(base, temporary))
        return NAME_TEMPORARY;
    return has_one_of(base, spreadsheets) ? NAME_WORKBOOK : NAME_OTHER;
}

bool treatment_is_foreign(enum problem_code code)
{
    switch (code) {
    case PROBLEM_FILE_EMPTY:
    case PROBLEM_FILE_TEXT:
    case PROBLEM_FILE_PDF:
    case PROBLEM_FILE_KIND:
    case PROBLEM_FILE_UNKNOWN:
    case PROBLEM_FILE_DAMAGED:
        return true;
    default:
        return false;
    }
}

const char *treatment_special_kind(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return lstat(path, &info) == 0 && S_ISLNK(info.st_mode)
                   ? "liên kết không dẫn tới tệp nào"
                   : NULL;
    if (S_ISFIFO(info.st_mode))
        return "ống dẫn (FIFO)";
    if (S_ISSOCK(info.st_mode))
        return "ổ cắm mạng (socket)";
    if (S_ISCHR(info.st_mode) || S_ISBLK(info.st_mode))
        return "thiết bị";
    if (S_ISDIR(info.st_mode))
        return lstat(path, &info) == 0 && S_ISLNK(info.st_mode)
                   ? "liên kết tới một thư mục đã đọc"
                   : "thư mục";
    return NULL;
}

/* The first bytes of a file; how many. */
static size_t read_head(const char *path, unsigned char head[SNIFF_BYTES])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return 0;
    size_t length = 0;
    ssize_t got;
    while (length < SNIFF_BYTES &&
           (got = read(fd, head + length, SNIFF_BYTES - length)) > 0)
        length += (size_t)got;
    close(fd);
    return length;
}

void treatment_describe_head(const char *path, char *text, size_t size)
{
    unsigned char head[SNIFF_BYTES];
    struct sniffed is;
    size_t length = read_head(path, head);
    *text = '\0';
    if (length == 0 || sniff_head(head, length, &is))
        return;
    struct problem_list problems = {0};
    problem_add(&problems, is.code, &(struct position){0},
                is.kind ? is.kind : "", "", (const char *)NULL);
    snprintf(text, size, "%s", problems.items[0].message);
    problem_list_clear(&problems);
}
