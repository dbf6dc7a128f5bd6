#include "document/chart/plot.h"

#include <stdio.h>
#include <string.h>

#define SCALE_SIZE 8.5
#define SCALE_ROOM 40.0 /* of the words at one place of it */

double scale_place(const struct scale *scale, double value)
{
    double share = scale->to != scale->from
                       ? (value - scale->from) / (scale->to - scale->from)
                       : 0;
    return scale->x + scale->length * smaller(larger(share, 0), 1);
}

void plot_text(struct layout *layout, struct paragraph *text,
               const struct inlines *inlines, double size, unsigned flags,
               enum paragraph_align align)
{
    struct paragraph_style style = {.size = size,
                                    .leading = 1.12,
                                    .flags = flags,
                                    .color = COLOR_BLACK,
                                    .align = align};
    paragraph_prepare(layout, text, inlines, &style);
}

double plot_words(struct layout *layout, const char *words, double size,
                  unsigned flags, enum paragraph_align align, double x,
                  double width, double y)
{
    struct span span = {.text = words};
    struct inlines inlines = {.spans = &span, .count = 1};
    struct paragraph text;
    plot_text(layout, &text, &inlines, size, flags, align);
    paragraph_wrap(layout, &text, width);
    paragraph_put(layout, &text, x, y);
    return text.height;
}

bool plot_is(struct layout *layout, const struct row *row, const char *key)
{
    return strcmp(field_text(layout, row, 0), key) == 0;
}

bool plot_number(struct layout *layout, const struct row *row, size_t field,
                 double *out)
{
    return attribute_read_number(field_text(layout, row, field), out);
}

bool plot_share(struct layout *layout, const struct row *row, size_t field,
                double *out)
{
    if (!plot_number(layout, row, field, out))
        return false;
    *out = smaller(larger(*out, 0), 1);
    return true;
}

static void both_texts(struct layout *layout, const struct row *row,
                       struct paragraph *label, struct paragraph *value)
{
    plot_text(layout, label, field_inlines(row, 0), CHART_SIZE, 0,
              PARAGRAPH_LEFT);
    plot_text(layout, value, field_inlines(row, 3), CHART_SIZE, 0,
              PARAGRAPH_RIGHT);
}

void plot_sides_widen(struct layout *layout, const struct row *row,
                      struct plot_sides *sides)
{
    struct paragraph label, value;
    both_texts(layout, row, &label, &value);
    sides->label = larger(sides->label, label.natural + 0.1);
    sides->value = larger(sides->value, value.natural + 0.1);
}

struct plot_line plot_line_of(struct layout *layout, const struct row *row,
                              const struct plot_sides *sides, double least)
{
    struct plot_line line;
    both_texts(layout, row, &line.label, &line.value);
    paragraph_wrap(layout, &line.label, sides->label);
    paragraph_wrap(layout, &line.value, sides->value);
    line.height =
        larger(least, larger(line.label.height, line.value.height) + 3);
    return line;
}

void plot_line_put(struct layout *layout, const struct plot_line *line)
{
    paragraph_put(layout, &line->label, 0,
                  (line->height - line->label.height) / 2);
    paragraph_put(layout, &line->value, layout->width - line->value.width,
                  (line->height - line->value.height) / 2);
}

void plot_tick(struct layout *layout, enum color color, double thick, double x,
               double top, double height)
{
    layout_rect(layout, COLOR_WHITE, x - thick / 2 - 0.6, top, thick + 1.2,
                height);
    layout_rect(layout, color, x - thick / 2, top, thick, height);
}

void plot_quarters(struct layout *layout, const struct scale *scale, double top,
                   double bottom)
{
    for (int i = 0; i <= 4; i++) {
        double x = scale->x + scale->length * i / 4;
        layout_line(layout, COLOR_HAIR, 0.4, x, top, x, bottom);
    }
}

/* Each text after the tick that it explains. */
static double put_legend(struct layout *layout, const struct scale *scale,
                         const struct row *legend,
                         const struct plot_sign *signs, size_t sign_count,
                         double y)
{
    double x = scale->x, height = 0;
    for (size_t f = 1; f < legend->count; f++) {
        struct paragraph text;
        plot_text(layout, &text, &legend->cells[f], CHART_SMALL, SPAN_ITALIC,
                  PARAGRAPH_LEFT);
        double room = layout->width - x - 5;
        paragraph_wrap(layout, &text, room > 60 ? room : layout->width);
        if (f <= sign_count)
            layout_rect(layout, signs[f - 1].color, x, y + 0.5,
                        signs[f - 1].thick, CHART_SMALL);
        paragraph_put(layout, &text, x + 6, y);
        x += text.natural + 22;
        height = larger(height, text.height);
    }
    return height;
}

void plot_scale(struct layout *layout, const struct scale *scale,
                const struct row *legend, const struct plot_sign *signs,
                size_t sign_count)
{
    double height = 0;
    int step = scale->length < 5 * SCALE_ROOM ? 2 : 1;
    for (int i = 0; i <= 4; i += step) {
        char percent[16];
        snprintf(percent, sizeof percent, "%d%%", i * 25);
        double x = scale->x + scale->length * i / 4;
        enum paragraph_align align =
            i == 4 ? PARAGRAPH_RIGHT : PARAGRAPH_CENTER;
        double left = i == 4 ? x - SCALE_ROOM : x - SCALE_ROOM / 2;
        height = plot_words(layout, arena_strdup(layout->arena, percent),
                            SCALE_SIZE, 0, align, left, SCALE_ROOM, 0);
    }
    if (legend != NULL)
        height += 2 + put_legend(layout, scale, legend, signs, sign_count,
                                 height + 2);
    layout_piece(layout, height);
}
