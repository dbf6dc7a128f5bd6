/* Bars with the mean and the best as ticks, and a histogram. */
#include "document/layout/block.h"
#include "document/layout/field.h"
#include "document/layout/paragraph.h"

#include <stdio.h>
#include <string.h>

#define BAR_SIZE 10.5
#define BAR_HEIGHT 9.0
#define BAR_ROW 20.0
#define BAR_GAP 10.0
#define LABEL_SHARE 0.42 /* of the width that labels take at most */
#define LEGEND_SIZE 9.5
#define TICK_OVER 3.0 /* above and below the bar */
#define MEAN_TICK 1.8
#define BEST_TICK 1.2
#define CHART_SPACE 8.0
#define PLOT_HEIGHT 82.0
#define PLOT_LABEL 9.5

static void prepare(struct layout *layout, struct text *text,
                    const struct inlines *inlines, double size, unsigned flags,
                    enum text_align align)
{
    struct text_style style = {.size = size,
                               .leading = 1.12,
                               .flags = flags,
                               .color = COLOR_BLACK,
                               .align = align};
    text_prepare(layout, text, inlines, &style);
}

/* ---- bars ---- */

struct bars {
    double label, left,
        length;   /* width of labels; where bars begin, how long */
    double value; /* width of the values */
};

static bool is_legend(struct layout *layout, const struct row *row)
{
    return strcmp(field_text(layout, row, 0), "legend") == 0;
}

static struct bars measure_bars(struct layout *layout,
                                const struct block *block)
{
    struct bars bars = {0};
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        if (is_legend(layout, row))
            continue;
        struct text label, value;
        prepare(layout, &label, field_inlines(row, 0), BAR_SIZE, 0, TEXT_LEFT);
        prepare(layout, &value, field_inlines(row, 4), BAR_SIZE, 0, TEXT_RIGHT);
        bars.label = larger(bars.label, label.natural);
        bars.value = larger(bars.value, value.natural);
    }
    bars.label = smaller(bars.label + 0.1, layout->width * LABEL_SHARE);
    bars.value = smaller(bars.value + 0.1, layout->width * LABEL_SHARE / 2);
    bars.left = bars.label + BAR_GAP;
    bars.length = layout->width - bars.left;
    if (bars.value > 1)
        bars.length -= bars.value + BAR_GAP;
    return bars;
}

/* A share of 0 to 1; false where the field is empty. */
static bool share_of(struct layout *layout, const struct row *row, size_t field,
                     double *out)
{
    if (!attribute_read_number(field_text(layout, row, field), out))
        return false;
    *out = smaller(larger(*out, 0), 1);
    return true;
}

/* With a white edge, so that it is seen on the bar in black and white too. */
static void put_tick(struct layout *layout, enum color color, double thick,
                     double x, double top, double height)
{
    layout_rect(layout, COLOR_WHITE, x - thick / 2 - 0.6, top, thick + 1.2,
                height);
    layout_rect(layout, color, x - thick / 2, top, thick, height);
}

static bool bar_row(struct layout *layout, const struct row *row,
                    const struct bars *bars)
{
    struct text label, value;
    double share = 0, tick = 0;
    prepare(layout, &label, field_inlines(row, 0), BAR_SIZE, 0, TEXT_LEFT);
    prepare(layout, &value, field_inlines(row, 4), BAR_SIZE, 0, TEXT_RIGHT);
    text_wrap(layout, &label, bars->label);
    text_wrap(layout, &value, bars->value);
    const char *given = field_text(layout, row, 1);
    if (!share_of(layout, row, 1, &share) && *given != '\0' &&
        strcmp(given, "–") != 0)
        return layout_fail(layout, "bars: “%s” không phải là số từ 0 đến 1",
                           given);
    double height = larger(BAR_ROW, larger(label.height, value.height) + 5);
    double top = (height - BAR_HEIGHT) / 2;
    text_put(layout, &label, 0, (height - label.height) / 2);
    layout_rect(layout, COLOR_TRACK, bars->left, top, bars->length, BAR_HEIGHT);
    if (share > 0)
        layout_rect(layout, COLOR_INK, bars->left, top, bars->length * share,
                    BAR_HEIGHT);
    if (share_of(layout, row, 3, &tick))
        put_tick(layout, COLOR_GREY, BEST_TICK,
                 bars->left + bars->length * tick, top - TICK_OVER,
                 BAR_HEIGHT + 2 * TICK_OVER);
    if (share_of(layout, row, 2, &tick))
        put_tick(layout, COLOR_ACCENT, MEAN_TICK,
                 bars->left + bars->length * tick, top - TICK_OVER,
                 BAR_HEIGHT + 2 * TICK_OVER);
    text_put(layout, &value, layout->width - bars->value,
             (height - value.height) / 2);
    layout_piece(layout, height);
    layout_keep(layout, BREAK_BAD);
    return true;
}

/* The first text is the mean's, the second the best's, each after its tick. */
static void bar_legend(struct layout *layout, const struct row *row,
                       const struct bars *bars)
{
    double x = bars->left, height = LEGEND_SIZE * 1.3;
    for (size_t f = 1; f < row->count; f++) {
        struct text text;
        prepare(layout, &text, &row->cells[f], LEGEND_SIZE, SPAN_ITALIC,
                TEXT_LEFT);
        double room = layout->width - x - 5;
        text_wrap(layout, &text, room > 60 ? room : layout->width);
        if (f <= 2)
            layout_rect(layout, f == 1 ? COLOR_ACCENT : COLOR_GREY, x, 2,
                        f == 1 ? MEAN_TICK : BEST_TICK, LEGEND_SIZE);
        text_put(layout, &text, x + 5, 1.5);
        x += text.natural + 20;
        height = larger(height, text.height + 1.5);
    }
    layout_piece(layout, height);
}

bool bars_layout(struct layout *layout, const struct block *block)
{
    struct bars bars = measure_bars(layout, block);
    layout_space(layout, CHART_SPACE);
    for (size_t r = 0; r < block->row_count; r++)
        if (!is_legend(layout, &block->rows[r]) &&
            !bar_row(layout, &block->rows[r], &bars))
            return false;
    for (size_t r = 0; r < block->row_count; r++)
        if (is_legend(layout, &block->rows[r]))
            bar_legend(layout, &block->rows[r], &bars);
    /* Only the chart's own pieces are held together. */
    layout->break_cost = BREAK_FREE;
    layout_space(layout, CHART_SPACE);
    return true;
}

/* ---- histogram ---- */

static void column_text(struct layout *layout, const struct inlines *inlines,
                        double size, unsigned flags, double x, double width,
                        double y, bool above, double *height)
{
    struct text text;
    prepare(layout, &text, inlines, size, flags, TEXT_CENTER);
    text_wrap(layout, &text, width);
    text_put(layout, &text, x, above ? y - text.height : y);
    *height = larger(*height, text.height);
}

static double most_count(struct layout *layout, const struct block *block)
{
    double most = 1, count;
    for (size_t r = 0; r < block->row_count; r++)
        if (attribute_read_number(field_text(layout, &block->rows[r], 1),
                                  &count))
            most = larger(most, count);
    return most;
}

/* One column; yields how far its words reach below the base line. */
static double histogram_column(struct layout *layout, const struct row *row,
                               double x, double slot, double base, double scale)
{
    double count = 0, label = 0, note = 0, ignored = 0;
    attribute_read_number(field_text(layout, row, 1), &count);
    double height = count * scale, width = smaller(slot * 0.86, MM(22));
    if (count > 0)
        layout_rect(layout, COLOR_INK, x + (slot - width) / 2, base - height,
                    width, height);
    column_text(layout, field_inlines(row, 1), 10.5, SPAN_BOLD, x, slot,
                base - height - 1, true, &ignored);
    column_text(layout, field_inlines(row, 0), PLOT_LABEL, 0, x, slot, base + 3,
                false, &label);
    column_text(layout, field_inlines(row, 2), PLOT_LABEL - 1, SPAN_ITALIC, x,
                slot, base + 3 + label, false, &note);
    return label + note;
}

static double histogram_title(struct layout *layout, const struct block *block)
{
    const char *title = attributes_get(&block->attributes, "title", "");
    const char *note = attributes_get(&block->attributes, "note", "");
    struct text_style style = {
        .size = 11, .leading = 1.2, .flags = SPAN_BOLD, .color = COLOR_BLACK};
    struct text text;
    text_prepare_string(layout, &text, title, &style);
    text_wrap(layout, &text, layout->width);
    text_put(layout, &text, 0, 0);
    double height = text.height;
    style.flags = 0;
    style.align = TEXT_RIGHT;
    text_prepare_string(layout, &text, note, &style);
    text_wrap(layout, &text, layout->width);
    text_put(layout, &text, 0, 0);
    return larger(height, text.height);
}

bool histogram_layout(struct layout *layout, const struct block *block)
{
    if (block->row_count == 0)
        return true;
    double base = histogram_title(layout, block) + 17 + PLOT_HEIGHT;
    double slot = layout->width / (double)block->row_count, words = 0;
    double scale = PLOT_HEIGHT / most_count(layout, block);
    for (size_t r = 0; r < block->row_count; r++)
        words = larger(words,
                       histogram_column(layout, &block->rows[r],
                                        slot * (double)r, slot, base, scale));
    layout_line(layout, COLOR_INK, 0.8, 0, base, layout->width, base);
    layout_space(layout, CHART_SPACE);
    layout_piece(layout, base + 3 + words);
    layout_space(layout, CHART_SPACE);
    return true;
}
