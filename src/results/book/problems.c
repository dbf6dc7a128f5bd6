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

static const struct book_column columns[COLUMNS] = {
    [COL_SEVERITY] = {"Mức", 10},   [COL_PROBLEM] = {"Mã lỗi", 8},
    [COL_UNIT] = {"Mã đơn vị", 15}, [COL_NAME] = {"Tên đơn vị", 28},
    [COL_FILE] = {"Tệp", 36},       [COL_SHEET] = {"Trang tính", 14},
    [COL_CELL] = {"Ô", 8},          [COL_MESSAGE] = {"Nội dung", 54},
    [COL_FIX] = {"Cách xử lý", 46},
};

/* `unit` is NULL for a problem of none. */
static void put_problem(struct book *book, lxw_worksheet *sheet, size_t row,
                        const struct problem *problem, const struct unit *unit)
{
    const struct {
        enum column column;
        const char *text;
        enum book_format format;
    } cells[] = {
        {COL_SEVERITY, listed_severity(problem),
         listed_is_error(problem) ? BOOK_ERROR : BOOK_TEXT},
        {COL_PROBLEM, problem_code_text(problem->code), BOOK_CODE},
        {COL_UNIT, unit ? unit->code : "", BOOK_CODE},
        {COL_NAME, unit ? unit->name : "", BOOK_WRAPPED},
        {COL_FILE, problem->file, BOOK_WRAPPED},
        {COL_SHEET, problem->sheet, BOOK_WRAPPED},
        {COL_CELL, problem->cell, BOOK_CODE},
        {COL_MESSAGE, problem->message, BOOK_WRAPPED},
        {COL_FIX, problem->fix, BOOK_WRAPPED},
    };
    size_t lines = 1;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        size_t own = book_lines(cells[i].text, columns[cells[i].column].width);
        lines = own > lines ? own : lines;
        book_put_text(book, sheet, row, cells[i].column, cells[i].text,
                      cells[i].format);
    }
    book_set_lines(book, sheet, row, lines);
}

static size_t put_list(struct book *book, lxw_worksheet *sheet, size_t row,
                       const struct problem *const *problems, size_t count,
                       const struct unit *unit)
{
    for (size_t i = 0; i < count; i++)
        put_problem(book, sheet, row++, problems[i], unit);
    return row;
}

void book_put_problems(struct book *book)
{
    lxw_worksheet *sheet = book_add_sheet(book, "Lỗi và cảnh báo", columns,
                                          COLUMNS, COL_PROBLEM + 1);
    if (!sheet)
        return;
    size_t row = BOOK_FIRST_ROW;
    for (size_t i = 0; i < book->listing.count; i++) {
        const struct listed_unit *listed = &book->listing.items[i];
        row = put_list(book, sheet, row, listed->problems,
                       listed->problem_count, listed->score->unit);
    }
    row = put_list(book, sheet, row, book->listing.problems,
                   book->listing.problem_count, NULL);
    book_end_sheet(book, sheet, COLUMNS, row - BOOK_FIRST_ROW, 1);
}
