/* `score:` of a rule: the index of another level, or what a group or an
 * indicator got. What it names may be in a file that is read later, so it is
 * looked up when all of them are. */
#include "campaign/rule/load.h"

struct draft {
    const char *level, *code;
};

#define AT(member) .offset = offsetof(struct draft, member)
static const struct field fields[] = {
    {.key = "level", .read = load_line, AT(level)},
    {.key = "code", .read = load_line, AT(code)},
};
static const struct field_table table = {fields, LENGTH(fields)};

bool rule_read_score(struct rule_reader *reader, struct rule_draft *draft)
{
    struct loader *loader = reader->loader;
    const struct yaml_node *node = draft->score;
    struct draft read = {0};
    if (draft->input || draft->a || draft->b)
        return load_fail(loader, node->line,
                         "quy tắc %s có cả “score” và số liệu; chỉ dùng một",
                         draft->rule.written);
    if (!load_map(loader, node, &table, &read, "“score”"))
        return false;
    if (!read.level && !read.code)
        return load_fail(loader, node->line,
                         "“score” trống; ghi “level” (lấy chỉ số của cấp "
                         "khác), “code” (lấy điểm một nhóm hay mục), hoặc "
                         "cả hai");
    struct rule_score *score =
        arena_calloc(&loader->store->arena, 1, sizeof *score);
    *vec_push(&loader->store->scores) =
        (struct pending_score){.score = score,
                               .level_id = read.level,
                               .code = read.code,
                               .node = node,
                               .file = loader->file,
                               .level = loader->campaign->level_count,
                               .indicator = reader->indicator->code};
    draft->rule.value.score = score;
    draft->whole = decimal_from_int(1);
    draft->never_over = true;
    reader->indicator->unasked = reader->indicator->input_count == 0;
    return true;
}

static bool find_level(struct loader *loader, struct pending_score *p)
{
    p->score->level = p->level;
    return !p->level_id ||
           load_find_level(loader, p->node->line, "“score”: ", p->level_id,
                           &p->score->level);
}

static bool find_code(struct loader *loader, struct pending_score *p)
{
    const struct level *level = &loader->campaign->levels[p->score->level];
    p->score->group = p->score->indicator = SIZE_MAX;
    if (!p->code)
        return true;
    p->score->indicator = level_find_indicator(level, p->code);
    p->score->group = level_find_group(level, p->code);
    if (p->score->indicator == SIZE_MAX && p->score->group == SIZE_MAX)
        return load_fail(loader, p->node->line,
                         "“score”: cấp “%s” không có nhóm hay mục “%s”; "
                         "ghi mã có trong bộ chỉ số",
                         level->id, p->code);
    bool none = p->score->group != SIZE_MAX
                    ? !node_is_scored(level->groups[p->score->group].kind) ||
                          level->groups[p->score->group].max == 0
                    : level->indicators[p->score->indicator].max == 0;
    return !none || load_fail(loader, p->node->line,
                              "“score”: “%s” không có điểm tối đa; lấy một "
                              "nhóm hay mục có điểm",
                              p->code);
}

/* Every unit that has the indicator has what it is taken from. */
static bool check_units(struct loader *loader, const struct pending_score *p)
{
    const struct campaign *campaign = loader->campaign;
    const struct level *level = &campaign->levels[p->level];
    size_t at = level_find_indicator(level, p->indicator);
    for (size_t u = 0; u < campaign->unit_count; u++) {
        const struct unit *unit = &campaign->units[u];
        if (unit->level != p->level || unit->not_applicable[at] ||
            campaign_counterpart(campaign, unit, p->score->level))
            continue;
        return load_fail(loader, p->node->line,
                         "“score”: đơn vị %s không có trong cấp “%s”; trong "
                         "units.yaml thêm đơn vị đó với “same_as: %s”, hoặc "
                         "ghi %s vào “not_applicable” của %s",
                         unit->code, campaign->levels[p->score->level].id,
                         unit->code, p->indicator, unit->code);
    }
    return true;
}

/* The indicators that a score is made of: from `first`, `count` of them. */
static void find_sources(const struct level *level,
                         const struct rule_score *score, size_t *first,
                         size_t *count)
{
    *first = 0;
    *count = level->indicator_count;
    if (score->group != SIZE_MAX) {
        *first = level->groups[score->group].first;
        *count = level->groups[score->group].count;
    } else if (score->indicator != SIZE_MAX) {
        *first = score->indicator;
        *count = 1;
    }
}

/* Puts the indicator behind all that its score is made of; false where it stood
 * there already. */
static bool move_behind(struct campaign *campaign,
                        const struct pending_score *p)
{
    const struct level *from = &campaign->levels[p->score->level];
    struct level *level = &campaign->levels[p->level];
    struct indicator *own =
        &level->indicators[level_find_indicator(level, p->indicator)];
    size_t first, count, wave = 0;
    find_sources(from, p->score, &first, &count);
    for (size_t i = first; i < first + count; i++)
        if (from->indicators[i].wave >= wave)
            wave = from->indicators[i].wave + 1;
    if (own->wave >= wave)
        return false;
    own->wave = wave;
    if (campaign->waves <= wave)
        campaign->waves = wave + 1;
    return true;
}

/* As many rounds as there are scores settle any order without a circle. */
static bool order_scores(struct loader *loader)
{
    const struct campaign_store *store = loader->store;
    const struct pending_score *moved = NULL;
    for (size_t round = 0; round <= store->scores.count; round++) {
        moved = NULL;
        for (size_t i = 0; i < store->scores.count; i++)
            if (move_behind(loader->campaign, &store->scores.items[i]))
                moved = &store->scores.items[i];
        if (!moved)
            return true;
    }
    loader->file = moved->file;
    return load_fail(loader, moved->node->line,
                     "“score”: điểm của mục %s được tính từ chính nó; "
                     "lấy từ nhóm, mục hay cấp khác",
                     moved->indicator);
}

bool load_settle_scores(struct loader *loader)
{
    struct campaign_store *store = loader->store;
    loader->campaign->waves = 1;
    const char *outer = loader->file;
    for (size_t i = 0; i < store->scores.count; i++) {
        struct pending_score *p = &store->scores.items[i];
        loader->file = p->file;
        if (!find_level(loader, p) || !find_code(loader, p) ||
            !check_units(loader, p))
            return false;
    }
    loader->file = outer;
    return order_scores(loader);
}
