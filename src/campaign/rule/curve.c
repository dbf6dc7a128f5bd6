#include "campaign/rule/load.h"

static bool is_above(struct decimal a, struct decimal b)
{
    return decimal_compare(a, b) > 0;
}

/* What stands for a percentage is written as one: 95, where a share is 0.95. */
static bool is_share(struct decimal percent)
{
    return decimal_sign(percent) > 0 && !is_above(percent, decimal_from_int(1));
}

static bool fail_share(struct rule_reader *reader, const char *key,
                       const struct yaml_node *value, struct decimal share)
{
    char read[DECIMAL_TEXT_SIZE], meant[DECIMAL_TEXT_SIZE];
    return load_fail(reader->loader, value->line,
                     "“%s” là %s, tức là %s%%; giá trị phần trăm ghi theo phần "
                     "trăm: “%s: %s”",
                     key, value->text, decimal_format_vi(share, read), key,
                     decimal_format(decimal_scale(share, 2), meant));
}

/* The limit of `key` is one that a value can reach from below. */
static bool check_reach(struct rule_reader *reader,
                        const struct rule_draft *draft, const char *key,
                        const struct yaml_node *node, struct decimal limit)
{
    if (!draft->never_over || !is_above(limit, draft->whole))
        return true;
    if (draft->is_percent)
        return load_fail(reader->loader, node->line,
                         "“%s” là %s; ghi số phần trăm lớn hơn 0, nhiều nhất "
                         "100",
                         key, node->text);
    if (!draft->complement && draft->a->text && draft->b->text)
        return load_fail(reader->loader, node->line,
                         "“%s” là %s, nhưng “%s” là một phần của “%s” nên "
                         "không bao giờ đạt; ghi tỷ lệ từ 0 đến 1, ví dụ 0.8",
                         key, node->text, draft->a->text, draft->b->text);
    return load_fail(reader->loader, node->line,
                     "“%s” là %s, nhưng giá trị không bao giờ vượt 1; ghi tỷ "
                     "lệ từ 0 đến 1, ví dụ 0.8",
                     key, node->text);
}

/* A limit that its word and its node belong to. */
struct limit {
    const char *key;
    const struct yaml_node *node;
    struct decimal at;
    bool rising; /* from, above */
    bool open;   /* above, below */
};

/* The one limit of a range. */
static bool find_limit(struct rule_reader *reader, const struct yaml_node *node,
                       const struct rule_range *range, struct limit *out)
{
    if (range->has_least && range->has_most) {
        (void)load_fail(reader->loader, node->line,
                        "chỉ ghi một giới hạn ở đây: “from”, “above”, “to” "
                        "hoặc “below”");
        return false;
    }
    out->rising = range->has_least;
    out->open = out->rising ? range->above : range->below;
    out->at = out->rising ? range->least : range->most;
    out->key = out->rising ? (out->open ? "above" : "from")
                           : (out->open ? "below" : "to");
    out->node = yaml_get(node, out->key);
    return true;
}

#define OF_LIMITS(member) .offset = offsetof(struct rule_limit_nodes, member)
static const struct field limit_fields[] = {
    {.key = "from", .read = load_node, OF_LIMITS(from)},
    {.key = "above", .read = load_node, OF_LIMITS(above)},
    {.key = "to", .read = load_node, OF_LIMITS(to)},
    {.key = "below", .read = load_node, OF_LIMITS(below)},
};
static const struct field_table limit_table = {limit_fields,
                                               LENGTH(limit_fields)};

/* `full` or `none`: a limit towards `rising`. */
static bool read_bound(struct rule_reader *reader,
                       const struct rule_draft *draft, const char *key,
                       const struct yaml_node *node, bool rising,
                       struct rule_range *out)
{
    struct rule_limit_nodes nodes = {0};
    struct limit limit;
    char *what = arena_printf(&reader->loader->store->arena, "“%s”", key);
    if (!node)
        return true;
    if (!load_map(reader->loader, node, &limit_table, &nodes, what) ||
        !rule_read_range(reader, node, &nodes, out) ||
        !find_limit(reader, node, out, &limit))
        return false;
    if (limit.rising != rising)
        return load_fail(reader->loader, limit.node->line,
                         "“%s” ở đây dùng “%s” hoặc “%s”, không dùng “%s”; "
                         "giá trị càng %s càng nhiều điểm",
                         key, rising ? "from" : "to",
                         rising ? "above" : "below", limit.key,
                         rising == (strcmp(key, "full") == 0) ? "cao" : "thấp");
    if (rising && draft->is_percent && is_share(limit.at))
        return fail_share(reader, limit.key, limit.node, limit.at);
    return check_reach(reader, draft, limit.key, limit.node, limit.at);
}

/* Where nothing begins, full marks have not begun. */
static bool check_bounds(struct rule_reader *reader,
                         const struct rule_draft *draft, bool rising)
{
    const struct rule_range *full = &draft->rule.curve.full;
    const struct rule_range *none = &draft->rule.curve.none;
    if (!draft->full || !draft->none)
        return true;
    int order = rising ? decimal_compare(none->most, full->least)
                       : decimal_compare(full->most, none->least);
    bool touch = order == 0 && !full->above && !full->below && !none->above &&
                 !none->below;
    return (order <= 0 && !touch) ||
           load_fail(reader->loader, draft->none->line,
                     "“none” chồng lên “full”: có giá trị vừa được đủ điểm vừa "
                     "không được điểm; sửa giới hạn");
}

static bool fail_level(struct rule_reader *reader,
                       const struct rule_draft *draft)
{
    if (draft->none_at)
        return load_fail(reader->loader, draft->none_at->line,
                         "“none_at” bằng “full_at”; ghi hai số khác nhau");
    const struct yaml_node *at = draft->full_at ? draft->full_at : draft->node;
    return load_fail(reader->loader, at->line,
                     "“full_at” là %s; ghi số lớn hơn 0",
                     draft->full_at ? at->text : "0");
}

static bool read_ends(struct rule_reader *reader, struct rule_draft *draft)
{
    struct rule_curve *curve = &draft->rule.curve;
    curve->full_at = draft->whole;
    if (!draft->full_at && decimal_sign(draft->whole) == 0)
        return load_fail(reader->loader, draft->node->line,
                         "quy tắc %s trên số đếm thiếu khóa “full_at”; thêm "
                         "“full_at: …”, giá trị được đủ điểm",
                         draft->rule.written);
    if (draft->full_at &&
        !rule_read_amount(reader, "full_at", draft->full_at, &curve->full_at))
        return false;
    if (draft->none_at &&
        !rule_read_amount(reader, "none_at", draft->none_at, &curve->none_at))
        return false;
    if (decimal_compare(curve->none_at, curve->full_at) == 0)
        return fail_level(reader, draft);
    if (!draft->full_at)
        return true;
    if (draft->is_percent && is_share(curve->full_at) &&
        is_above(curve->full_at, curve->none_at))
        return fail_share(reader, "full_at", draft->full_at, curve->full_at);
    return check_reach(reader, draft, "full_at", draft->full_at,
                       curve->full_at);
}

bool rule_read_linear(struct rule_reader *reader, struct rule_draft *draft)
{
    struct rule_curve *curve = &draft->rule.curve;
    curve->kind = CURVE_LINEAR;
    if (!read_ends(reader, draft))
        return false;
    bool rising = is_above(curve->full_at, curve->none_at);
    return read_bound(reader, draft, "full", draft->full, rising,
                      &curve->full) &&
           read_bound(reader, draft, "none", draft->none, !rising,
                      &curve->none) &&
           check_bounds(reader, draft, rising);
}

struct step_draft {
    struct rule_limit_nodes limits;
    const struct yaml_node *share, *points;
};

#define OF_STEP(member) .offset = offsetof(struct step_draft, member)
static const struct field step_fields[] = {
    {.key = "from", .read = load_node, OF_STEP(limits.from)},
    {.key = "above", .read = load_node, OF_STEP(limits.above)},
    {.key = "to", .read = load_node, OF_STEP(limits.to)},
    {.key = "below", .read = load_node, OF_STEP(limits.below)},
    {.key = "share", .read = load_node, OF_STEP(share)},
    {.key = "points", .read = load_node, OF_STEP(points)},
};
static const struct field_table step_table = {step_fields, LENGTH(step_fields)};

static bool read_step(struct rule_reader *reader,
                      const struct rule_draft *draft,
                      const struct yaml_node *node, struct rule_step *step)
{
    struct step_draft fields = {0};
    if (!load_map(reader->loader, node, &step_table, &fields,
                  "mục của “steps”") ||
        !rule_read_range(reader, node, &fields.limits, &step->range))
        return false;
    const struct rule_share_nodes share = {"share", "points", fields.share,
                                           fields.points, node->line};
    return rule_read_share(reader, &draft->worth, &share, &step->share);
}

static bool fail_order(struct rule_reader *reader, const struct limit *limit,
                       const struct limit *before)
{
    if (!limit->node || !before->node) /* both were read, or nobody compares */
        return false;
    return load_fail(reader->loader, limit->node->line,
                     "“%s” %s không %s hơn bậc trước (%s); xếp các bậc từ %s",
                     limit->key, limit->node->text,
                     limit->rising ? "thấp" : "cao", before->node->text,
                     limit->rising ? "cao xuống thấp" : "thấp lên cao");
}

/* The limits go one way, and where two are equal the open one comes first: over
 * 90, then from 90. */
static bool check_limits(struct rule_reader *reader, const struct limit *limit,
                         const struct limit *before)
{
    if (limit->rising != before->rising)
        return load_fail(reader->loader, limit->node->line,
                         "các bậc đi ngược chiều nhau; mọi bậc dùng “from”, "
                         "“above”, hoặc mọi bậc dùng “to”, “below”");
    int order = decimal_compare(limit->at, before->at);
    if (limit->rising)
        order = -order;
    return order > 0 || (order == 0 && before->open && !limit->open) ||
           fail_order(reader, limit, before);
}

static bool check_step_shares(struct rule_reader *reader,
                              const struct yaml_node *step,
                              const struct yaml_node *before,
                              const struct rule_step *steps)
{
    const char *key = yaml_get(step, "points") ? "points" : "share";
    if (!yaml_get(before, key))
        return load_fail(reader->loader, step->line,
                         "các bậc ghi lẫn “share” và “points”; dùng một cách "
                         "cho mọi bậc");
    return !is_above(steps[1].share.part, steps[0].share.part) ||
           load_fail(reader->loader, step->line,
                     "“%s” %s cao hơn bậc trước (%s); bậc sau không được nhiều "
                     "điểm hơn",
                     key, yaml_get(step, key)->text,
                     yaml_get(before, key)->text);
}

bool rule_read_steps(struct rule_reader *reader, struct rule_draft *draft)
{
    const struct yaml_node *list = draft->steps;
    struct limit limit = {0}, before = {0};
    if (!load_list(reader->loader, list, "steps"))
        return false;
    struct rule_step *steps =
        arena_calloc(&reader->loader->store->arena, list->count, sizeof *steps);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml_node *node = list->items[i];
        if (!read_step(reader, draft, node, &steps[i]) ||
            !find_limit(reader, node, &steps[i].range, &limit) ||
            (limit.rising &&
             !check_reach(reader, draft, limit.key, limit.node, limit.at)))
            return false;
        if (i > 0 && (!check_limits(reader, &limit, &before) ||
                      !check_step_shares(reader, node, list->items[i - 1],
                                         &steps[i - 1])))
            return false;
        bool one = decimal_compare(limit.at, decimal_from_int(1)) == 0;
        if (i == 0 && limit.rising && draft->is_percent && !one &&
            is_share(limit.at))
            return fail_share(reader, limit.key, limit.node, limit.at);
        before = limit;
    }
    draft->rule.curve.kind = CURVE_STEPS;
    draft->rule.curve.steps = steps;
    draft->rule.curve.step_count = list->count;
    return true;
}

bool rule_read_each(struct rule_reader *reader, struct rule_draft *draft)
{
    const struct rule_share_nodes each = {"each", "each_points", draft->each,
                                          draft->each_points,
                                          draft->node->line};
    struct rule_curve *curve = &draft->rule.curve;
    curve->kind = draft->off ? CURVE_OFF_EACH : CURVE_EACH;
    if (!rule_read_share(reader, &draft->worth, &each, &curve->each))
        return false;
    const struct yaml_node *node =
        draft->each ? draft->each : draft->each_points;
    return decimal_sign(curve->each.part) > 0 ||
           load_fail(reader->loader, node->line,
                     "“%s” là 0; ghi phần điểm của mỗi đơn vị đếm, lớn hơn 0",
                     draft->each ? "each" : "each_points");
}

static bool fail_option(struct rule_reader *reader, const struct input *input,
                        int line, const char *key)
{
    struct guess guess = {.word = key};
    for (size_t i = 0; i < input->option_count; i++)
        guess_add(&guess, input->options[i]);
    return load_fail_guess(reader->loader, line, &guess,
                           arena_printf(&reader->loader->store->arena,
                                        "“%s” không phải lựa chọn của “%s”",
                                        key, input->key),
                           "các lựa chọn");
}

/* The option that a key of `shares` names, or option_count. */
static size_t option_of(const struct input *input, const char *key)
{
    size_t i = 0;
    while (i < input->option_count && strcmp(input->options[i], key) != 0)
        i++;
    return i;
}

/* The map of options in either form. */
struct option_map {
    const char *key;
    const struct yaml_node *node;
    bool points;
};

static bool read_option(struct rule_reader *reader, struct rule_draft *draft,
                        const struct option_map *map, size_t at,
                        struct rule_share *shares)
{
    const struct input *input =
        &reader->indicator->inputs[draft->rule.value.a.inputs[0]];
    const char *name = map->node->keys[at];
    const struct yaml_node *item = map->node->items[at];
    size_t option = option_of(input, name);
    if (option == input->option_count)
        return fail_option(reader, input, map->node->key_lines[at], name);
    const struct rule_share_nodes share = {
        name, name, map->points ? NULL : item, map->points ? item : NULL,
        item->line};
    return rule_read_share(reader, &draft->worth, &share, &shares[option]);
}

bool rule_read_options(struct rule_reader *reader, struct rule_draft *draft)
{
    const struct input *input =
        &reader->indicator->inputs[draft->rule.value.a.inputs[0]];
    struct option_map map = {"shares", draft->shares, false};
    if (draft->option_points)
        map = (struct option_map){"option_points", draft->option_points, true};
    if (!draft->shares == !draft->option_points)
        return load_fail(reader->loader, draft->node->line,
                         "cần một trong “shares” (từ 0 đến 1) và "
                         "“option_points” (số điểm); ghi đúng một khóa");
    if (map.node->kind != YAML_MAP)
        return load_fail(reader->loader, map.node->line,
                         "“%s” phải là nhóm “lựa chọn: phần điểm”, ví dụ "
                         "{Có: 1, Không: 0}",
                         map.key);
    struct rule_share *shares = arena_calloc(
        &reader->loader->store->arena, input->option_count, sizeof *shares);
    for (size_t i = 0; i < map.node->count; i++)
        if (!read_option(reader, draft, &map, i, shares))
            return false;
    for (size_t i = 0; i < input->option_count; i++)
        if (!yaml_get(map.node, input->options[i]))
            return load_fail(reader->loader, map.node->line,
                             "“%s” thiếu lựa chọn “%s”; thêm phần điểm của "
                             "lựa chọn này",
                             map.key, input->options[i]);
    draft->rule.curve.kind = CURVE_OPTIONS;
    draft->rule.curve.options = shares;
    return true;
}

bool rule_read_relative(struct rule_reader *reader, struct rule_draft *draft)
{
    const struct field lowest = {.key = "lowest"};
    struct rule_curve *curve = &draft->rule.curve;
    curve->kind = CURVE_RELATIVE;
    curve->spread = draft->by == BY_SPREAD;
    curve->lowest = (struct rule_share){.whole = decimal_from_int(1)};
    curve->comparison = reader->indicator->comparison_count++;
    if (!draft->lowest)
        return true;
    if (!curve->spread)
        return load_fail(reader->loader, draft->lowest->line,
                         "“lowest” chỉ dùng với “by: spread”; thêm “by: "
                         "spread” hoặc bỏ “lowest”");
    return load_share(reader->loader, &lowest, draft->lowest,
                      &curve->lowest.part);
}
