#include "run/places.h"

#include "base/file.h"
#include "base/mem.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

char *places_campaign(const char *named, const char *input)
{
    if (named)
        return mem_strdup(named);
    char *own = file_join(input, "campaign.yaml");
    if (file_exists(own))
        return own;
    free(own);
    char *templates = places_templates();
    char *path = file_join(templates, "campaign.yaml");
    free(templates);
    return path;
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
