/* Key figures in a band and the first three in boxes. */
#include "document/layout/block.h"
#include "document/layout/field.h"
#include "document/layout/paragraph.h"

#include <string.h>

#define FIGURE_SIZE 22.0
#define FIGURE_SMALL 0.6 /* of it, for what follows a stroke: 12/126 */
#define LABEL_SIZE 10.5
#define NOTE_SIZE 9.5
#define BAND_PAD 7.0
#define CHART_SPACE 6.0
enum { FIGURES_MOST = 5, MEDALS_A_ROW = 3 };

/* Puts a centred text and says how high it is. */
static double put_centered(struct layout *layout, const struct inlines *inlines,
                           double size, unsigned flags, enum color color,
                           double x, double width, double y)
{
    struct paragraph_style style = {.size = size,
                                    .leading = 1.15,
                                    .flags = flags,
                                    .color = color,
                                    .align = PARAGRAPH_CENTER};
    struct paragraph text;
    paragraph_prepare(layout, &text, inlines, &style);
    paragraph_wrap(layout, &text, width);
    paragraph_put(layout, &text, x, y);
    return text.height;
}

/* The big number, smaller from a stroke on, and all of it smaller where the
 * column is too narrow; in lines where even that is not enough. Yields its
 * height. */
static double put_figure(struct layout *layout, const char *value,
                         enum color color, double x, double width, double y)
{
    size_t stroke = strcspn(value, "/");
    size_t rest = strlen(value) - stroke;
    double size = FIGURE_SIZE;
    struct paragraph big, small;
    struct paragraph_style style = {
        .leading = 1, .flags = SPAN_BOLD, .color = color};
    const char *head = arena_strndup(layout->arena, value, stroke);
    for (int tries = 0; tries < 12; tries++) {
        size = tries == 0 ? FIGURE_SIZE : size * 0.92;
        style.size = size;
        paragraph_prepare_string(layout, &big, head, &style);
        style.size = size * FIGURE_SMALL;
        paragraph_prepare_string(layout, &small, value + stroke, &style);
        if (big.natural + small.natural <= width)
            break;
    }
    if (big.natural + small.natural > width) {
        struct span span = {.text = value};
        struct inlines all = {.spans = &span, .count = 1};
        return put_centered(layout, &all, size, SPAN_BOLD, color, x, width, y);
    }
    paragraph_wrap(layout, &big, width);
    paragraph_wrap(layout, &small, width);
    double left = x + (width - big.natural - small.natural) / 2;
    double top = y + (FIGURE_SIZE - size);
    paragraph_put(layout, &big, left, top);
    if (rest > 0 && big.line_count > 0 && small.line_count > 0)
        paragraph_put(layout, &small, left + big.natural,
                      top + big.lines[0].baseline - small.lines[0].baseline);
    return FIGURE_SIZE;
}

static double put_figure_column(struct layout *layout, const struct row *row,
                                double x, double width)
{
    bool accent = strstr(field_text(layout, row, 3), "accent") != NULL;
    double y = BAND_PAD;
    role_open(layout, ROLE_PARAGRAPH);
    y += put_figure(layout, field_text(layout, row, 0),
                    accent ? COLOR_ACCENT : COLOR_INK, x, width, y) +
         4;
    paragraph_end_word(layout);
    y += put_centered(layout, field_inlines(row, 1), LABEL_SIZE, 0, COLOR_BLACK,
                      x, width, y);
    paragraph_end_word(layout);
    y += put_centered(layout, field_inlines(row, 2), NOTE_SIZE, 0, COLOR_BLACK,
                      x, width, y);
    role_close(layout);
    return y;
}

bool layout_figures(struct layout *layout, const struct block *block)
{
    if (block->row_count == 0)
        return true;
    if (block->row_count > FIGURES_MOST)
        return layout_fail(layout, "figures: nhiều nhất %d số, có %zu",
                           FIGURES_MOST, block->row_count);
    double width = layout->width / (double)block->row_count;
    double bottom = 0;
    layout_rect(layout, COLOR_TINT, 0, 0, layout->width, 0);
    for (size_t r = 0; r < block->row_count; r++)
        bottom =
            larger(bottom, put_figure_column(layout, &block->rows[r],
                                             width * (double)r + 4, width - 8));
    layout->marks.items[0].height = bottom + BAND_PAD;
    layout_space(layout, CHART_SPACE);
    layout_piece(layout, bottom + BAND_PAD);
    layout_space(layout, CHART_SPACE);
    return true;
}

static double put_medal(struct layout *layout, const struct row *row, double x,
                        double width, bool first)
{
    enum color number = first ? COLOR_WHITE : COLOR_INK;
    enum color words = first ? COLOR_WHITE : COLOR_BLACK;
    double y = BAND_PAD, inside = width - 12;
    role_open(layout, ROLE_PARAGRAPH);
    layout_rect(layout, first ? COLOR_INK : COLOR_TINT, x, 0, width, 0);
    y += put_figure(layout, field_text(layout, row, 0), number, x + 6, inside,
                    y) +
         5;
    paragraph_end_word(layout);
    y += put_centered(layout, field_inlines(row, 1), 12, SPAN_BOLD, words,
                      x + 6, inside, y) +
         2;
    paragraph_end_word(layout);
    y += put_centered(layout, field_inlines(row, 2), 11, 0, words, x + 6,
                      inside, y);
    role_close(layout);
    return y + BAND_PAD;
}

/* A row of up to three boxes of one height. */
static void put_medals(struct layout *layout, const struct row *rows,
                       size_t count)
{
    double gap = 8, width = (layout->width - 2 * gap) / MEDALS_A_ROW,
           height = 0;
    double left = (layout->width - (double)count * (width + gap) + gap) / 2;
    for (size_t i = 0; i < count; i++) {
        bool first = strcmp(field_text(layout, &rows[i], 0), "1") == 0;
        height = larger(height, put_medal(layout, &rows[i],
                                          left + (double)i * (width + gap),
                                          width, first));
    }
    for (size_t m = 0; m < layout->marks.count; m++)
        if (layout->marks.items[m].kind == MARK_RECT)
            layout->marks.items[m].height = height;
    layout_space(layout, CHART_SPACE);
    layout_piece(layout, height);
}

bool layout_medals(struct layout *layout, const struct block *block)
{
    for (size_t r = 0; r < block->row_count; r += MEDALS_A_ROW) {
        size_t left = block->row_count - r;
        put_medals(layout, &block->rows[r],
                   left < MEDALS_A_ROW ? left : MEDALS_A_ROW);
    }
    layout_space(layout, CHART_SPACE);
    return true;
}
