/* What the charts share: their texts, scales and ticks. May be included by
 * document/chart.
 *
 * One ink, red for what a reader looks for first, greys for the rest: all of it
 * is told apart by length, thickness and place too, for paper in black and
 * white. */
#ifndef DTI_DOCUMENT_CHART_PLOT_H
#define DTI_DOCUMENT_CHART_PLOT_H

#include "document/layout/block.h"
#include "document/layout/field.h"
#include "document/layout/paragraph.h"

#define CHART_SPACE 6.0
#define CHART_SIZE 10.5 /* of labels and values */
#define CHART_SMALL 9.5 /* of scales and legends */
#define TICK_OVER 3.0   /* above and below the bar */
#define MEAN_TICK 1.8
#define BEST_TICK 1.2

/* A stretch of the layout, x to x + length, that shows `from` to `to`. */
struct scale {
    double x, length, from, to;
};

/* Where `value` lies, held to the stretch. */
double scale_place(const struct scale *scale, double value);

/* A text prepared in the size and weight of a chart. */
void plot_text(struct layout *layout, struct paragraph *text,
               const struct inlines *inlines, double size, unsigned flags,
               enum paragraph_align align);

/* Puts a string into `width` at (x, y); yields its height. */
double plot_words(struct layout *layout, const char *words, double size,
                  unsigned flags, enum paragraph_align align, double x,
                  double width, double y);

/* How wide the texts are to the left (field 0) and to the right (field 3) of
 * what a line draws; widened to those of one more line. */
struct plot_sides {
    double label, value;
};
void plot_sides_widen(struct layout *layout, const struct row *row,
                      struct plot_sides *sides);

/* The two texts of a line, wrapped to their sides, and how high the line is
 * with them: `least` or more. */
struct plot_line {
    struct paragraph label, value;
    double height;
};
struct plot_line plot_line_of(struct layout *layout, const struct row *row,
                              const struct plot_sides *sides, double least);

/* Puts both into the middle of the height. */
void plot_line_put(struct layout *layout, const struct plot_line *line);

/* Whether the first field of the line is `key`: a line about the chart. */
bool plot_is(struct layout *layout, const struct row *row, const char *key);

/* The number in a field; false where there is none. */
bool plot_number(struct layout *layout, const struct row *row, size_t field,
                 double *out);

/* The same, held between 0 and 1. */
bool plot_share(struct layout *layout, const struct row *row, size_t field,
                double *out);

/* An upright tick around x, with a white edge, so that it is seen on a bar in
 * black and white too. */
void plot_tick(struct layout *layout, enum color color, double thick, double x,
               double top, double height);

/* Light uprights at every quarter of `scale`, from top to bottom. */
void plot_quarters(struct layout *layout, const struct scale *scale, double top,
                   double bottom);

/* The piece below a chart of shares: 0%, 25%, … under the uprights, and on
 * lines of their own what the ticks of `legend` (or NULL) mean. */
struct plot_sign {
    enum color color;
    double thick;
};
void plot_scale(struct layout *layout, const struct scale *scale,
                const struct row *legend, const struct plot_sign *signs,
                size_t sign_count);

#endif
