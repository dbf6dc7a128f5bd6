#include "results/book/part.h"

#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Excel's limits are far above anything here except the rows of a sheet and
 * the characters of a cell, both of which the library refuses by itself. */
static void note(struct book *book, lxw_error error)
{
    if (error != LXW_NO_ERROR && !book->failure)
        book->failure =
            error == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : EOVERFLOW;
}

void book_put_text(struct book *book, lxw_worksheet *sheet, size_t row,
                   size_t column, const char *text, enum book_format format)
{
    struct str safe = {0};
    char *made;
    book_text(text_as_utf8(text, &made), &safe);
    free(made);
    note(book, worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column,
                                      str_text(&safe), book->formats[format]));
    str_clear(&safe);
}

void book_put_number(struct book *book, lxw_worksheet *sheet, size_t row,
                     size_t column, const char *number, enum book_format format)
{
    /* The library takes a double; the file then holds 16 digits of it, which
     * are those of any number here (DBL_DIG). */
    lxw_row_t r = (lxw_row_t)row;
    lxw_col_t c = (lxw_col_t)column;
    if (*number)
        note(book, worksheet_write_number(sheet, r, c, strtod(number, NULL),
                                          book->formats[format]));
    else
        note(book, worksheet_write_blank(sheet, r, c, book->formats[format]));
}

static void put_headings(struct book *book, lxw_worksheet *sheet,
                         const struct book_column *columns, size_t count)
{
    for (size_t c = 0; c < count; c++) {
        note(book, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c,
                                        columns[c].width, NULL));
        book_put_text(book, sheet, BOOK_HEAD_ROW, c, columns[c].heading,
                      BOOK_HEAD);
    }
    note(book, worksheet_set_row(sheet, 0, 24, NULL));
    note(book, worksheet_set_row(sheet, BOOK_HEAD_ROW, 48, NULL));
}

/* A4 across, the headings and the first columns on every page. */
static void set_up_print(lxw_worksheet *sheet, size_t fixed)
{
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);
    worksheet_repeat_columns(sheet, 0, (lxw_col_t)(fixed - 1));
    worksheet_set_margins(sheet, 0.5, 0.4, 0.6, 0.6);
    worksheet_repeat_rows(sheet, BOOK_HEAD_ROW, BOOK_HEAD_ROW);
    worksheet_set_footer(sheet, "&L&8&A&R&8Trang &P/&N");
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
}

lxw_worksheet *book_add_sheet(struct book *book, const char *title,
                              const struct book_column *columns, size_t count,
                              size_t fixed)
{
    char *name = book_sheet_name(title, book->sheet_names);
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    free(name);
    if (!sheet) {
        note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    book_put_text(book, sheet, 0, 0, title, BOOK_TITLE);
    book_put_text(book, sheet, 1, 0, book->listing.evaluation->campaign->title,
                  BOOK_SUBTITLE);
    put_headings(book, sheet, columns, count);
    worksheet_freeze_panes(sheet, BOOK_FIRST_ROW, (lxw_col_t)fixed);
    set_up_print(sheet, fixed);
    return sheet;
}

void book_end_sheet(struct book *book, lxw_worksheet *sheet, size_t columns,
                    size_t rows, unsigned pages)
{
    lxw_row_t last = (lxw_row_t)(BOOK_HEAD_ROW + (rows ? rows : 1));
    lxw_col_t right = (lxw_col_t)(columns - 1);
    worksheet_fit_to_pages(sheet, (uint16_t)pages, 0);
    note(book, worksheet_autofilter(sheet, BOOK_HEAD_ROW, 0, last, right));
    note(book, worksheet_print_area(sheet, 0, 0, last, right));
}

/* Words are not cut, so a line holds somewhat less than its width. */
size_t book_lines(const char *text, double width)
{
    size_t length = strlen(text), characters = 0, size;
    size_t line = (size_t)(width * 0.9);
    unsigned c;
    for (; (size = text_decode(text, length, &c)) > 0; characters++) {
        text += size;
        length -= size;
    }
    return line > 0 && characters > line ? (characters + line - 1) / line : 1;
}

void book_set_lines(struct book *book, lxw_worksheet *sheet, size_t row,
                    size_t lines)
{
    double height = 16.5 + 13.5 * (double)(lines - 1);
    note(book, worksheet_set_row(sheet, (lxw_row_t)row,
                                 height < 400 ? height : 400, NULL));
}
