#include "campaign/load.h"

/* An indicator's inputs are rows 4.3.a to 4.3.z of the form. */
enum { MAX_INPUTS = 26 };

struct index_draft {
    const char *level, *title;
    int year;
    points_t max;
    const struct yaml_node *groups;
};

struct group_draft {
    struct group group;
    const struct yaml_node *node, *indicators;
};

struct indicator_draft {
    struct indicator indicator;
    struct text_list scored_by;
    const struct yaml_node *inputs, *rule;
};

#define OF_INDEX(member) .offset = offsetof(struct index_draft, member)
static const struct field index_fields[] = {
    {.key = "level", .required = true, .read = load_line, OF_INDEX(level)},
    {.key = "year", .required = true, .read = load_year, OF_INDEX(year)},
    {.key = "title", .required = true, .read = load_line, OF_INDEX(title)},
    {.key = "max", .required = true, .read = load_points, OF_INDEX(max)},
    {.key = "groups", .required = true, .read = load_node, OF_INDEX(groups)},
};
static const struct field_table index_table = {index_fields,
                                               LENGTH(index_fields)};

#define OF_GROUP(member) .offset = offsetof(struct group_draft, member)
static const struct field group_fields[] = {
    {.key = "code", .required = true, .read = load_line, OF_GROUP(group.code)},
    {.key = "title",
     .required = true,
     .read = load_line,
     OF_GROUP(group.title)},
    {.key = "max", .required = true, .read = load_points, OF_GROUP(group.max)},
    {.key = "indicators",
     .required = true,
     .read = load_node,
     OF_GROUP(indicators)},
};
static const struct field_table group_table = {group_fields,
                                               LENGTH(group_fields)};

static const struct field evidence_fields[] = {
    {.key = "required",
     .required = true,
     .read = load_bool,
     .offset = offsetof(struct indicator, evidence_required)},
    {.key = "pattern",
     .read = load_pattern,
     .offset = offsetof(struct indicator, evidence_pattern)},
};
static const struct field_table evidence_table = {evidence_fields,
                                                  LENGTH(evidence_fields)};

#define OF_INDICATOR(member) .offset = offsetof(struct indicator_draft, member)
static const struct field indicator_fields[] = {
    {.key = "code",
     .required = true,
     .read = load_line,
     OF_INDICATOR(indicator.code)},
    {.key = "title",
     .required = true,
     .read = load_line,
     OF_INDICATOR(indicator.title)},
    {.key = "max",
     .required = true,
     .read = load_points,
     OF_INDICATOR(indicator.max)},
    {.key = "scored_by",
     .required = true,
     .read = load_lines,
     OF_INDICATOR(scored_by)},
    {.key = "assessed", .read = load_bool, OF_INDICATOR(indicator.assessed)},
    {.key = "inputs", .read = load_node, OF_INDICATOR(inputs)},
    {.key = "rule", .required = true, .read = load_node, OF_INDICATOR(rule)},
    {.key = "evidence",
     .read = load_submap,
     OF_INDICATOR(indicator),
     .detail = &evidence_table},
    {.key = "guidance", .read = load_prose, OF_INDICATOR(indicator.guidance)},
};
static const struct field_table indicator_table = {indicator_fields,
                                                   LENGTH(indicator_fields)};

/* A number from 1 to 999 without a leading zero, the whole of `text`. */
static bool is_ordinal(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits >= 1 && digits <= 3 && text[0] != '0' && text[digits] == '\0';
}

static bool load_inputs(struct loader *loader, const struct yaml_node *node,
                        struct indicator *indicator)
{
    if (node->kind == YAML_LIST && node->count == 0)
        return true;
    if (!load_list(loader, node, "inputs"))
        return false;
    if (node->count > MAX_INPUTS)
        return load_fail(loader, node->items[MAX_INPUTS]->line,
                         "mục %s có hơn %d đầu vào; bỏ bớt", indicator->code,
                         MAX_INPUTS);
    struct input *inputs =
        arena_calloc(&loader->store->arena, node->count, sizeof *inputs);
    for (size_t i = 0; i < node->count; i++) {
        if (!load_input(loader, node->items[i], &inputs[i]))
            return false;
        for (size_t j = 0; j < i; j++)
            if (strcmp(inputs[i].key, inputs[j].key) == 0)
                return load_fail(loader, yaml_get(node->items[i], "key")->line,
                                 "khóa đầu vào “%s” lặp lại trong mục %s; "
                                 "đặt khóa khác",
                                 inputs[i].key, indicator->code);
    }
    indicator->inputs = inputs;
    indicator->input_count = node->count;
    return true;
}

/* `group.number`, and not given before in the group. */
static bool check_code(struct loader *loader, const struct yaml_node *node,
                       const struct level *level, const struct group *group)
{
    const struct indicator *indicator =
        &level->indicators[level->indicator_count];
    const char *code = indicator->code;
    int line = yaml_get(node, "code")->line;
    size_t prefix = strlen(group->code);
    if (strncmp(code, group->code, prefix) != 0 || code[prefix] != '.' ||
        !is_ordinal(code + prefix + 1))
        return load_fail(loader, line,
                         "mã “%s” sai; trong nhóm %s mã là %s.1, "
                         "%s.2, …",
                         code, group->code, group->code, group->code);
    for (size_t i = group->first; i < level->indicator_count; i++)
        if (strcmp(level->indicators[i].code, code) == 0)
            return load_fail(loader, line, "mã “%s” lặp lại; đặt mã khác",
                             code);
    return true;
}

/* Reads the next indicator of the level. */
static bool load_indicator(struct loader *loader, const struct yaml_node *node,
                           struct level *level, size_t group)
{
    struct indicator_draft draft = {
        .indicator = {.assessed = true, .guidance = "", .group = group}};
    if (!load_map(loader, node, &indicator_table, &draft,
                  "mục của “indicators”"))
        return false;
    if (!load_scorers(loader, yaml_get(node, "scored_by"), &draft.scored_by))
        return false;
    struct indicator *indicator = &level->indicators[level->indicator_count];
    *indicator = draft.indicator;
    indicator->written = node;
    indicator->scored_by = draft.scored_by.items;
    indicator->scored_by_count = draft.scored_by.count;
    if (!check_code(loader, node, level, &level->groups[group]))
        return false;
    if (draft.inputs && !load_inputs(loader, draft.inputs, indicator))
        return false;
    if (!load_rule(loader, draft.rule, draft.inputs, indicator))
        return false;
    level->indicator_count++;
    if (indicator->assessed)
        level->assessed_max += indicator->max;
    return true;
}

static bool load_group(struct loader *loader, const struct group_draft *draft,
                       struct level *level, size_t at)
{
    struct group *group = &level->groups[at];
    *group = draft->group;
    group->first = level->indicator_count;
    group->count = draft->indicators->count;
    points_t sum = 0;
    for (size_t i = 0; i < group->count; i++) {
        if (!load_indicator(loader, draft->indicators->items[i], level, at))
            return false;
        sum += level->indicators[group->first + i].max;
    }
    char stated[DECIMAL_TEXT_SIZE], added[DECIMAL_TEXT_SIZE];
    return sum == group->max ||
           load_fail(loader, yaml_get(draft->node, "max")->line,
                     "nhóm %s ghi điểm tối đa %s, nhưng các mục cộng "
                     "lại là %s; sửa “max” của nhóm hoặc của mục",
                     group->code, points_brief(group->max, stated),
                     points_brief(sum, added));
}

/* The groups' own keys, before their indicators are read. */
static bool load_group_heads(struct loader *loader,
                             const struct yaml_node *list,
                             struct group_draft *drafts)
{
    for (size_t i = 0; i < list->count; i++) {
        struct group_draft *draft = &drafts[i];
        draft->node = list->items[i];
        if (!load_map(loader, draft->node, &group_table, draft,
                      "mục của “groups”") ||
            !load_list(loader, draft->indicators, "indicators"))
            return false;
        int line = yaml_get(draft->node, "code")->line;
        if (!is_ordinal(draft->group.code))
            return load_fail(loader, line,
                             "mã nhóm “%s” sai; ghi số từ 1 đến 999",
                             draft->group.code);
        for (size_t j = 0; j < i; j++)
            if (strcmp(draft->group.code, drafts[j].group.code) == 0)
                return load_fail(loader, line,
                                 "mã nhóm “%s” lặp lại; đặt mã khác",
                                 draft->group.code);
    }
    return true;
}

static bool load_groups(struct loader *loader, const struct yaml_node *root,
                        const struct index_draft *draft, struct level *level)
{
    struct arena *arena = &loader->store->arena;
    const struct yaml_node *list = draft->groups;
    if (!load_list(loader, list, "groups"))
        return false;
    struct group_draft *drafts =
        arena_calloc(arena, list->count, sizeof *drafts);
    if (!load_group_heads(loader, list, drafts))
        return false;
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += drafts[i].indicators->count;
    level->indicators = arena_calloc(arena, count, sizeof *level->indicators);
    level->groups = arena_calloc(arena, list->count, sizeof *level->groups);
    level->group_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        if (!load_group(loader, &drafts[i], level, i))
            return false;
        level->max += level->groups[i].max;
    }
    char stated[DECIMAL_TEXT_SIZE], added[DECIMAL_TEXT_SIZE];
    return level->max == draft->max ||
           load_fail(loader, yaml_get(root, "max")->line,
                     "bộ chỉ số ghi điểm tối đa %s, nhưng các nhóm cộng lại "
                     "là %s; sửa “max” của bộ chỉ số hoặc của nhóm",
                     points_brief(draft->max, stated),
                     points_brief(level->max, added));
}

static bool load_index_root(struct loader *loader, const struct yaml_node *root,
                            struct level *level)
{
    struct index_draft draft = {0};
    if (!load_map(loader, root, &index_table, &draft, "tệp bộ chỉ số"))
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
    return load_groups(loader, root, &draft, level);
}

bool load_index(struct loader *loader, const char *path, int line,
                struct level *level)
{
    const char *outer = loader->file;
    const struct yaml_node *root = load_file(loader, path, line);
    bool good = root && load_index_root(loader, root, level);
    loader->file = outer;
    return good;
}
