/* Who went from where to where, such as from last year's rank to this one's:
 *
 *   scale | the best place | the last one | words at the best | at the last
 *   label | from | to | text
 *
 * The line ends in a block where someone stands now; it is red where they
 * fell. The best place is on the right. */
#include "document/chart/plot.h"

#define MOVE_ROW 17.0
#define LABEL_SHARE 0.4
#define GAP 10.0
#define FROM_SIZE 3.0
#define TO_SIZE 7.0
#define LINE_THICK 2.0

struct moves {
    struct plot_sides sides;
    struct scale scale;
};

static struct moves measure_moves(struct layout *layout,
                                  const struct block *block)
{
    struct moves moves = {0};
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        if (plot_is(layout, row, "scale")) {
            plot_number(layout, row, 1, &moves.scale.to);
            plot_number(layout, row, 2, &moves.scale.from);
            continue;
        }
        plot_sides_widen(layout, row, &moves.sides);
    }
    struct plot_sides *sides = &moves.sides;
    sides->label = smaller(sides->label, layout->width * LABEL_SHARE);
    sides->value = smaller(sides->value, layout->width * LABEL_SHARE / 2);
    moves.scale.x = sides->label + GAP;
    moves.scale.length = layout->width - moves.scale.x - sides->value - GAP;
    return moves;
}

static void put_move(struct layout *layout, const struct row *row,
                     const struct scale *scale, double middle)
{
    double from, to;
    if (!plot_number(layout, row, 1, &from) ||
        !plot_number(layout, row, 2, &to))
        return;
    enum color color = to > from ? COLOR_ACCENT : COLOR_INK;
    double a = scale_place(scale, from), b = scale_place(scale, to);
    layout_line(layout, color, LINE_THICK, a, middle, b, middle);
    layout_rect(layout, COLOR_GREY, a - FROM_SIZE / 2, middle - FROM_SIZE,
                FROM_SIZE, 2 * FROM_SIZE);
    layout_rect(layout, color, b - TO_SIZE / 2, middle - TO_SIZE / 2, TO_SIZE,
                TO_SIZE);
}

static void move_row(struct layout *layout, const struct row *row,
                     const struct moves *moves)
{
    const struct scale *scale = &moves->scale;
    struct plot_line line = plot_line_of(layout, row, &moves->sides, MOVE_ROW);
    double height = line.height;
    plot_line_put(layout, &line);
    layout_line(layout, COLOR_HAIR, 0.4, scale->x, height / 2,
                scale->x + scale->length, height / 2);
    put_move(layout, row, scale, height / 2);
    layout_piece(layout, height);
    layout_keep(layout, BREAK_BAD);
}

/* What the two ends are. */
static void move_scale(struct layout *layout, const struct row *row,
                       const struct moves *moves)
{
    const struct scale *scale = &moves->scale;
    double half = scale->length / 2;
    double height =
        plot_words(layout, field_text(layout, row, 4), CHART_SMALL - 1, 0,
                   PARAGRAPH_LEFT, scale->x, half, 0);
    height = larger(height, plot_words(layout, field_text(layout, row, 3),
                                       CHART_SMALL - 1, 0, PARAGRAPH_RIGHT,
                                       scale->x + half, half, 0));
    layout_piece(layout, height);
}

bool layout_moves(struct layout *layout, const struct block *block)
{
    struct moves moves = measure_moves(layout, block);
    if (block->row_count > 0 && !(moves.scale.from > moves.scale.to))
        return layout_fail(layout,
                           "moves: thiếu dòng scale|hạng đầu|hạng cuối");
    layout_space(layout, CHART_SPACE);
    for (size_t r = 0; r < block->row_count; r++)
        if (!plot_is(layout, &block->rows[r], "scale"))
            move_row(layout, &block->rows[r], &moves);
    for (size_t r = 0; r < block->row_count; r++)
        if (plot_is(layout, &block->rows[r], "scale"))
            move_scale(layout, &block->rows[r], &moves);
    layout->break_cost = BREAK_FREE;
    layout_space(layout, CHART_SPACE);
    return true;
}
