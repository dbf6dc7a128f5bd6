#include "campaign/rule/load.h"

/* The words of `kind`: each stands for a value and a curve, or for parts. */
enum word {
    WORD_YES_NO,
    WORD_CHOICE,
    WORD_LINEAR,
    WORD_RATIO,
    WORD_PERCENT,
    WORD_TIERS,
    WORD_SUM,
    WORD_BEST_OF,
    WORD_RELATIVE,
    WORD_CAPPED_COUNT,
    WORD_MANUAL
};

static const char *const words[] = {
    [WORD_YES_NO] = "yes-no",     [WORD_CHOICE] = "choice",
    [WORD_LINEAR] = "linear",     [WORD_RATIO] = "ratio",
    [WORD_PERCENT] = "percent",   [WORD_TIERS] = "tiers",
    [WORD_SUM] = "sum",           [WORD_BEST_OF] = "best-of",
    [WORD_RELATIVE] = "relative", [WORD_CAPPED_COUNT] = "capped-count",
    [WORD_MANUAL] = "manual",
};
static const struct word_table word_table = {words, LENGTH(words)};

static const char *const zero_names[] = {
    [ZERO_ERROR] = "error",
    [ZERO_NOT_APPLICABLE] = "not-applicable",
    [ZERO_FULL] = "full",
    [ZERO_NONE] = "none",
};
static const struct word_table zero_words = {zero_names, LENGTH(zero_names)};

static const char *const by_names[] = {
    [BY_HIGHEST] = "highest",
    [BY_SPREAD] = "spread",
};
static const struct word_table by_words = {by_names, LENGTH(by_names)};

/* The keys, by what they are about. `kind` and the share of a part are read
 * before the rest. */
#define AT(member) .offset = offsetof(struct rule_draft, member)
#define NODE(name)                                                             \
    {                                                                          \
        .key = #name, .read = load_node, AT(name)                              \
    }
#define NEEDED(name)                                                           \
    {                                                                          \
        .key = #name, .required = true, .read = load_node, AT(name)            \
    }
#define FLAG(name)                                                             \
    {                                                                          \
        .key = #name, .read = load_bool, AT(name)                              \
    }
#define KIND                                                                   \
    {.key = "kind", .required = true, .read = load_known},                     \
    {                                                                          \
        .key = "share", .read = load_known                                     \
    }
#define COMMON KIND, {.key = "points", .read = load_known}, NODE(when)
#define DIVISION                                                               \
    {.key = "part", .read = load_bool, AT(rule.value.part_of)},                \
    {                                                                          \
        .key = "zero", .read = load_word, AT(rule.value.zero),                 \
        .detail = &zero_words                                                  \
    }
#define VALUE NODE(input), NODE(a), NODE(b), FLAG(complement), DIVISION
#define LINE NODE(full_at), NODE(none_at), NODE(full), NODE(none)

static const struct field yes_no_fields[] = {COMMON, NEEDED(input),
                                             FLAG(complement)};
static const struct field choice_fields[] = {COMMON, NEEDED(input),
                                             NODE(shares), NODE(option_points)};
static const struct field linear_fields[] = {COMMON, VALUE, NODE(score), LINE};
static const struct field ratio_fields[] = {
    COMMON, NEEDED(a), NEEDED(b), FLAG(complement), DIVISION, LINE};
static const struct field percent_fields[] = {COMMON, NEEDED(input),
                                              FLAG(complement), LINE};
static const struct field tiers_fields[] = {COMMON, VALUE, NODE(score),
                                            NEEDED(steps)};
static const struct field sum_fields[] = {COMMON, NEEDED(parts), FLAG(capped)};
static const struct field best_of_fields[] = {COMMON, NEEDED(parts)};
static const struct field relative_fields[] = {
    COMMON,
    VALUE,
    {.key = "by", .read = load_word, AT(by), .detail = &by_words},
    NODE(lowest),
};
static const struct field count_fields[] = {COMMON, NEEDED(input), NODE(each),
                                            NODE(each_points), FLAG(off)};
static const struct field manual_fields[] = {KIND};

static rule_curve_reader read_sum, read_best_of, read_manual;

#define TABLE(fields)                                                          \
    {                                                                          \
        fields, LENGTH(fields)                                                 \
    }
#define MEASURED (RULE_MASK(INPUT_NUMBER) | RULE_MASK(INPUT_PERCENT))

/* What each word is written with, which inputs it can read, and what reads the
 * rest. */
static const struct notation {
    struct field_table table;
    unsigned inputs; /* RULE_MASK of the kinds that `input` may have */
    enum rule_kind kind;
    rule_curve_reader *read;
} notations[] = {
    [WORD_YES_NO] = {.table = TABLE(yes_no_fields),
                     .inputs = RULE_MASK(INPUT_YES_NO),
                     .read = rule_read_linear},
    [WORD_CHOICE] = {.table = TABLE(choice_fields),
                     .inputs = RULE_MASK(INPUT_CHOICE),
                     .read = rule_read_options},
    [WORD_LINEAR] = {.table = TABLE(linear_fields),
                     .inputs = MEASURED,
                     .read = rule_read_linear},
    [WORD_RATIO] = {.table = TABLE(ratio_fields), .read = rule_read_linear},
    [WORD_PERCENT] = {.table = TABLE(percent_fields),
                      .inputs = RULE_MASK(INPUT_PERCENT),
                      .read = rule_read_linear},
    [WORD_TIERS] = {.table = TABLE(tiers_fields),
                    .inputs = MEASURED,
                    .read = rule_read_steps},
    [WORD_SUM] = {.table = TABLE(sum_fields),
                  .kind = RULE_SUM,
                  .read = read_sum},
    [WORD_BEST_OF] = {.table = TABLE(best_of_fields),
                      .kind = RULE_BEST_OF,
                      .read = read_best_of},
    [WORD_RELATIVE] = {.table = TABLE(relative_fields),
                       .inputs = MEASURED,
                       .read = rule_read_relative},
    [WORD_CAPPED_COUNT] = {.table = TABLE(count_fields),
                           .inputs = RULE_MASK(INPUT_NUMBER),
                           .read = rule_read_each},
    [WORD_MANUAL] = {.table = TABLE(manual_fields),
                     .kind = RULE_MANUAL,
                     .read = read_manual},
};

static bool read_word(struct rule_reader *reader, const struct yaml_node *node,
                      bool is_part, unsigned *word)
{
    const struct field field = {.key = "kind", .detail = &word_table};
    if (node->kind != YAML_MAP)
        return load_fail(reader->loader, node->line,
                         "%s phải là nhóm, ví dụ {kind: yes-no, input: …}",
                         is_part ? "mục của “parts”" : "“rule”");
    const struct yaml_node *kind = yaml_get(node, "kind");
    if (!kind)
        return load_fail(reader->loader, node->line,
                         "quy tắc thiếu khóa “kind”; ghi ví dụ {kind: yes-no, "
                         "input: …}");
    return load_word(reader->loader, &field, kind, word);
}

/* What only a part may say, and what a part may not be. */
static bool check_place(struct rule_reader *reader,
                        const struct rule_draft *draft)
{
    static const char *const keys[] = {"share", "points"};
    const struct yaml_node *node = draft->node;
    if (draft->depth > 1)
        return draft->rule.kind != RULE_MANUAL ||
               load_fail(reader->loader, yaml_get(node, "kind")->line,
                         "quy tắc manual không thể là một phần của quy tắc "
                         "khác; dùng quy tắc tính được trong “parts”");
    for (size_t i = 0; i < LENGTH(keys); i++)
        if (yaml_get(node, keys[i]))
            return load_fail(reader->loader, yaml_get(node, keys[i])->line,
                             "“%s” chỉ dùng cho các phần trong “parts”; bỏ "
                             "“%s”",
                             keys[i], keys[i]);
    return true;
}

/* Reads what `draft` has the node, the depth and the worth of. Recursion ends
 * at RULE_MOST_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool read_rule(struct rule_reader *reader, struct rule_draft *draft)
{
    struct loader *loader = reader->loader;
    unsigned word = 0;
    if (!read_word(reader, draft->node, draft->depth > 1, &word))
        return false;
    const struct notation *notation = &notations[word];
    draft->rule.kind = notation->kind;
    draft->rule.written = words[word];
    if (!check_place(reader, draft))
        return false;
    char *what = arena_printf(&loader->store->arena, "quy tắc %s", words[word]);
    if (!load_map(loader, draft->node, &notation->table, draft, what))
        return false;
    if (notation->kind == RULE_CURVE &&
        !rule_read_value(reader, draft, notation->inputs))
        return false;
    return (!draft->when || rule_read_gate(reader, draft)) &&
           notation->read(reader, draft);
}

static bool check_bounds(struct rule_reader *reader,
                         const struct rule_draft *draft)
{
    if (draft->depth >= RULE_MOST_DEPTH)
        return load_fail(reader->loader, draft->node->line,
                         "quy tắc lồng nhau quá %d tầng; gộp bớt các phần",
                         RULE_MOST_DEPTH);
    reader->part_count += draft->parts->count;
    return reader->part_count <= RULE_MOST_PARTS ||
           load_fail(reader->loader, draft->parts->line,
                     "quy tắc của mục %s có hơn %d phần; gộp bớt hoặc "
                     "tách mục",
                     reader->indicator->code, RULE_MOST_PARTS);
}

/* What a part is worth: its own points where it says them; those of the whole
 * where it has all of them. */
static bool read_weight(struct rule_reader *reader,
                        const struct rule_draft *whole, struct rule_draft *part)
{
    const struct yaml_node *node = part->node;
    const struct rule_share_nodes nodes = {
        "share", "points",
        node->kind == YAML_MAP ? yaml_get(node, "share") : NULL,
        node->kind == YAML_MAP ? yaml_get(node, "points") : NULL, node->line};
    struct rule_share *share = &part->rule.share;
    *share = (struct rule_share){decimal_from_int(1), decimal_from_int(1)};
    part->worth = whole->worth;
    if (!nodes.share && !nodes.points)
        return true;
    if (!rule_read_share(reader, &whole->worth, &nodes, share))
        return false;
    if (nodes.points && decimal_sign(share->part) == 0)
        return load_fail(reader->loader, nodes.points->line,
                         "“points” là 0; ghi số điểm lớn hơn 0");
    part->worth.points = share->part;
    part->worth.known = nodes.points != NULL;
    return true;
}

// NOLINTNEXTLINE(misc-no-recursion)
static bool read_parts(struct rule_reader *reader, struct rule_draft *draft)
{
    const struct yaml_node *list = draft->parts;
    if (!load_list(reader->loader, list, "parts") ||
        !check_bounds(reader, draft))
        return false;
    struct rule *parts =
        arena_calloc(&reader->loader->store->arena, list->count, sizeof *parts);
    for (size_t i = 0; i < list->count; i++) {
        struct rule_draft part = {.node = list->items[i],
                                  .depth = draft->depth + 1};
        if (!read_weight(reader, draft, &part) || !read_rule(reader, &part))
            return false;
        parts[i] = part.rule;
    }
    draft->rule.parts = parts;
    draft->rule.part_count = list->count;
    return true;
}

static bool read_best_of(struct rule_reader *reader, struct rule_draft *draft)
{
    return read_parts(reader, draft);
}

/* Every part of a sum says its share, all in one way; `key` is the way. */
static bool check_weights(struct rule_reader *reader,
                          const struct yaml_node *parts, const char **key)
{
    bool points = false, shares = false;
    for (size_t i = 0; i < parts->count; i++) {
        const struct yaml_node *part = parts->items[i];
        points |= yaml_get(part, "points") != NULL;
        shares |= yaml_get(part, "share") != NULL;
    }
    *key = points ? "points" : "share";
    if (points && shares)
        return load_fail(reader->loader, parts->line,
                         "các phần của quy tắc sum ghi lẫn “share” và "
                         "“points”; dùng một cách cho mọi phần");
    for (size_t i = 0; i < parts->count; i++)
        if (!yaml_get(parts->items[i], *key))
            return load_fail(reader->loader, parts->items[i]->line,
                             points
                                 ? "phần này của quy tắc sum thiếu “%s”; thêm "
                                   "“%s: …”, các phần cộng lại bằng điểm của "
                                   "quy tắc"
                                 : "phần này của quy tắc sum thiếu “%s”; thêm "
                                   "“%s: …”, các phần cộng lại bằng 1",
                             *key, *key);
    return true;
}

/* The weights add up to the whole, or where the sum is capped to more. */
static bool read_sum(struct rule_reader *reader, struct rule_draft *draft)
{
    const char *key;
    if (!read_parts(reader, draft) ||
        !check_weights(reader, draft->parts, &key))
        return false;
    int64_t total = 0;
    for (size_t i = 0; i < draft->rule.part_count; i++)
        total += load_share_units(draft->rule.parts[i].share.part);
    struct decimal whole = draft->rule.parts[0].share.whole;
    int64_t over = total - load_share_units(whole);
    char added[DECIMAL_TEXT_SIZE], wanted[DECIMAL_TEXT_SIZE];
    decimal_format(decimal_scale(decimal_from_int(total), -SHARE_PLACES),
                   added);
    decimal_format(whole, wanted);
    if (draft->capped)
        return over > 0 ||
               load_fail(reader->loader, draft->node->line,
                         "“%s” của các phần trong quy tắc sum cộng lại là %s, "
                         "không quá %s; bỏ “capped”, hoặc sửa các “%s”",
                         key, added, wanted, key);
    return over == 0 ||
           load_fail(reader->loader, draft->node->line,
                     "“%s” của các phần trong quy tắc sum cộng lại là %s, "
                     "không phải %s; sửa các “%s”",
                     key, added, wanted, key);
}

static bool read_manual(struct rule_reader *reader, struct rule_draft *draft)
{
    return reader->indicator->input_count == 0 ||
           load_fail(reader->loader, draft->node->line,
                     "quy tắc manual không dùng đầu vào; bỏ “inputs” hoặc "
                     "đổi quy tắc");
}

/* A text or a date informs the scorers and is in no rule. */
static bool needs_rule(const struct input *input)
{
    return input->kind != INPUT_TEXT && input->kind != INPUT_DATE;
}

bool load_rule(struct loader *loader, const struct yaml_node *node,
               const struct yaml_node *inputs, struct indicator *indicator)
{
    struct rule_reader reader = {
        .loader = loader,
        .indicator = indicator,
        .used = arena_calloc(&loader->store->arena, indicator->input_count,
                             sizeof *reader.used),
    };
    struct rule_draft draft = {
        .node = node,
        .depth = 1,
        .worth = {.known = true,
                  .points = decimal_scale(decimal_from_int(indicator->max),
                                          -POINTS_PLACES)},
    };
    if (!read_rule(&reader, &draft))
        return false;
    indicator->rule = draft.rule;
    for (size_t i = 0; i < indicator->input_count; i++)
        if (!reader.used[i] && needs_rule(&indicator->inputs[i]))
            return load_fail(loader, inputs->items[i]->line,
                             "đầu vào “%s” không được quy tắc dùng; bỏ đầu vào "
                             "hoặc sửa quy tắc",
                             indicator->inputs[i].key);
    return true;
}
