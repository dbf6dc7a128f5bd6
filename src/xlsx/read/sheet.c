/* The cells of one sheet, pushed as they come (ECMA-376-1 §18.3). */
#include "base/vec.h"
#include "xlsx/read/cell.h"
#include "xlsx/read/escape.h"
#include "xlsx/read/links.h"
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
    FONT,
    STRIKE,
    ALIGN,
    MERGES,
    MERGE,
    LINKS,
    LINK
};

/* The order is that of how often each one comes. */
static const struct xml_element elements[] = {
    {ROW, "c", CELL, false},
    {CELL, "v", VALUE, true},
    {CELL, "f", FORMULA, true},
    {DATA, "row", ROW, false},
    {CELL, "is", INLINE, false},
    {INLINE, "t", TEXT, true},
    {INLINE, "r", RUN, false},
    {RUN, "t", RUN_TEXT, true},
    {RUN, "rPr", FONT, false},
    {FONT, "strike", STRIKE, false},
    {FONT, "vertAlign", ALIGN, false},
    {XML_TOP, "worksheet", WORKSHEET, false},
    {WORKSHEET, "cols", COLUMNS, false},
    {COLUMNS, "col", COLUMN, false},
    {WORKSHEET, "sheetData", DATA, false},
    {WORKSHEET, "mergeCells", MERGES, false},
    {MERGES, "mergeCell", MERGE, false},
    {WORKSHEET, "hyperlinks", LINKS, false},
    {LINKS, "hyperlink", LINK, false},
    {0, NULL, 0, false},
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
    bool row_hidden, row_lost;
    uint32_t column_elements;
    struct cell_reading reading;
    bool hidden[SHEET_MAX_COLUMN + 1]; /* columns, from 1 */
};

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

/* Cells of a row whose number is wrong are read where they say themselves where
 * they stand. */
static void start_row(struct reader *reader, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    uint32_t row = reader->row + 1;
    reader->row_lost = (number && !xml_unsigned(number, SHEET_MAX_ROW, &row)) ||
                       row == 0 || row > SHEET_MAX_ROW;
    if (reader->row_lost)
        sheet_cell_report(reader->workbook, PROBLEM_CELL_LOST, 0, 0,
                          "số dòng không hợp lệ", number ? number : "");
    else
        reader->row = row;
    reader->column = 0;
    reader->row_hidden = xml_flag(attributes, "hidden");
}

/* A cell without a reference stands right of the one before. */
static bool place_cell(struct reader *reader, const char *reference)
{
    if (!reference)
        return !reader->row_lost && ++reader->column <= SHEET_MAX_COLUMN;
    uint32_t row, column;
    if (!sheet_parse_reference(reference, &row, &column))
        return false;
    reader->row = row;
    reader->column = column;
    return true;
}

/* Counts a cell that holds something, or a merged range. */
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
    const char *reference = xml_attribute(attributes, "r");
    bool placed = place_cell(reader, reference);
    sheet_cell_start(&reader->reading, reader->row, reader->column, attributes);
    if (placed)
        return;
    reader->reading.lost = true;
    if (reference)
        sheet_cell_report(reader->workbook, PROBLEM_CELL_LOST, 0, 0,
                          "vị trí ô không hợp lệ", reference);
    else if (!reader->row_lost)
        sheet_cell_report(reader->workbook, PROBLEM_CELL_LOST, reader->row, 0,
                          "ô nằm ngoài cột cuối của trang tính", NULL);
}

static void start_merge(struct reader *reader, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "ref");
    struct cell_range range;
    if (!count_cell(reader))
        return;
    if (reference && sheet_parse_range(reference, &range))
        *vec_push(&reader->workbook->merges) = range;
    else
        report_cell(&reader->workbook->report, PROBLEM_MERGE_WRONG, 0, 0,
                    reference ? reference : "");
}

static void start_font(struct reader *reader, int id, const char **attributes)
{
    struct rich *rich = &reader->reading.rich;
    if (id == RUN)
        rich_start_run(rich);
    else if (id == FONT)
        rich_font(rich);
    else if (id == STRIKE)
        rich_strike(rich, xml_attribute(attributes, "val"));
    else
        rich_align(rich, xml_attribute(attributes, "val"));
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
        sheet_cell_start_formula(&reader->reading, attributes);
        break;
    case INLINE:
        reader->reading.has_inline = true;
        rich_reset(&reader->reading.rich);
        break;
    case RUN:
    case FONT:
    case STRIKE:
    case ALIGN:
        start_font(reader, id, attributes);
        break;
    case MERGE:
        start_merge(reader, attributes);
        break;
    case LINK:
        links_add(&reader->workbook->links, xml, attributes);
        break;
    default:
        break;
    }
}

/* Whether a cell's text keeps within the limits. */
static bool check_text(struct reader *reader, const struct cell *cell)
{
    const struct limits *limits = reader->workbook->limits;
    struct report *report = &reader->workbook->report;
    if (cell->kind != CELL_TEXT && cell->kind != CELL_ERROR)
        return true;
    reader->sheet->text += cell->length;
    if (cell->length > limits->characters &&
        escape_count(cell->text, cell->length) > limits->characters)
        report_limit_at(report, cell->row, cell->column, "chữ trong một ô",
                        limits->characters, "ký tự");
    else if (reader->other_text + reader->sheet->text > limits->text_bytes)
        report_byte_limit(report, "chữ trong tệp", limits->text_bytes);
    else
        return true;
    xml_fail(reader->xml);
    return false;
}

static void end_cell(struct reader *reader)
{
    struct cell *cell = &reader->reading.cell;
    if (sheet_cell_end(&reader->reading) == CELL_EMPTY || !count_cell(reader) ||
        !check_text(reader, cell))
        return;
    cell->hidden = reader->row_hidden || reader->hidden[cell->column];
    reader->answer = reader->give(reader->userdata, cell);
    if (reader->answer != 0)
        xml_stop(reader->xml);
}

/* Each element's text is within the limit; a cell with many of them also has to
 * be. */
static bool has_room(struct reader *reader, size_t length)
{
    const struct cell_reading *reading = &reader->reading;
    uint64_t limit = reader->workbook->limits->text_bytes;
    if (reading->value.length + reading->rich.seen.length +
            reading->formula.length + length <=
        limit)
        return true;
    report_byte_limit(&reader->workbook->report, "chữ trong tệp", limit);
    xml_fail(reader->xml);
    return false;
}

static void on_end(struct xml *xml, int id, const char *text, size_t length)
{
    struct reader *reader = xml->data;
    struct cell_reading *reading = &reader->reading;
    if (id == CELL) {
        end_cell(reader);
        return;
    }
    if (!has_room(reader, length))
        return;
    if (id == VALUE) {
        reading->has_value = true;
        str_append_bytes(&reading->value, text, length);
    } else if (id == FORMULA) {
        sheet_cell_end_formula(reading, text, length);
    } else if (id == TEXT || id == RUN_TEXT) {
        rich_append(&reading->rich, text, length);
    }
}

static const struct xml_part part = {elements, XML_SPREADSHEET, on_start,
                                     on_end, NULL};

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
    reader->reading.workbook = workbook;
    start_budgets(reader);
    workbook->merges.count = 0;
    links_clear(&workbook->links);
    shared_formulas_clear(&workbook->shared_formulas);
    bool good =
        xml_read(&workbook->container, sheet->entry, &part, reader) &&
        links_resolve(&workbook->links, &workbook->container, sheet->part);
    int answer = good ? 0 : reader->answer != 0 ? reader->answer : -1;
    sheet_cell_reading_clear(&reader->reading);
    free(reader);
    return answer;
}
