#include "xlsx/write/inside.h"
#include "xlsx/write/lines.h"
#include "xlsx/write/share.h"
#include "xlsx/write/sheet.h"
#include "xlsx/write/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Room is left below Excel's limit, where programs differ. */
enum { TEXT_MOST = 32000, NOTE_MOST = 8000 };

static const char *cell_text(struct book_sheet *sheet, const char *text)
{
    return book_cell_text(&sheet->book->arena, text, TEXT_MOST);
}

void book_put_text(struct book_sheet *sheet, size_t row, size_t column,
                   const char *text, size_t style)
{
    if (book_describe(sheet, CALL_TEXT, NUMBERS(row, column, style), text))
        return;
    book_note(sheet, worksheet_write_string(sheet->inner, AT(row, column),
                                            cell_text(sheet, text),
                                            sheet->book->formats[style]));
}

void book_put_tall(struct book_sheet *sheet, size_t row, size_t column,
                   const char *text, size_t style)
{
    const struct book_setup *setup = &sheet->book->setup;
    const struct book_style *look = &setup->styles[style];
    /* An indent is as wide as two characters or so. */
    int lines =
        book_text_lines(text, book_width(sheet, column) - 2.0 * look->indent,
                        look->size * setup->breadth, look->bold);
    double height =
        book_lines_height(lines, look->size * setup->breadth) + look->room;
    book_put_text(sheet, row, column, text, style);
    if (row != sheet->row || height > sheet->height)
        book_set_height(sheet, row, height);
}

/* Integers become doubles here and nowhere else. The quotient is the double
 * next to the decimal, and at 15 digits, which is what Excel shows, it is that
 * decimal again. */
static double as_double(int64_t value, int scale)
{
    return (double)value / scale;
}

static void put_number(struct book_sheet *sheet, size_t row, size_t column,
                       double number, size_t style)
{
    if (book_describe(sheet, CALL_NUMBER,
                      NUMBERS(row, column, book_bits(number), style), NULL))
        return;
    book_note(sheet,
              worksheet_write_number(sheet->inner, AT(row, column), number,
                                     sheet->book->formats[style]));
}

void book_put_count(struct book_sheet *sheet, size_t row, size_t column,
                    int64_t count, size_t style)
{
    put_number(sheet, row, column, as_double(count, 1), style);
}

void book_put_decimal(struct book_sheet *sheet, size_t row, size_t column,
                      struct decimal number, size_t style)
{
    char text[DECIMAL_TEXT_SIZE];
    struct decimal read;
    decimal_format(number, text);
    if (decimal_parse_cell(text, strlen(text), &read) &&
        decimal_compare(read, number) == 0)
        put_number(sheet, row, column, strtod(text, NULL), style);
    else
        book_put_text(sheet, row, column, decimal_format_typed(number, text),
                      style);
}

void book_put_points(struct book_sheet *sheet, size_t row, size_t column,
                     points_t points, size_t style)
{
    if (points == POINTS_NONE)
        book_put_blank(sheet, row, column, column, style);
    else
        put_number(sheet, row, column, as_double(points, 100), style);
}

void book_put_ratio(struct book_sheet *sheet, size_t row, size_t column,
                    ratio4_t ratio, size_t style)
{
    if (ratio == RATIO_NONE)
        book_put_blank(sheet, row, column, column, style);
    else
        put_number(sheet, row, column, as_double(ratio, 10000), style);
}

void book_put_blank(struct book_sheet *sheet, size_t row, size_t first,
                    size_t last, size_t style)
{
    if (book_describe(sheet, CALL_BLANK, NUMBERS(row, first, last, style),
                      NULL))
        return;
    for (size_t c = first; c <= last; c++)
        book_note(sheet, worksheet_write_blank(sheet->inner, AT(row, c),
                                               sheet->book->formats[style]));
}

void book_put_across(struct book_sheet *sheet, size_t row, size_t first,
                     size_t last, const char *text, size_t style)
{
    if (book_describe(sheet, CALL_ACROSS, NUMBERS(row, first, last, style),
                      text))
        return;
    book_note(sheet, worksheet_merge_range(
                         sheet->inner, AT(row, first), AT(row, last),
                         cell_text(sheet, text), sheet->book->formats[style]));
}

static void put_formula(struct book_sheet *sheet, size_t row, size_t column,
                        const char *formula, double now, size_t style)
{
    if (book_describe(sheet, CALL_NUMBER_FORMULA,
                      NUMBERS(row, column, book_bits(now), style), formula))
        return;
    book_note(sheet, worksheet_write_formula_num(
                         sheet->inner, AT(row, column),
                         book_share(sheet, row, column, formula),
                         sheet->book->formats[style], now));
}

void book_put_points_formula(struct book_sheet *sheet, size_t row,
                             size_t column, const char *formula, points_t now,
                             size_t style)
{
    put_formula(sheet, row, column, formula, as_double(now, 100), style);
}

void book_put_count_formula(struct book_sheet *sheet, size_t row, size_t column,
                            const char *formula, int64_t now, size_t style)
{
    put_formula(sheet, row, column, formula, as_double(now, 1), style);
}

void book_put_text_formula(struct book_sheet *sheet, size_t row, size_t column,
                           const char *formula, const char *now, size_t style)
{
    bool described = book_describe(sheet, CALL_TEXT_FORMULA,
                                   NUMBERS(row, column, style), formula);
    book_describe_text(sheet->book, now);
    if (described)
        return;
    book_note(sheet, worksheet_write_formula_str(
                         sheet->inner, AT(row, column),
                         book_share(sheet, row, column, formula),
                         sheet->book->formats[style], now));
}

/* Excel has room for so many links on a sheet, and characters in an address. */
enum { LINKS_MOST = 65000, ADDRESS_MOST = 2000 };

static bool can_open(const struct book_sheet *sheet, const char *url)
{
    bool web = strncasecmp(url, "http://", 7) == 0 ||
               strncasecmp(url, "https://", 8) == 0;
    for (const char *p = url; *p && web; p++)
        web = (unsigned char)*p > ' ' && !strchr("\"<>\\^`{|}", *p);
    return web && strlen(url) <= ADDRESS_MOST && sheet->links < LINKS_MOST;
}

void book_put_link(struct book_sheet *sheet, size_t row, size_t column,
                   const char *url, const char *text, size_t style)
{
    if (!can_open(sheet, url)) {
        book_put_text(sheet, row, column, text, style);
        return;
    }
    sheet->links++;
    bool described =
        book_describe(sheet, CALL_LINK, NUMBERS(row, column, style), url);
    book_describe_text(sheet->book, text);
    if (described)
        return;
    book_note(sheet, worksheet_write_url_opt(sheet->inner, AT(row, column), url,
                                             sheet->book->formats[style],
                                             cell_text(sheet, text), NULL));
}

void book_put_jump(struct book_sheet *sheet, size_t row, size_t column,
                   const struct book_sheet *target, size_t target_row,
                   size_t target_column, const char *text, size_t style)
{
    char cell[LXW_MAX_FORMULA_RANGE_LENGTH];
    if (book_describe(sheet, CALL_JUMP,
                      NUMBERS(row, column, target->number, target_row,
                              target_column, style),
                      text))
        return;
    lxw_rowcol_to_cell(cell, AT(target_row, target_column));
    book_note(sheet, worksheet_write_url_opt(sheet->inner, AT(row, column),
                                             arena_printf(&sheet->book->arena,
                                                          "internal:'%s'!%s",
                                                          target->name, cell),
                                             sheet->book->formats[style],
                                             cell_text(sheet, text), NULL));
}

void book_put_note(struct book_sheet *sheet, size_t row, size_t column,
                   const char *text)
{
    if (book_describe(sheet, CALL_NOTE, NUMBERS(row, column), text))
        return;
    lxw_comment_options options = {
        .author = "",
        .width = BOOK_NOTE_WIDTH,
        .height = (uint16_t)book_note_height(text),
        .font_name = "Times New Roman",
        .font_size = 10,
    };
    book_note(sheet, worksheet_write_comment_opt(
                         sheet->inner, AT(row, column),
                         book_cell_text(&sheet->book->arena, text, NOTE_MOST),
                         &options));
}

void book_put_head(struct book_sheet *sheet, size_t row, size_t column,
                   const char *text, double width, size_t style)
{
    book_set_width(sheet, column, width);
    book_put_tall(sheet, row, column, text, style);
}
