/* An index set as a whole. */
#include "campaign/index_load.h"

struct draft {
    const char *level, *title;
    int year;
    points_t max;
    const struct yaml_node *groups, *pillars;
};

#define AT(member) .offset = offsetof(struct draft, member)
static const struct field fields[] = {
    {.key = "level", .required = true, .read = load_line, AT(level)},
    {.key = "year", .required = true, .read = load_year, AT(year)},
    {.key = "title", .required = true, .read = load_line, AT(title)},
    {.key = "max", .required = true, .read = load_points, AT(max)},
    {.key = "groups", .required = true, .read = load_node, AT(groups)},
    {.key = "pillars", .read = load_node, AT(pillars)},
};
static const struct field_table table = {fields, LENGTH(fields)};

/* Hands what was read over to the level. */
static void keep(const struct index_reader *reader, struct level *level)
{
    struct arena *arena = &reader->loader->store->arena;
    size_t indicators = reader->indicators.count, groups = reader->groups.count;
    level->indicators =
        arena_calloc(arena, indicators, sizeof *level->indicators);
    level->groups = arena_calloc(arena, groups, sizeof *level->groups);
    level->indicator_count = indicators;
    level->group_count = groups;
    memcpy(level->indicators, reader->indicators.items,
           indicators * sizeof *level->indicators);
    memcpy(level->groups, reader->groups.items, groups * sizeof *level->groups);
    for (size_t i = 0; i < indicators; i++) {
        const struct indicator *indicator = &level->indicators[i];
        if (!node_is_scored(indicator->kind))
            continue;
        level->max += indicator->max;
        if (indicator->assessed)
            level->assessed_max += indicator->max;
    }
}

static bool read_groups(struct index_reader *reader,
                        const struct yaml_node *root, const struct draft *draft,
                        struct level *level)
{
    if (!index_read_groups(reader, draft->groups) ||
        !index_check_unique(reader))
        return false;
    keep(reader, level);
    char stated[DECIMAL_TEXT_SIZE], added[DECIMAL_TEXT_SIZE];
    return level->max == draft->max ||
           load_fail(reader->loader, yaml_get(root, "max")->line,
                     "bộ chỉ số ghi điểm tối đa %s, nhưng các nhóm cộng lại "
                     "là %s; sửa “max” của bộ chỉ số hoặc của nhóm",
                     load_points_text(draft->max, stated),
                     load_points_text(level->max, added));
}

static bool load_groups(struct loader *loader, const struct yaml_node *root,
                        const struct draft *draft, struct level *level)
{
    struct index_reader reader = {.loader = loader};
    bool good = read_groups(&reader, root, draft, level);
    vec_clear(&reader.groups);
    vec_clear(&reader.indicators);
    vec_clear(&reader.group_nodes);
    return good;
}

static bool load_root(struct loader *loader, const struct yaml_node *root,
                      struct level *level)
{
    struct draft draft = {0};
    if (!load_map(loader, root, &table, &draft, "tệp bộ chỉ số"))
        return false;
    if (strcmp(draft.level, level->id) != 0)
        return load_fail(loader, yaml_get(root, "level")->line,
                         "bộ chỉ số của cấp “%s”, nhưng campaign.yaml dùng cho "
                         "cấp “%s”; sửa “level” hoặc sửa “index” trong "
                         "campaign.yaml",
                         draft.level, level->id);
    if (draft.year != loader->campaign->year)
        return load_fail(loader, yaml_get(root, "year")->line,
                         "bộ chỉ số của năm %d, nhưng campaign.yaml là năm %d; "
                         "sửa “year” cho khớp",
                         draft.year, loader->campaign->year);
    level->index_title = draft.title;
    return load_groups(loader, root, &draft, level) &&
           (!draft.pillars || index_read_pillars(loader, draft.pillars, level));
}

bool load_index(struct loader *loader, const char *path, int line,
                struct level *level)
{
    const char *outer = loader->file;
    const struct yaml_node *root = load_file(loader, path, line);
    bool good = root && load_root(loader, root, level);
    loader->file = outer;
    return good;
}
