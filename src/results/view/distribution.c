#include "results/view/context.h"

#include <inttypes.h>

enum {
    RATIO_ONE = 10000,
    WIDE_BIN = 1000,  /* 0,1 */
    NARROW_BIN = 500, /* 0,05, where the units lie close together */
    MAX_BINS = RATIO_ONE / NARROW_BIN
};

struct histogram {
    ratio4_t width;
    size_t first, last; /* bins shown */
    size_t counts[MAX_BINS];
};

/* An index of 1 falls into the last bin. */
static size_t bin_of(ratio4_t index, ratio4_t width)
{
    size_t bins = (size_t)(RATIO_ONE / width);
    size_t bin = (size_t)(index / width);
    return bin < bins ? bin : bins - 1;
}

/* "0,65" */
static json_t *bin_text(ratio4_t ratio)
{
    return vi_format("%" PRId64 ",%02" PRId64, ratio / RATIO_ONE,
                     ratio % RATIO_ONE / 100);
}

static bool count_bins(const struct view *view, const struct level_score *level,
                       ratio4_t width, struct histogram *h)
{
    bool any = false;
    *h = (struct histogram){.width = width};
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit_score *score = level->units[u];
        if (score->index == RATIO_NONE || !view_sent(view, score->unit))
            continue;
        size_t bin = bin_of(score->index, width);
        h->counts[bin]++;
        h->first = any && h->first < bin ? h->first : bin;
        h->last = any && h->last > bin ? h->last : bin;
        any = true;
    }
    return any;
}

/* The ends of the scale that the bins lie on. */
static void put_ends(const struct histogram *h, json_t *object)
{
    ratio4_t from = (ratio4_t)h->first * h->width;
    ratio4_t to = (ratio4_t)(h->last + 1) * h->width;
    tree_put(object, "histogram_from", bin_text(from));
    tree_put(object, "histogram_to", bin_text(to));
}

static json_t *bins_part(const struct histogram *h)
{
    json_t *list = json_array();
    for (size_t b = h->first; b <= h->last; b++) {
        ratio4_t from = (ratio4_t)b * h->width;
        json_t *object = json_object();
        tree_put(object, "label", bin_text(from));
        tree_put(object, "to", bin_text(from + h->width));
        tree_put(object, "count", vi_count(h->counts[b]));
        tree_add(list, object);
    }
    return list;
}

/* Digits after the point of the bands' bounds, the most of them: printed in one
 * column, all have as many. */
static int grade_decimals(const struct level *level)
{
    int most = 0;
    for (size_t g = 0; g < level->grade_count; g++)
        if (-level->grades[g].from.exponent > most)
            most = -level->grades[g].from.exponent;
    return most;
}

static json_t *grade_bound(struct decimal from, int decimals)
{
    char text[DECIMAL_TEXT_SIZE];
    struct str out = {0};
    int own = from.exponent < 0 ? -from.exponent : 0;
    str_append(&out, decimal_format_vi(from, text));
    if (own == 0 && decimals > 0)
        str_append_char(&out, ',');
    for (; own < decimals; own++)
        str_append_char(&out, '0');
    json_t *value = tree_text(str_text(&out));
    str_clear(&out);
    return value;
}

/* Grades of the units that sent something. */
static json_t *grades_part(const struct view *view,
                           const struct level_score *level)
{
    const struct level *own = level->level;
    json_t *list = json_array();
    for (size_t g = 0; g < own->grade_count; g++) {
        const struct grade *grade = &own->grades[g];
        size_t count = 0, graded = 0;
        for (size_t u = 0; u < level->unit_count; u++) {
            const struct unit_score *score = level->units[u];
            bool sent = view_sent(view, score->unit);
            graded += sent && score->grade;
            count += sent && score->grade == grade->name;
        }
        json_t *object = json_object();
        tree_put(object, "name", tree_text(grade->name));
        tree_put(object, "from", grade_bound(grade->from, grade_decimals(own)));
        tree_put(object, "count", vi_count(count));
        tree_put(object, "percent",
                 vi_percent((points_t)count, (points_t)graded));
        tree_put(object, "share",
                 vi_share(ratio4_of((points_t)count, (points_t)graded)));
        tree_add(list, object);
    }
    return list;
}

void view_put_distribution(const struct view *view,
                           const struct level_score *level, json_t *object)
{
    struct histogram histogram;
    bool any = count_bins(view, level, NARROW_BIN, &histogram);
    if (histogram.last - histogram.first >= 12)
        count_bins(view, level, WIDE_BIN, &histogram);
    tree_put(object, "bin_width",
             json_string(histogram.width == WIDE_BIN ? "0,1" : "0,05"));
    put_ends(&histogram, object);
    view_put_list(object, "histogram",
                  any ? bins_part(&histogram) : json_array());
    view_put_list(object, "grades", grades_part(view, level));
}
