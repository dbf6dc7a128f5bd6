/* The groups of an index set, as deep as the decision has them, and the codes
 * of all that is in them. */
#include "campaign/index_load.h"

#include <ctype.h>
#include <stdlib.h>

struct draft {
    struct group group;
    const struct yaml_node *node, *groups, *indicators;
};

#define AT(member) .offset = offsetof(struct draft, member)
static const struct field fields[] = {
    {.key = "code", .required = true, .read = load_line, AT(group.code)},
    {.key = "title", .required = true, .read = load_line, AT(group.title)},
    {.key = "kind", .read = load_word, AT(group.kind), .detail = &node_words},
    {.key = "max", .read = load_points, AT(group.max)},
    {.key = "groups", .read = load_node, AT(groups)},
    {.key = "indicators", .read = load_node, AT(indicators)},
};
static const struct field_table table = {fields, LENGTH(fields)};

/* A code, as it is compared, and where it stands. */
struct used_code {
    const char *key; /* in small letters */
    const char *written;
    const char *what; /* NULL: the row of an input of `owner` */
    const char *owner;
    int line;
    size_t order;
};

struct used_codes {
    VEC_OF(struct used_code);
};

static int compare_codes(const void *a, const void *b)
{
    const struct used_code *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void use_code(struct index_reader *reader, struct used_codes *all,
                     struct used_code code)
{
    char *key = arena_strdup(&reader->loader->store->arena, code.written);
    for (char *p = key; *p; p++)
        *p = (char)tolower((unsigned char)*p);
    code.key = key;
    code.order = all->count;
    *vec_push(all) = code;
}

static void use_inputs(struct index_reader *reader, struct used_codes *all,
                       const struct indicator *indicator)
{
    for (size_t i = 0; i < indicator->input_count; i++)
        use_code(reader, all,
                 (struct used_code){.written = arena_printf(
                                        &reader->loader->store->arena, "%s.%c",
                                        indicator->code, (char)('a' + i)),
                                    .owner = indicator->code});
}

static bool fail_used(struct loader *loader, const struct used_code *first,
                      const struct used_code *second)
{
    const struct used_code *input = first->what ? second : first;
    const struct used_code *node = first->what ? first : second;
    if (input->what)
        return load_fail(loader, second->line, "%s “%s” lặp lại; đặt mã khác",
                         second->what, second->written);
    return load_fail(loader, node->line,
                     "%s “%s” trùng với dòng số liệu “%s” của mục %s; "
                     "đặt mã khác",
                     node->what, node->written, input->written, input->owner);
}

bool index_check_unique(struct index_reader *reader)
{
    struct used_codes all = {0};
    for (size_t g = 0; g < reader->groups.count; g++)
        use_code(
            reader, &all,
            (struct used_code){
                .written = reader->groups.items[g].code,
                .what = "mã nhóm",
                .line = yaml_get(reader->group_nodes.items[g], "code")->line});
    for (size_t i = 0; i < reader->indicators.count; i++) {
        const struct indicator *indicator = &reader->indicators.items[i];
        use_code(reader, &all,
                 (struct used_code){
                     .written = indicator->code,
                     .what = "mã",
                     .line = yaml_get(indicator->written, "code")->line});
        use_inputs(reader, &all, indicator);
    }
    if (all.count > 0)
        qsort(all.items, all.count, sizeof *all.items, compare_codes);
    bool good = true;
    for (size_t i = 1; i < all.count && good; i++)
        if (strcmp(all.items[i - 1].key, all.items[i].key) == 0)
            good = fail_used(reader->loader, &all.items[i - 1], &all.items[i]);
    vec_clear(&all);
    return good;
}

/* --- groups --- */

static bool read_group(struct index_reader *reader,
                       const struct yaml_node *node, size_t parent);

/* The list of what is in a group; its items may be groups or indicators,
 * whichever of the two keys it stands under. */
static bool find_members(struct index_reader *reader, const struct draft *draft,
                         const struct yaml_node **list)
{
    if (draft->groups && draft->indicators)
        return load_fail(reader->loader, draft->indicators->line,
                         "nhóm %s có cả “groups” và “indicators”; ghi mọi mục "
                         "của nhóm, theo thứ tự, dưới một khóa",
                         draft->group.code);
    if (!draft->groups && !draft->indicators)
        return load_fail(reader->loader, draft->node->line,
                         "mục của “groups” thiếu khóa “indicators”; thêm "
                         "“indicators: …”, hoặc “groups: …” nếu nhóm gồm các "
                         "nhóm nhỏ");
    *list = draft->groups ? draft->groups : draft->indicators;
    return load_list(reader->loader, *list,
                     draft->groups ? "groups" : "indicators");
}

static bool is_group(const struct yaml_node *node, bool among_groups)
{
    if (node->kind != YAML_MAP)
        return among_groups;
    if (yaml_get(node, "groups") || yaml_get(node, "indicators"))
        return true;
    return among_groups && !yaml_get(node, "rule") && !yaml_get(node, "inputs");
}

/* What is in the group; recursion ends at GROUPS_MOST_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool read_members(struct index_reader *reader, const struct draft *draft,
                         size_t at)
{
    const struct yaml_node *list = NULL;
    if (!find_members(reader, draft, &list))
        return false;
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml_node *item = list->items[i];
        bool good = is_group(item, list == draft->groups)
                        ? read_group(reader, item, at)
                        : index_read_indicator(reader, item, at);
        if (!good)
            return false;
    }
    return true;
}

static bool is_summed(const struct group *group, enum node_kind kind)
{
    return node_is_scored(group->kind) ? node_is_scored(kind)
                                       : kind == group->kind;
}

/* The points of what lies directly in the group: of its own kind where that is
 * outside the maximum, else of what is scored. */
static points_t sum_members(const struct index_reader *reader, size_t at)
{
    const struct group *group = &reader->groups.items[at];
    points_t sum = 0;
    for (size_t g = at + 1; g < reader->groups.count; g++)
        if (reader->groups.items[g].parent == at &&
            is_summed(group, reader->groups.items[g].kind))
            sum += reader->groups.items[g].max;
    for (size_t i = group->first; i < group->first + group->count; i++)
        if (reader->indicators.items[i].group == at &&
            is_summed(group, reader->indicators.items[i].kind))
            sum += reader->indicators.items[i].max;
    return sum;
}

/* A group outside the maximum may say less than all of it comes to: its cap. */
static bool settle_max(struct index_reader *reader, const struct draft *draft,
                       size_t at)
{
    struct group *group = &reader->groups.items[at];
    const struct yaml_node *written = yaml_get(draft->node, "max");
    points_t sum = sum_members(reader, at);
    bool capped = !node_is_scored(group->kind);
    char stated[DECIMAL_TEXT_SIZE], added[DECIMAL_TEXT_SIZE];
    if (written && sum == 0)
        return load_fail(reader->loader, written->line,
                         "nhóm %s không có mục nào tính vào điểm tối đa; "
                         "bỏ “max”",
                         group->code);
    if (!written && capped)
        group->max = sum;
    if (!written)
        return capped || sum == 0 ||
               load_fail(reader->loader, draft->node->line,
                         "mục của “groups” thiếu khóa “max”; thêm “max: …”");
    if (capped && group->max <= sum)
        return true;
    return group->max == sum ||
           load_fail(reader->loader, written->line,
                     "nhóm %s ghi điểm tối đa %s, nhưng các mục cộng "
                     "lại là %s; sửa “max” của nhóm hoặc của mục",
                     group->code, load_points_text(group->max, stated),
                     load_points_text(sum, added));
}

/* Before its indicators are read: each of them would seem to be of the other
 * group. */
static bool check_first_use(struct index_reader *reader,
                            const struct draft *draft)
{
    for (size_t g = 0; g < reader->groups.count; g++)
        if (strcmp(reader->groups.items[g].code, draft->group.code) == 0)
            return load_fail(
                reader->loader, yaml_get(draft->node, "code")->line,
                "mã nhóm “%s” lặp lại; đặt mã khác", draft->group.code);
    return true;
}

static bool check_head(struct index_reader *reader, struct draft *draft,
                       size_t parent)
{
    struct group *group = &draft->group;
    group->parent = parent;
    group->depth =
        parent == SIZE_MAX ? 0 : reader->groups.items[parent].depth + 1;
    if (group->depth >= GROUPS_MOST_DEPTH)
        return load_fail(reader->loader, draft->node->line,
                         "nhóm %s nằm sâu quá %d tầng; gộp bớt các nhóm",
                         group->code, GROUPS_MOST_DEPTH);
    return check_first_use(reader, draft) &&
           index_settle_kind(reader, draft->node, parent, &group->kind) &&
           index_check_code(reader, draft->node, "mã nhóm", group->code,
                            parent);
}

// NOLINTNEXTLINE(misc-no-recursion)
static bool read_group(struct index_reader *reader,
                       const struct yaml_node *node, size_t parent)
{
    struct draft draft = {.node = node};
    if (!load_map(reader->loader, node, &table, &draft, "mục của “groups”") ||
        !check_head(reader, &draft, parent))
        return false;
    size_t at = reader->groups.count;
    draft.group.first = reader->indicators.count;
    *vec_push(&reader->groups) = draft.group;
    *vec_push(&reader->group_nodes) = node;
    if (!read_members(reader, &draft, at))
        return false;
    reader->groups.items[at].count =
        reader->indicators.count - draft.group.first;
    return settle_max(reader, &draft, at);
}

bool index_read_groups(struct index_reader *reader,
                       const struct yaml_node *list)
{
    if (!load_list(reader->loader, list, "groups"))
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (!read_group(reader, list->items[i], SIZE_MAX))
            return false;
    return true;
}
