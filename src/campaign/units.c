#include "campaign/load.h"

/* The code names the unit's folder of documents. */
enum { CODE_LENGTH = 64 };
static const char code_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

struct draft {
    struct unit unit;
    const char *level;
    const struct yaml_node *not_applicable, *same_as, *merged_from;
    int line; /* of the code */
};

#define AT(member) .offset = offsetof(struct draft, member)
static const struct field fields[] = {
    {.key = "code", .required = true, .read = load_line, AT(unit.code)},
    {.key = "name", .read = load_line, AT(unit.name)},
    {.key = "level", .required = true, .read = load_line, AT(level)},
    {.key = "kind", .read = load_line, AT(unit.kind)},
    {.key = "same_as", .read = load_node, AT(same_as)},
    {.key = "merged_from", .read = load_node, AT(merged_from)},
    {.key = "not_applicable", .read = load_node, AT(not_applicable)},
    {.key = "contact", .read = load_optional, AT(unit.contact.person)},
    {.key = "phone", .read = load_optional, AT(unit.contact.phone)},
    {.key = "email", .read = load_email, AT(unit.contact.email)},
};
static const struct field_table table = {fields, LENGTH(fields)};

static const struct field root_fields[] = {
    {.key = "units", .required = true, .read = load_node},
};
static const struct field_table root_table = {root_fields, LENGTH(root_fields)};

static bool read_not_applicable(struct loader *loader,
                                const struct draft *draft,
                                const struct level *level)
{
    const struct field field = {.key = "not_applicable"};
    const struct yaml_node *node = draft->not_applicable;
    struct text_list codes;
    if (node->kind == YAML_LIST && node->count == 0)
        return true;
    if (!load_lines(loader, &field, node, &codes))
        return false;
    for (size_t i = 0; i < codes.count; i++) {
        size_t at = level_find_indicator(level, codes.items[i]);
        if (at == SIZE_MAX)
            return load_fail(loader, node->items[i]->line,
                             "cấp “%s” không có mục “%s”; sửa "
                             "“not_applicable” của đơn vị %s",
                             level->id, codes.items[i], draft->unit.code);
        draft->unit.not_applicable[at] = true;
    }
    return true;
}

static bool is_code(const char *code)
{
    return strlen(code) <= CODE_LENGTH && load_is_code(code, code_letters);
}

/* The units that it was formed of; one alone is what it was before. */
static bool read_merged(struct loader *loader, struct draft *draft)
{
    const struct field field = {.key = "merged_from"};
    const struct yaml_node *node = draft->merged_from;
    struct text_list codes;
    if (!load_lines(loader, &field, node, &codes))
        return false;
    if (codes.count == 1 && strcmp(codes.items[0], draft->unit.code) == 0)
        return load_fail(loader, node->line,
                         "“merged_from” của đơn vị %s chỉ có mã của chính nó; "
                         "ghi mã các đơn vị cũ, hoặc bỏ dòng này",
                         draft->unit.code);
    for (size_t i = 0; i < codes.count; i++)
        if (!is_code(codes.items[i]))
            return load_fail(
                loader, node->items[i]->line,
                "“%s” trong “merged_from” của đơn vị %s không phải "
                "mã đơn vị; ghi mã như ở kết quả năm trước",
                codes.items[i], draft->unit.code);
    draft->unit.merged_from = codes.items;
    draft->unit.merged_count = codes.count;
    return true;
}

/* What a unit that is the same as another one need not say again. */
static const char *const inherited[] = {"name", "kind"};

static bool read_unit(struct loader *loader, const struct yaml_node *node,
                      struct draft *draft)
{
    struct unit *unit = &draft->unit;
    unit->contact = (struct contact)NO_CONTACT;
    if (!load_map(loader, node, &table, draft, "mục của “units”"))
        return false;
    draft->line = yaml_get(node, "code")->line;
    unit->same_as = SIZE_MAX;
    for (size_t i = 0; i < LENGTH(inherited) && !draft->same_as; i++)
        if (!yaml_get(node, inherited[i]))
            return load_fail(loader, node->line,
                             "mục của “units” thiếu khóa “%s”; thêm “%s: …”",
                             inherited[i], inherited[i]);
    if (!is_code(unit->code))
        return load_fail(loader, draft->line,
                         "mã đơn vị “%s” sai; chỉ dùng A-Z, 0-9, nối bằng một "
                         "dấu “-”, nhiều nhất %d ký tự, ví dụ SO-KHCN",
                         unit->code, CODE_LENGTH);
    if (!load_find_level(loader, yaml_get(node, "level")->line, "",
                         draft->level, &unit->level))
        return false;
    const struct level *level = &loader->campaign->levels[unit->level];
    unit->not_applicable =
        arena_calloc(&loader->store->arena, level->indicator_count,
                     sizeof *unit->not_applicable);
    return (!draft->merged_from || read_merged(loader, draft)) &&
           (!draft->not_applicable ||
            read_not_applicable(loader, draft, level));
}

static int compare_drafts(const void *left, const void *right)
{
    const struct draft *a = left, *b = right;
    int order = strcmp(a->unit.code, b->unit.code);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

/* Sorts by code and refuses a code that stands twice. */
static bool sort_units(struct loader *loader, struct draft *drafts,
                       size_t count)
{
    qsort(drafts, count, sizeof *drafts, compare_drafts);
    for (size_t i = 1; i < count; i++)
        if (strcmp(drafts[i - 1].unit.code, drafts[i].unit.code) == 0)
            return load_fail(loader, drafts[i].line,
                             "mã đơn vị “%s” lặp lại (đã có ở dòng %d); đặt mã "
                             "khác",
                             drafts[i].unit.code, drafts[i - 1].line);
    return true;
}

/* What is not given is as of the other unit. */
static void inherit(struct unit *unit, const struct unit *from)
{
    struct contact *own = &unit->contact;
    unit->name = unit->name ? unit->name : from->name;
    unit->kind = unit->kind ? unit->kind : from->kind;
    if (!*own->person && !*own->phone && !*own->email)
        *own = from->contact;
}

static size_t find_draft(const struct draft *drafts, size_t count,
                         const char *code)
{
    size_t at = 0;
    while (at < count && strcmp(drafts[at].unit.code, code) != 0)
        at++;
    return at;
}

/* One body is a unit once in each level, and only one of them is what the
 * others are the same as. */
static bool check_same(struct loader *loader, const struct draft *drafts,
                       size_t u, size_t other)
{
    const struct campaign *campaign = loader->campaign;
    const struct unit *unit = &campaign->units[u];
    int line = drafts[u].same_as->line;
    if (other == campaign->unit_count || drafts[other].same_as)
        return load_fail(loader, line,
                         "“same_as” là “%s”; ghi mã một đơn vị trong danh sách "
                         "không có “same_as” của riêng nó",
                         drafts[u].same_as->text);
    for (size_t i = 0; i < campaign->unit_count; i++)
        if (i != u && campaign->units[i].level == unit->level &&
            (i == other || (i < u && campaign->units[i].same_as == other)))
            return load_fail(loader, line,
                             "đơn vị %s và %s là một, nhưng cùng ở một cấp; "
                             "sửa “level” hoặc bỏ “same_as”",
                             unit->code, campaign->units[i].code);
    return true;
}

static bool settle_same(struct loader *loader, const struct draft *drafts)
{
    struct campaign *campaign = loader->campaign;
    for (size_t u = 0; u < campaign->unit_count; u++) {
        if (!drafts[u].same_as)
            continue;
        if (!load_scalar(loader, "same_as", drafts[u].same_as))
            return false;
        size_t other =
            find_draft(drafts, campaign->unit_count, drafts[u].same_as->text);
        if (!check_same(loader, drafts, u, other))
            return false;
        campaign->units[u].same_as = other;
        inherit(&campaign->units[u], &campaign->units[other]);
    }
    return true;
}

/* A unit that was merged into another is gone, and is so only once; its code
 * may live on as that of the new unit. */
static bool check_merged(struct loader *loader, const struct draft *drafts,
                         size_t u, size_t place)
{
    const struct campaign *campaign = loader->campaign;
    const struct unit *unit = &campaign->units[u];
    const char *code = unit->merged_from[place];
    int line = drafts[u].merged_from->items[place]->line;
    size_t other = find_draft(drafts, campaign->unit_count, code);
    if (other < campaign->unit_count && other != u &&
        campaign->units[other].level == unit->level)
        return load_fail(loader, line,
                         "đơn vị %s vẫn có trong danh sách, không thể đã nhập "
                         "vào %s; sửa “merged_from”",
                         code, unit->code);
    for (size_t i = 0; i < u; i++)
        for (size_t k = 0; k < campaign->units[i].merged_count; k++)
            if (campaign->units[i].level == unit->level &&
                strcmp(campaign->units[i].merged_from[k], code) == 0)
                return load_fail(loader, line,
                                 "đơn vị cũ %s có trong “merged_from” của %s "
                                 "và %s; mỗi đơn vị cũ chỉ ghi một lần",
                                 code, campaign->units[i].code, unit->code);
    return true;
}

static bool settle_merged(struct loader *loader, const struct draft *drafts)
{
    const struct campaign *campaign = loader->campaign;
    for (size_t u = 0; u < campaign->unit_count; u++)
        for (size_t i = 0; i < campaign->units[u].merged_count; i++)
            if (!check_merged(loader, drafts, u, i))
                return false;
    return true;
}

static int compare_names(const void *left, const void *right)
{
    const struct unit *a = *(const struct unit *const *)left;
    const struct unit *b = *(const struct unit *const *)right;
    int order = (a->level > b->level) - (a->level < b->level);
    order = order ? order : strcmp(a->name, b->name);
    return order ? order : (a > b) - (a < b);
}

/* Documents have names alone: nobody could tell two units of a level apart that
 * are called the same. `units` has room for all. */
static bool check_names(struct loader *loader, const struct draft *drafts,
                        const struct unit **units)
{
    const struct campaign *campaign = loader->campaign;
    for (size_t i = 0; i < campaign->unit_count; i++)
        units[i] = &campaign->units[i];
    qsort(units, campaign->unit_count, sizeof *units, compare_names);
    for (size_t i = 1; i < campaign->unit_count; i++)
        if (units[i]->level == units[i - 1]->level &&
            strcmp(units[i]->name, units[i - 1]->name) == 0)
            return load_fail(loader, drafts[units[i] - campaign->units].line,
                             "đơn vị %s và %s cùng tên “%s”; thêm vào tên điều "
                             "phân biệt hai đơn vị",
                             units[i - 1]->code, units[i]->code,
                             units[i]->name);
    return true;
}

static bool settle_names(struct loader *loader, const struct draft *drafts)
{
    const struct unit **units =
        mem_calloc(loader->campaign->unit_count + 1, sizeof *units);
    bool good = check_names(loader, drafts, units);
    free(units);
    return good;
}

static bool read_units(struct loader *loader, const struct yaml_node *list,
                       struct draft *drafts)
{
    struct campaign *campaign = loader->campaign;
    for (size_t i = 0; i < list->count; i++)
        if (!read_unit(loader, list->items[i], &drafts[i]))
            return false;
    if (!sort_units(loader, drafts, list->count))
        return false;
    campaign->unit_count = list->count;
    campaign->units = arena_calloc(&loader->store->arena, list->count,
                                   sizeof *campaign->units);
    for (size_t i = 0; i < list->count; i++)
        campaign->units[i] = drafts[i].unit;
    return settle_same(loader, drafts) && settle_merged(loader, drafts) &&
           settle_names(loader, drafts);
}

static bool load_units_root(struct loader *loader, const struct yaml_node *root)
{
    const struct yaml_node *list = NULL;
    if (!load_map(loader, root, &root_table, (void *)&list,
                  "tệp danh sách đơn vị") ||
        !load_list(loader, list, "units"))
        return false;
    struct draft *drafts = mem_calloc(list->count, sizeof *drafts);
    bool good = read_units(loader, list, drafts);
    free(drafts);
    return good;
}

bool load_units(struct loader *loader, const char *path, int line)
{
    const char *outer = loader->file;
    const struct yaml_node *root = load_file(loader, path, line);
    bool good = root && load_units_root(loader, root);
    loader->file = outer;
    return good;
}
