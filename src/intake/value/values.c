#include "intake/value/values.h"

#include "base/str.h"
#include "base/text.h"
#include "intake/value/cells.h"
#include "intake/value/number.h"
#include "intake/value/words.h"

#include <string.h>

#define report_cell(r, problem, cell, ...)                                     \
    report(r, problem, (cell)->row, (cell)->column, __VA_ARGS__)

bool value_is_sound(struct reading *r, const struct cell *cell,
                    const char *code)
{
    if (cell == NULL)
        return true;
    if (cell->notes & CELL_PICTURE) {
        report_cell(r, CELL_PICTURE, cell, code);
        return false;
    }
    if (cell->kind == CELL_ERROR) {
        report_cell(r, CELL_ERROR, cell, code, cell->text);
        return false;
    }
    if (cell->unsaved) {
        report_cell(r, CELL_UNSAVED, cell, code);
        return false;
    }
    if (cell->kind != CELL_TEXT)
        return true;
    switch (text_legacy_encoding(cell->text)) {
    case TEXT_TCVN3:
        report_cell(r, LEGACY_TCVN3, cell, code,
                    cell_typed(&r->intake->arena, cell));
        return false;
    case TEXT_VNI:
        report_cell(r, LEGACY_VNI, cell, code,
                    cell_typed(&r->intake->arena, cell));
        return false;
    case TEXT_UNICODE:
        break;
    }
    return true;
}

/* What the reading of one value needs; one for each call of value_read. */
struct value_cell {
    struct reading *r;
    const struct input *input;
    const char *code;
    const struct cell *cell;
    struct value *value;
};

static void report_ambiguous(const struct value_cell *v, struct decimal read)
{
    char shown[DECIMAL_TEXT_SIZE];
    const char *text = v->value->text;
    bool comma = strstr(text, ",") != NULL || strstr(text, "，") != NULL;
    report_cell(v->r, VALUE_AMBIGUOUS, v->cell, v->code, text,
                decimal_format_typed(read, shown),
                comma ? "dấu phẩy là dấu thập phân"
                      : "dấu chấm ngăn hàng nghìn");
}

/* The cell shows a day, or a part of one, of which nobody can tell whether it
 * is what was meant. */
static bool report_date(const struct value_cell *v)
{
    char number[DECIMAL_TEXT_SIZE];
    report_cell(v->r, VALUE_IS_DATE, v->cell, v->code,
                cell_shown_date(&v->r->intake->arena, v->cell),
                decimal_format_typed(v->cell->number, number));
    return false;
}

static bool read_number(const struct value_cell *v)
{
    struct number n;
    if (v->cell->kind == CELL_NUMBER && !v->cell->percent) {
        v->value->number = v->cell->number;
        return true;
    }
    if (v->cell->kind == CELL_DATE)
        return report_date(v);
    if (v->cell->kind != CELL_TEXT ||
        !number_read(v->cell->text, NUMBER_ANY, &n) || n.percent) {
        report_cell(v->r, VALUE_NOT_NUMBER, v->cell, v->code, v->value->text);
        return false;
    }
    if (n.ambiguous)
        report_ambiguous(v, n.value);
    v->value->number = n.value;
    return true;
}

/* A plain number up to 1 where percents are asked for is taken as it stands
 * and reported, for it may well be a ratio. */
static void warn_of_ratio(const struct value_cell *v)
{
    struct decimal read = v->value->number;
    if (decimal_sign(read) <= 0 ||
        decimal_compare(read, decimal_from_int(1)) > 0)
        return;
    char as_read[DECIMAL_TEXT_SIZE], as_ratio[DECIMAL_TEXT_SIZE];
    report_cell(v->r, VALUE_SMALL_PERCENT, v->cell, v->code, v->value->text,
                decimal_format_vi(read, as_read),
                decimal_format_vi(decimal_scale(read, 2), as_ratio));
}

static bool read_percent(const struct value_cell *v)
{
    struct number n = {0};
    if (v->cell->kind == CELL_DATE)
        return report_date(v);
    if (v->cell->kind == CELL_NUMBER) {
        n.percent = v->cell->percent;
        n.value =
            n.percent ? decimal_scale(v->cell->number, 2) : v->cell->number;
    } else if (v->cell->kind != CELL_TEXT ||
               !number_read(v->cell->text, NUMBER_PERCENT, &n)) {
        report_cell(v->r, VALUE_NOT_PERCENT, v->cell, v->code, v->value->text);
        return false;
    }
    v->value->number = n.value;
    if (!n.percent)
        warn_of_ratio(v);
    return true;
}

static bool read_yes_no(const struct value_cell *v)
{
    bool yes = false, read = false;
    struct decimal one = decimal_from_int(1);
    if (v->cell->kind == CELL_TEXT) {
        read = yes_no_read(v->cell->text, &yes);
    } else if (v->cell->kind == CELL_BOOL || v->cell->kind == CELL_NUMBER) {
        yes = decimal_compare(v->cell->number, one) == 0;
        read = yes || decimal_sign(v->cell->number) == 0;
    }
    if (!read)
        report_cell(v->r, VALUE_NOT_YES_NO, v->cell, v->code, v->value->text);
    v->value->number = decimal_from_int(yes);
    return read;
}

static bool read_choice(const struct value_cell *v)
{
    if (choice_read(v->input, v->value->text, &v->value->option))
        return true;
    struct str options = {0};
    for (size_t i = 0; i < v->input->option_count; i++)
        str_printf(&options, "%s%s", i > 0 ? "; " : "", v->input->options[i]);
    report_cell(v->r, VALUE_NOT_CHOICE, v->cell, v->code, v->value->text,
                str_text(&options));
    str_clear(&options);
    return false;
}

static bool read_text(const struct value_cell *v)
{
    return *v->value->text != '\0';
}

static bool read_date(const struct value_cell *v)
{
    if (cell_date(v->cell, &v->value->date))
        return true;
    report_cell(v->r, VALUE_NOT_DATE, v->cell, v->code, v->value->text);
    return false;
}

/* True where a point in front of the last digits of `plain` would look like the
 * mark of thousands: `1.234`. */
static bool looks_grouped(const char *plain)
{
    const char *point = strchr(plain, '.');
    return point != NULL && strlen(point + 1) == 3;
}

/* Patterns see what was typed. The number of a cell was typed with a comma or,
 * in an Excel that is set to English, with a point; never with thousands
 * grouped, so a point that looks like that is not shown to them. */
static enum pattern_result match_value(const struct value_cell *v)
{
    const struct pattern *pattern = v->input->pattern;
    if (v->cell->kind != CELL_NUMBER)
        return pattern_match_typed(pattern, v->value->text);
    char plain[DECIMAL_TEXT_SIZE];
    decimal_format(v->value->number, plain);
    if (!looks_grouped(plain) && pattern_match(pattern, plain) == PATTERN_MATCH)
        return PATTERN_MATCH;
    decimal_format_typed(v->value->number, plain);
    return pattern_match(pattern, plain);
}

/* A pattern that gives up costs its check, not the value. */
static bool fits_pattern(const struct value_cell *v)
{
    enum pattern_result result =
        v->input->pattern == NULL ? PATTERN_MATCH : match_value(v);
    if (result == PATTERN_GAVE_UP)
        report_cell(v->r, PATTERN_LIMIT, v->cell, v->code, v->value->text,
                    pattern_source(v->input->pattern));
    if (result != PATTERN_NO_MATCH)
        return true;
    report_cell(v->r, VALUE_PATTERN, v->cell, v->code, v->value->text,
                *v->input->pattern_help != '\0' ? v->input->pattern_help
                                                : "Sửa lại theo hướng dẫn.");
    return false;
}

static bool fits_range(const struct value_cell *v)
{
    char shown[DECIMAL_TEXT_SIZE];
    struct decimal number = v->value->number;
    if (v->input->kind != INPUT_NUMBER && v->input->kind != INPUT_PERCENT)
        return true;
    if (decimal_sign(number) < 0) {
        report_cell(v->r, VALUE_NEGATIVE, v->cell, v->code,
                    decimal_format_vi(number, shown));
        return false;
    }
    if (v->input->kind == INPUT_PERCENT &&
        decimal_compare(number, decimal_from_int(100)) > 0) {
        report_cell(v->r, PERCENT_OVER, v->cell, v->code,
                    decimal_format_vi(number, shown));
        return false;
    }
    return true;
}

static bool (*const readers[])(const struct value_cell *v) = {
    [INPUT_NUMBER] = read_number, [INPUT_PERCENT] = read_percent,
    [INPUT_YES_NO] = read_yes_no, [INPUT_CHOICE] = read_choice,
    [INPUT_TEXT] = read_text,     [INPUT_DATE] = read_date,
};

void value_read(struct reading *r, const struct input *input, const char *code,
                const struct cell *cell, struct value *out)
{
    *out = (struct value){.given = true,
                          .text = cell_typed(&r->intake->arena, cell),
                          .row = cell->row,
                          .column = (uint16_t)cell->column};
    struct value_cell v = {r, input, code, cell, out};
    if (cell->notes & CELL_PICTURE)
        report_cell(r, VALUE_MISSING, cell, code, input->label);
    out->valid = value_is_sound(r, cell, code) && readers[input->kind](&v) &&
                 fits_range(&v) && fits_pattern(&v);
}
