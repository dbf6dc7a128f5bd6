/* How many there are of each size, on the bands of the grades:
 *
 *   scale | where the first column begins | where the last one ends
 *   band | name | where it begins
 *   where the column begins | count | note
 *
 * Without a scale the labels stand below the middle of their columns. */
#include "document/chart/plot.h"

#define PLOT_HEIGHT 82.0
#define COLUMN_SHARE 0.86 /* of its slot */
#define BAND_NAME 14.0    /* above the plot, for the names of the bands */
#define COUNT_ROOM 15.0   /* above the highest column */

struct plot {
    double top, base;    /* of the columns' room */
    double unit;         /* height of one counted */
    double slot;         /* width of a column's place */
    struct scale values; /* `to` is 0 where there is none */
    size_t columns;
};

static bool is_column(struct layout *layout, const struct row *row)
{
    return !plot_is(layout, row, "scale") && !plot_is(layout, row, "band");
}

static double plot_title(struct layout *layout, const struct block *block)
{
    const char *title = attributes_get(&block->attributes, "title", "");
    const char *note = attributes_get(&block->attributes, "note", "");
    double height = plot_words(layout, title, 11, SPAN_BOLD, PARAGRAPH_LEFT, 0,
                               layout->width, 0);
    return larger(height, plot_words(layout, note, 11, 0, PARAGRAPH_RIGHT, 0,
                                     layout->width, 0));
}

static struct plot measure_plot(struct layout *layout,
                                const struct block *block)
{
    struct plot plot = {.values = {.length = layout->width}};
    double most = 1, count;
    bool bands = false;
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        bands |= plot_is(layout, row, "band");
        if (plot_is(layout, row, "scale") &&
            (!plot_number(layout, row, 1, &plot.values.from) ||
             !plot_number(layout, row, 2, &plot.values.to)))
            plot.values.to = 0;
        if (!is_column(layout, row))
            continue;
        plot.columns++;
        if (plot_number(layout, row, 1, &count))
            most = larger(most, count);
    }
    double height = block_number(block, "height", PLOT_HEIGHT);
    plot.top = plot_title(layout, block) + (bands ? BAND_NAME : 2);
    plot.base = plot.top + COUNT_ROOM + height;
    plot.unit = height / most;
    plot.slot = layout->width / (double)(plot.columns > 0 ? plot.columns : 1);
    return plot;
}

/* Every other band is tinted, from where it begins to where the next does. */
static void put_bands(struct layout *layout, const struct block *block,
                      const struct plot *plot)
{
    double before = layout->width; /* the band to the right begins here */
    bool tinted = true;
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        double from;
        if (!plot_is(layout, row, "band") ||
            !plot_number(layout, row, 2, &from))
            continue;
        double x = scale_place(&plot->values, from), width = before - x;
        if (width <= 0.5)
            continue;
        if (tinted)
            layout_rect(layout, COLOR_TINT, x, plot->top - BAND_NAME, width,
                        plot->base - plot->top + BAND_NAME);
        plot_words(layout, field_text(layout, row, 1), CHART_SMALL, 0,
                   PARAGRAPH_CENTER, x, width, plot->top - BAND_NAME + 2);
        before = x;
        tinted = !tinted;
    }
}

/* One column; yields how far its words reach below the base line. */
static double put_column(struct layout *layout, const struct row *row,
                         const struct plot *plot, double x)
{
    double count = 0, label_x = plot->values.to > 0 ? x - plot->slot / 2 : x;
    plot_number(layout, row, 1, &count);
    double height = count * plot->unit;
    double width = smaller(plot->slot * COLUMN_SHARE, MM(24));
    if (count > 0)
        layout_rect(layout, COLOR_INK, x + (plot->slot - width) / 2,
                    plot->base - height, width, height);
    double below =
        plot_words(layout, field_text(layout, row, 0), CHART_SMALL, 0,
                   label_x < 0 ? PARAGRAPH_LEFT : PARAGRAPH_CENTER,
                   label_x < 0 ? 0 : label_x, plot->slot, plot->base + 3);
    plot_words(layout, field_text(layout, row, 1), CHART_SIZE, SPAN_BOLD,
               PARAGRAPH_CENTER, x, plot->slot, plot->base - height - 13);
    below += plot_words(layout, field_text(layout, row, 2), CHART_SMALL - 1,
                        SPAN_ITALIC, PARAGRAPH_CENTER, x, plot->slot,
                        plot->base + 3 + below);
    return below;
}

/* Where the last column ends. The words at both ends stay within the plot. */
static void put_end(struct layout *layout, const struct block *block,
                    const struct plot *plot)
{
    for (size_t r = 0; r < block->row_count; r++)
        if (plot_is(layout, &block->rows[r], "scale"))
            plot_words(layout, field_text(layout, &block->rows[r], 2),
                       CHART_SMALL, 0, PARAGRAPH_RIGHT,
                       layout->width - plot->slot, plot->slot, plot->base + 3);
}

bool layout_histogram(struct layout *layout, const struct block *block)
{
    if (block->row_count == 0)
        return true;
    struct plot plot = measure_plot(layout, block);
    double words = 0, x = 0;
    if (plot.values.to > 0)
        put_bands(layout, block, &plot);
    for (size_t r = 0; r < block->row_count; r++) {
        if (!is_column(layout, &block->rows[r]))
            continue;
        words = larger(words, put_column(layout, &block->rows[r], &plot, x));
        x += plot.slot;
    }
    if (plot.values.to > 0)
        put_end(layout, block, &plot);
    layout_line(layout, COLOR_INK, 0.8, 0, plot.base, layout->width, plot.base);
    layout_space(layout, CHART_SPACE);
    layout_piece(layout, plot.base + 3 + words);
    layout_space(layout, CHART_SPACE);
    return true;
}
