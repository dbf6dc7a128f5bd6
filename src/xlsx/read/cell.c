#include "xlsx/read/cell.h"

#include "xlsx/read/escape.h"
#include "xlsx/read/formula.h"
#include "xlsx/read/value.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const type_names[TYPE_COUNT] = {
    [TYPE_NUMBER] = "n",         [TYPE_SHARED] = "s", [TYPE_STRING] = "str",
    [TYPE_INLINE] = "inlineStr", [TYPE_BOOL] = "b",   [TYPE_ERROR] = "e",
    [TYPE_DATE] = "d",
};

void sheet_cell_report(struct workbook *workbook, enum problem_code code,
                       uint32_t row, uint32_t column, const char *how,
                       const char *what)
{
    struct str text = {0};
    str_printf(&text, what ? "%s “%s”" : "%s", how, what);
    report_cell(&workbook->report, code, row, column, str_text(&text));
    str_clear(&text);
}

static void lose(struct cell_reading *reading, const char *how,
                 const char *what)
{
    reading->lost = true;
    sheet_cell_report(reading->workbook, PROBLEM_CELL_LOST, reading->cell.row,
                      reading->cell.column, how, what);
}

static void mend(struct cell_reading *reading, const char *how,
                 const char *what)
{
    sheet_cell_report(reading->workbook, PROBLEM_CELL_MENDED, reading->cell.row,
                      reading->cell.column, how, what);
}

/* The type of a name, TYPE_COUNT for none. */
static enum cell_type find_type(const char *name,
                                int (*compare)(const char *, const char *))
{
    int i = 0;
    while (i < TYPE_COUNT && compare(name, type_names[i]) != 0)
        i++;
    return (enum cell_type)i;
}

static void take_type(struct cell_reading *reading, const char *name)
{
    reading->type = name ? find_type(name, strcmp) : TYPE_NUMBER;
    if (reading->type != TYPE_COUNT)
        return;
    reading->type = find_type(name, strcasecmp);
    if (reading->type != TYPE_COUNT)
        mend(reading, "kiểu ô viết sai", name);
    else
        lose(reading, "kiểu ô không hợp lệ", name);
}

void sheet_cell_start(struct cell_reading *reading, uint32_t row,
                      uint32_t column, const char **attributes)
{
    reading->cell = (struct cell){.row = row, .column = column};
    reading->lost = reading->has_value = reading->has_inline = false;
    reading->rich_value = 0;
    reading->down = reading->right = 0;
    xml_unsigned(xml_attribute(attributes, "vm"), INT32_MAX,
                 &reading->rich_value);
    str_reset(&reading->value);
    str_reset(&reading->formula);
    rich_reset(&reading->rich);
    reading->style = 0;
    xml_unsigned(xml_attribute(attributes, "s"), INT32_MAX, &reading->style);
    take_type(reading, xml_attribute(attributes, "t"));
}

void sheet_cell_start_formula(struct cell_reading *reading,
                              const char **attributes)
{
    const char *type = xml_attribute(attributes, "t");
    reading->cell.formula = true;
    reading->shared = type && strcmp(type, "shared") == 0 &&
                      xml_unsigned(xml_attribute(attributes, "si"), INT32_MAX,
                                   &reading->shared_number);
}

static void take_shared(struct cell_reading *reading)
{
    const struct shared_formula *formula = shared_formulas_find(
        &reading->workbook->shared_formulas, reading->shared_number);
    if (!formula)
        return;
    str_append(&reading->formula, formula->text);
    reading->down = (int64_t)reading->cell.row - formula->row;
    reading->right = (int64_t)reading->cell.column - formula->column;
}

/* Of a shared formula all cells but one say the number alone. */
void sheet_cell_end_formula(struct cell_reading *reading, const char *text,
                            size_t length)
{
    struct workbook *workbook = reading->workbook;
    struct shared_formula formula = {text, reading->cell.row,
                                     reading->cell.column};
    str_append_bytes(&reading->formula, text, length);
    if (reading->shared && length > 0)
        shared_formulas_add(&workbook->shared_formulas, reading->shared_number,
                            workbook->limits->links, &formula);
    else if (reading->shared)
        take_shared(reading);
}

static bool is_struck(const struct cell_reading *reading)
{
    return styles_struck(&reading->workbook->styles, reading->style);
}

/* Text is given as stored; white space counts with or without xml:space, which
 * many writers forget. Of text that is struck through nothing is left. */
static enum cell_outcome give_text(struct cell_reading *reading,
                                   const char *text)
{
    reading->cell.kind = CELL_TEXT;
    reading->cell.text = text;
    reading->cell.length = strlen(text);
    return *text != '\0' || reading->cell.notes ? CELL_GIVEN : CELL_EMPTY;
}

static const char *decode(struct str *text)
{
    if (text->length > 0)
        text->length = escape_decode(text->data, text->length);
    return str_text(text);
}

static enum cell_outcome finish_string(struct cell_reading *reading)
{
    return give_text(reading, decode(&reading->value));
}

static void note(struct cell_reading *reading, bool struck, bool raised)
{
    if (struck)
        reading->cell.notes |= CELL_STRUCK;
    if (raised)
        reading->cell.notes |= CELL_RAISED;
}

static enum cell_outcome finish_inline(struct cell_reading *reading)
{
    struct rich *rich = &reading->rich;
    bool whole = is_struck(reading);
    struct str *text = whole ? &rich->own : &rich->seen;
    note(reading, rich->struck || text->length < rich->seen.length,
         rich->raised);
    return give_text(reading, decode(text));
}

static enum cell_outcome finish_shared(struct cell_reading *reading)
{
    const struct strings *strings = &reading->workbook->strings;
    const char *typed = str_text(&reading->value);
    uint32_t index;
    if (!xml_unsigned(typed, UINT32_MAX, &index) || index >= strings->count) {
        lose(reading, "trỏ tới chuỗi dùng chung không có, số", typed);
        return CELL_EMPTY;
    }
    const struct shared_string *string = &strings->items[index];
    bool whole = is_struck(reading);
    uint32_t start = whole ? string->own : string->seen;
    note(reading, string->struck || start != string->seen, string->raised);
    return give_text(reading, strings->bytes.data + start);
}

/* A value that is none of its kind is text, as stored: it costs its cell, not
 * the file. */
static enum cell_outcome finish_bool(struct cell_reading *reading)
{
    const char *text = str_text(&reading->value);
    bool yes = strcmp(text, "1") == 0 || strcasecmp(text, "true") == 0;
    if (!yes && strcmp(text, "0") != 0 && strcasecmp(text, "false") != 0)
        return finish_string(reading);
    reading->cell.kind = CELL_BOOL;
    reading->cell.number = decimal_from_int(yes);
    return CELL_GIVEN;
}

static enum cell_outcome finish_error(struct cell_reading *reading)
{
    enum cell_outcome outcome = finish_string(reading);
    if (outcome == CELL_GIVEN)
        reading->cell.kind = CELL_ERROR;
    return outcome;
}

static enum cell_outcome finish_date(struct cell_reading *reading)
{
    if (!sheet_date_from_iso(&reading->cell, str_text(&reading->value),
                             reading->workbook->system_1904))
        return finish_string(reading);
    reading->cell.parts = CELL_SHOWS_DAY | CELL_SHOWS_MONTH | CELL_SHOWS_YEAR;
    return CELL_GIVEN;
}

/* A formula without a value was never calculated. `t="str"` with an empty
 * value is one that was, to an empty text: as good as an empty cell. */
static enum cell_outcome finish_empty(struct cell_reading *reading)
{
    if (!reading->cell.formula ||
        (reading->has_value && reading->type == TYPE_STRING))
        return CELL_EMPTY;
    reading->cell.kind = CELL_TEXT;
    reading->cell.unsaved = true;
    reading->cell.text = "";
    return CELL_GIVEN;
}

/* Without any formats the file was named already. */
static void check_style(struct cell_reading *reading)
{
    const struct styles *styles = &reading->workbook->styles;
    char number[16];
    if (styles_has(styles, reading->style) || styles->missing)
        return;
    snprintf(number, sizeof number, "%u", (unsigned)reading->style);
    mend(reading, "tệp không có định dạng ô số", number);
}

static enum cell_outcome finish_number(struct cell_reading *reading)
{
    const struct workbook *workbook = reading->workbook;
    const char *text = str_text(&reading->value);
    text += strspn(text, " \t\r\n");
    size_t length = strcspn(text, " \t\r\n");
    if (length == 0)
        return finish_empty(reading);
    if (text[length + strspn(text + length, " \t\r\n")] != '\0' ||
        !decimal_parse_cell(text, length, &reading->cell.number))
        return finish_string(reading);
    struct shown_as shown = styles_shown(&workbook->styles, reading->style);
    check_style(reading);
    reading->cell.kind = CELL_NUMBER;
    reading->cell.from_1904 = workbook->system_1904;
    reading->cell.percent = shown.kind == STYLE_PERCENT;
    if (shown.kind == STYLE_DATE &&
        sheet_date_from_serial(&reading->cell, workbook->system_1904))
        reading->cell.parts = shown.parts;
    return CELL_GIVEN;
}

static enum cell_outcome (*const finishers[TYPE_COUNT])(
    struct cell_reading *) = {
    [TYPE_NUMBER] = finish_number, [TYPE_SHARED] = finish_shared,
    [TYPE_STRING] = finish_string, [TYPE_INLINE] = finish_string,
    [TYPE_BOOL] = finish_bool,     [TYPE_ERROR] = finish_error,
    [TYPE_DATE] = finish_date,
};

static enum cell_outcome finish(struct cell_reading *reading)
{
    if (reading->has_inline)
        return finish_inline(reading);
    if (reading->value.length == 0)
        return finish_empty(reading);
    return finishers[reading->type](reading);
}

/* What the cell shows in place of its value, #VALUE!, for programs that do not
 * know it. Where the file does not say, a value that was typed is a picture. */
static struct rich_value rich_value_of(const struct cell_reading *reading)
{
    const struct cell *cell = &reading->cell;
    struct rich_value value = {RICH_OTHER, ""};
    if (!reading->rich_value || cell->kind != CELL_ERROR ||
        strcmp(cell->text, "#VALUE!") != 0)
        return value;
    value =
        rich_values_find(&reading->workbook->rich_values, reading->rich_value);
    if (value.kind == RICH_UNKNOWN)
        value.kind = cell->formula ? RICH_OTHER : RICH_PICTURE;
    return value;
}

/* A formula that places a picture does so whatever its value says; but where
 * Excel says why it could not, that is an error. */
static bool is_picture(const struct cell_reading *reading,
                       const struct rich_value *value)
{
    return value->kind == RICH_PICTURE ||
           (value->kind != RICH_ERROR &&
            sheet_formula_is_picture(str_text(&reading->formula)));
}

static void take_rich_value(struct cell *cell, const struct rich_value *value)
{
    if (*value->text == '\0')
        return;
    cell->kind = value->kind == RICH_TEXT ? CELL_TEXT : CELL_ERROR;
    cell->text = value->text;
    cell->length = strlen(value->text);
}

static void make_picture(struct cell_reading *reading)
{
    struct cell *cell = &reading->cell;
    *cell = (struct cell){.row = cell->row,
                          .column = cell->column,
                          .kind = CELL_TEXT,
                          .notes = CELL_PICTURE,
                          .formula = cell->formula,
                          .text = CELL_PICTURE_TEXT,
                          .length = strlen(CELL_PICTURE_TEXT)};
}

/* The address of a link, and its text where no program has calculated it. */
static void take_link(struct cell_reading *reading)
{
    struct cell *cell = &reading->cell;
    const char *formula = str_text(&reading->formula);
    if (!sheet_formula_link(formula, reading->down, reading->right,
                            &reading->address, &reading->text))
        return;
    if (strchr(str_text(&reading->address), LINK_PLACE)) {
        cell->link_parts = str_text(&reading->address);
        return;
    }
    cell->link = str_text(&reading->address);
    if (!cell->unsaved)
        return;
    cell->unsaved = false;
    cell->text = reading->text.length > 0 ? str_text(&reading->text)
                                          : str_text(&reading->address);
    cell->length = strlen(cell->text);
}

/* What is struck through by the cell's own format is not there, as to text that
 * is done already. */
static void strike_out(struct cell_reading *reading)
{
    struct cell *cell = &reading->cell;
    bool text = reading->has_inline || reading->type == TYPE_SHARED;
    if (text || cell->unsaved || !is_struck(reading))
        return;
    *cell = (struct cell){.row = cell->row,
                          .column = cell->column,
                          .kind = CELL_TEXT,
                          .notes = CELL_STRUCK,
                          .text = ""};
}

enum cell_outcome sheet_cell_end(struct cell_reading *reading)
{
    if (reading->lost || finish(reading) == CELL_EMPTY)
        return CELL_EMPTY;
    const struct rich_value value = rich_value_of(reading);
    take_rich_value(&reading->cell, &value);
    if (is_picture(reading, &value))
        make_picture(reading);
    else if (reading->formula.length > 0)
        take_link(reading);
    strike_out(reading);
    return CELL_GIVEN;
}

void sheet_cell_reading_clear(struct cell_reading *reading)
{
    str_clear(&reading->value);
    str_clear(&reading->formula);
    str_clear(&reading->address);
    str_clear(&reading->text);
    rich_clear(&reading->rich);
}
