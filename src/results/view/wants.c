#include "results/view/context.h"

#include <stdio.h>

/* What lists may be asked of: whatever a section is about, or one of these. */
static const char *const owners[] = {"", "level", "agency"};

bool view_asks(const struct view *view, const char *name)
{
    return !view->names || json_object_get(view->names, name);
}

static bool asks_of(const struct view *view, const char *owner,
                    const char *name)
{
    static const char *const prefixes[] = {"", "has_", ""};
    static const char *const suffixes[] = {"", "", "_count"};
    char key[64];
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        snprintf(key, sizeof key, "%s.%s%s%s", owner, prefixes[i], name,
                 suffixes[i]);
        if (json_object_get(view->names, key))
            return true;
    }
    return false;
}

bool view_wants(const struct view *view, const char *name)
{
    for (size_t i = 0; view->names && i < sizeof owners / sizeof *owners; i++)
        if (asks_of(view, owners[i], name))
            return true;
    return !view->names;
}

bool view_wants_any(const struct view *view, const char *const *names,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (view_wants(view, names[i]))
            return true;
    return false;
}
