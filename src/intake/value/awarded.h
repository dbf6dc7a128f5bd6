/* Cells of points: claimed, appraised, requested, the maximum. May be
 * included by intake. */
#ifndef DTI_INTAKE_VALUE_AWARDED_H
#define DTI_INTAKE_VALUE_AWARDED_H

#include "intake/reading.h"

/* The points in a cell: a number from 0, as a number or as text (`4,5`), where
 * a formula left more than two decimals rounded half up, with a warning that
 * names `code`. False where it is anything else. */
bool points_read(struct reading *r, const struct cell *cell, const char *code,
                 points_t *out);

/* The same, without a word, for a column that a form shows and nobody fills in:
 * POINTS_NONE where the cell is blank or has no points. */
points_t points_seen(const struct cell *cell);

#endif
