#include "results/names.h"

const char *names_unit_state(enum unit_state state)
{
    static const char *const names[] = {
        [STATE_OK] = "ok",
        [STATE_ERRORS] = "errors",
        [STATE_MISSING] = "missing",
        [STATE_CONFLICT] = "conflict",
    };
    return names[state];
}

const char *names_stage(enum stage stage)
{
    static const char *const texts[] = {
        [STAGE_INTAKE] =
            ("Tiếp nhận biểu tự đánh giá; thứ hạng, xếp loại tạm tính theo "
             "số liệu đơn vị báo cáo"),
        [STAGE_ROUND1] = "Thẩm định lần 1",
        [STAGE_ROUND2] = "Thẩm định lần 2",
        [STAGE_PUBLISH] = "Công bố kết quả",
    };
    return texts[stage];
}

const char *names_points_source(enum points_source source)
{
    static const char *const names[] = {
        [SOURCE_NONE] = "none",       [SOURCE_COMPUTED] = "computed",
        [SOURCE_ROUND1] = "round1",   [SOURCE_ROUND2] = "round2",
        [SOURCE_COUNCIL] = "council",
    };
    return names[source];
}

const char *names_waiver(enum waiver_state state)
{
    static const char *const names[] = {
        [WAIVER_NONE] = "",
        [WAIVER_CLAIMED] = "claimed",
        [WAIVER_CONFIRMED] = "confirmed",
        [WAIVER_REFUSED] = "refused",
    };
    return names[state];
}

const char *names_node_kind(enum node_kind kind)
{
    static const char *const names[] = {
        [NODE_SCORED] = "scored", [NODE_SURVEY] = "survey",
        [NODE_BONUS] = "bonus",   [NODE_PENALTY] = "penalty",
        [NODE_INFO] = "info",
    };
    return names[kind];
}

bool names_indicator_applies(const struct unit_score *score,
                             const struct level *level, size_t indicator)
{
    if (level->indicators[indicator].assessed &&
        level->indicators[indicator].kind != NODE_INFO)
        return score->indicators[indicator].applicable;
    const bool *out = score->unit->not_applicable;
    return !out || !out[indicator];
}

const char *names_severity(enum problem_code code)
{
    return problem_severity(code) == PROBLEM_ERROR ? "error" : "warning";
}

const char *names_scorer(const struct campaign *campaign,
                         const struct scored *scored)
{
    return scored->agency == SIZE_MAX ? campaign_word(campaign, WORD_COUNCIL)
                                      : campaign->agencies[scored->agency];
}

static const char *choice_text(const struct input *input,
                               const struct value *value)
{
    return value->option < input->option_count ? input->options[value->option]
                                               : value->text;
}

void names_input_value(const struct input *input, const struct value *value,
                       struct str *out)
{
    char number[DECIMAL_TEXT_SIZE], date[DATE_TEXT_SIZE];
    switch (value->valid ? input->kind : INPUT_TEXT) {
    case INPUT_NUMBER:
        str_append(out, decimal_format_vi(value->number, number));
        break;
    case INPUT_PERCENT:
        str_printf(out, "%s%%", decimal_format_vi(value->number, number));
        break;
    case INPUT_YES_NO:
        str_append(out, decimal_sign(value->number) ? "Có" : "Không");
        break;
    case INPUT_CHOICE:
        str_append(out, choice_text(input, value));
        break;
    case INPUT_DATE:
        str_append(out, date_format_vi(value->date, date));
        break;
    case INPUT_TEXT:
        str_append(out, value->text);
        break;
    }
}
