#include "xlsx/write/sheet.h"

#include "xlsx/write/inside.h"
#include "xlsx/write/text.h"

enum { PAPER_A4 = 9, FOOTER_MOST = 180, HEIGHT_MOST = 400 };

void book_set_width(struct book_sheet *sheet, size_t column, double characters)
{
    lxw_col_t c = book_column(column);
    book_note(sheet->book,
              worksheet_set_column(sheet->sheet, c, c, characters, NULL));
}

void book_set_height(struct book_sheet *sheet, size_t row, double height)
{
    if (height > HEIGHT_MOST)
        height = HEIGHT_MOST;
    book_note(sheet->book,
              worksheet_set_row(sheet->sheet, book_row(row), height, NULL));
}

void book_freeze(struct book_sheet *sheet, size_t row, size_t column)
{
    worksheet_freeze_panes(sheet->sheet, book_row(row), book_column(column));
}

void book_filter(struct book_sheet *sheet, size_t row, size_t last_row,
                 size_t last_column)
{
    book_note(sheet->book, worksheet_autofilter(sheet->sheet, book_row(row), 0,
                                                book_row(last_row),
                                                book_column(last_column)));
}

static void set_footer(struct book_sheet *sheet, const struct book_print *print)
{
    struct arena *arena = &sheet->book->arena;
    const char *text = print->footer
                           ? book_footer_text(arena, print->footer, FOOTER_MOST)
                           : "&A";
    book_note(sheet->book,
              worksheet_set_footer(
                  sheet->sheet, arena_printf(arena, "&L%s%s&R%sTrang &P/&N",
                                             print->type, text, print->type)));
}

void book_set_print(struct book_sheet *sheet, const struct book_print *print)
{
    if (print->landscape)
        worksheet_set_landscape(sheet->sheet);
    if (print->centred)
        worksheet_center_horizontally(sheet->sheet);
    worksheet_set_paper(sheet->sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet->sheet, (uint16_t)print->pages, 0);
    worksheet_set_margins(sheet->sheet, print->left, print->right, print->top,
                          print->bottom);
    set_footer(sheet, print);
}

void book_repeat(struct book_sheet *sheet, size_t row, size_t columns)
{
    book_note(sheet->book, worksheet_repeat_rows(sheet->sheet, book_row(row),
                                                 book_row(row)));
    if (columns > 0)
        book_note(sheet->book, worksheet_repeat_columns(
                                   sheet->sheet, 0, book_column(columns - 1)));
}

void book_set_print_area(struct book_sheet *sheet, size_t last_row,
                         size_t last_column)
{
    book_note(sheet->book,
              worksheet_print_area(sheet->sheet, 0, 0, book_row(last_row),
                                   book_column(last_column)));
}

void book_allow_codes(struct book_sheet *sheet, size_t last_row,
                      size_t last_column)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(range, 0, 0, book_row(last_row),
                        book_column(last_column));
    book_note(sheet->book,
              worksheet_ignore_errors(sheet->sheet,
                                      LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

void book_protect(struct book_sheet *sheet)
{
    lxw_protection allowed = {.format_columns = LXW_TRUE,
                              .format_rows = LXW_TRUE,
                              .insert_hyperlinks = LXW_TRUE,
                              .autofilter = LXW_TRUE};
    worksheet_protect(sheet->sheet, NULL, &allowed);
}

void book_activate(struct book_sheet *sheet)
{
    worksheet_activate(sheet->sheet);
}
