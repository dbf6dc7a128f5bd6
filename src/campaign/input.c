#include "campaign/load.h"

static const char *const kind_names[] = {
    [INPUT_NUMBER] = "number", [INPUT_PERCENT] = "percent",
    [INPUT_YES_NO] = "yes-no", [INPUT_CHOICE] = "choice",
    [INPUT_TEXT] = "text",     [INPUT_DATE] = "date",
};
const struct word_table input_kinds = {kind_names, LENGTH(kind_names)};

struct draft {
    struct input input;
    struct text_list options;
    const char *source, *survey_by;
};

#define AT(member) .offset = offsetof(struct draft, member)
static const struct field fields[] = {
    {.key = "key", .required = true, .read = load_line, AT(input.key)},
    {.key = "label", .required = true, .read = load_line, AT(input.label)},
    {.key = "unit", .read = load_prose, AT(input.unit)},
    {.key = "kind",
     .required = true,
     .read = load_word,
     AT(input.kind),
     .detail = &input_kinds},
    {.key = "pattern", .read = load_pattern, AT(input.pattern)},
    {.key = "pattern_help", .read = load_line, AT(input.pattern_help)},
    {.key = "options", .read = load_lines, AT(options)},
    {.key = "source", .read = load_line, AT(source)},
    {.key = "survey_by", .read = load_line, AT(survey_by)},
};
static const struct field_table table = {fields, LENGTH(fields)};

static bool key_is_valid(const char *key)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    return key[0] >= 'a' && key[0] <= 'z' && key[strspn(key, allowed)] == '\0';
}

/* A pattern without help leaves the unit without a remedy; a free text without
 * a pattern would not be checked at all. */
static bool check_pattern(struct loader *loader, const struct yaml_node *node,
                          const struct input *input)
{
    if (input->pattern && input->pattern_help[0] == '\0')
        return load_fail(loader, yaml_get(node, "pattern")->line,
                         "đầu vào “%s” có “pattern” mà thiếu “pattern_help”; "
                         "thêm “pattern_help: …” nói cách ghi đúng",
                         input->key);
    if (!input->pattern && input->pattern_help[0] != '\0')
        return load_fail(loader, yaml_get(node, "pattern_help")->line,
                         "đầu vào “%s” có “pattern_help” mà thiếu “pattern”; "
                         "thêm “pattern” hoặc bỏ “pattern_help”",
                         input->key);
    return input->pattern || input->kind != INPUT_TEXT ||
           load_fail(loader, node->line,
                     "đầu vào “%s” kiểu text thiếu “pattern”; thêm biểu "
                     "thức kiểm tra và “pattern_help”",
                     input->key);
}

static bool check_options(struct loader *loader, const struct yaml_node *node,
                          const struct input *input)
{
    const struct yaml_node *options = yaml_get(node, "options");
    if (input->kind == INPUT_CHOICE)
        return input->option_count >= 2 ||
               load_fail(loader, options ? options->line : node->line,
                         "đầu vào “%s” kiểu choice cần ít nhất hai lựa "
                         "chọn; thêm “options: […]”",
                         input->key);
    return !options ||
           load_fail(loader, options->line,
                     "đầu vào “%s” kiểu %s không có lựa chọn; bỏ “options” "
                     "hoặc đổi “kind” thành choice",
                     input->key, kind_names[input->kind]);
}

/* Whom the value comes from: `source: unit` is the same as none, `survey` names
 * its agency in `survey_by`, anything else is an agency. */
static bool read_source(struct loader *loader, const struct yaml_node *node,
                        const struct draft *draft, struct input *input)
{
    const struct yaml_node *at = yaml_get(node, "survey_by");
    input->survey = draft->source && strcmp(draft->source, "survey") == 0;
    if (!input->survey && at)
        return load_fail(loader, at->line,
                         "đầu vào “%s” có “survey_by” mà không phải kết quả "
                         "điều tra; thêm “source: survey” hoặc bỏ “survey_by”",
                         input->key);
    if (input->survey && !at)
        return load_fail(loader, yaml_get(node, "source")->line,
                         "đầu vào “%s” là kết quả điều tra mà không rõ cơ quan "
                         "nào cung cấp; thêm “survey_by: TÊN CƠ QUAN”",
                         input->key);
    if (!draft->source || strcmp(draft->source, "unit") == 0)
        return true;
    input->supplier = input->survey ? draft->survey_by : draft->source;
    return load_agency_name(loader, at ? at : yaml_get(node, "source"),
                            &input->supplier);
}

bool load_input(struct loader *loader, const struct yaml_node *node,
                struct input *input)
{
    struct draft draft = {.input = {.unit = "", .pattern_help = ""}};
    if (!load_map(loader, node, &table, &draft, "mục của “inputs”"))
        return false;
    *input = draft.input;
    input->options = draft.options.items;
    input->option_count = draft.options.count;
    if (!key_is_valid(input->key))
        return load_fail(loader, yaml_get(node, "key")->line,
                         "khóa đầu vào “%s” sai; chỉ dùng a-z, 0-9 và _, bắt "
                         "đầu bằng chữ",
                         input->key);
    return check_pattern(loader, node, input) &&
           check_options(loader, node, input) &&
           read_source(loader, node, &draft, input);
}
