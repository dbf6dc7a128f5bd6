/* Contexts laid over each other, for the names that any of them has. */
#include "results/view/context.h"

#include "base/mem.h"

/* The items of a list, each over the ones before: one is left. */
// NOLINTNEXTLINE(misc-no-recursion)
static void lay_over_items(json_t *all, const json_t *more)
{
    json_t *item = json_incref(json_array_get(all, 0));
    for (size_t i = 0; i < json_array_size(more); i++)
        view_lay_over(&item, json_array_get(more, i));
    json_array_clear(all);
    if (item)
        tree_add(all, item);
}

// NOLINTNEXTLINE(misc-no-recursion)
static void lay_over_members(json_t *all, const json_t *more)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)more, key, value)
    {
        json_t *before = json_object_get(all, key);
        json_t *both = json_incref(before);
        view_lay_over(&both, value);
        if (both == before)
            json_decref(both);
        else
            tree_put(all, key, both);
    }
}

/* A null is no list, and items of one list may be of two kinds. Our own
 * contexts are a few levels deep. */
// NOLINTNEXTLINE(misc-no-recursion)
void view_lay_over(json_t **all, const json_t *more)
{
    bool nothing = !*all || json_is_null(*all);
    if (json_is_null(more) && (json_is_null(*all) || json_is_array(*all)))
        return;
    if (nothing) {
        json_decref(*all);
        *all = json_is_array(more) ? json_array() : json_deep_copy(more);
        if (!*all)
            mem_fail();
    }
    if (json_is_array(*all) && json_is_array(more))
        lay_over_items(*all, more);
    else if (!nothing && json_is_object(*all) && json_is_object(more))
        lay_over_members(*all, more);
}
