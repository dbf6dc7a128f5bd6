#include "forms/validation.h"

#include "base/text.h"

#include <string.h>

/* Most characters that Excel takes. */
enum { TITLE_MOST = 32, MESSAGE_MOST = 255, LIST_MOST = 255 };

bool input_is_whole(const struct input *input)
{
    return input->kind == INPUT_NUMBER && input->pattern &&
           pattern_match(input->pattern, "2") == PATTERN_MATCH &&
           pattern_match(input->pattern, "2.5") != PATTERN_MATCH &&
           pattern_match(input->pattern, "2,5") != PATTERN_MATCH;
}

enum style input_style(const struct input *input)
{
    static const enum style styles[] = {
        [INPUT_NUMBER] = STYLE_IN_NUMBER, [INPUT_PERCENT] = STYLE_IN_NUMBER,
        [INPUT_YES_NO] = STYLE_IN_CHOICE, [INPUT_CHOICE] = STYLE_IN_CHOICE,
        [INPUT_TEXT] = STYLE_IN_TEXT,     [INPUT_DATE] = STYLE_IN_DATE,
    };
    return input_is_whole(input) ? STYLE_IN_WHOLE : styles[input->kind];
}

static const char *const answers[] = {"Có", "Không", NULL};

/* By kind; what depends on the input itself is filled in afterwards. */
static const struct kind_rule {
    lxw_data_validation rule;
    const char *hint;
} kinds[] = {
    [INPUT_NUMBER] =
        {{.validate = LXW_VALIDATION_TYPE_DECIMAL,
          .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
          .error_title = "Không phải là số",
          .error_message =
              "Nhập một số từ 0 trở lên, không ghi kèm chữ hay đơn "
              "vị tính. Nếu không có, ghi 0."},
         "Nhập một số từ 0 trở lên; không có thì ghi 0."},
    [INPUT_PERCENT] =
        {{.validate = LXW_VALIDATION_TYPE_DECIMAL,
          .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
          .maximum_number = 100,
          .error_title = "Tỷ lệ không hợp lệ",
          .error_message =
              "Nhập tỷ lệ phần trăm từ 0 đến 100, ví dụ 95,5 (không "
              "ghi 0,955)."},
         "Nhập tỷ lệ phần trăm từ 0 đến 100, ví dụ 95,5."},
    [INPUT_YES_NO] = {{.validate = LXW_VALIDATION_TYPE_LIST,
                       .value_list = (char **)(uintptr_t)answers,
                       .error_title = "Chọn trong danh sách",
                       .error_message =
                           "Bấm vào mũi tên bên phải ô và chọn Có hoặc Không."},
                      "Chọn Có hoặc Không."},
    [INPUT_CHOICE] = {{.validate = LXW_VALIDATION_TYPE_LIST,
                       .error_title = "Chọn trong danh sách",
                       .error_message =
                           "Bấm vào mũi tên bên phải ô và chọn một dòng trong "
                           "danh sách."},
                      "Chọn một dòng trong danh sách."},
    [INPUT_TEXT] = {{.validate = LXW_VALIDATION_TYPE_ANY}, "Ghi bằng chữ."},
    [INPUT_DATE] = {{.validate = LXW_VALIDATION_TYPE_DATE,
                     .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                     .minimum_datetime = {.year = 1945, .month = 9, .day = 2},
                     .maximum_datetime = {.year = 2199, .month = 12, .day = 31},
                     .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                     .error_title = "Xem lại ngày",
                     .error_message =
                         "Nhập ngày theo dạng ngày/tháng/năm, ví dụ "
                         "15/3/2025. Giữ nội dung vừa nhập?"},
                    "Nhập ngày theo dạng 15/3/2025."},
};

static size_t characters_of(const char *text)
{
    size_t length = strlen(text), count = 0, at = 0;
    for (; at < length; count++) {
        unsigned codepoint;
        size_t size = text_decode(text + at, length - at, &codepoint);
        at += size > 0 ? size : 1;
    }
    return count;
}

bool options_fit(const struct input *input)
{
    size_t total = 0;
    for (size_t i = 0; i < input->option_count; i++) {
        if (strpbrk(input->options[i], ",\""))
            return false;
        total += characters_of(input->options[i]) + (i > 0);
    }
    return total <= LIST_MOST;
}

static char **option_list(struct book *book, const struct input *input)
{
    char **list =
        arena_calloc(&book->arena, input->option_count + 1, sizeof *list);
    for (size_t i = 0; i < input->option_count; i++)
        list[i] = (char *)(uintptr_t)input->options[i];
    return list;
}

void validate_input(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                    lxw_col_t column, const struct input *input,
                    const char *code, const char *list)
{
    const struct kind_rule *kind = &kinds[input->kind];
    lxw_data_validation rule = kind->rule;
    bool own = *input->pattern_help != '\0';
    const char *hint = own ? input->pattern_help : kind->hint;
    if (input_is_whole(input)) {
        rule.validate = LXW_VALIDATION_TYPE_INTEGER;
        rule.error_title = "Không phải là số nguyên";
    }
    if (own && input->kind == INPUT_NUMBER)
        rule.error_message = (char *)(uintptr_t)book_cut(
            book,
            arena_printf(&book->arena,
                         "%s. Không ghi kèm chữ hay đơn vị tính; nếu không có, "
                         "ghi 0.",
                         hint),
            MESSAGE_MOST);
    rule.input_title = (char *)(uintptr_t)book_cut(book, code, TITLE_MOST);
    rule.input_message = (char *)(uintptr_t)book_cut(book, hint, MESSAGE_MOST);
    if (list) {
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule.value_formula = (char *)(uintptr_t)list;
    } else if (input->kind == INPUT_CHOICE) {
        rule.value_list = option_list(book, input);
    }
    book_note(book, worksheet_data_validation_cell(sheet, row, column, &rule));
}

static void validate_rows(struct book *book, lxw_worksheet *sheet,
                          struct rows_of rows, lxw_data_validation *rule)
{
    book_note(book,
              worksheet_data_validation_range(sheet, rows.first, rows.column,
                                              rows.last, rows.column, rule));
}

void validate_points(struct book *book, lxw_worksheet *sheet,
                     struct rows_of rows, const char *least, const char *most,
                     const char *what)
{
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_DECIMAL_FORMULA,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_formula = (char *)(uintptr_t)least,
        .maximum_formula = (char *)(uintptr_t)most,
        .error_title = "Điểm không hợp lệ",
        .error_message = (char *)(uintptr_t)what,
    };
    validate_rows(book, sheet, rows, &rule);
}

void validate_days(struct book *book, lxw_worksheet *sheet, struct rows_of rows,
                   int year)
{
    char cell[16];
    cell_name(rows.first + 1, rows.column + 1U, cell);
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
        /* A day, or text with days: several, one a line, or one that the
         * machine does not take for a day. */
        .value_formula = arena_printf(
            &book->arena,
            "=OR(AND(ISNUMBER(%s),%s>=DATE(1945,9,2),%s<=DATE(2199,12,31)),"
            "COUNTIF(%s,\"*/*/20??*\")>0)",
            cell, cell, cell, cell),
        .error_title = "Ngày không hợp lệ",
        .error_message = "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 15/3/2025. "
                         "Nhiều tài liệu: mỗi ngày một dòng (Alt+Enter).",
        .input_title = "Ngày ban hành",
        .input_message = arena_printf(
            &book->arena,
            "Ngày/tháng/năm, trong năm %d. Nhiều tài liệu: mỗi ngày một dòng "
            "(Alt+Enter).",
            year),
    };
    validate_rows(book, sheet, rows, &rule);
}

void validate_links(struct book *book, lxw_worksheet *sheet,
                    struct rows_of rows)
{
    char cell[16];
    cell_name(rows.first + 1, rows.column + 1U, cell);
    lxw_data_validation rule = {
        .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
        .value_formula = arena_printf(
            &book->arena, "=OR(LEFT(%s,7)=\"http://\",LEFT(%s,8)=\"https://\")",
            cell, cell),
        .error_title = "Liên kết không hợp lệ",
        .error_message = "Dán địa chỉ đầy đủ, bắt đầu bằng http:// hoặc "
                         "https://. Nhiều tài liệu: mỗi địa chỉ một dòng "
                         "(Alt+Enter).",
    };
    validate_rows(book, sheet, rows, &rule);
}
