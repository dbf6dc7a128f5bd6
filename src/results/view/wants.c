#include "results/view/context.h"

#include <stdio.h>

bool view_asks(const struct view *view, const char *name)
{
    return !view->names || json_object_get(view->names, name);
}

bool view_wants(const struct view *view, const char *name)
{
    static const char *const prefixes[] = {"", "has_", ""};
    static const char *const suffixes[] = {"", "", "_count"};
    char key[64];
    for (size_t i = 0; view->names && i < 3; i++) {
        snprintf(key, sizeof key, "%s%s%s", prefixes[i], name, suffixes[i]);
        if (json_object_get(view->names, key))
            return true;
    }
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
