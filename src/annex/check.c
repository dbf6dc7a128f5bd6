#include "annex/inside.h"

size_t annex_count_indicators(const struct annex_set *set)
{
    size_t count = 0;
    for (size_t i = 0; i < set->nodes.count; i++)
        count += !set->nodes.items[i].group;
    return count;
}

size_t annex_count_groups(const struct annex_set *set)
{
    return set->nodes.count - annex_count_indicators(set);
}

points_t annex_sum(const struct annex_set *set)
{
    points_t sum = 0;
    for (size_t i = 0; i < set->nodes.count; i++) {
        const struct annex_node *node = &set->nodes.items[i];
        if (!node->group && node->max != POINTS_NONE &&
            node->kind == ANNEX_SCORED)
            sum += node->max;
    }
    return sum;
}

/* What the rows below a group give. */
struct below {
    points_t sum;
    long indicators;
};

static struct below add_below(const struct annex_set *set, size_t group)
{
    struct below below = {0};
    const struct annex_node *top = &set->nodes.items[group];
    for (size_t i = group + 1; i < set->nodes.count; i++) {
        const struct annex_node *node = &set->nodes.items[i];
        if (node->depth <= top->depth)
            break;
        below.indicators += !node->group;
        if (!node->group && node->max != POINTS_NONE && node->kind == top->kind)
            below.sum += node->max;
    }
    return below;
}

static void check_stated(struct annex *annex, const char *place,
                         const char *what, long stated, long counted)
{
    if (stated >= 0 && stated != counted)
        annex_complain(annex, place, "%s ghi %ld chỉ số, các dòng có %ld", what,
                       stated, counted);
}

static void check_sum(struct annex *annex, const char *place, const char *what,
                      points_t stated, points_t sum)
{
    char a[POINTS_TEXT_SIZE], b[POINTS_TEXT_SIZE];
    if (stated != POINTS_NONE && stated != sum)
        annex_complain(annex, place, "%s ghi %s điểm, các dòng cộng lại là %s",
                       what, points_format_vi(stated, a),
                       points_format_vi(sum, b));
}

static void check_group(struct annex *annex, const struct annex_set *set,
                        size_t at)
{
    struct annex_node *group = &set->nodes.items[at];
    struct below below = add_below(set, at);
    const char *what = arena_printf(&annex->arena, "nhóm %s", group->code);
    if (group->kind == ANNEX_SCORED) /* of the others it is a cap */
        check_sum(annex, group->place, what, group->max, below.sum);
    check_stated(annex, group->place, what, group->stated, below.indicators);
    if (below.indicators == 0)
        annex_complain(annex, group->place, "nhóm %s không có chỉ số nào",
                       group->code);
    if (group->max == POINTS_NONE)
        group->max = below.sum;
}

static void check_indicator(struct annex *annex, const struct annex_node *node)
{
    if (node->max == POINTS_NONE)
        annex_complain(annex, node->place, "chỉ số %s không có điểm tối đa",
                       node->code);
    else if (node->max < 0)
        annex_complain(annex, node->place,
                       "chỉ số %s có điểm âm nhưng không rõ là điểm trừ",
                       node->code);
    if (node->agencies.count == 0)
        annex_complain(annex, node->place,
                       "chỉ số %s không có cơ quan chấm điểm", node->code);
    if (*node->title == '\0')
        annex_complain(annex, node->place, "chỉ số %s không có tên",
                       node->code);
    if (node->depth == 0)
        annex_complain(annex, node->place, "chỉ số %s không thuộc nhóm nào",
                       node->code);
}

void annex_check(struct annex *annex, const struct annex_set *set)
{
    for (size_t i = 0; i < set->nodes.count; i++)
        if (set->nodes.items[i].group)
            check_group(annex, set, i);
        else
            check_indicator(annex, &set->nodes.items[i]);
    check_sum(annex, set->place, "dòng tổng", set->total, annex_sum(set));
    check_stated(annex, set->place, "dòng tổng", set->stated,
                 (long)annex_count_indicators(set));
}
