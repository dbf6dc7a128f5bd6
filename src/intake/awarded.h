/* Cells of points: claimed, appraised, requested, the maximum. Used inside
 * intake/. */
#ifndef DTI_INTAKE_AWARDED_H
#define DTI_INTAKE_AWARDED_H

#include "base/points.h"
#include "xlsx/workbook.h"

/* The points in a cell: a number from 0 with at most two decimals, as a number
 * or as text (`4,5`). False where it is anything else. */
bool points_of_cell(const struct cell *cell, points_t *out);

/* The same for a column that a form shows and nobody fills in: POINTS_NONE
 * where the cell is blank or has no points. */
points_t points_seen(const struct cell *cell);

#endif
