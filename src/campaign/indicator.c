/* One indicator of an index set. */
#include "campaign/index_load.h"

/* An indicator's inputs are rows 4.3.a to 4.3.z of the form. */
enum { MAX_INPUTS = 26 };

/* Whether a unit may claim that the indicator does not apply to it. */
enum waiver { WAIVER_NEVER, WAIVER_ALLOWED };
static const char *const waiver_names[] = {
    [WAIVER_NEVER] = "never", [WAIVER_ALLOWED] = "allowed"};
static const struct word_table waiver_words = {waiver_names,
                                               LENGTH(waiver_names)};

struct draft {
    struct indicator indicator;
    enum waiver waiver;
    struct text_list scored_by;
    const struct yaml_node *inputs, *rule;
};

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

#define AT(member) .offset = offsetof(struct draft, member)
#define COMMON                                                                 \
    {.key = "code", .required = true, .read = load_line, AT(indicator.code)},  \
        {.key = "title",                                                       \
         .required = true,                                                     \
         .read = load_line,                                                    \
         AT(indicator.title)},                                                 \
        {.key = "kind",                                                        \
         .read = load_word,                                                    \
         AT(indicator.kind),                                                   \
         .detail = &node_words},                                               \
        {.key = "assessed", .read = load_bool, AT(indicator.assessed)},        \
    {                                                                          \
        .key = "guidance", .read = load_prose, AT(indicator.guidance)          \
    }

static const struct field fields[] = {
    COMMON,
    {.key = "max", .required = true, .read = load_points, AT(indicator.max)},
    {.key = "scored_by", .required = true, .read = load_lines, AT(scored_by)},
    {.key = "inputs", .read = load_node, AT(inputs)},
    {.key = "rule", .required = true, .read = load_node, AT(rule)},
    {.key = "not_applicable",
     .read = load_word,
     AT(waiver),
     .detail = &waiver_words},
    {.key = "evidence",
     .read = load_submap,
     AT(indicator),
     .detail = &evidence_table},
};
static const struct field_table table = {fields, LENGTH(fields)};

/* A fact has no points, so nobody scores it and no rule computes any. */
static const struct field fact_fields[] = {
    COMMON,
    {.key = "inputs", .required = true, .read = load_node, AT(inputs)},
};
static const struct field_table fact_table = {fact_fields, LENGTH(fact_fields)};

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

/* Whether the indicator is a fact, before its keys are read. */
static bool is_fact(const struct index_reader *reader,
                    const struct yaml_node *node, size_t group)
{
    const struct yaml_node *kind =
        node->kind == YAML_MAP ? yaml_get(node, "kind") : NULL;
    if (kind && kind->kind == YAML_SCALAR)
        return strcmp(kind->text, node_words.words[NODE_INFO]) == 0;
    return reader->groups.items[group].kind == NODE_INFO;
}

static bool check_head(struct index_reader *reader,
                       const struct yaml_node *node, struct draft *draft)
{
    struct indicator *indicator = &draft->indicator;
    if (!index_settle_kind(reader, node, indicator->group, &indicator->kind) ||
        (draft->scored_by.count > 0 &&
         !load_scorers(reader->loader, yaml_get(node, "scored_by"),
                       &draft->scored_by)))
        return false;
    indicator->written = node;
    indicator->scored_by = draft->scored_by.items;
    indicator->scored_by_count = draft->scored_by.count;
    return index_check_code(reader, node, "mã", indicator->code,
                            indicator->group);
}

static bool check_fact(struct loader *loader, const struct draft *draft)
{
    const struct yaml_node *at =
        draft->inputs ? draft->inputs : draft->indicator.written;
    return draft->indicator.input_count > 0 ||
           load_fail(loader, at->line,
                     "mục %s chỉ để cung cấp thông tin mà “inputs” trống; "
                     "thêm ít nhất một đầu vào",
                     draft->indicator.code);
}

/* Of whom its inputs are asked: where others supply them all, the unit has
 * nothing to say, and no document to send either. */
static bool settle_sources(struct loader *loader, struct draft *draft)
{
    struct indicator *indicator = &draft->indicator;
    size_t supplied = 0;
    for (size_t i = 0; i < indicator->input_count; i++)
        supplied += indicator->inputs[i].supplier != NULL;
    indicator->supplied = supplied > 0;
    if (!indicator->supplied || supplied < indicator->input_count)
        return true;
    indicator->unasked = true;
    return !indicator->evidence_required ||
           load_fail(loader, yaml_get(indicator->written, "evidence")->line,
                     "mục %s: cơ quan khác cung cấp mọi số liệu nên đơn vị "
                     "không nộp tài liệu; bỏ “evidence” hoặc ghi “required: "
                     "false”",
                     indicator->code);
}

/* Nothing of a survey is asked of the unit. */
static bool settle_survey(struct loader *loader, struct draft *draft)
{
    bool asks = draft->indicator.input_count > 0 && !draft->indicator.unasked;
    draft->indicator.unasked = true;
    return !asks ||
           load_fail(loader, draft->inputs->line,
                     "mục %s là kết quả điều tra, đơn vị không khai số "
                     "liệu; ghi “source: survey” và “survey_by” ở mọi đầu vào, "
                     "hoặc bỏ “inputs” và dùng rule manual hoặc “score”",
                     draft->indicator.code);
}

/* Only what counts within the maximum and is asked of the unit can be left out
 * of it by the unit's word. */
static bool settle_waiver(struct loader *loader, struct draft *draft)
{
    struct indicator *indicator = &draft->indicator;
    indicator->waivable = draft->waiver == WAIVER_ALLOWED;
    return !indicator->waivable ||
           (indicator->kind == NODE_SCORED && !indicator->unasked) ||
           load_fail(loader,
                     yaml_get(indicator->written, "not_applicable")->line,
                     "mục %s không nằm trong điểm tối đa hoặc không hỏi đơn "
                     "vị, nên đơn vị không thể đề nghị không áp dụng; bỏ "
                     "“not_applicable”",
                     indicator->code);
}

bool index_read_indicator(struct index_reader *reader,
                          const struct yaml_node *node, size_t group)
{
    struct loader *loader = reader->loader;
    struct draft draft = {
        .indicator = {.assessed = true, .guidance = "", .group = group}};
    struct indicator *indicator = &draft.indicator;
    const struct field_table *keys =
        is_fact(reader, node, group) ? &fact_table : &table;
    if (!load_map(loader, node, keys, &draft, "mục của “indicators”") ||
        !check_head(reader, node, &draft) ||
        (draft.inputs && !load_inputs(loader, draft.inputs, indicator)))
        return false;
    if (indicator->kind == NODE_INFO) {
        indicator->rule.kind = RULE_NONE;
        if (!check_fact(loader, &draft))
            return false;
    } else if (!load_rule(loader, draft.rule, draft.inputs, indicator)) {
        return false;
    }
    if (!settle_sources(loader, &draft) ||
        (indicator->kind == NODE_SURVEY && !settle_survey(loader, &draft)))
        return false;
    if (!settle_waiver(loader, &draft))
        return false;
    *vec_push(&reader->indicators) = *indicator;
    return true;
}
