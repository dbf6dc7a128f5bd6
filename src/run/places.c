#include "run/places.h"

#include "base/file.h"
#include "base/mem.h"

#include <limits.h>
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
