#include "intake/value/awarded.h"

#include "intake/value/cells.h"
#include "intake/value/number.h"

static bool read_exact(const struct cell *cell, struct number *out)
{
    *out = (struct number){0};
    if (cell->kind == CELL_NUMBER && !cell->percent)
        out->value = cell->number;
    else if (cell->kind != CELL_TEXT ||
             !number_read(cell->text, NUMBER_POINTS, out) || out->percent)
        return false;
    return true;
}

static bool is_rounded(struct decimal exact)
{
    return !decimal_is_integer(decimal_scale(exact, 2));
}

static void report_rounding(struct reading *r, const struct cell *cell,
                            const struct number *n, const char *code,
                            points_t points)
{
    char shown[POINTS_TEXT_SIZE];
    points_format_vi(points, shown);
    if (n->ambiguous)
        report(r, VALUE_AMBIGUOUS, cell->row, cell->column, code,
               cell_typed(&r->intake->arena, cell), shown,
               "điểm có dấu thập phân");
    if (is_rounded(n->value))
        report(r, POINTS_ROUNDED, cell->row, cell->column, code,
               cell_typed(&r->intake->arena, cell), shown);
}

/* What a penalty takes off, with or without its sign. */
static enum points_found settle_penalty(struct reading *r,
                                        const struct cell *cell,
                                        const struct indicator *indicator,
                                        const char *code, points_t *points)
{
    char shown[POINTS_TEXT_SIZE], most[POINTS_TEXT_SIZE];
    if (*points > 0) {
        *points = -*points;
        report(r, PENALTY_POSITIVE, cell->row, cell->column, code,
               cell_typed(&r->intake->arena, cell),
               points_format_vi(*points, shown));
    }
    if (*points >= -indicator->max)
        return POINTS_FOUND;
    report(r, PENALTY_OVER, cell->row, cell->column, code,
           points_format_vi(*points, shown),
           points_format_vi(-indicator->max, most));
    return POINTS_REFUSED;
}

enum points_found awarded_read(struct reading *r, const struct cell *cell,
                               const struct indicator *indicator,
                               const char *code, points_t *out)
{
    struct number n;
    bool penalty = indicator->kind == NODE_PENALTY;
    if (!read_exact(cell, &n) || !points_from_decimal(n.value, out) ||
        (decimal_sign(n.value) < 0 && !penalty))
        return POINTS_UNREADABLE;
    report_rounding(r, cell, &n, code, *out);
    if (penalty)
        return settle_penalty(r, cell, indicator, code, out);
    return *out > indicator->max ? POINTS_OVER : POINTS_FOUND;
}

points_t awarded_seen(const struct cell *cell)
{
    points_t points;
    struct number n;
    if (cell_is_blank(cell) || !read_exact(cell, &n) ||
        !points_from_decimal(n.value, &points))
        return POINTS_NONE;
    return points;
}
