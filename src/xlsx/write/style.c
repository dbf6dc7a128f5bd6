#include "base/mem.h"
#include "xlsx/write/inside.h"

static void set_alignment(lxw_format *format, const struct book_style *style)
{
    static const uint8_t aligns[] = {[BOOK_GENERAL] = LXW_ALIGN_NONE,
                                     [BOOK_LEFT] = LXW_ALIGN_LEFT,
                                     [BOOK_CENTRE] = LXW_ALIGN_CENTER,
                                     [BOOK_RIGHT] = LXW_ALIGN_RIGHT};
    format_set_align(format, aligns[style->align]);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (style->wrap)
        format_set_text_wrap(format);
    if (style->indent)
        format_set_indent(format, (uint8_t)style->indent);
}

static void set_border(lxw_format *format, const struct book_style *style)
{
    if (style->border == BOOK_AROUND) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, style->line);
    } else if (style->border == BOOK_BELOW) {
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, style->line);
    }
}

static void set_type(lxw_format *format, const struct book_style *style,
                     const char *font)
{
    format_set_font_name(format, font);
    format_set_font_size(format, style->size);
    if (style->bold)
        format_set_bold(format);
    if (style->italic)
        format_set_italic(format);
    if (style->underline)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (style->ink)
        format_set_font_color(format, style->ink);
}

static lxw_format *make_format(lxw_workbook *workbook,
                               const struct book_style *style, const char *font)
{
    lxw_format *format = workbook_add_format(workbook);
    if (!format)
        mem_fail();
    if (style->fill)
        format_set_bg_color(format, style->fill);
    if (!(style->size > 0))
        return format;
    set_type(format, style, font);
    set_alignment(format, style);
    set_border(format, style);
    if (style->unlocked)
        format_set_unlocked(format);
    if (style->format)
        format_set_num_format(format, style->format);
    return format;
}

void book_make_formats(struct book *book)
{
    const struct book_setup *setup = &book->setup;
    /* The width of a column is counted in digits of the book's first font,
     * which is the library's own choice, Calibri, unless it is told otherwise;
     * where that is not installed, columns come out in another width. */
    lxw_format *normal = STAILQ_FIRST(book->workbook->formats);
    if (normal && setup->font_sets_widths)
        format_set_font_name(normal, setup->font);
    book->formats =
        arena_calloc(&book->arena, setup->style_count, sizeof(lxw_format *));
    for (size_t s = 0; s < setup->style_count; s++)
        book->formats[s] =
            make_format(book->workbook, &setup->styles[s], setup->font);
}
