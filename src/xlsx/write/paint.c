/* Colours that depend on what is filled in. */
#include "xlsx/write/inside.h"
#include "xlsx/write/sheet.h"

#include <string.h>

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
    lxw_rowcol_to_range(range, book_row(first_row), book_column(first_column),
                        book_row(last_row), book_column(last_column));
    str_append(&cells->ranges, range);
}

bool book_cells_are_full(const struct book_cells *cells)
{
    return cells->ranges.length + RANGE_TEXT > RANGES_MOST;
}

/* `ranges` is NULL where the first range is all there is. */
static void paint(struct book_sheet *sheet, const size_t rows[2],
                  const size_t columns[2], const char *ranges,
                  const char *formula, size_t style)
{
    lxw_conditional_format rule = {
        .type = formula ? LXW_CONDITIONAL_TYPE_FORMULA
                        : LXW_CONDITIONAL_TYPE_BLANKS,
        .value_string = (char *)(uintptr_t)formula,
        .format = book_format(sheet, style),
        .multi_range = (char *)(uintptr_t)ranges,
    };
    book_note(sheet->book,
              worksheet_conditional_format_range(
                  sheet->sheet, book_row(rows[0]), book_column(columns[0]),
                  book_row(rows[1]), book_column(columns[1]), &rule));
}

void book_paint_cells(struct book_sheet *sheet, struct book_cells *cells,
                      const char *formula, size_t style)
{
    if (cells->ranges.length > 0)
        paint(sheet, (size_t[]){cells->row, cells->row},
              (size_t[]){cells->column, cells->column},
              str_text(&cells->ranges), formula, style);
    str_clear(&cells->ranges);
}

void book_paint(struct book_sheet *sheet, size_t first_row, size_t first_column,
                size_t last_row, size_t last_column, const char *formula,
                size_t style)
{
    paint(sheet, (size_t[]){first_row, last_row},
          (size_t[]){first_column, last_column}, NULL, formula, style);
}
