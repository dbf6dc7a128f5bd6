#include "results/book/part.h"

enum column {
    COL_SEVERITY,
    COL_PROBLEM,
    COL_UNIT,
    COL_NAME,
    COL_FILE,
    COL_SHEET,
    COL_CELL,
    COL_MESSAGE,
    COL_FIX,
    COLUMNS
};

static const struct results_column columns[COLUMNS] = {
    [COL_SEVERITY] = {"Mức", 10},   [COL_PROBLEM] = {"Mã lỗi", 8},
    [COL_UNIT] = {"Mã đơn vị", 15}, [COL_NAME] = {"Tên đơn vị", 28},
    [COL_FILE] = {"Tệp", 36},       [COL_SHEET] = {"Trang tính", 14},
    [COL_CELL] = {"Ô", 8},          [COL_MESSAGE] = {"Nội dung", 54},
    [COL_FIX] = {"Cách xử lý", 46},
};

/* `unit` is NULL for a problem of none. */
static void put_problem(struct book_sheet *sheet, size_t row,
                        const json_t *problem, const json_t *unit)
{
    const struct {
        enum column column;
        const char *text;
        enum results_style format;
    } cells[] = {
        {COL_SEVERITY, listed_severity(problem),
         listed_is_error(problem) ? STYLE_ERROR : STYLE_TEXT},
        {COL_PROBLEM, listed_text(problem, "code"), STYLE_CODE},
        {COL_UNIT, listed_text(unit, "code"), STYLE_CODE},
        {COL_NAME, listed_text(unit, "name"), STYLE_WRAPPED},
        {COL_FILE, listed_text(problem, "file"), STYLE_WRAPPED},
        {COL_SHEET, listed_text(problem, "sheet"), STYLE_WRAPPED},
        {COL_CELL, listed_text(problem, "cell"), STYLE_CODE},
        {COL_MESSAGE, listed_text(problem, "message"), STYLE_WRAPPED},
        {COL_FIX, listed_text(problem, "fix"), STYLE_WRAPPED},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        book_put_tall(sheet, row, cells[i].column, cells[i].text,
                      cells[i].format);
}

static size_t put_list(struct book_sheet *sheet, size_t row,
                       const json_t *owner, const json_t *unit)
{
    const json_t *problems = json_object_get(owner, "problems");
    for (size_t i = 0; i < json_array_size(problems); i++)
        put_problem(sheet, row++, json_array_get(problems, i), unit);
    return row;
}

void results_book_put_problems(struct results_book *results)
{
    struct book_sheet *sheet = results_sheet_add(
        results, "Lỗi và cảnh báo", columns, COLUMNS, COL_PROBLEM + 1, 1);
    size_t row = ROW_FIRST;
    for (size_t i = 0; i < results->listing.count; i++) {
        const json_t *unit = results->listing.items[i].unit;
        row = put_list(sheet, row, unit, unit);
    }
    row = put_list(sheet, row, results->tree, NULL);
    results_sheet_end(sheet, COLUMNS, row - ROW_FIRST);
}
