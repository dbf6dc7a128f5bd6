#include "intake/value/awarded.h"

#include "intake/value/cells.h"
#include "intake/value/number.h"

static bool read_exact(const struct cell *cell, struct decimal *out)
{
    struct number n = {0};
    if (cell->kind == CELL_NUMBER && !cell->percent)
        n.value = cell->number;
    else if (cell->kind != CELL_TEXT ||
             !number_read(cell->text, NUMBER_SMALL, &n) || n.percent)
        return false;
    *out = n.value;
    return decimal_sign(n.value) >= 0;
}

static bool is_rounded(struct decimal exact)
{
    return !decimal_is_integer(decimal_scale(exact, 2));
}

bool points_read(struct reading *r, const struct cell *cell, const char *code,
                 points_t *out)
{
    char shown[POINTS_TEXT_SIZE];
    struct decimal exact;
    if (!read_exact(cell, &exact) || !points_from_decimal(exact, out))
        return false;
    if (is_rounded(exact))
        report(r, POINTS_ROUNDED, cell->row, cell->column, code,
               cell_typed(&r->intake->arena, cell),
               points_format_vi(*out, shown));
    return true;
}

points_t points_seen(const struct cell *cell)
{
    points_t points;
    struct decimal exact;
    if (cell_is_blank(cell) || !read_exact(cell, &exact) ||
        !points_from_decimal(exact, &points))
        return POINTS_NONE;
    return points;
}
