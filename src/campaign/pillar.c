/* The pillars of an index set: groups that are summed up across its tree. */
#include "campaign/index_load.h"

struct draft {
    struct pillar pillar;
    struct text_list groups;
};

#define AT(member) .offset = offsetof(struct draft, member)
static const struct field fields[] = {
    {.key = "code", .required = true, .read = load_line, AT(pillar.code)},
    {.key = "title", .required = true, .read = load_line, AT(pillar.title)},
    {.key = "groups", .required = true, .read = load_lines, AT(groups)},
};
static const struct field_table table = {fields, LENGTH(fields)};

static bool holds(const struct level *level, size_t group, size_t other)
{
    while (other != SIZE_MAX && other != group)
        other = level->groups[other].parent;
    return other == group;
}

/* No group of a pillar lies within another one: it would count twice. */
static bool check_apart(struct loader *loader, const struct yaml_node *list,
                        const struct level *level, const size_t *groups,
                        size_t count)
{
    size_t last = groups[count - 1];
    for (size_t i = 0; i + 1 < count; i++) {
        bool above = holds(level, groups[i], last);
        if (above || holds(level, last, groups[i]))
            return load_fail(
                loader, list->items[count - 1]->line,
                "nhóm %s nằm trong nhóm %s nên sẽ được cộng hai lần; bỏ một "
                "trong hai",
                level->groups[above ? last : groups[i]].code,
                level->groups[above ? groups[i] : last].code);
    }
    return true;
}

static bool read_groups(struct loader *loader, const struct yaml_node *list,
                        const struct level *level, struct draft *draft)
{
    const struct text_list *codes = &draft->groups;
    size_t *groups =
        arena_calloc(&loader->store->arena, codes->count, sizeof *groups);
    for (size_t i = 0; i < codes->count; i++) {
        groups[i] = level_find_group(level, codes->items[i]);
        if (groups[i] == SIZE_MAX)
            return load_fail(loader, list->items[i]->line,
                             "trụ cột %s: bộ chỉ số không có nhóm “%s”; ghi mã "
                             "nhóm có trong bộ chỉ số",
                             draft->pillar.code, codes->items[i]);
        if (!check_apart(loader, list, level, groups, i + 1))
            return false;
    }
    draft->pillar.groups = groups;
    draft->pillar.group_count = codes->count;
    return true;
}

bool index_read_pillars(struct loader *loader, const struct yaml_node *list,
                        struct level *level)
{
    if (!load_list(loader, list, "pillars"))
        return false;
    struct pillar *pillars =
        arena_calloc(&loader->store->arena, list->count, sizeof *pillars);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml_node *node = list->items[i];
        struct draft draft = {0};
        if (!load_map(loader, node, &table, &draft, "mục của “pillars”") ||
            !read_groups(loader, yaml_get(node, "groups"), level, &draft))
            return false;
        for (size_t j = 0; j < i; j++)
            if (strcmp(pillars[j].code, draft.pillar.code) == 0)
                return load_fail(loader, yaml_get(node, "code")->line,
                                 "mã trụ cột “%s” lặp lại; đặt mã khác",
                                 draft.pillar.code);
        pillars[i] = draft.pillar;
    }
    level->pillars = pillars;
    level->pillar_count = list->count;
    return true;
}
