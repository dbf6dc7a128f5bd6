/* Colours that depend on what is filled in. */
#include "xlsx/write/inside.h"
#include "xlsx/write/sheet.h"

void book_paint(struct book_sheet *sheet, size_t first_row, size_t first_column,
                size_t last_row, size_t last_column, const char *formula,
                size_t style)
{
    if (book_describe(
            sheet, CALL_PAINT,
            NUMBERS(first_row, first_column, last_row, last_column, style),
            formula))
        return;
    lxw_conditional_format rule = {
        .type = formula ? LXW_CONDITIONAL_TYPE_FORMULA
                        : LXW_CONDITIONAL_TYPE_BLANKS,
        .value_string = (char *)(uintptr_t)formula,
        .format = sheet->book->formats[style],
    };
    book_note(sheet, worksheet_conditional_format_range(
                         sheet->inner, AT(first_row, first_column),
                         AT(last_row, last_column), &rule));
}
