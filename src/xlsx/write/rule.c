#include "xlsx/write/rule.h"

#include "xlsx/write/inside.h"
#include "xlsx/write/sheet.h"
#include "xlsx/write/text.h"

#include <string.h>

/* Excel parts options by commas and takes 255 characters of them;
 * libxlsxwriter 1.1.4 has room for 255 bytes, and does not check. */
static bool options_fit(const struct book_rule *rule)
{
    enum { BYTES_MOST = 255 };
    size_t total = 0;
    for (size_t i = 0; i < rule->option_count; i++) {
        if (!*rule->options[i] || strpbrk(rule->options[i], ",\""))
            return false;
        total += strlen(rule->options[i]) + (i > 0);
    }
    return total <= BYTES_MOST;
}

/* Writes options to the sheet of lists; returns their range. */
static char *write_options(struct book *book, const struct book_rule *rule)
{
    char range[LXW_MAX_FORMULA_RANGE_LENGTH];
    if (!book->lists) {
        book->lists = book_add_sheet(book, "Danh mục");
        book_protect(book->lists);
    }
    size_t column = book->list_count++;
    book_put_head(book->lists, 0, column, rule->input_title, 32,
                  book->setup.list_head);
    for (size_t i = 0; i < rule->option_count; i++)
        book_put_text(book->lists, i + 1, column, rule->options[i],
                      book->setup.list_text);
    lxw_rowcol_to_formula_abs(range, book->lists->name, AT(1, column),
                              AT(rule->option_count, column));
    return arena_printf(&book->arena, "=%s", range);
}

static lxw_datetime as_datetime(struct date day)
{
    return (lxw_datetime){.year = day.year, .month = day.month, .day = day.day};
}

/* A copy that ends with NULL. */
static char **option_list(struct arena *arena, const struct book_rule *rule)
{
    char **list = arena_calloc(arena, rule->option_count + 1, sizeof *list);
    for (size_t i = 0; i < rule->option_count; i++)
        list[i] = (char *)(uintptr_t)rule->options[i];
    return list;
}

static char *words(struct arena *arena, const char *text, size_t most)
{
    return text ? (char *)(uintptr_t)book_cut(arena, text, most) : NULL;
}

static lxw_data_validation as_validation(struct arena *arena,
                                         const struct book_rule *rule)
{
    static const uint8_t types[] = {
        [BOOK_RULE_NONE] = LXW_VALIDATION_TYPE_ANY,
        [BOOK_RULE_WHOLE] = LXW_VALIDATION_TYPE_INTEGER,
        [BOOK_RULE_DECIMAL] = LXW_VALIDATION_TYPE_DECIMAL,
        [BOOK_RULE_POINTS] = LXW_VALIDATION_TYPE_DECIMAL_FORMULA,
        [BOOK_RULE_DAY] = LXW_VALIDATION_TYPE_DATE,
        [BOOK_RULE_OPTIONS] = LXW_VALIDATION_TYPE_LIST,
        [BOOK_RULE_FORMULA] = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
    };
    bool counts =
        rule->kind == BOOK_RULE_WHOLE || rule->kind == BOOK_RULE_DECIMAL;
    return (lxw_data_validation){
        .validate = types[rule->kind],
        .criteria = counts && rule->most == 0
                        ? LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO
                        : LXW_VALIDATION_CRITERIA_BETWEEN,
        .value_number = rule->least,
        .minimum_number = rule->least,
        .maximum_number = rule->most,
        .minimum_datetime = as_datetime(rule->first),
        .maximum_datetime = as_datetime(rule->last),
        .minimum_formula = (char *)(uintptr_t)rule->least_formula,
        .maximum_formula = (char *)(uintptr_t)rule->most_formula,
        .value_formula = (char *)(uintptr_t)rule->formula,
        .value_list = option_list(arena, rule),
        .error_type = rule->warns ? LXW_VALIDATION_ERROR_TYPE_WARNING
                                  : LXW_VALIDATION_ERROR_TYPE_STOP,
        .show_error = rule->offers ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON,
        .error_title = words(arena, rule->title, BOOK_PROMPT_TITLE_MOST),
        .error_message = words(arena, rule->message, BOOK_PROMPT_MOST),
        .input_title = words(arena, rule->input_title, BOOK_PROMPT_TITLE_MOST),
        .input_message = words(arena, rule->input_message, BOOK_PROMPT_MOST),
    };
}

static uint64_t day_bits(struct date day)
{
    return ((uint64_t)day.year << 16) + ((uint64_t)day.month << 8) +
           (uint64_t)day.day;
}

/* A rule's range, numbers and texts. */
static bool describe_rule(struct book_sheet *sheet, const uint64_t *range,
                          const struct book_rule *rule)
{
    struct book *book = sheet->book;
    const char *const texts[] = {rule->least_formula, rule->most_formula,
                                 rule->formula,       rule->title,
                                 rule->message,       rule->input_title,
                                 rule->input_message};
    bool described = book_describe(
        sheet, CALL_RULE,
        NUMBERS(range[0], range[1], range[2], range[3], rule->kind,
                (uint64_t)(int64_t)rule->least, (uint64_t)(int64_t)rule->most,
                day_bits(rule->first), day_bits(rule->last),
                (uint64_t)(rule->warns + 2 * rule->offers), rule->option_count),
        NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        book_describe_text(book, texts[i]);
    for (size_t i = 0; i < rule->option_count; i++)
        book_describe_text(book, rule->options[i]);
    return described;
}

void book_add_rule(struct book_sheet *sheet, size_t first_row,
                   size_t first_column, size_t last_row, size_t last_column,
                   const struct book_rule *rule)
{
    const uint64_t range[] = {first_row, first_column, last_row, last_column};
    bool described = describe_rule(sheet, range, rule);
    lxw_data_validation validation = as_validation(&sheet->book->arena, rule);
    if (rule->kind == BOOK_RULE_OPTIONS && !options_fit(rule)) {
        validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        validation.value_formula = write_options(sheet->book, rule);
    }
    if (described)
        return;
    book_note(sheet, worksheet_data_validation_range(
                         sheet->inner, AT(first_row, first_column),
                         AT(last_row, last_column), &validation));
}
