#include "results/book/part.h"

#include "base/text.h"

#include <stdlib.h>

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
                        const struct problem *problem, const struct unit *unit)
{
    char *file = text_visible(problem->file);
    char *named = text_visible(problem->sheet);
    const struct {
        enum column column;
        const char *text;
        enum results_style format;
    } cells[] = {
        {COL_SEVERITY, listed_severity(problem),
         listed_is_error(problem) ? STYLE_ERROR : STYLE_TEXT},
        {COL_PROBLEM, problem_code_text(problem->code), STYLE_CODE},
        {COL_UNIT, unit ? unit->code : "", STYLE_CODE},
        {COL_NAME, unit ? unit->name : "", STYLE_WRAPPED},
        {COL_FILE, file, STYLE_WRAPPED},
        {COL_SHEET, named, STYLE_WRAPPED},
        {COL_CELL, problem->cell, STYLE_CODE},
        {COL_MESSAGE, problem->message, STYLE_WRAPPED},
        {COL_FIX, problem->fix, STYLE_WRAPPED},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        book_put_tall(sheet, row, cells[i].column, cells[i].text,
                      cells[i].format);
    free(file);
    free(named);
}

static size_t put_list(struct book_sheet *sheet, size_t row,
                       const struct problem *const *problems, size_t count,
                       const struct unit *unit)
{
    for (size_t i = 0; i < count; i++)
        put_problem(sheet, row++, problems[i], unit);
    return row;
}

void results_book_put_problems(struct results_book *results)
{
    const struct listing *listing = &results->listing;
    struct book_sheet *sheet = results_sheet_add(
        results, "Lỗi và cảnh báo", columns, COLUMNS, COL_PROBLEM + 1, 1);
    size_t row = ROW_FIRST;
    for (size_t i = 0; i < listing->count; i++) {
        const struct listed_unit *listed = &listing->items[i];
        row = put_list(sheet, row, listed->problems, listed->problem_count,
                       listed->score->unit);
    }
    row = put_list(sheet, row, listing->problems, listing->problem_count, NULL);
    results_sheet_end(sheet, COLUMNS, row - ROW_FIRST);
}
