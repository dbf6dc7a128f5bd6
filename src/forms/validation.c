#include "forms/validation.h"

bool validation_is_whole(const struct input *input)
{
    return input->kind == INPUT_NUMBER && input->pattern &&
           pattern_match(input->pattern, "2") == PATTERN_MATCH &&
           pattern_match(input->pattern, "2.5") != PATTERN_MATCH &&
           pattern_match(input->pattern, "2,5") != PATTERN_MATCH;
}

enum style validation_style(const struct input *input)
{
    static const enum style styles[] = {
        [INPUT_NUMBER] = STYLE_IN_NUMBER, [INPUT_PERCENT] = STYLE_IN_NUMBER,
        [INPUT_YES_NO] = STYLE_IN_CHOICE, [INPUT_CHOICE] = STYLE_IN_CHOICE,
        [INPUT_TEXT] = STYLE_IN_TEXT,     [INPUT_DATE] = STYLE_IN_DATE,
    };
    return validation_is_whole(input) ? STYLE_IN_WHOLE : styles[input->kind];
}

static const char *const answers[] = {"Có", "Không"};

/* By kind; what depends on the input itself is filled in afterwards. */
static const struct kind_rule {
    struct book_rule rule;
    const char *hint;
} kinds[] = {
    [INPUT_NUMBER] =
        {{.kind = BOOK_RULE_DECIMAL,
          .title = "Không phải là số",
          .message = "Nhập một số từ 0 trở lên, không ghi kèm chữ hay đơn "
                     "vị tính. Nếu không có, ghi 0."},
         "Nhập một số từ 0 trở lên; không có thì ghi 0."},
    [INPUT_PERCENT] =
        {{.kind = BOOK_RULE_DECIMAL,
          .most = 100,
          .title = "Tỷ lệ không hợp lệ",
          .message = "Nhập số phần trăm từ 0 đến 100: 95 nghĩa là 95 %, không "
                     "ghi dưới dạng phần của 1."},
         "Nhập số phần trăm từ 0 đến 100: 95 nghĩa là 95 %."},
    [INPUT_YES_NO] = {{.kind = BOOK_RULE_OPTIONS,
                       .options = answers,
                       .option_count = LENGTH(answers),
                       .title = "Chọn trong danh sách",
                       .message =
                           "Bấm vào mũi tên bên phải ô và chọn Có hoặc Không."},
                      "Chọn Có hoặc Không."},
    [INPUT_CHOICE] = {{.kind = BOOK_RULE_OPTIONS,
                       .title = "Chọn trong danh sách",
                       .message =
                           "Bấm vào mũi tên bên phải ô và chọn một dòng trong "
                           "danh sách."},
                      "Chọn một dòng trong danh sách."},
    [INPUT_TEXT] = {{.kind = BOOK_RULE_NONE}, "Ghi bằng chữ."},
    [INPUT_DATE] = {{.kind = BOOK_RULE_DAY,
                     .first = {1945, 9, 2},
                     .last = {2199, 12, 31},
                     .warns = true,
                     .title = "Xem lại ngày",
                     .message = "Nhập ngày theo dạng ngày/tháng/năm, ví dụ "
                                "15/3/2025. Giữ nội dung vừa nhập?"},
                    "Nhập ngày theo dạng 15/3/2025."},
};

static void validate_rows(struct book_sheet *sheet, struct rows_of rows,
                          const struct book_rule *rule)
{
    book_add_rule(sheet, rows.first, rows.column, rows.last, rows.column, rule);
}

void validate_input(struct book_sheet *sheet, size_t row, size_t column,
                    const struct input *input, const char *code)
{
    validate_inputs(sheet, (struct rows_of){row, row, column}, input, code);
}

void validate_inputs(struct book_sheet *sheet, struct rows_of rows,
                     const struct input *input, const char *code)
{
    const struct kind_rule *kind = &kinds[input->kind];
    struct book_rule rule = kind->rule;
    bool own = *input->pattern_help != '\0';
    const char *hint = own ? input->pattern_help : kind->hint;
    if (validation_is_whole(input)) {
        rule.kind = BOOK_RULE_WHOLE;
        rule.title = "Không phải là số nguyên";
    }
    if (own && input->kind == INPUT_NUMBER)
        rule.message =
            arena_printf(&sheet->book->arena,
                         "%s. Không ghi kèm chữ hay đơn vị tính; nếu không có, "
                         "ghi 0.",
                         hint);
    rule.input_title = code;
    rule.input_message = hint;
    if (input->kind == INPUT_CHOICE) {
        rule.options = input->options;
        rule.option_count = input->option_count;
    }
    validate_rows(sheet, rows, &rule);
}

void validate_points(struct book_sheet *sheet, struct rows_of rows,
                     const char *least, const char *most, const char *what)
{
    struct book_rule rule = {
        .kind = BOOK_RULE_POINTS,
        .least_formula = least,
        .most_formula = most,
        .title = "Điểm không hợp lệ",
        .message = what,
    };
    validate_rows(sheet, rows, &rule);
}

void validate_awarded(struct book_sheet *sheet, struct rows_of rows,
                      const struct level *level, const char *max,
                      const char *more)
{
    struct arena *arena = &sheet->book->arena;
    bool penalty = level_has_kind(level, NODE_PENALTY);
    validate_points(
        sheet, rows, penalty ? arena_printf(arena, "=MIN(0,%s)", max) : "=0",
        arena_printf(arena, penalty ? "=MAX(0,%s)" : "=%s", max),
        arena_printf(arena,
                     "Nhập điểm từ 0 đến điểm tối đa của dòng%s, nhiều nhất 2 "
                     "chữ số thập phân.%s",
                     penalty ? ", điểm trừ là số âm" : "", more));
}

void validate_days(struct book_sheet *sheet, struct rows_of rows, int year)
{
    char cell[16];
    position_name((unsigned)rows.first + 1, (unsigned)rows.column + 1, cell);
    struct book_rule rule = {
        .kind = BOOK_RULE_FORMULA,
        /* A day, or text with days: several, one a line, or one that the
         * machine does not take for a day. */
        .formula = arena_printf(
            &sheet->book->arena,
            "=OR(AND(ISNUMBER(%s),%s>=DATE(1945,9,2),%s<=DATE(2199,12,31)),"
            "COUNTIF(%s,\"*/*/20??*\")>0)",
            cell, cell, cell, cell),
        .title = "Ngày không hợp lệ",
        .message = "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 15/3/2025. "
                   "Nhiều tài liệu: mỗi tài liệu ghi ở một dòng của biểu.",
        .input_title = "Ngày ban hành",
        .input_message = arena_printf(
            &sheet->book->arena,
            "Ngày/tháng/năm, trong năm %d. Gõ xong nhìn lại ô: phải hiện đúng "
            "ngày rồi đến tháng.",
            year),
    };
    validate_rows(sheet, rows, &rule);
}

void validate_links(struct book_sheet *sheet, struct rows_of rows)
{
    char cell[16];
    position_name((unsigned)rows.first + 1, (unsigned)rows.column + 1, cell);
    struct book_rule rule = {
        .kind = BOOK_RULE_FORMULA,
        .formula = arena_printf(
            &sheet->book->arena,
            "=OR(LEFT(%s,7)=\"http://\",LEFT(%s,8)=\"https://\")", cell, cell),
        .title = "Liên kết không hợp lệ",
        .message = "Dán địa chỉ đầy đủ, bắt đầu bằng http:// hoặc "
                   "https://. Nhiều tài liệu: mỗi tài liệu ghi ở một dòng "
                   "của biểu.",
    };
    validate_rows(sheet, rows, &rule);
}
