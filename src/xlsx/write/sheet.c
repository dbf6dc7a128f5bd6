#include "xlsx/write/sheet.h"

#include "xlsx/write/inside.h"
#include "xlsx/write/lines.h"
#include "xlsx/write/text.h"

enum { PAPER_A4 = 9, FOOTER_MOST = 180, HEIGHT_MOST = 400 };

/* Keeps the width of a column, for the texts that are put into it. */
static void note_width(struct book_sheet *sheet, size_t column, double width)
{
    if (column >= LXW_COL_MAX)
        return;
    if (column >= sheet->width_count) {
        size_t count = 2 * column + 1;
        double *widths =
            arena_calloc(&sheet->book->arena, count, sizeof *widths);
        for (size_t c = 0; c < sheet->width_count; c++)
            widths[c] = sheet->widths[c];
        sheet->widths = widths;
        sheet->width_count = count;
    }
    sheet->widths[column] = width;
}

double book_width(const struct book_sheet *sheet, size_t column)
{
    return column < sheet->width_count && sheet->widths[column] > 0
               ? sheet->widths[column]
               : LXW_DEF_COL_WIDTH;
}

void book_set_width(struct book_sheet *sheet, size_t column, double characters)
{
    lxw_col_t c = book_column(column);
    note_width(sheet, column, characters);
    if (book_describe(sheet, CALL_WIDTH, NUMBERS(column, book_bits(characters)),
                      NULL))
        return;
    book_note(sheet,
              worksheet_set_column(sheet->inner, c, c, characters, NULL));
}

void book_hide_columns(struct book_sheet *sheet, size_t first, size_t last)
{
    lxw_row_col_options how = {.hidden = LXW_TRUE};
    note_width(sheet, first, LXW_DEF_COL_WIDTH);
    if (book_describe(sheet, CALL_HIDE, NUMBERS(first, last), NULL))
        return;
    book_note(sheet, worksheet_set_column_opt(sheet->inner, book_column(first),
                                              book_column(last),
                                              LXW_DEF_COL_WIDTH, NULL, &how));
}

void book_set_height(struct book_sheet *sheet, size_t row, double height)
{
    if (height > HEIGHT_MOST)
        height = HEIGHT_MOST;
    sheet->row = row;
    sheet->height = height;
    if (book_describe(sheet, CALL_HEIGHT, NUMBERS(row, book_bits(height)),
                      NULL))
        return;
    book_note(sheet,
              worksheet_set_row(sheet->inner, book_row(row), height, NULL));
}

void book_set_lines(struct book_sheet *sheet, size_t row, int lines,
                    size_t style)
{
    const struct book_setup *setup = &sheet->book->setup;
    book_set_height(
        sheet, row,
        book_lines_height(lines, setup->styles[style].size * setup->breadth));
}

void book_freeze(struct book_sheet *sheet, size_t row, size_t column)
{
    if (book_describe(sheet, CALL_FREEZE, NUMBERS(row, column), NULL))
        return;
    worksheet_freeze_panes(sheet->inner, AT(row, column));
}

void book_filter(struct book_sheet *sheet, size_t row, size_t last_row,
                 size_t last_column)
{
    if (book_describe(sheet, CALL_FILTER, NUMBERS(row, last_row, last_column),
                      NULL))
        return;
    book_note(sheet, worksheet_autofilter(sheet->inner, book_row(row), 0,
                                          AT(last_row, last_column)));
}

static void set_footer(struct book_sheet *sheet, const struct book_print *print)
{
    struct arena *arena = &sheet->book->arena;
    const char *text = print->footer
                           ? book_footer_text(arena, print->footer, FOOTER_MOST)
                           : "&A";
    book_note(sheet,
              worksheet_set_footer(
                  sheet->inner, arena_printf(arena, "&L%s%s&R%sTrang &P/&N",
                                             print->type, text, print->type)));
}

static bool describe_print(struct book_sheet *sheet,
                           const struct book_print *print)
{
    bool described =
        book_describe(sheet, CALL_PRINT,
                      NUMBERS(print->landscape, print->centred, print->pages,
                              book_bits(print->left), book_bits(print->right),
                              book_bits(print->top), book_bits(print->bottom)),
                      print->footer);
    book_describe_text(sheet->book, print->type);
    return described;
}

void book_set_print(struct book_sheet *sheet, const struct book_print *print)
{
    if (describe_print(sheet, print))
        return;
    if (print->landscape)
        worksheet_set_landscape(sheet->inner);
    if (print->centred)
        worksheet_center_horizontally(sheet->inner);
    worksheet_set_paper(sheet->inner, PAPER_A4);
    worksheet_fit_to_pages(sheet->inner, (uint16_t)print->pages, 0);
    worksheet_set_margins(sheet->inner, print->left, print->right, print->top,
                          print->bottom);
    set_footer(sheet, print);
}

void book_repeat(struct book_sheet *sheet, size_t row, size_t columns)
{
    if (book_describe(sheet, CALL_REPEAT, NUMBERS(row, columns), NULL))
        return;
    book_note(sheet, worksheet_repeat_rows(sheet->inner, book_row(row),
                                           book_row(row)));
    if (columns > 0)
        book_note(sheet, worksheet_repeat_columns(sheet->inner, 0,
                                                  book_column(columns - 1)));
}

void book_set_print_area(struct book_sheet *sheet, size_t last_row,
                         size_t last_column)
{
    if (book_describe(sheet, CALL_AREA, NUMBERS(last_row, last_column), NULL))
        return;
    book_note(sheet, worksheet_print_area(sheet->inner, 0, 0,
                                          AT(last_row, last_column)));
}

void book_allow_codes(struct book_sheet *sheet, size_t last_row,
                      size_t last_column)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    if (book_describe(sheet, CALL_CODES, NUMBERS(last_row, last_column), NULL))
        return;
    lxw_rowcol_to_range(range, 0, 0, AT(last_row, last_column));
    book_note(sheet,
              worksheet_ignore_errors(sheet->inner,
                                      LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

void book_protect(struct book_sheet *sheet)
{
    lxw_protection allowed = {.format_columns = LXW_TRUE,
                              .format_rows = LXW_TRUE,
                              .insert_hyperlinks = LXW_TRUE,
                              .insert_rows = LXW_TRUE,
                              .autofilter = LXW_TRUE};
    if (book_describe(sheet, CALL_PROTECT, NULL, 0, NULL))
        return;
    worksheet_protect(sheet->inner, NULL, &allowed);
}

void book_choose(struct book_sheet *sheet, size_t row, size_t column)
{
    if (book_describe(sheet, CALL_CHOOSE, NUMBERS(row, column), NULL))
        return;
    worksheet_set_selection(sheet->inner, AT(row, column), AT(row, column));
}

void book_activate(struct book_sheet *sheet)
{
    if (book_describe(sheet, CALL_ACTIVATE, NULL, 0, NULL))
        return;
    worksheet_activate(sheet->inner);
}
