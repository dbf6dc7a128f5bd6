#include "results/order.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static int compare_rank(const void *a, const void *b)
{
    const struct unit_score *x = *(const struct unit_score *const *)a;
    const struct unit_score *y = *(const struct unit_score *const *)b;
    /* Those without a rank come last; equals in code order. */
    size_t p = x->rank ? x->rank : SIZE_MAX, q = y->rank ? y->rank : SIZE_MAX;
    if (p != q)
        return p < q ? -1 : 1;
    return strcmp(x->unit->code, y->unit->code);
}

struct unit_score **order_by_rank(const struct level_score *level)
{
    struct unit_score **order =
        mem_calloc(level->unit_count + 1, sizeof(struct unit_score *));
    for (size_t u = 0; u < level->unit_count; u++)
        order[u] = level->units[u];
    qsort(order, level->unit_count, sizeof *order, compare_rank);
    return order;
}
