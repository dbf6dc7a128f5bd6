#include "run/places.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder in which the running program lies, or NULL. */
static char *program_folder(void)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    return mem_strdup(path);
}

/* The first of the places that exists: beside the program, where it would lie
 * below its own prefix, and below the prefix of the build. */
static char *find(const char *beside, const char *shared)
{
    char *folder = program_folder();
    if (folder) {
        char *candidates[] = {file_join(folder, beside),
                              file_join(folder, shared)};
        free(folder);
        for (int i = 0; i < 2; i++) {
            if (file_exists(candidates[i])) {
                free(candidates[1 - i]);
                return candidates[i];
            }
        }
        free(candidates[0]);
        free(candidates[1]);
    }
    return file_join(DTI_SHARE, strrchr(shared, '/') + 1);
}

char *places_templates(void)
{
    if (file_exists("templates/campaign.yaml"))
        return mem_strdup("templates");
    return find("../templates", "../share/dti/templates");
}

char *places_fonts(void)
{
    return find("fonts", "../share/dti/fonts");
}

/* The folder that `folder` lies in, as one would write it: `ho-so/tu-danh-gia`
 * is in `ho-so`, that in `.`, that in `..`. Where the name is a link or leads
 * upward already, `/..` is written, for the kernel knows. */
static char *parent_of(const char *folder)
{
    struct str path = {0};
    struct stat info;
    str_append(&path, folder);
    while (path.length > 1 && path.data[path.length - 1] == '/')
        path.data[--path.length] = '\0';
    const char *slash = strrchr(str_text(&path), '/');
    const char *name = slash ? slash + 1 : str_text(&path);
    if (strcmp(str_text(&path), ".") == 0) {
        str_append_char(&path, '.');
    } else if (*name == '.' || *name == '\0' ||
               lstat(str_text(&path), &info) != 0 || S_ISLNK(info.st_mode)) {
        str_append(&path, "/..");
    } else {
        size_t length = slash ? (size_t)(slash - path.data) : 0;
        str_reset(&path);
        if (slash)
            str_append_bytes(&path, folder, length > 0 ? length : 1);
        else
            str_append_char(&path, '.');
    }
    return str_take(&path);
}

char *places_beside(const char *folder, const char *name)
{
    char *parent = parent_of(folder);
    char *path =
        strcmp(parent, ".") == 0 ? mem_strdup(name) : file_join(parent, name);
    free(parent);
    return path;
}

/* Whether both are one folder, as the root and what it lies in are; a folder
 * that is not there is the end of the way, too. */
static bool is_top(const char *folder, const char *parent)
{
    struct stat one, other;
    return stat(folder, &one) != 0 || stat(parent, &other) != 0 ||
           (one.st_dev == other.st_dev && one.st_ino == other.st_ino);
}

static char *campaign_in(const char *folder)
{
    char *path = strcmp(folder, ".") == 0 ? mem_strdup("campaign.yaml")
                                          : file_join(folder, "campaign.yaml");
    if (file_exists(path))
        return path;
    free(path);
    return NULL;
}

/* The nearest campaign.yaml of the folders that `folder` lies in, or NULL. */
static char *campaign_above(const char *folder)
{
    char *at = mem_strdup(folder), *found = NULL;
    for (bool top = false; !found && !top;) {
        char *parent = parent_of(at);
        top = is_top(at, parent);
        found = top ? NULL : campaign_in(parent);
        free(at);
        at = parent;
    }
    free(at);
    return found;
}

char *places_campaign(const char *named, const char *input)
{
    if (named)
        return mem_strdup(named);
    char *path = campaign_in(input);
    if (!path)
        path = campaign_in(".");
    if (!path)
        path = campaign_above(input);
    if (!path)
        path = campaign_above(".");
    if (path)
        return path;
    char *templates = places_templates();
    path = file_join(templates, "campaign.yaml");
    free(templates);
    return path;
}

char *places_campaign_of_file(const char *named, const char *file)
{
    const char *slash = strrchr(file, '/');
    size_t length = slash ? (size_t)(slash - file) + 1 : 0;
    char *folder = length ? mem_strndup(file, length) : mem_strdup(".");
    char *path = places_campaign(named, folder);
    free(folder);
    return path;
}

bool places_is_supplied(const char *campaign)
{
    char *templates = places_templates();
    char *path = file_join(templates, "campaign.yaml");
    bool supplied = strcmp(campaign, path) == 0;
    free(path);
    free(templates);
    return supplied;
}

struct campaign *places_load_campaign(const char *named, const char *input,
                                      char *message, size_t size)
{
    char *path = places_campaign(named, input);
    struct campaign_error error = {0};
    struct campaign *campaign = campaign_load(path, &error);
    const char *file = error.file ? error.file : path;
    if (!campaign && error.line > 0)
        snprintf(message, size, "%s:%d: %s", file, error.line, error.message);
    else if (!campaign)
        snprintf(message, size, "%s: %s", file, error.message);
    campaign_error_clear(&error);
    free(path);
    return campaign;
}
