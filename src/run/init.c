#include "run/init.h"

#include "base/failure.h"
#include "base/file.h"
#include "run/collect.h"
#include "run/places.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEMPLATE_LIMIT = 8 << 20 };

/* Where workbooks go; the names are for people, any other would do. */
static const char *const drop_folders[] = {"tu-danh-gia", "tham-dinh",
                                           "giai-trinh"};

/* Whether there is anything there; hidden files and empty folders count too. */
static bool is_taken(const char *folder)
{
    if (!file_exists(folder))
        return false;
    DIR *dir = opendir(folder);
    if (!dir)
        return true;
    bool taken = false;
    const struct dirent *entry;
    while (!taken && (entry = readdir(dir)))
        taken =
            strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return taken;
}

static int copy_file(const char *from, const char *to)
{
    struct str text = {0};
    int failure = file_read(from, TEMPLATE_LIMIT, &text);
    if (!failure)
        failure = file_write(to, str_text(&text), text.length);
    str_clear(&text);
    return failure;
}

static int copy_folder(const char *from, const char *to)
{
    struct file_list files = {0};
    int failure = file_list_folder(from, &files);
    for (size_t i = 0; i < files.count && !failure; i++) {
        char *path = file_join(to, collect_name(files.items[i], from));
        failure = copy_file(files.items[i], path);
        free(path);
    }
    file_list_clear(&files);
    return failure;
}

enum run_status init_campaign(const char *folder, char *message, size_t size)
{
    if (is_taken(folder)) {
        snprintf(message, size, "%s: thư mục đã có dữ liệu; chọn thư mục mới",
                 folder);
        return RUN_WRONG;
    }
    char *templates = places_templates();
    int failure = copy_folder(templates, folder);
    for (size_t i = 0;
         i < sizeof drop_folders / sizeof *drop_folders && !failure; i++) {
        char *path = file_join(folder, drop_folders[i]);
        failure = file_make_folder(path);
        free(path);
    }
    if (failure)
        snprintf(message, size, "%s: không tạo được đợt đánh giá từ %s: %s",
                 folder, templates, failure_text(failure));
    free(templates);
    return failure ? RUN_FAILED : RUN_GOOD;
}
