/* The units that moved most since last year. */
#include "results/view/context.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { MOVERS_SHOWN = 10 };

struct mover {
    const struct unit_score *score;
    size_t places; /* up or down */
};

/* By places, then by the rank of this year. */
static int compare_mover(const void *a, const void *b)
{
    const struct mover *x = a, *y = b;
    if (x->places != y->places)
        return x->places > y->places ? -1 : 1;
    if (x->score->rank != y->score->rank)
        return x->score->rank < y->score->rank ? -1 : 1;
    return strcmp(x->score->unit->code, y->score->unit->code);
}

static json_t *movers(const struct view *view, const struct level_score *level,
                      bool up)
{
    struct mover *found = mem_calloc(level->unit_count + 1, sizeof *found);
    size_t count = 0;
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit_score *score = level->units[u];
        const struct earlier_result *year =
            earlier_last(view->evaluation->campaign, score->unit);
        if (!year || !year->rank || !score->rank || year->rank == score->rank ||
            (score->rank < year->rank) != up)
            continue;
        found[count++] = (struct mover){score, up ? year->rank - score->rank
                                                  : score->rank - year->rank};
    }
    qsort(found, count, sizeof *found, compare_mover);
    json_t *list = json_array();
    for (size_t i = 0; i < count && i < MOVERS_SHOWN; i++)
        tree_add(list, view_row(view, found[i].score));
    free(found);
    return list;
}

void view_put_movers(const struct view *view, const struct level_score *level,
                     json_t *object)
{
    static const char *const names[] = {"has_movers", "risers", "fallers"};
    if (!view_wants_any(view, names, sizeof names / sizeof *names))
        return;
    json_t *risers = movers(view, level, true);
    json_t *fallers = movers(view, level, false);
    tree_put(object, "has_movers",
             json_boolean(json_array_size(risers) + json_array_size(fallers)));
    view_put_list(object, "risers", risers);
    view_put_list(object, "fallers", fallers);
}
