/* Colours that depend on what is filled in, and notes. */
#include "forms/book.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* libxlsxwriter has room for 2,079 characters of ranges in one rule. */
enum { RANGES_MOST = 1900, RANGE_TEXT = 64 };

void cell_set_add(struct cell_set *set, lxw_row_t first_row,
                  lxw_col_t first_column, lxw_row_t last_row,
                  lxw_col_t last_column)
{
    char first[16], last[16];
    if (set->ranges.length == 0) {
        set->row = first_row;
        set->column = first_column;
    } else {
        str_append_char(&set->ranges, ' ');
    }
    cell_name(first_row + 1, first_column + 1U, first);
    cell_name(last_row + 1, last_column + 1U, last);
    str_append(&set->ranges, first);
    if (strcmp(first, last) != 0)
        str_printf(&set->ranges, ":%s", last);
}

bool cell_set_is_full(const struct cell_set *set)
{
    return set->ranges.length + RANGE_TEXT > RANGES_MOST;
}

static void paint(struct book *book, lxw_worksheet *sheet,
                  const lxw_row_t rows[2], const lxw_col_t columns[2],
                  const char *ranges, const char *formula, enum style style)
{
    lxw_conditional_format rule = {
        .type = formula ? LXW_CONDITIONAL_TYPE_FORMULA
                        : LXW_CONDITIONAL_TYPE_BLANKS,
        .value_string = (char *)formula,
        .format = book->styles[style],
        .multi_range = (char *)ranges,
    };
    book_note(book,
              worksheet_conditional_format_range(sheet, rows[0], columns[0],
                                                 rows[1], columns[1], &rule));
}

void cell_set_paint(struct book *book, lxw_worksheet *sheet,
                    struct cell_set *set, const char *formula, enum style style)
{
    if (set->ranges.length > 0)
        paint(book, sheet, (lxw_row_t[]){set->row, set->row},
              (lxw_col_t[]){set->column, set->column}, str_text(&set->ranges),
              formula, style);
    str_clear(&set->ranges);
}

void paint_range(struct book *book, lxw_worksheet *sheet, lxw_row_t first_row,
                 lxw_col_t first_column, lxw_row_t last_row,
                 lxw_col_t last_column, const char *formula, enum style style)
{
    paint(book, sheet, (lxw_row_t[]){first_row, last_row},
          (lxw_col_t[]){first_column, last_column}, NULL, formula, style);
}

/* Lines that a text takes at so many characters a line. */
static int lines_of(const char *text, int width)
{
    int lines = 1, used = 0;
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        unsigned codepoint;
        size_t size = text_decode(text + at, length - at, &codepoint);
        at += size > 0 ? size : 1;
        used++;
        if (codepoint == '\n' || used > width) {
            lines++;
            used = codepoint == '\n' ? 0 : 1;
        }
    }
    return lines;
}

void put_note(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
              lxw_col_t column, const char *text)
{
    /* Pixels: 62 characters of 10 points are about 400 wide, a line 17 high;
     * words that move to the next line cost about a line in eight. */
    enum { WIDTH = 400, CHARACTERS = 62, LINE = 17, EDGE = 16, MOST = 620 };
    int lines = lines_of(text, CHARACTERS), height = 0;
    height = (lines + lines / 8) * LINE + EDGE;
    lxw_comment_options options = {
        .author = "",
        .width = WIDTH,
        .height = (uint16_t)(height > MOST ? MOST : height),
        .font_name = "Times New Roman",
        .font_size = 10,
    };
    book_note(book, worksheet_write_comment_opt(sheet, row, column,
                                                book_cut(book, text, 8000),
                                                &options));
}
