#include "run/collect.h"

#include "base/mem.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

const char *collect_name(const char *path, const char *input)
{
    size_t length = strlen(input);
    while (length > 0 && input[length - 1] == '/')
        length--;
    if (length == 0 || strncmp(path, input, length) != 0 || path[length] != '/')
        return path;
    return path + length + strspn(path + length, "/");
}

/* Whether `path` is `place` or lies below it; both are real paths. */
static bool is_within(const char *path, const char *place)
{
    size_t length = strlen(place);
    return strncmp(path, place, length) == 0 &&
           (path[length] == '\0' || path[length] == '/');
}

bool collect_is_hidden(const char *input, const char *output)
{
    char *from = realpath(input, NULL), *to = realpath(output, NULL);
    bool hidden = from && to && is_within(from, to);
    free(from);
    free(to);
    return hidden;
}

static bool holds(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    bool there = file_exists(path);
    free(path);
    return there;
}

/* Whether `path`, a file below `folder`, is in a folder of forms. */
static bool is_form(const char *path, const char *folder)
{
    char *parent = mem_strdup(path);
    size_t top = strlen(folder);
    bool found = false;
    for (char *slash; !found && (slash = strrchr(parent, '/')) != NULL &&
                      (size_t)(slash - parent) >= top;) {
        *slash = '\0';
        found = holds(parent, COLLECT_FORMS);
    }
    free(parent);
    return found;
}

static bool is_workbook_name(const char *path)
{
    static const char ending[] = ".xlsx";
    size_t length = strlen(path), own = sizeof ending - 1;
    return length > own && strcasecmp(path + length - own, ending) == 0;
}

bool collect_hides(const char *input, const char *output, char *file)
{
    struct file_list files = {0};
    bool hides = false;
    if (!collect_is_hidden(output, input) || holds(output, COLLECT_MANIFEST))
        return false;
    (void)file_list_folder(output, &files);
    for (size_t i = 0; i < files.count && !hides; i++) {
        hides = is_workbook_name(files.items[i]) &&
                !is_form(files.items[i], output);
        if (hides)
            snprintf(file, PATH_MAX, "%s", files.items[i]);
    }
    file_list_clear(&files);
    return hides;
}

/* The real paths of what is not input. */
struct exclusions {
    char **items;
    size_t count, capacity;
};

static void exclude(struct exclusions *list, const char *path)
{
    char *real = path ? realpath(path, NULL) : NULL;
    if (real)
        *vec_push(list) = real;
}

static void exclude_notes(struct exclusions *list,
                          const struct campaign *campaign)
{
    char *notes =
        campaign->folder ? file_join(campaign->folder, COLLECT_NOTES) : NULL;
    exclude(list, notes);
    free(notes);
}

static bool is_excluded(const struct exclusions *list, const char *path)
{
    char *real = realpath(path, NULL);
    bool found = false;
    for (size_t i = 0; real && i < list->count && !found; i++)
        found = is_within(real, list->items[i]);
    free(real);
    return found;
}

int collect_inputs(const char *input, const char *output,
                   const struct campaign *campaign, struct file_list *out)
{
    struct file_list all = {.others = true};
    int failure = file_list_folder(input, &all);
    struct exclusions exclusions = {0};
    exclude(&exclusions, output);
    exclude(&exclusions, campaign->documents);
    exclude_notes(&exclusions, campaign);
    for (size_t i = 0; i < campaign->file_count; i++)
        exclude(&exclusions, campaign->files[i]);
    for (size_t i = 0; i < all.count; i++)
        if (!is_excluded(&exclusions, all.items[i]))
            *vec_push(out) = mem_strdup(all.items[i]);
    for (size_t i = 0; i < exclusions.count; i++)
        free(exclusions.items[i]);
    vec_clear(&exclusions);
    file_list_clear(&all);
    return failure;
}

/* SOURCE_DATE_EPOCH, or `fallback` where it is not a number. */
static int64_t source_date(int64_t fallback)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return fallback;
    char *end;
    long long seconds = strtoll(text, &end, 10);
    return *end ? fallback : seconds;
}

int collect_year(void)
{
    return date_from_time(source_date((int64_t)time(NULL))).year;
}

struct date collect_today(const struct campaign *campaign)
{
    struct date today = date_from_time(source_date((int64_t)time(NULL)));
    return date_compare(today, campaign->date) < 0 ? today : campaign->date;
}

int64_t collect_created(const struct campaign *campaign)
{
    return source_date(date_to_time(campaign->date));
}
