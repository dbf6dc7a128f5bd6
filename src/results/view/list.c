/* How a list stands in a context: itself, its count, whether it has any. */
#include "results/view/context.h"

#include <stdio.h>

void view_put_list(json_t *object, const char *name, json_t *list)
{
    char key[64];
    size_t count = json_array_size(list);
    snprintf(key, sizeof key, "%s_count", name);
    tree_put(object, key, vi_count(count));
    snprintf(key, sizeof key, "has_%s", name);
    tree_put(object, key, json_boolean(count > 0));
    tree_put(object, name, list);
}
