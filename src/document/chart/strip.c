/* Where everyone stands, a tick each, on a line from 0% to 100%:
 *
 *   label | mean | own | text | share share share …
 *   legend | what a tick is | what the mean is | what the own mark is
 *
 * `own` is a mark of one of them, or empty. */
#include "document/chart/plot.h"

#include <math.h>
#include <string.h>

#define STRIP_ROW 17.0
#define EACH_HEIGHT 8.0
#define EACH_TICK 0.6
#define OWN_TICK 3.4
#define MARK_HEIGHT 15.0
#define LABEL_SHARE 0.34
#define GAP 10.0

struct strip {
    struct plot_sides sides;
    struct scale scale;
};

static struct strip measure_strip(struct layout *layout,
                                  const struct block *block)
{
    struct strip strip = {.scale = {.to = 1}};
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        if (!plot_is(layout, row, "legend"))
            plot_sides_widen(layout, row, &strip.sides);
    }
    struct plot_sides *sides = &strip.sides;
    sides->label = smaller(sides->label, layout->width * LABEL_SHARE);
    sides->value = smaller(sides->value, layout->width * LABEL_SHARE);
    strip.scale.x = sides->label + GAP;
    strip.scale.length = layout->width - strip.scale.x - sides->value -
                         (sides->value > 1 ? GAP : 0);
    return strip;
}

/* A tick for each number of `list`, on half points: of those that would lie on
 * each other one is drawn. */
static void put_each(struct layout *layout, const struct scale *scale,
                     const char *list, double middle)
{
    bool *taken =
        arena_calloc(layout->arena, (size_t)(scale->length * 2) + 2, 1);
    while (*list != '\0') {
        list += strspn(list, " ");
        size_t length = strcspn(list, " ");
        double share;
        char *one = arena_strndup(layout->arena, list, length);
        list += length;
        if (!attribute_read_number(one, &share))
            continue;
        long half = lround((scale_place(scale, share) - scale->x) * 2);
        if (!taken[half])
            layout_rect(layout, COLOR_GREY,
                        scale->x + (double)half / 2 - EACH_TICK / 2,
                        middle - EACH_HEIGHT / 2, EACH_TICK, EACH_HEIGHT);
        taken[half] = true;
    }
}

static void strip_row(struct layout *layout, const struct row *row,
                      const struct strip *strip)
{
    const struct scale *scale = &strip->scale;
    double share;
    struct plot_line line = plot_line_of(layout, row, &strip->sides, STRIP_ROW);
    double height = line.height, middle = height / 2;
    plot_quarters(layout, scale, 0, height);
    layout_line(layout, COLOR_GREY, 0.4, scale->x, middle,
                scale->x + scale->length, middle);
    put_each(layout, scale, field_text(layout, row, 4), middle);
    if (plot_share(layout, row, 1, &share))
        plot_tick(layout, COLOR_ACCENT, MEAN_TICK, scale_place(scale, share),
                  middle - MARK_HEIGHT / 2, MARK_HEIGHT);
    if (plot_share(layout, row, 2, &share))
        plot_tick(layout, COLOR_INK, OWN_TICK, scale_place(scale, share),
                  middle - MARK_HEIGHT / 2, MARK_HEIGHT);
    plot_line_put(layout, &line);
    layout_piece(layout, height);
    layout_keep(layout, BREAK_BAD);
}

bool layout_strip(struct layout *layout, const struct block *block)
{
    static const struct plot_sign SIGNS[] = {{COLOR_GREY, EACH_TICK},
                                             {COLOR_ACCENT, MEAN_TICK},
                                             {COLOR_INK, OWN_TICK}};
    struct strip strip = measure_strip(layout, block);
    const struct row *legend = NULL;
    layout_space(layout, CHART_SPACE);
    for (size_t r = 0; r < block->row_count; r++)
        if (plot_is(layout, &block->rows[r], "legend"))
            legend = &block->rows[r];
        else
            strip_row(layout, &block->rows[r], &strip);
    if (block->row_count > 0)
        plot_scale(layout, &strip.scale, legend, SIGNS, 3);
    layout->break_cost = BREAK_FREE;
    layout_space(layout, CHART_SPACE);
    return true;
}
