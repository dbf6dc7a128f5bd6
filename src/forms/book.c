/* Workbooks of forms: formats, cells, sheets. */
#include "forms/book.h"

#include "base/failure.h"
#include "base/mem.h"
#include "base/package.h"
#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Excel takes 32,767 characters in a cell and in a note. */
enum { CELL_CHARACTERS = 32000, PATH_SIZE = 32 };

enum {
    INK_GREY = 0x595959,
    FILL_HEADING = 0x1F4E79,
    FILL_EXTRA = 0x7F7F7F,
    FILL_GROUP = 0xDDEBF7,
    FILL_IDLE = 0xEDEDED,
    FILL_EMPTY = 0xFFF2B3,
    FILL_WRONG = 0xF8CBAD,
    FILL_DONE = 0xC6E0B4,
    INK_WHITE = 0xFFFFFF,
    LINE_GREY = 0xA6A6A6
};

enum align { LEFT, CENTRE, RIGHT };

struct look {
    double size; /* 0: 11 points */
    bool bold, italic, unlocked, border, top;
    enum align align;
    unsigned fill, ink; /* 0: none, black */
    int indent;
    const char *format; /* of numbers; NULL: General */
};

static const char font_name[] = "Times New Roman";
static const char text_format[] = "@";
static const char points_format_code[] = "0.00";
static const char whole_format[] = "#,##0";
static const char date_format[] = "dd/mm/yyyy";

static const struct look looks[STYLE_COUNT] = {
    [STYLE_TITLE] = {.size = 14, .bold = true, .align = CENTRE},
    [STYLE_SUBTITLE] = {.size = 12, .italic = true, .align = CENTRE},
    [STYLE_STEP_NUMBER] = {.size = 13,
                           .bold = true,
                           .align = CENTRE,
                           .border = true,
                           .fill = FILL_GROUP},
    [STYLE_STEP] = {.size = 13, .border = true, .indent = 1},
    [STYLE_LABEL] = {.size = 12,
                     .bold = true,
                     .border = true,
                     .indent = 1,
                     .fill = FILL_GROUP},
    [STYLE_FACT] = {.size = 12, .border = true, .indent = 1, .fill = FILL_IDLE},
    [STYLE_IN_FACT] = {.size = 12,
                       .indent = 1,
                       .border = true,
                       .unlocked = true,
                       .format = text_format},
    [STYLE_IN_FACT_DATE] = {.size = 12,
                            .indent = 1,
                            .border = true,
                            .unlocked = true,
                            .format = date_format},
    [STYLE_IN_FACT_COUNT] = {.size = 12,
                             .indent = 1,
                             .border = true,
                             .unlocked = true},
    [STYLE_HEADING] = {.bold = true,
                       .align = CENTRE,
                       .border = true,
                       .fill = FILL_HEADING,
                       .ink = INK_WHITE},
    [STYLE_HEADING_EXTRA] = {.bold = true,
                             .align = CENTRE,
                             .border = true,
                             .fill = FILL_EXTRA,
                             .ink = INK_WHITE},
    [STYLE_SUM_LABEL] = {.size = 12, .bold = true, .align = RIGHT},
    [STYLE_SUM_POINTS] = {.size = 12,
                          .bold = true,
                          .align = CENTRE,
                          .border = true,
                          .format = points_format_code},
    [STYLE_SUM_COUNT] = {.size = 12,
                         .bold = true,
                         .align = CENTRE,
                         .border = true,
                         .format = whole_format},
    [STYLE_SUM_NOTE] = {.size = 12, .indent = 1, .bold = true, .border = true},
    [STYLE_GROUP] = {.bold = true,
                     .border = true,
                     .fill = FILL_GROUP,
                     .format = text_format},
    [STYLE_GROUP_CODE] = {.bold = true,
                          .border = true,
                          .align = CENTRE,
                          .fill = FILL_GROUP,
                          .format = text_format},
    [STYLE_GROUP_POINTS] = {.bold = true,
                            .border = true,
                            .align = CENTRE,
                            .fill = FILL_GROUP,
                            .format = points_format_code},
    [STYLE_CODE] = {.border = true, .align = CENTRE, .format = text_format},
    [STYLE_CODE_STRONG] = {.bold = true,
                           .border = true,
                           .align = CENTRE,
                           .format = text_format},
    [STYLE_TEXT] = {.border = true},
    [STYLE_TEXT_STRONG] = {.bold = true, .border = true},
    [STYLE_TEXT_INDENT] = {.border = true, .indent = 1},
    [STYLE_TEXT_SMALL] = {.size = 10, .border = true, .ink = INK_GREY},
    [STYLE_CENTRE] = {.border = true, .align = CENTRE},
    [STYLE_POINTS] = {.border = true,
                      .align = CENTRE,
                      .format = points_format_code},
    [STYLE_STATE] = {.size = 10, .border = true, .align = CENTRE},
    [STYLE_IDLE] = {.italic = true,
                    .border = true,
                    .fill = FILL_IDLE,
                    .ink = INK_GREY},
    [STYLE_IDLE_CODE] = {.italic = true,
                         .border = true,
                         .align = CENTRE,
                         .fill = FILL_IDLE,
                         .ink = INK_GREY,
                         .format = text_format},
    [STYLE_IDLE_POINTS] = {.italic = true,
                           .border = true,
                           .align = CENTRE,
                           .fill = FILL_IDLE,
                           .ink = INK_GREY,
                           .format = points_format_code},
    [STYLE_IN_TEXT] = {.border = true, .top = true, .unlocked = true},
    [STYLE_IN_WHOLE] = {.border = true,
                        .align = CENTRE,
                        .unlocked = true,
                        .format = whole_format},
    [STYLE_IN_NUMBER] = {.border = true, .align = CENTRE, .unlocked = true},
    [STYLE_IN_CHOICE] = {.border = true, .align = CENTRE, .unlocked = true},
    [STYLE_IN_DATE] = {.border = true,
                       .align = CENTRE,
                       .unlocked = true,
                       .format = date_format},
    [STYLE_IN_POINTS] = {.bold = true,
                         .border = true,
                         .align = CENTRE,
                         .unlocked = true,
                         .format = points_format_code},
    [STYLE_SIGNATURE] = {.size = 12, .bold = true, .align = CENTRE},
    [STYLE_EMPTY] = {.fill = FILL_EMPTY},
    [STYLE_WRONG] = {.fill = FILL_WRONG},
    [STYLE_DONE] = {.fill = FILL_DONE},
};

static lxw_format *make_format(lxw_workbook *workbook, enum style style)
{
    static const uint8_t aligns[] = {[LEFT] = LXW_ALIGN_LEFT,
                                     [CENTRE] = LXW_ALIGN_CENTER,
                                     [RIGHT] = LXW_ALIGN_RIGHT};
    const struct look *look = &looks[style];
    lxw_format *format = workbook_add_format(workbook);
    if (!format)
        mem_fail();
    if (look->fill)
        format_set_bg_color(format, look->fill);
    if (style >= STYLE_EMPTY)
        return format; /* of a conditional one the fill is all there is */
    format_set_font_name(format, font_name);
    format_set_font_size(format, look->size > 0 ? look->size : 11);
    format_set_align(format, aligns[look->align]);
    format_set_align(format, look->top ? LXW_ALIGN_VERTICAL_TOP
                                       : LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(format);
    if (look->bold)
        format_set_bold(format);
    if (look->italic)
        format_set_italic(format);
    if (look->unlocked)
        format_set_unlocked(format);
    if (look->ink)
        format_set_font_color(format, look->ink);
    if (look->indent)
        format_set_indent(format, (uint8_t)look->indent);
    if (look->format)
        format_set_num_format(format, look->format);
    if (look->border) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, LINE_GREY);
    }
    return format;
}

/* The width of a column is counted in digits of the workbook's first font,
 * which is the library's own choice, Calibri, unless it is told otherwise;
 * where that is not installed, columns would come out in another width. */
static void set_normal_font(lxw_workbook *workbook)
{
    lxw_format *normal = STAILQ_FIRST(workbook->formats);
    if (normal)
        format_set_font_name(normal, font_name);
}

static bool fail(struct form_file *out, const char *why)
{
    snprintf(out->message, sizeof out->message, "không lập được sổ tính: %s",
             why);
    return false;
}

/* libxlsxwriter writes to a path: that of the book's memory. */
static void memory_path(const struct book *book, char path[PATH_SIZE])
{
    snprintf(path, PATH_SIZE, "/proc/self/fd/%d", book->fd);
}

bool book_open(struct book *book, const char *title, const char *author,
               int64_t created, struct form_file *out)
{
    char path[PATH_SIZE];
    *book = (struct book){.fd = memfd_create("form", MFD_CLOEXEC)};
    if (book->fd < 0)
        return fail(out, failure_text(errno));
    memory_path(book, path);
    book->workbook = workbook_new(path);
    if (!book->workbook)
        mem_fail();
    lxw_doc_properties properties = {
        .title = (char *)book_cut(book, title, 250),
        .author = (char *)book_cut(book, author, 250),
        .created = (time_t)created,
    };
    book_note(book, workbook_set_properties(book->workbook, &properties));
    set_normal_font(book->workbook);
    for (int s = 0; s < STYLE_COUNT; s++)
        book->styles[s] = make_format(book->workbook, (enum style)s);
    return true;
}

void book_note(struct book *book, lxw_error error)
{
    if (book->error == LXW_NO_ERROR)
        book->error = error;
}

static const char *error_text(lxw_error error)
{
    switch (error) {
    case LXW_ERROR_MEMORY_MALLOC_FAILED:
        return "hết bộ nhớ";
    case LXW_ERROR_CREATING_XLSX_FILE:
        return "không tạo được tệp";
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
        return "không tạo được tệp tạm (ổ đĩa tạm đầy hoặc không có quyền ghi)";
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
        return "không nén được tệp";
    default:
        return "thư viện lập tệp Excel báo lỗi";
    }
}

static int read_all(int fd, struct str *out)
{
    char *chunk = mem_alloc(1 << 16);
    ssize_t n;
    off_t at = 0;
    while ((n = pread(fd, chunk, 1 << 16, at)) > 0) {
        str_append_bytes(out, chunk, (size_t)n);
        at += n;
    }
    free(chunk);
    return n < 0 ? errno : 0;
}

/* Ends the workbook and reads it back; false with a message. */
static bool finish(struct book *book, struct form_file *out)
{
    char path[PATH_SIZE];
    memory_path(book, path);
    lxw_error closed = workbook_close(book->workbook);
    lxw_error error = closed != LXW_NO_ERROR ? closed : book->error;
    if (error != LXW_NO_ERROR)
        return fail(out, error_text(error));
    if (!package_is_whole(path))
        return fail(out, "ổ đĩa tạm đầy");
    int failure = read_all(book->fd, &out->bytes);
    return failure == 0 || fail(out, failure_text(failure));
}

enum form_made book_finish(struct book *book, struct form_file *out)
{
    bool good = finish(book, out);
    close(book->fd);
    arena_clear(&book->arena);
    *book = (struct book){.fd = -1};
    return good ? FORM_MADE : FORM_FAILED;
}

void form_file_clear(struct form_file *file)
{
    str_clear(&file->bytes);
    *file = (struct form_file){0};
}

const char *book_cut(struct book *book, const char *text, size_t most)
{
    size_t length = strlen(text), at = 0, before_last = 0, count = 0;
    while (at < length && count < most) {
        unsigned codepoint;
        size_t size = text_decode(text + at, length - at, &codepoint);
        before_last = at;
        at += size > 0 ? size : 1;
        count++;
    }
    if (at >= length)
        return text;
    return arena_printf(&book->arena, "%.*s…", (int)before_last, text);
}

lxw_worksheet *book_sheet(struct book *book, const char *name)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    if (!sheet)
        mem_fail();
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    return sheet;
}

/* As a cell holds it: `_x0041_` would be read as "A" (ECMA-376-1 22.9.2.19),
 * and U+FFFE and U+FFFF are nothing that XML can hold. */
static const char *cell_text(struct book *book, const char *text)
{
    static const char *const barred[] = {"\xEF\xBF\xBE", "\xEF\xBF\xBF"};
    text = book_cut(book, text, CELL_CHARACTERS);
    if (!strstr(text, "_x") && !strstr(text, barred[0]) &&
        !strstr(text, barred[1]))
        return text;
    struct str out = {0};
    while (*text) {
        bool none = strncmp(text, barred[0], 3) == 0 ||
                    strncmp(text, barred[1], 3) == 0;
        if (none)
            str_append(&out, "\xEF\xBF\xBD");
        else if (strncmp(text, "_x", 2) == 0)
            str_append(&out, "_x005F_");
        else
            str_append_char(&out, *text);
        text += none ? 3 : 1;
    }
    text = arena_strdup(&book->arena, str_text(&out));
    str_clear(&out);
    return text;
}

void put_text(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
              lxw_col_t column, const char *text, enum style style)
{
    book_note(book,
              worksheet_write_string(sheet, row, column, cell_text(book, text),
                                     book->styles[style]));
}

void put_number(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                lxw_col_t column, double number, enum style style)
{
    book_note(book, worksheet_write_number(sheet, row, column, number,
                                           book->styles[style]));
}

void put_points(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                lxw_col_t column, points_t points, enum style style)
{
    if (points == POINTS_NONE)
        put_blank(book, sheet, row, column, column, style);
    else
        put_number(book, sheet, row, column, (double)points / 100, style);
}

void put_blank(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
               lxw_col_t first, lxw_col_t last, enum style style)
{
    for (lxw_col_t c = first; c <= last; c++)
        book_note(book,
                  worksheet_write_blank(sheet, row, c, book->styles[style]));
}

void set_height(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                double height)
{
    book_note(book,
              worksheet_set_row(sheet, row, height > 400 ? 400 : height, NULL));
}

void put_sum(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
             lxw_col_t column, const char *formula, points_t now,
             enum style style)
{
    book_note(book, worksheet_write_formula_num(sheet, row, column, formula,
                                                book->styles[style],
                                                (double)now / 100));
}

void put_phrase(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                lxw_col_t column, const char *formula, const char *now,
                enum style style)
{
    book_note(book, worksheet_write_formula_str(sheet, row, column, formula,
                                                book->styles[style], now));
}

void put_across(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                lxw_col_t first, lxw_col_t last, const char *text,
                enum style style)
{
    book_note(book, worksheet_merge_range(sheet, row, first, row, last,
                                          book_cut(book, text, CELL_CHARACTERS),
                                          book->styles[style]));
}
