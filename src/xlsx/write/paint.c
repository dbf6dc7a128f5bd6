/* Colours that depend on what is filled in. */
#include "xlsx/write/inside.h"
#include "xlsx/write/sheet.h"

/* libxlsxwriter has room for 2,079 characters of ranges in one rule. */
enum { RANGES_MOST = 1900, RANGE_TEXT = 64 };

void book_cells_add(struct book_cells *cells, size_t first_row,
                    size_t first_column, size_t last_row, size_t last_column)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    if (cells->ranges.length == 0) {
        cells->row = first_row;
        cells->column = first_column;
    } else {
        str_append_char(&cells->ranges, ' ');
    }
    lxw_rowcol_to_range(range, AT(first_row, first_column),
                        AT(last_row, last_column));
    str_append(&cells->ranges, range);
}

bool book_cells_are_full(const struct book_cells *cells)
{
    return cells->ranges.length + RANGE_TEXT > RANGES_MOST;
}

void book_paint_cells(struct book_sheet *sheet, struct book_cells *cells,
                      const char *formula, size_t style)
{
    lxw_conditional_format rule = {
        .type = formula ? LXW_CONDITIONAL_TYPE_FORMULA
                        : LXW_CONDITIONAL_TYPE_BLANKS,
        .value_string = (char *)(uintptr_t)formula,
        .format = sheet->book->formats[style],
        .multi_range = cells->ranges.data,
    };
    if (cells->ranges.length > 0)
        book_note(sheet,
                  worksheet_conditional_format_cell(
                      sheet->inner, AT(cells->row, cells->column), &rule));
    str_clear(&cells->ranges);
}

void book_paint(struct book_sheet *sheet, size_t first_row, size_t first_column,
                size_t last_row, size_t last_column, const char *formula,
                size_t style)
{
    struct book_cells cells = {0};
    book_cells_add(&cells, first_row, first_column, last_row, last_column);
    book_paint_cells(sheet, &cells, formula, style);
}
