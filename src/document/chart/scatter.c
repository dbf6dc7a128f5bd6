/* One quantity against another, a dot each, both on one scale up to 1; on the
 * diagonal they are equal:
 *
 *   x | what goes to the right
 *   y | what goes up
 *   note | a line beside the plot
 *   x value | y value */
#include "document/chart/plot.h"

#include <stdio.h>

#define SIDE 168.0
#define DOT 2.8
#define AXIS_ROOM 30.0 /* left of the plot, for the scale */
#define NAME_ROOM 18.0 /* above it, for the name of the axis */
#define STEPS_MOST 6

struct field {
    struct scale across, up; /* `up` from the bottom */
    double top, side, step;
};

static bool is_dot(struct layout *layout, const struct row *row)
{
    static const char *const KEYS[] = {"x", "y", "note"};
    for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++)
        if (plot_is(layout, row, KEYS[k]))
            return false;
    return true;
}

/* The tenth below all values. */
static double lowest_tenth(struct layout *layout, const struct block *block)
{
    double low = 1;
    for (size_t r = 0; r < block->row_count; r++)
        for (size_t f = 0; f < 2; f++) {
            double value;
            if (is_dot(layout, &block->rows[r]) &&
                plot_number(layout, &block->rows[r], f, &value))
                low = smaller(low, value);
        }
    double tenth = (double)(int)(larger(low, 0) * 10) / 10;
    return tenth > 0.9 ? 0.9 : tenth;
}

static struct field measure_field(struct layout *layout,
                                  const struct block *block, double top)
{
    double low = lowest_tenth(layout, block);
    double side = block_number(block, "height", SIDE);
    struct field field = {
        .across = {.x = AXIS_ROOM, .length = side, .from = low, .to = 1},
        .up = {.length = side, .from = low, .to = 1},
        .top = top,
        .side = side,
        .step = (1 - low) * 10 > STEPS_MOST ? 0.2 : 0.1};
    return field;
}

static double down(const struct field *field, double value)
{
    return field->top + field->side - scale_place(&field->up, value);
}

static void put_axes(struct layout *layout, const struct field *field)
{
    double right = field->across.x + field->side;
    double bottom = field->top + field->side;
    int last = (int)((1.0001 - field->across.from) / field->step);
    for (int i = 0; i <= last; i++) {
        double v = field->across.from + i * field->step;
        char number[16];
        int tenths = (int)(v * 10 + 0.5);
        snprintf(number, sizeof number, "%d,%d", tenths / 10, tenths % 10);
        const char *words = arena_strdup(layout->arena, number);
        double x = scale_place(&field->across, v), y = down(field, v);
        layout_line(layout, COLOR_HAIR, 0.4, x, field->top, x, bottom);
        layout_line(layout, COLOR_HAIR, 0.4, field->across.x, y, right, y);
        plot_words(layout, words, CHART_SMALL - 1, 0, PARAGRAPH_CENTER, x - 15,
                   30, bottom + 3);
        plot_words(layout, words, CHART_SMALL - 1, 0, PARAGRAPH_RIGHT, 0,
                   AXIS_ROOM - 5, y - 5);
    }
    layout_line(layout, COLOR_GREY, 0.8, field->across.x, bottom, right,
                field->top);
}

/* The names of the axes, and the notes to the right; yields how far these
 * reach down. */
static double put_words(struct layout *layout, const struct block *block,
                        const struct field *field)
{
    double right = field->across.x + field->side + 16, y = field->top;
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        const char *words = field_text(layout, row, 1);
        if (plot_is(layout, row, "x"))
            plot_words(layout, words, CHART_SMALL, SPAN_BOLD, PARAGRAPH_CENTER,
                       field->across.x, field->side,
                       field->top + field->side + 14);
        else if (plot_is(layout, row, "y"))
            plot_words(layout, words, CHART_SMALL, SPAN_BOLD, PARAGRAPH_LEFT, 0,
                       field->across.x + field->side,
                       field->top - NAME_ROOM + 1);
        else if (plot_is(layout, row, "note"))
            y += 5 + plot_words(layout, words, CHART_SIZE, 0, PARAGRAPH_LEFT,
                                right, layout->width - right, y);
    }
    return y;
}

bool layout_scatter(struct layout *layout, const struct block *block)
{
    if (block->row_count == 0)
        return true;
    struct field field = measure_field(layout, block, NAME_ROOM);
    put_axes(layout, &field);
    for (size_t r = 0; r < block->row_count; r++) {
        double x, y;
        if (is_dot(layout, &block->rows[r]) &&
            plot_number(layout, &block->rows[r], 0, &x) &&
            plot_number(layout, &block->rows[r], 1, &y))
            layout_rect(layout, COLOR_INK,
                        scale_place(&field.across, x) - DOT / 2,
                        down(&field, y) - DOT / 2, DOT, DOT);
    }
    double notes = put_words(layout, block, &field);
    layout_space(layout, CHART_SPACE);
    layout_piece(layout, larger(field.top + field.side + 28, notes));
    layout_space(layout, CHART_SPACE);
    return true;
}
