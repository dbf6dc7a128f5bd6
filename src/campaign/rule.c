#include "campaign/load.h"

/* A rule while it is read: what has to be compared with the indicator's inputs
 * waits as a node. */
struct draft {
    struct rule rule;
    unsigned zero; /* enum zero_word */
    const struct yaml_node *input, *a, *b, *shares, *steps, *parts;
};

enum zero_word { ZERO_ERROR, ZERO_NOT_APPLICABLE };

struct reader {
    struct loader *loader;
    const struct indicator *indicator;
    bool *used; /* which of its inputs some rule reads */
};

enum { PERCENT_FULL = 100 };

static const char *const rule_names[] = {
    [RULE_YES_NO] = "yes-no",
    [RULE_CHOICE] = "choice",
    [RULE_RATIO] = "ratio",
    [RULE_PERCENT] = "percent",
    [RULE_TIERS] = "tiers",
    [RULE_SUM] = "sum",
    [RULE_BEST_OF] = "best-of",
    [RULE_RELATIVE] = "relative",
    [RULE_CAPPED_COUNT] = "capped-count",
    [RULE_MANUAL] = "manual",
};
static const struct word_table rule_words = {rule_names, LENGTH(rule_names)};

static const char *const zero_names[] = {
    [ZERO_ERROR] = "error",
    [ZERO_NOT_APPLICABLE] = "not-applicable",
};
static const struct word_table zero_words = {zero_names, LENGTH(zero_names)};

#define AT(member) .offset = offsetof(struct draft, member)
#define NODE(name) .key = #name, .read = load_node, AT(name)
#define KIND                                                                   \
    {                                                                          \
        .key = "kind", .required = true, .read = load_known                    \
    }
#define SHARE                                                                  \
    {                                                                          \
        .key = "share", .read = load_share, AT(rule.share)                     \
    }

static const struct field input_fields[] = {
    KIND,
    SHARE,
    {NODE(input), .required = true},
};
static const struct field choice_fields[] = {
    KIND,
    SHARE,
    {NODE(input), .required = true},
    {NODE(shares), .required = true},
};
static const struct field ratio_fields[] = {
    KIND,
    SHARE,
    {NODE(a), .required = true},
    {NODE(b), .required = true},
    {.key = "full_at", .read = load_positive, AT(rule.full_at)},
    {.key = "part", .read = load_bool, AT(rule.part_of)},
    {.key = "zero", .read = load_word, AT(zero), .detail = &zero_words},
};
static const struct field percent_fields[] = {
    KIND,
    SHARE,
    {NODE(input), .required = true},
    {.key = "full_at", .read = load_positive, AT(rule.full_at)},
};
static const struct field tiers_fields[] = {
    KIND,
    SHARE,
    {NODE(input), .required = true},
    {NODE(steps), .required = true},
};
static const struct field parts_fields[] = {
    KIND,
    SHARE,
    {NODE(parts), .required = true},
};
static const struct field relative_fields[] = {
    KIND, SHARE, {NODE(input)}, {NODE(a)}, {NODE(b)},
};
static const struct field count_fields[] = {
    KIND,
    SHARE,
    {NODE(input), .required = true},
    {.key = "each", .required = true, .read = load_share, AT(rule.each)},
};
static const struct field manual_fields[] = {KIND, SHARE};

static const struct field step_fields[] = {
    {.key = "from",
     .required = true,
     .read = load_amount,
     .offset = offsetof(struct tier, from)},
    {.key = "share",
     .required = true,
     .read = load_share,
     .offset = offsetof(struct tier, share)},
};
static const struct field_table step_table = {step_fields, LENGTH(step_fields)};

typedef bool finish_rule(struct reader *reader, const struct yaml_node *node,
                         struct draft *draft);
static finish_rule finish_choice, finish_ratio, finish_percent, finish_tiers,
    finish_sum, finish_best_of, finish_relative, finish_count, finish_manual;

#define MASK(kind) (1U << (kind))
#define TABLE(fields)                                                          \
    {                                                                          \
        fields, LENGTH(fields)                                                 \
    }

/* What each kind of rule is written with, and which inputs it can read. */
static const struct form {
    struct field_table table;
    unsigned inputs; /* MASK of the kinds that `input` may have */
    int full_at;     /* where it is not given */
    bool compound;   /* cannot be a part of another */
    finish_rule *finish;
} forms[] = {
    [RULE_YES_NO] = {.table = TABLE(input_fields),
                     .inputs = MASK(INPUT_YES_NO)},
    [RULE_CHOICE] = {.table = TABLE(choice_fields),
                     .inputs = MASK(INPUT_CHOICE),
                     .finish = finish_choice},
    [RULE_RATIO] = {.table = TABLE(ratio_fields),
                    .full_at = 1,
                    .finish = finish_ratio},
    [RULE_PERCENT] = {.table = TABLE(percent_fields),
                      .inputs = MASK(INPUT_PERCENT),
                      .full_at = PERCENT_FULL,
                      .finish = finish_percent},
    [RULE_TIERS] = {.table = TABLE(tiers_fields),
                    .inputs = MASK(INPUT_NUMBER) | MASK(INPUT_PERCENT),
                    .finish = finish_tiers},
    [RULE_SUM] = {.table = TABLE(parts_fields),
                  .compound = true,
                  .finish = finish_sum},
    [RULE_BEST_OF] = {.table = TABLE(parts_fields),
                      .compound = true,
                      .finish = finish_best_of},
    [RULE_RELATIVE] = {.table = TABLE(relative_fields),
                       .inputs = MASK(INPUT_NUMBER) | MASK(INPUT_PERCENT),
                       .finish = finish_relative},
    [RULE_CAPPED_COUNT] = {.table = TABLE(count_fields),
                           .inputs = MASK(INPUT_NUMBER),
                           .finish = finish_count},
    [RULE_MANUAL] = {.table = TABLE(manual_fields),
                     .compound = true,
                     .finish = finish_manual},
};

static bool fail_unknown_input(struct reader *reader,
                               const struct yaml_node *node)
{
    const struct indicator *indicator = reader->indicator;
    struct guess guess = {.word = node->text};
    for (size_t i = 0; i < indicator->input_count; i++)
        guess_add(&guess, indicator->inputs[i].key);
    return load_fail_guess(reader->loader, node->line, &guess,
                           arena_printf(&reader->loader->store->arena,
                                        "tiêu chí %s không có đầu vào “%s”",
                                        indicator->code, node->text),
                           "các đầu vào trong “inputs”");
}

static bool fail_kind(struct reader *reader, const struct yaml_node *node,
                      const struct draft *draft, const struct input *input,
                      unsigned mask)
{
    struct str wanted = {0};
    for (size_t i = 0; i < input_kinds.count; i++)
        if (mask & MASK(i))
            str_printf(&wanted, "%s%s", wanted.length ? " hoặc " : "",
                       input_kinds.words[i]);
    load_fail(reader->loader, node->line,
              "quy tắc %s cần đầu vào kiểu %s, nhưng “%s” có kiểu %s; sửa "
              "“kind” của đầu vào hoặc đổi quy tắc",
              rule_names[draft->rule.kind], str_text(&wanted), input->key,
              input_kinds.words[input->kind]);
    str_clear(&wanted);
    return false;
}

/* The index of the input that `node` names; `key` is the rule's key for it. */
static bool use_input(struct reader *reader, const struct draft *draft,
                      const char *key, const struct yaml_node *node,
                      unsigned mask, size_t *out)
{
    const struct indicator *indicator = reader->indicator;
    if (!load_scalar(reader->loader, key, node))
        return false;
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        if (strcmp(input->key, node->text) != 0)
            continue;
        if (!(mask & MASK(input->kind)))
            return fail_kind(reader, node, draft, input, mask);
        reader->used[i] = true;
        *out = i;
        return true;
    }
    return fail_unknown_input(reader, node);
}

static bool use_inputs(struct reader *reader, struct draft *d)
{
    const unsigned number = MASK(INPUT_NUMBER);
    struct rule *rule = &d->rule;
    if (d->input && !use_input(reader, d, "input", d->input,
                               forms[rule->kind].inputs, &rule->input))
        return false;
    if (d->a && !use_input(reader, d, "a", d->a, number, &rule->input))
        return false;
    if (d->b && !use_input(reader, d, "b", d->b, number, &rule->divisor))
        return false;
    return !d->a || !d->b || rule->input != rule->divisor ||
           load_fail(reader->loader, d->b->line,
                     "“a” và “b” là cùng một đầu vào “%s”; ghi hai đầu vào "
                     "khác nhau",
                     d->b->text);
}

static bool read_rule(struct reader *reader, const struct yaml_node *node,
                      bool is_part, struct rule *rule)
{
    struct loader *loader = reader->loader;
    const struct field kind_field = {.key = "kind", .detail = &rule_words};
    const struct yaml_node *kind_node = yaml_get(node, "kind");
    struct draft draft = {.rule = {.share = decimal_from_int(1)}};
    if (node->kind != YAML_MAP)
        return load_fail(loader, node->line,
                         "%s phải là nhóm, ví dụ {kind: yes-no, input: …}",
                         is_part ? "mục của “parts”" : "“rule”");
    if (!kind_node)
        return load_fail(loader, node->line,
                         "quy tắc thiếu khóa “kind”; ghi ví dụ {kind: yes-no, "
                         "input: …}");
    if (!load_word(loader, &kind_field, kind_node, &draft.rule.kind))
        return false;
    const struct form *form = &forms[draft.rule.kind];
    if (is_part && form->compound)
        return load_fail(loader, kind_node->line,
                         "quy tắc %s không thể là một phần của quy tắc khác; "
                         "dùng quy tắc đơn trong “parts”",
                         kind_node->text);
    if (!is_part && yaml_get(node, "share"))
        return load_fail(loader, yaml_get(node, "share")->line,
                         "“share” chỉ dùng cho các phần trong “parts”; bỏ "
                         "“share”");
    draft.rule.full_at = decimal_from_int(form->full_at);
    char *what =
        arena_printf(&loader->store->arena, "quy tắc %s", kind_node->text);
    if (!load_map(loader, node, &form->table, &draft, what) ||
        !use_inputs(reader, &draft) ||
        (form->finish && !form->finish(reader, node, &draft)))
        return false;
    *rule = draft.rule;
    return true;
}

static bool fail_option(struct reader *reader, const struct input *input,
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

static bool finish_choice(struct reader *reader, const struct yaml_node *node,
                          struct draft *draft)
{
    (void)node;
    struct loader *loader = reader->loader;
    const struct yaml_node *shares = draft->shares;
    const struct input *input = &reader->indicator->inputs[draft->rule.input];
    if (shares->kind != YAML_MAP)
        return load_fail(loader, shares->line,
                         "“shares” phải là nhóm “lựa chọn: phần điểm”, ví dụ "
                         "{Có: 1, Không: 0}");
    draft->rule.shares = arena_calloc(
        &loader->store->arena, input->option_count, sizeof *draft->rule.shares);
    for (size_t i = 0; i < shares->count; i++) {
        const struct field field = {.key = shares->keys[i]};
        size_t option = option_of(input, field.key);
        if (option == input->option_count)
            return fail_option(reader, input, shares->key_lines[i], field.key);
        if (!load_share(loader, &field, shares->items[i],
                        &draft->rule.shares[option]))
            return false;
    }
    for (size_t i = 0; i < input->option_count; i++)
        if (!yaml_get(shares, input->options[i]))
            return load_fail(loader, shares->line,
                             "“shares” thiếu lựa chọn “%s”; thêm phần điểm của "
                             "lựa chọn này",
                             input->options[i]);
    return true;
}

static bool finish_ratio(struct reader *reader, const struct yaml_node *node,
                         struct draft *draft)
{
    struct rule *rule = &draft->rule;
    rule->zero_not_applicable = draft->zero == ZERO_NOT_APPLICABLE;
    return !rule->part_of ||
           decimal_compare(rule->full_at, decimal_from_int(1)) <= 0 ||
           load_fail(reader->loader, yaml_get(node, "full_at")->line,
                     "“full_at” là %s, nhưng “%s” là một phần của “%s” nên "
                     "không bao giờ đạt; ghi tỷ lệ từ 0 đến 1, ví dụ 0.8",
                     yaml_get(node, "full_at")->text, draft->a->text,
                     draft->b->text);
}

static bool finish_percent(struct reader *reader, const struct yaml_node *node,
                           struct draft *draft)
{
    return decimal_compare(draft->rule.full_at,
                           decimal_from_int(PERCENT_FULL)) <= 0 ||
           load_fail(reader->loader, yaml_get(node, "full_at")->line,
                     "“full_at” là %s; ghi số phần trăm lớn hơn 0, nhiều "
                     "nhất 100",
                     yaml_get(node, "full_at")->text);
}

static bool finish_tiers(struct reader *reader, const struct yaml_node *node,
                         struct draft *draft)
{
    (void)node;
    struct loader *loader = reader->loader;
    const struct yaml_node *steps = draft->steps;
    if (!load_list(loader, steps, "steps"))
        return false;
    struct tier *tiers =
        arena_calloc(&loader->store->arena, steps->count, sizeof *tiers);
    for (size_t i = 0; i < steps->count; i++) {
        const struct yaml_node *step = steps->items[i];
        if (!load_map(loader, step, &step_table, &tiers[i], "mục của “steps”"))
            return false;
        if (i > 0 && decimal_compare(tiers[i].from, tiers[i - 1].from) >= 0)
            return load_fail(loader, step->line,
                             "“from” %s không thấp hơn bậc trước (%s); xếp các "
                             "bậc từ cao xuống thấp",
                             yaml_get(step, "from")->text,
                             yaml_get(steps->items[i - 1], "from")->text);
        if (i > 0 && decimal_compare(tiers[i].share, tiers[i - 1].share) > 0)
            return load_fail(loader, step->line,
                             "“share” %s cao hơn bậc trước (%s); bậc thấp hơn "
                             "không được nhiều điểm hơn",
                             yaml_get(step, "share")->text,
                             yaml_get(steps->items[i - 1], "share")->text);
    }
    draft->rule.tiers = tiers;
    draft->rule.tier_count = steps->count;
    return true;
}

/* Recursion ends here: a part is never SUM or BEST_OF. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool read_parts(struct reader *reader, struct draft *draft)
{
    struct loader *loader = reader->loader;
    const struct yaml_node *parts = draft->parts;
    if (!load_list(loader, parts, "parts"))
        return false;
    draft->rule.part_count = parts->count;
    draft->rule.parts = arena_calloc(&loader->store->arena, parts->count,
                                     sizeof *draft->rule.parts);
    for (size_t i = 0; i < parts->count; i++)
        if (!read_rule(reader, parts->items[i], true, &draft->rule.parts[i]))
            return false;
    return true;
}

static bool finish_best_of(struct reader *reader, const struct yaml_node *node,
                           struct draft *draft)
{
    (void)node;
    return read_parts(reader, draft);
}

static bool finish_sum(struct reader *reader, const struct yaml_node *node,
                       struct draft *draft)
{
    struct loader *loader = reader->loader;
    if (!read_parts(reader, draft))
        return false;
    int64_t total = 0;
    for (size_t i = 0; i < draft->parts->count; i++) {
        const struct yaml_node *part = draft->parts->items[i];
        if (!yaml_get(part, "share"))
            return load_fail(loader, part->line,
                             "phần này của quy tắc sum thiếu “share”; thêm "
                             "“share: …”, các phần cộng lại bằng 1");
        total += share_units(draft->rule.parts[i].share);
    }
    char text[DECIMAL_TEXT_SIZE];
    decimal_format(decimal_scale(decimal_from_int(total), -SHARE_PLACES), text);
    return total == SHARE_WHOLE ||
           load_fail(loader, node->line,
                     "“share” của các phần trong quy tắc sum cộng lại là "
                     "%s, không phải 1; sửa các “share”",
                     text);
}

static bool finish_relative(struct reader *reader, const struct yaml_node *node,
                            struct draft *draft)
{
    draft->rule.has_divisor = draft->b != NULL;
    bool single = draft->input && !draft->a && !draft->b;
    bool pair = !draft->input && draft->a && draft->b;
    return single || pair ||
           load_fail(reader->loader, node->line,
                     "quy tắc relative cần “input”, hoặc cả “a” và “b”; "
                     "sửa các khóa của quy tắc");
}

static bool finish_count(struct reader *reader, const struct yaml_node *node,
                         struct draft *draft)
{
    return decimal_sign(draft->rule.each) > 0 ||
           load_fail(reader->loader, yaml_get(node, "each")->line,
                     "“each” là 0; ghi phần điểm của mỗi đơn vị đếm, lớn "
                     "hơn 0");
}

static bool finish_manual(struct reader *reader, const struct yaml_node *node,
                          struct draft *draft)
{
    (void)draft;
    return reader->indicator->input_count == 0 ||
           load_fail(reader->loader, node->line,
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
    struct reader reader = {
        .loader = loader,
        .indicator = indicator,
        .used = arena_calloc(&loader->store->arena, indicator->input_count,
                             sizeof *reader.used),
    };
    if (!read_rule(&reader, node, false, &indicator->rule))
        return false;
    for (size_t i = 0; i < indicator->input_count; i++)
        if (!reader.used[i] && needs_rule(&indicator->inputs[i]))
            return load_fail(loader, inputs->items[i]->line,
                             "đầu vào “%s” không được quy tắc dùng; bỏ đầu vào "
                             "hoặc sửa quy tắc",
                             indicator->inputs[i].key);
    return true;
}
