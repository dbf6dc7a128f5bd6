/* The levels whose index goes into the PAR Index: all but those that are such
 * an index themselves, as they take scores over from another level. */
#include "results/view/context.h"

/* Rules nest as deep as campaign files may have them. */
static bool takes_over(const struct rule *rule, size_t level)
{
    if (rule->value.score && rule->value.score->level != level)
        return true;
    for (size_t i = 0; i < rule->part_count; i++)
        if (takes_over(&rule->parts[i], level))
            return true;
    return false;
}

static bool is_fed(const struct campaign *campaign, size_t level)
{
    const struct level *l = &campaign->levels[level];
    for (size_t i = 0; i < l->indicator_count; i++)
        if (takes_over(&l->indicators[i].rule, level))
            return true;
    return false;
}

/* A level as the document names it: its annexes are numbered without the
 * others.
 */
static json_t *par_level(const struct view *view, size_t level, size_t number)
{
    json_t *object = json_copy(view->levels[level]);
    if (!object)
        mem_fail();
    view_put_place(object, number);
    return object;
}

void view_put_par(const struct view *view, json_t *context)
{
    const struct campaign *campaign = view->evaluation->campaign;
    json_t *levels = json_array();
    size_t units = 0, sent = 0;
    for (size_t l = 0; l < campaign->level_count; l++) {
        const struct level_score *level = &view->evaluation->levels[l];
        if (is_fed(campaign, l))
            continue;
        tree_add(levels, par_level(view, l, json_array_size(levels)));
        units += level->unit_count;
        for (size_t u = 0; u < level->unit_count; u++)
            sent += view_sent(view, level->units[u]->unit);
    }
    tree_put(context, "par_unit_count", vi_count(units));
    tree_put(context, "par_sent_count", vi_count(sent));
    view_put_list(context, "par_levels", levels);
}
