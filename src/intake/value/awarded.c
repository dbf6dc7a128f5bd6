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
    return decimal_sign(out->value) >= 0;
}

static bool is_rounded(struct decimal exact)
{
    return !decimal_is_integer(decimal_scale(exact, 2));
}

bool points_read(struct reading *r, const struct cell *cell, const char *code,
                 points_t *out)
{
    char shown[POINTS_TEXT_SIZE];
    struct number n;
    if (!read_exact(cell, &n) || !points_from_decimal(n.value, out))
        return false;
    if (n.ambiguous)
        report(r, VALUE_AMBIGUOUS, cell->row, cell->column, code,
               cell_typed(&r->intake->arena, cell),
               points_format_vi(*out, shown), "điểm có dấu thập phân");
    if (is_rounded(n.value))
        report(r, POINTS_ROUNDED, cell->row, cell->column, code,
               cell_typed(&r->intake->arena, cell),
               points_format_vi(*out, shown));
    return true;
}

points_t points_seen(const struct cell *cell)
{
    points_t points;
    struct number n;
    if (cell_is_blank(cell) || !read_exact(cell, &n) ||
        !points_from_decimal(n.value, &points))
        return POINTS_NONE;
    return points;
}
