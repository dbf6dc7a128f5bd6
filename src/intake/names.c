#include "intake/names.h"

#include "base/text.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

/* A unit's name without what people put around it. The caller frees it. */
static char *bare_name(const char *name)
{
    static const char *const before[] = {"ubnd ", "uy ban nhan dan "};
    static const char *const behind[] = {" thanh pho ha noi", " tp ha noi",
                                         " tp. ha noi", " ha noi"};
    char *folded = text_fold_plain(name), *start = folded;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (strncmp(start, before[i], strlen(before[i])) == 0)
            start += strlen(before[i]);
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        size_t length = strlen(start), tail = strlen(behind[i]);
        if (length > tail && strcmp(start + length - tail, behind[i]) == 0)
            start[length - tail] = '\0';
    }
    size_t length = strlen(start);
    while (length > 0 && strchr(",.- ", start[length - 1]) != NULL)
        start[--length] = '\0';
    char *bare = mem_strdup(start);
    free(folded);
    return bare;
}

bool unit_names_same(const char *a, const char *b)
{
    char *x = bare_name(a), *y = bare_name(b);
    bool same = strcmp(x, y) == 0;
    free(x);
    free(y);
    return same;
}

struct named_unit {
    char *name; /* bare; freed with the list */
    const struct unit *unit;
};

struct unit_names {
    VEC_OF(struct named_unit);
};

static int compare_names(const void *left, const void *right)
{
    const struct named_unit *a = left, *b = right;
    return strcmp(a->name, b->name);
}

struct unit_names *unit_names_new(const struct campaign *campaign)
{
    struct unit_names *names = mem_calloc(1, sizeof *names);
    for (size_t i = 0; i < campaign->unit_count; i++) {
        const struct unit *unit = &campaign->units[i];
        *vec_push(names) = (struct named_unit){bare_name(unit->name), unit};
    }
    if (names->count > 0)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    return names;
}

void unit_names_free(struct unit_names *names)
{
    if (names == NULL)
        return;
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i].name);
    vec_clear(names);
    free(names);
}

static bool is_neighbour(const struct unit_names *names, size_t i,
                         const char *name)
{
    return i < names->count && strcmp(names->items[i].name, name) == 0;
}

const struct unit *unit_names_find(const struct unit_names *names,
                                   const char *name)
{
    struct named_unit key = {.name = bare_name(name)};
    const struct named_unit *found = NULL;
    if (names->count > 0)
        found = bsearch(&key, names->items, names->count, sizeof key,
                        compare_names);
    if (found != NULL) {
        size_t i = (size_t)(found - names->items);
        if (is_neighbour(names, i + 1, key.name) ||
            (i > 0 && is_neighbour(names, i - 1, key.name)))
            found = NULL;
    }
    free(key.name);
    return found == NULL ? NULL : found->unit;
}
