/* The cells of one sheet, pushed as they come (ECMA-376-1 §18.3). */
#include "base/vec.h"
#include "xlsx/read/workbook_inside.h"
#include "xlsx/read/escape.h"
#include "xlsx/read/value.h"

enum {
    WORKSHEET = 1,
    COLUMNS,
    COLUMN,
    DATA,
    ROW,
    CELL,
    FORMULA,
    VALUE,
    INLINE,
    TEXT,
    RUN,
    RUN_TEXT,
    MERGES,
    MERGE
};

/* The order is that of how often each one comes. */
static const struct xml_element elements[] = {
    {ROW, "c", CELL, false},
    {CELL, "v", VALUE, true},
    {CELL, "f", FORMULA, false},
    {DATA, "row", ROW, false},
    {CELL, "is", INLINE, false},
    {INLINE, "t", TEXT, true},
    {INLINE, "r", RUN, false},
    {RUN, "t", RUN_TEXT, true},
    {XML_TOP, "worksheet", WORKSHEET, false},
    {WORKSHEET, "cols", COLUMNS, false},
    {COLUMNS, "col", COLUMN, false},
    {WORKSHEET, "sheetData", DATA, false},
    {WORKSHEET, "mergeCells", MERGES, false},
    {MERGES, "mergeCell", MERGE, false},
    {0, NULL, 0, false},
};

enum type {
    TYPE_NUMBER,
    TYPE_SHARED,
    TYPE_STRING,
    TYPE_INLINE,
    TYPE_BOOL,
    TYPE_ERROR,
    TYPE_DATE,
    TYPE_COUNT
};

static const char *const type_names[TYPE_COUNT] = {
    [TYPE_NUMBER] = "n",         [TYPE_SHARED] = "s", [TYPE_STRING] = "str",
    [TYPE_INLINE] = "inlineStr", [TYPE_BOOL] = "b",   [TYPE_ERROR] = "e",
    [TYPE_DATE] = "d",
};

struct reader {
    struct workbook *workbook;
    struct workbook_sheet *sheet;
    cell_fn *give;
    void *userdata;
    int answer; /* of `give` */
    struct xml *xml;
    uint64_t other_cells, other_text; /* of the workbook's other sheets */
    uint32_t row, column;             /* of the cell read last */
    bool row_hidden;
    uint32_t column_elements;
    struct cell cell;
    enum type type;
    uint32_t style;
    bool has_value, has_inline;
    struct str text;                   /* of `v`, or of all `t` in `is` */
    bool hidden[SHEET_MAX_COLUMN + 1]; /* columns, from 1 */
};

/* What became of a cell's text. */
enum outcome { CELL_EMPTY, CELL_GIVEN, CELL_WRONG };

static void cell_wrong(struct reader *reader, const char *what)
{
    char name[16];
    cell_name(reader->cell.row, reader->cell.column, name);
    struct str text = {0};
    str_printf(&text, "ô %s %s", name, what);
    report_at(&reader->workbook->report, PROBLEM_FILE_XML, reader->cell.row,
              reader->cell.column, reader->xml->label, str_text(&text));
    str_clear(&text);
    xml_fail(reader->xml);
}

static void start_column(struct reader *reader, const char **attributes)
{
    uint32_t first, last;
    if (++reader->column_elements > SHEET_MAX_COLUMN)
        return; /* more than there are columns: they repeat each other */
    if (!xml_flag(attributes, "hidden") ||
        !xml_unsigned(xml_attribute(attributes, "min"), UINT32_MAX, &first) ||
        !xml_unsigned(xml_attribute(attributes, "max"), UINT32_MAX, &last))
        return;
    if (last > SHEET_MAX_COLUMN)
        last = SHEET_MAX_COLUMN;
    if (first >= 1 && first <= last)
        memset(&reader->hidden[first], true, last - first + 1);
}

static void start_row(struct reader *reader, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    uint32_t row = reader->row + 1;
    if ((number && !xml_unsigned(number, SHEET_MAX_ROW, &row)) || row == 0 ||
        row > SHEET_MAX_ROW) {
        xml_wrong(reader->xml, "số dòng không hợp lệ");
        return;
    }
    reader->row = row;
    reader->column = 0;
    reader->row_hidden = xml_flag(attributes, "hidden");
}

/* A cell without a reference stands right of the one before. */
static bool place_cell(struct reader *reader, const char *reference)
{
    if (!reference)
        return ++reader->column <= SHEET_MAX_COLUMN;
    return value_parse_reference(reference, &reader->row, &reader->column);
}

static bool parse_type(const char *text, enum type *type)
{
    *type = TYPE_NUMBER;
    if (!text)
        return true;
    for (int i = 0; i < TYPE_COUNT; i++) {
        *type = (enum type)i;
        if (strcmp(text, type_names[i]) == 0)
            return true;
    }
    return false;
}

/* Counts a cell or a merged range. */
static bool count_cell(struct reader *reader)
{
    const struct limits *limits = reader->workbook->limits;
    reader->sheet->cells++;
    if (reader->other_cells + reader->sheet->cells <= limits->cells)
        return true;
    report_limit(&reader->workbook->report, "tệp có", limits->cells, "ô");
    xml_fail(reader->xml);
    return false;
}

static void start_cell(struct reader *reader, const char **attributes)
{
    if (!count_cell(reader))
        return;
    bool placed = place_cell(reader, xml_attribute(attributes, "r"));
    reader->cell = (struct cell){.row = reader->row, .column = reader->column};
    reader->has_value = reader->has_inline = false;
    str_reset(&reader->text);
    reader->style = 0;
    xml_unsigned(xml_attribute(attributes, "s"), INT32_MAX, &reader->style);
    if (!placed)
        xml_wrong(reader->xml, "vị trí ô không hợp lệ");
    else if (!parse_type(xml_attribute(attributes, "t"), &reader->type))
        cell_wrong(reader, "có kiểu không hợp lệ");
}

static void start_merge(struct reader *reader, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "ref");
    struct cell_range range;
    if (!count_cell(reader))
        return;
    if (!reference || !value_parse_range(reference, &range)) {
        xml_wrong(reader->xml, "vùng ô gộp không hợp lệ");
        return;
    }
    *vec_push(&reader->workbook->merges) = range;
}

static void on_start(struct xml *xml, int id, const char **attributes)
{
    struct reader *reader = xml->data;
    reader->xml = xml;
    switch (id) {
    case COLUMN:
        start_column(reader, attributes);
        break;
    case ROW:
        start_row(reader, attributes);
        break;
    case CELL:
        start_cell(reader, attributes);
        break;
    case FORMULA:
        reader->cell.formula = true;
        break;
    case INLINE:
        reader->has_inline = true;
        str_reset(&reader->text);
        break;
    case MERGE:
        start_merge(reader, attributes);
        break;
    default:
        break;
    }
}

static enum outcome wrong(struct reader *reader, const char *what)
{
    cell_wrong(reader, what);
    return CELL_WRONG;
}

/* Text is given as stored; white space counts with or without xml:space, which
 * many writers forget. */
static enum outcome give_text(struct reader *reader, const char *text,
                              size_t length)
{
    const struct limits *limits = reader->workbook->limits;
    struct report *report = &reader->workbook->report;
    if (length == 0)
        return CELL_EMPTY;
    if (length > limits->characters &&
        escape_count(text, length) > limits->characters) {
        report_limit_at(report, reader->cell.row, reader->cell.column,
                        "chữ trong một ô", limits->characters, "ký tự");
        xml_fail(reader->xml);
        return CELL_WRONG;
    }
    reader->sheet->text += length;
    if (reader->other_text + reader->sheet->text > limits->text_bytes) {
        report_byte_limit(report, "chữ trong tệp", limits->text_bytes);
        xml_fail(reader->xml);
        return CELL_WRONG;
    }
    reader->cell.kind = CELL_TEXT;
    reader->cell.text = text;
    reader->cell.length = length;
    return CELL_GIVEN;
}

static enum outcome finish_string(struct reader *reader)
{
    if (reader->text.length > 0)
        reader->text.length =
            escape_decode(reader->text.data, reader->text.length);
    return give_text(reader, str_text(&reader->text), reader->text.length);
}

static enum outcome finish_shared(struct reader *reader)
{
    const struct strings *strings = &reader->workbook->strings;
    uint32_t index, count = (uint32_t)strings->count;
    if (!xml_unsigned(str_text(&reader->text), UINT32_MAX, &index) ||
        index >= count)
        return wrong(reader, "trỏ tới chuỗi dùng chung không có");
    size_t length;
    const char *text = strings_at(strings, index, &length);
    return give_text(reader, text, length);
}

/* A value that is none of its kind is text, as stored: it costs its cell, not
 * the file. */
static enum outcome finish_bool(struct reader *reader)
{
    const char *text = str_text(&reader->text);
    bool yes = strcmp(text, "1") == 0 || strcmp(text, "true") == 0;
    if (!yes && strcmp(text, "0") != 0 && strcmp(text, "false") != 0)
        return finish_string(reader);
    reader->cell.kind = CELL_BOOL;
    reader->cell.number = decimal_from_int(yes);
    return CELL_GIVEN;
}

static enum outcome finish_error(struct reader *reader)
{
    enum outcome outcome = finish_string(reader);
    if (outcome == CELL_GIVEN)
        reader->cell.kind = CELL_ERROR;
    return outcome;
}

static enum outcome finish_date(struct reader *reader)
{
    if (value_date_from_iso(&reader->cell, str_text(&reader->text),
                            reader->workbook->system_1904))
        return CELL_GIVEN;
    return finish_string(reader);
}

/* A formula without a value was never calculated. `t="str"` with an empty
 * value is one that was, to an empty text: as good as an empty cell. */
static enum outcome finish_empty(struct reader *reader)
{
    if (!reader->cell.formula ||
        (reader->has_value && reader->type == TYPE_STRING))
        return CELL_EMPTY;
    reader->cell.kind = CELL_TEXT;
    reader->cell.unsaved = true;
    reader->cell.text = "";
    return CELL_GIVEN;
}

static enum outcome finish_number(struct reader *reader)
{
    const struct workbook *workbook = reader->workbook;
    const char *text = str_text(&reader->text);
    text += strspn(text, " \t\r\n");
    size_t length = strcspn(text, " \t\r\n");
    if (length == 0)
        return finish_empty(reader);
    if (text[length + strspn(text + length, " \t\r\n")] != '\0' ||
        !decimal_parse_cell(text, length, &reader->cell.number))
        return finish_string(reader);
    enum style_kind kind = styles_kind(&workbook->styles, reader->style);
    reader->cell.kind = CELL_NUMBER;
    reader->cell.percent = kind == STYLE_PERCENT;
    if (kind == STYLE_DATE)
        value_date_from_serial(&reader->cell, workbook->system_1904);
    return CELL_GIVEN;
}

static enum outcome (*const finishers[TYPE_COUNT])(struct reader *) = {
    [TYPE_NUMBER] = finish_number, [TYPE_SHARED] = finish_shared,
    [TYPE_STRING] = finish_string, [TYPE_INLINE] = finish_string,
    [TYPE_BOOL] = finish_bool,     [TYPE_ERROR] = finish_error,
    [TYPE_DATE] = finish_date,
};

static void end_cell(struct reader *reader)
{
    enum outcome outcome;
    if (reader->has_inline)
        outcome = finish_string(reader);
    else if (reader->text.length == 0)
        outcome = finish_empty(reader);
    else
        outcome = finishers[reader->type](reader);
    if (outcome != CELL_GIVEN)
        return;
    reader->cell.hidden =
        reader->row_hidden || reader->hidden[reader->cell.column];
    reader->answer = reader->give(reader->userdata, &reader->cell);
    if (reader->answer != 0)
        xml_stop(reader->xml);
}

static void append_text(struct reader *reader, const char *text, size_t length)
{
    uint64_t limit = reader->workbook->limits->text_bytes;
    if (reader->text.length + length <= limit) {
        str_append_bytes(&reader->text, text, length);
        return;
    }
    report_byte_limit(&reader->workbook->report, "chữ trong tệp", limit);
    xml_fail(reader->xml);
}

static void on_end(struct xml *xml, int id, const char *text, size_t length)
{
    struct reader *reader = xml->data;
    if (id == CELL) {
        end_cell(reader);
    } else if (id == VALUE) {
        reader->has_value = true;
        if (!reader->has_inline)
            append_text(reader, text, length);
    } else if (id == TEXT || id == RUN_TEXT) {
        append_text(reader, text, length);
    }
}

static const struct xml_part part = {elements, XML_SPREADSHEET, on_start,
                                     on_end,   false,           NULL};

/* Budgets are the workbook's; a sheet read again counts once. */
static void start_budgets(struct reader *reader)
{
    const struct workbook *workbook = reader->workbook;
    reader->sheet->cells = 0;
    reader->sheet->text = 0;
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        reader->other_cells += workbook->sheets.items[i].cells;
        reader->other_text += workbook->sheets.items[i].text;
    }
}

int sheet_read(struct workbook *workbook, struct workbook_sheet *sheet,
               cell_fn *give, void *userdata)
{
    struct reader *reader = mem_calloc(1, sizeof *reader);
    reader->workbook = workbook;
    reader->sheet = sheet;
    reader->give = give;
    reader->userdata = userdata;
    start_budgets(reader);
    workbook->merges.count = 0;
    bool good = xml_read(&workbook->container, sheet->entry, &part, reader);
    int answer = good ? 0 : reader->answer != 0 ? reader->answer : -1;
    str_clear(&reader->text);
    free(reader);
    return answer;
}
