#include "campaign/rule/load.h"

static const unsigned number_mask = RULE_MASK(INPUT_NUMBER);
static const unsigned single_mask =
    RULE_MASK(INPUT_YES_NO) | RULE_MASK(INPUT_CHOICE);

/* One value that is read: its key in the rule, and what it may be. */
struct place {
    const char *key;
    unsigned mask;
    bool constants; /* numbers may stand among the inputs */
};

static bool fail_unknown_input(struct rule_reader *reader,
                               const struct yaml_node *node)
{
    const struct indicator *indicator = reader->indicator;
    struct guess guess = {.word = node->text};
    for (size_t i = 0; i < indicator->input_count; i++)
        guess_add(&guess, indicator->inputs[i].key);
    return load_fail_guess(reader->loader, node->line, &guess,
                           arena_printf(&reader->loader->store->arena,
                                        "mục %s không có đầu vào “%s”",
                                        indicator->code, node->text),
                           "các đầu vào trong “inputs”");
}

static bool fail_kind(struct rule_reader *reader, const struct yaml_node *node,
                      const char *written, const struct input *input,
                      unsigned mask)
{
    struct str wanted = {0};
    for (size_t i = 0; i < input_kinds.count; i++)
        if (mask & RULE_MASK(i))
            str_printf(&wanted, "%s%s", wanted.length ? " hoặc " : "",
                       input_kinds.words[i]);
    load_fail(reader->loader, node->line,
              "quy tắc %s cần đầu vào kiểu %s, nhưng “%s” có kiểu %s; sửa "
              "“kind” của đầu vào hoặc đổi quy tắc",
              written, str_text(&wanted), input->key,
              input_kinds.words[input->kind]);
    str_clear(&wanted);
    return false;
}

/* The index of the input that `node` names. */
static bool use_input(struct rule_reader *reader, const char *written,
                      const struct place *place, const struct yaml_node *node,
                      size_t *out)
{
    const struct indicator *indicator = reader->indicator;
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        if (strcmp(input->key, node->text) != 0)
            continue;
        if (!(place->mask & RULE_MASK(input->kind)))
            return fail_kind(reader, node, written, input, place->mask);
        reader->used[i] = true;
        *out = i;
        return true;
    }
    return fail_unknown_input(reader, node);
}

/* A number in place of an input; an input's key begins with a letter. */
static bool read_constant(struct rule_reader *reader, const struct place *place,
                          const struct yaml_node *node, struct rule_sum *sum)
{
    if (decimal_sign(sum->constant) != 0)
        return load_fail(reader->loader, node->line,
                         "“%s” có hai số; cộng sẵn thành một số", place->key);
    const struct field field = {.key = place->key};
    return load_positive(reader->loader, &field, node, &sum->constant);
}

/* An input is added once, and all that is added up is of one kind. */
static bool check_input(struct rule_reader *reader, const struct place *place,
                        const struct yaml_node *node, const size_t *inputs,
                        size_t at)
{
    const struct input *all = reader->indicator->inputs;
    for (size_t i = 0; i < at; i++)
        if (inputs[i] == inputs[at])
            return load_fail(reader->loader, node->line,
                             "“%s” được cộng hai lần trong “%s”; bỏ một",
                             node->text, place->key);
    return all[inputs[0]].kind == all[inputs[at]].kind ||
           load_fail(reader->loader, node->line,
                     "“%s” cộng “%s” (kiểu %s) với “%s” (kiểu %s); chỉ cộng "
                     "các đầu vào cùng kiểu",
                     place->key, all[inputs[0]].key,
                     input_kinds.words[all[inputs[0]].kind],
                     all[inputs[at]].key,
                     input_kinds.words[all[inputs[at]].kind]);
}

static bool read_term(struct rule_reader *reader, const char *written,
                      const struct place *place, const struct yaml_node *node,
                      size_t *inputs, struct rule_sum *sum)
{
    struct decimal number;
    if (!load_scalar(reader->loader, place->key, node))
        return false;
    if (place->constants &&
        decimal_parse(node->text, strlen(node->text), &number))
        return read_constant(reader, place, node, sum);
    if (!use_input(reader, written, place, node, &inputs[sum->count]) ||
        !check_input(reader, place, node, inputs, sum->count))
        return false;
    sum->count++;
    return true;
}

/* An input, or a list of those that are added up. */
static bool read_sum(struct rule_reader *reader, const char *written,
                     const struct place *place, const struct yaml_node *node,
                     struct rule_sum *sum)
{
    bool single = (place->mask & ~single_mask) == 0;
    if (node->kind == YAML_SCALAR || single) {
        size_t *input =
            arena_calloc(&reader->loader->store->arena, 1, sizeof *input);
        sum->inputs = input;
        return read_term(reader, written, place, node, input, sum);
    }
    if (node->kind == YAML_MAP)
        return load_fail(reader->loader, node->line,
                         "“%s” phải là tên đầu vào, hoặc danh sách để cộng "
                         "lại, ví dụ [a, b]",
                         place->key);
    if (!load_list(reader->loader, node, place->key))
        return false;
    size_t *inputs = arena_calloc(&reader->loader->store->arena, node->count,
                                  sizeof *inputs);
    sum->inputs = inputs;
    for (size_t i = 0; i < node->count; i++)
        if (!read_term(reader, written, place, node->items[i], inputs, sum))
            return false;
    return true;
}

static bool read_quotient(struct rule_reader *reader, struct rule_draft *draft)
{
    struct rule_value *value = &draft->rule.value;
    const struct place a = {"a", number_mask, .constants = true};
    const struct place b = {"b", number_mask, .constants = true};
    value->divides = true;
    if (!read_sum(reader, draft->rule.written, &a, draft->a, &value->a) ||
        !read_sum(reader, draft->rule.written, &b, draft->b, &value->b))
        return false;
    if (value->a.count == 0 && value->b.count == 0)
        return load_fail(reader->loader, draft->a->line,
                         "“a” và “b” đều là số cho sẵn; ghi ít nhất một đầu "
                         "vào");
    bool same = value->a.count == 1 && value->b.count == 1 &&
                value->a.inputs[0] == value->b.inputs[0] &&
                draft->a->kind == YAML_SCALAR && draft->b->kind == YAML_SCALAR;
    return !same || load_fail(reader->loader, draft->b->line,
                              "“a” và “b” là cùng một đầu vào “%s”; ghi hai "
                              "đầu vào khác nhau",
                              draft->b->text);
}

/* What the value lies in, as far as it is known. */
static void find_whole(const struct rule_reader *reader,
                       struct rule_draft *draft)
{
    const struct rule_value *value = &draft->rule.value;
    draft->never_over = value->part_of || draft->complement;
    if (value->divides) {
        draft->whole = decimal_from_int(1);
        return;
    }
    const struct input *input = &reader->indicator->inputs[value->a.inputs[0]];
    if (value->a.count > 1)
        return;
    if (input->kind == INPUT_YES_NO)
        draft->whole = decimal_from_int(1);
    draft->is_percent = input->kind == INPUT_PERCENT;
    if (draft->is_percent)
        draft->whole = decimal_from_int(RULE_PERCENT_WHOLE);
    draft->never_over |= draft->is_percent;
}

/* `part` and `zero` are about a divisor that is reported. */
static bool check_divisor(struct rule_reader *reader,
                          const struct rule_draft *draft)
{
    const struct yaml_node *part = yaml_get(draft->node, "part");
    const struct yaml_node *zero = yaml_get(draft->node, "zero");
    if (part && !draft->rule.value.divides)
        return load_fail(reader->loader, part->line,
                         "“part” chỉ dùng khi có “a” và “b”; bỏ “part”");
    return !zero || draft->rule.value.b.count > 0 ||
           load_fail(reader->loader, zero->line,
                     "“zero” chỉ dùng khi “b” là đầu vào; bỏ “zero”");
}

static bool take_complement(struct rule_reader *reader,
                            struct rule_draft *draft)
{
    if (!draft->complement)
        return true;
    draft->rule.value.complement_of = draft->whole;
    return decimal_sign(draft->whole) > 0 ||
           load_fail(reader->loader, yaml_get(draft->node, "complement")->line,
                     "“complement” cần biết cả là bao nhiêu: tỷ lệ “a” trên "
                     "“b”, phần trăm hoặc có-không; sửa giá trị hoặc bỏ "
                     "“complement”");
}

bool rule_read_value(struct rule_reader *reader, struct rule_draft *draft,
                     unsigned mask)
{
    const struct place input = {.key = "input", .mask = mask};
    if (draft->score)
        return rule_read_score(reader, draft) && take_complement(reader, draft);
    bool single = draft->input && !draft->a && !draft->b;
    bool pair = !draft->input && draft->a && draft->b;
    if (!single && !pair)
        return load_fail(reader->loader, draft->node->line,
                         "quy tắc %s cần “input”, hoặc cả “a” và “b”; sửa các "
                         "khóa của quy tắc",
                         draft->rule.written);
    bool read = single ? read_sum(reader, draft->rule.written, &input,
                                  draft->input, &draft->rule.value.a)
                       : read_quotient(reader, draft);
    if (!read || !check_divisor(reader, draft))
        return false;
    find_whole(reader, draft);
    return take_complement(reader, draft);
}

struct gate_draft {
    const struct yaml_node *input, *is;
    struct rule_limit_nodes limits;
};

#define OF_GATE(member) .offset = offsetof(struct gate_draft, member)
static const struct field gate_fields[] = {
    {.key = "input", .required = true, .read = load_node, OF_GATE(input)},
    {.key = "is", .read = load_node, OF_GATE(is)},
    {.key = "from", .read = load_node, OF_GATE(limits.from)},
    {.key = "above", .read = load_node, OF_GATE(limits.above)},
    {.key = "to", .read = load_node, OF_GATE(limits.to)},
    {.key = "below", .read = load_node, OF_GATE(limits.below)},
};
static const struct field_table gate_table = {gate_fields, LENGTH(gate_fields)};

/* What a yes-no may be in `is`, by its number. */
static const char *const answers[] = {"Không", "Có"};

/* The index of the answer that `node` names. */
static bool read_answer(struct rule_reader *reader, const struct input *input,
                        const struct yaml_node *node, size_t *out)
{
    bool choice = input->kind == INPUT_CHOICE;
    const char *const *known =
        choice ? (const char *const *)input->options : answers;
    size_t count = choice ? input->option_count : LENGTH(answers);
    struct guess guess = {.word = node->text};
    if (!load_scalar(reader->loader, "is", node))
        return false;
    for (*out = 0; *out < count; ++*out) {
        if (strcmp(known[*out], node->text) == 0) {
            str_clear(&guess.known);
            return true;
        }
        guess_add(&guess, known[*out]);
    }
    return load_fail_guess(reader->loader, node->line, &guess,
                           arena_printf(&reader->loader->store->arena,
                                        "“%s” không phải câu trả lời của “%s”",
                                        node->text, input->key),
                           "các câu trả lời");
}

static bool read_answers(struct rule_reader *reader, const struct input *input,
                         const struct yaml_node *is,
                         struct rule_condition *condition)
{
    const bool many = is->kind == YAML_LIST && input->kind == INPUT_CHOICE;
    size_t answer = 0;
    if (many && !load_list(reader->loader, is, "is"))
        return false;
    bool *options = arena_calloc(&reader->loader->store->arena,
                                 input->option_count, sizeof *options);
    for (size_t i = 0; i < (many ? is->count : 1); i++) {
        if (!read_answer(reader, input, many ? is->items[i] : is, &answer))
            return false;
        if (input->kind == INPUT_CHOICE)
            options[answer] = true;
    }
    struct decimal number = decimal_from_int((int64_t)answer);
    if (input->kind == INPUT_CHOICE)
        condition->options = options;
    else
        condition->range = (struct rule_range){.has_least = true,
                                               .has_most = true,
                                               .least = number,
                                               .most = number};
    return true;
}

bool rule_read_gate(struct rule_reader *reader, struct rule_draft *draft)
{
    struct gate_draft gate = {0};
    const struct place place = {
        "input", number_mask | single_mask | RULE_MASK(INPUT_PERCENT), false};
    if (!load_map(reader->loader, draft->when, &gate_table, &gate, "“when”"))
        return false;
    struct rule_condition *condition =
        arena_calloc(&reader->loader->store->arena, 1, sizeof *condition);
    draft->rule.when = condition;
    if (!read_sum(reader, "when", &place, gate.input, &condition->value.a))
        return false;
    const struct input *input =
        &reader->indicator->inputs[condition->value.a.inputs[0]];
    bool answered = RULE_MASK(input->kind) & single_mask;
    bool limited = gate.limits.from || gate.limits.above || gate.limits.to ||
                   gate.limits.below;
    if (answered && (!gate.is || limited || condition->value.a.count > 1))
        return load_fail(reader->loader, draft->when->line,
                         "điều kiện trên “%s” (kiểu %s) cần một đầu vào và "
                         "“is”, ví dụ {input: %s, is: %s}",
                         input->key, input_kinds.words[input->kind], input->key,
                         input->kind == INPUT_CHOICE ? input->options[0]
                                                     : answers[1]);
    if (!answered && gate.is)
        return load_fail(reader->loader, gate.is->line,
                         "“is” chỉ dùng cho đầu vào kiểu yes-no hoặc choice; "
                         "ghi “from”, “above”, “to” hoặc “below”");
    return answered ? read_answers(reader, input, gate.is, condition)
                    : rule_read_range(reader, draft->when, &gate.limits,
                                      &condition->range);
}
