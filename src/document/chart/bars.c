/* A bar a line, with the mean and the best as ticks, and any number of columns
 * of figures beside them:
 *
 *   head | what the lines are | heading of the 1st figure | …
 *   label | share | mean | best | figure | …
 *   legend | what the red tick is | what the grey tick is */
#include "document/chart/plot.h"

#include <string.h>

#define BAR_HEIGHT 9.0
#define BAR_ROW 17.0
#define BAR_GAP 9.0
#define LABEL_SHARE 0.36 /* of the width that labels take at most */
#define BARS_SHARE 0.25  /* that the bars take at least */
enum { FIRST_FIGURE = 4, FIGURES_MOST = 6 };

struct bars {
    double label; /* width of the labels */
    struct scale scale;
    double figures[FIGURES_MOST]; /* width of each column, gap left of it */
    size_t figure_count;
};

static bool is_bar(struct layout *layout, const struct row *row)
{
    return !plot_is(layout, row, "legend") && !plot_is(layout, row, "head");
}

/* The field that stands in column `figure` of a line, or of the head. */
static const struct inlines *figure_of(struct layout *layout,
                                       const struct row *row, size_t figure)
{
    size_t first = plot_is(layout, row, "head") ? 2 : FIRST_FIGURE;
    return field_inlines(row, first + figure);
}

static const struct inlines *label_of(struct layout *layout,
                                      const struct row *row)
{
    return field_inlines(row, plot_is(layout, row, "head") ? 1 : 0);
}

static void measure_row(struct layout *layout, const struct row *row,
                        struct bars *bars)
{
    unsigned flags = plot_is(layout, row, "head") ? SPAN_BOLD : 0;
    struct paragraph text;
    plot_text(layout, &text, label_of(layout, row), CHART_SIZE, flags,
              PARAGRAPH_LEFT);
    bars->label = larger(bars->label, text.natural + 0.1);
    for (size_t f = 0; f < FIGURES_MOST; f++) {
        plot_text(layout, &text, figure_of(layout, row, f), CHART_SIZE, flags,
                  PARAGRAPH_RIGHT);
        if (text.word_count == 0)
            continue;
        bars->figure_count =
            f + 1 > bars->figure_count ? f + 1 : bars->figure_count;
        bars->figures[f] =
            larger(bars->figures[f],
                   smaller(text.natural, layout->width * LABEL_SHARE / 2) +
                       BAR_GAP + 0.1);
    }
}

static struct bars measure_bars(struct layout *layout,
                                const struct block *block)
{
    struct bars bars = {.scale = {.to = 1}};
    for (size_t r = 0; r < block->row_count; r++)
        if (!plot_is(layout, &block->rows[r], "legend"))
            measure_row(layout, &block->rows[r], &bars);
    double figures = 0;
    for (size_t f = 0; f < bars.figure_count; f++)
        figures += bars.figures[f];
    double most = layout->width * (1 - BARS_SHARE) - figures - BAR_GAP;
    bars.label = smaller(bars.label, larger(layout->width * LABEL_SHARE,
                                            smaller(most, layout->width / 4)));
    bars.scale.x = bars.label + BAR_GAP;
    bars.scale.length = larger(layout->width - bars.scale.x - figures, 20);
    return bars;
}

/* The label and the figures of a line, in the middle of its height, which is
 * yielded. */
static double put_texts(struct layout *layout, const struct row *row,
                        const struct bars *bars)
{
    unsigned flags = plot_is(layout, row, "head") ? SPAN_BOLD : 0;
    struct paragraph texts[1 + FIGURES_MOST];
    double height = BAR_ROW - 3;
    plot_text(layout, &texts[0], label_of(layout, row), CHART_SIZE, flags,
              PARAGRAPH_LEFT);
    paragraph_wrap(layout, &texts[0], bars->label);
    for (size_t f = 0; f < bars->figure_count; f++) {
        plot_text(layout, &texts[1 + f], figure_of(layout, row, f), CHART_SIZE,
                  flags, PARAGRAPH_RIGHT);
        paragraph_wrap(layout, &texts[1 + f], bars->figures[f] - BAR_GAP);
    }
    for (size_t t = 0; t <= bars->figure_count; t++)
        height = larger(height, texts[t].height);
    height += 3;
    paragraph_put(layout, &texts[0], 0, (height - texts[0].height) / 2);
    double x = bars->scale.x + bars->scale.length;
    for (size_t f = 0; f < bars->figure_count; f++) {
        paragraph_put(layout, &texts[1 + f], x + BAR_GAP,
                      (height - texts[1 + f].height) / 2);
        x += bars->figures[f];
    }
    return height;
}

static void put_bar(struct layout *layout, const struct row *row,
                    const struct bars *bars, double share, double height)
{
    const struct scale *scale = &bars->scale;
    double top = (height - BAR_HEIGHT) / 2, tick;
    plot_quarters(layout, scale, 0, height);
    layout_rect(layout, COLOR_TRACK, scale->x, top, scale->length, BAR_HEIGHT);
    if (share > 0)
        layout_rect(layout, COLOR_INK, scale->x, top, scale->length * share,
                    BAR_HEIGHT);
    if (plot_share(layout, row, 3, &tick))
        plot_tick(layout, COLOR_GREY, BEST_TICK, scale_place(scale, tick),
                  top - TICK_OVER, BAR_HEIGHT + 2 * TICK_OVER);
    if (plot_share(layout, row, 2, &tick))
        plot_tick(layout, COLOR_ACCENT, MEAN_TICK, scale_place(scale, tick),
                  top - TICK_OVER, BAR_HEIGHT + 2 * TICK_OVER);
}

static bool bar_row(struct layout *layout, const struct row *row,
                    const struct bars *bars)
{
    double share = 0;
    const char *given = field_text(layout, row, 1);
    if (!plot_share(layout, row, 1, &share) && *given != '\0' &&
        strcmp(given, "–") != 0)
        return layout_fail(layout, "bars: “%s” không phải là số từ 0 đến 1",
                           given);
    double height = put_texts(layout, row, bars);
    put_bar(layout, row, bars, share, height);
    layout_piece(layout, height);
    layout_keep(layout, BREAK_BAD);
    return true;
}

static void bar_head(struct layout *layout, const struct row *row,
                     const struct bars *bars)
{
    double height = put_texts(layout, row, bars);
    layout_line(layout, COLOR_INK, 0.8, 0, height, layout->width, height);
    layout_piece(layout, height + 2);
    layout_keep(layout, BREAK_NEVER);
}

bool layout_bars(struct layout *layout, const struct block *block)
{
    static const struct plot_sign SIGNS[] = {{COLOR_ACCENT, MEAN_TICK},
                                             {COLOR_GREY, BEST_TICK}};
    struct bars bars = measure_bars(layout, block);
    const struct row *legend = NULL;
    layout_space(layout, CHART_SPACE);
    for (size_t r = 0; r < block->row_count; r++)
        if (plot_is(layout, &block->rows[r], "head"))
            bar_head(layout, &block->rows[r], &bars);
        else if (plot_is(layout, &block->rows[r], "legend"))
            legend = &block->rows[r];
    for (size_t r = 0; r < block->row_count; r++)
        if (is_bar(layout, &block->rows[r]) &&
            !bar_row(layout, &block->rows[r], &bars))
            return false;
    if (legend != NULL)
        plot_scale(layout, &bars.scale, legend, SIGNS, 2);
    /* Only the chart's own pieces are held together. */
    layout->break_cost = BREAK_FREE;
    layout_space(layout, CHART_SPACE);
    return true;
}
