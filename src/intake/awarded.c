#include "intake/awarded.h"

#include "intake/cells.h"
#include "intake/number.h"

bool points_of_cell(const struct cell *cell, points_t *out)
{
    struct number n = {0};
    if (cell->kind == CELL_NUMBER && !cell->percent)
        n.value = cell->number;
    else if (cell->kind != CELL_TEXT ||
             !number_read(cell->text, NUMBER_SMALL, &n) || n.percent)
        return false;
    return decimal_sign(n.value) >= 0 &&
           decimal_is_integer(decimal_scale(n.value, 2)) &&
           points_from_decimal(n.value, out);
}

points_t points_seen(const struct cell *cell)
{
    points_t points;
    if (cell_is_blank(cell) || !points_of_cell(cell, &points))
        return POINTS_NONE;
    return points;
}
