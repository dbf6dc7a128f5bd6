/* Cells of points: claimed, appraised, requested, the maximum. May be
 * included by intake. */
#ifndef DTI_INTAKE_VALUE_AWARDED_H
#define DTI_INTAKE_VALUE_AWARDED_H

#include "intake/reading.h"

enum points_found {
    POINTS_FOUND,
    POINTS_UNREADABLE, /* no number, or one of the wrong sign */
    POINTS_OVER,       /* more than the indicator's maximum */
    POINTS_REFUSED     /* the problem is reported */
};

/* The points in a cell, for an indicator: a number from 0, as a number or as
 * text (`4,5`), where a formula left more than two decimals rounded half up,
 * with a warning that names `code`. What a penalty takes off is below 0; typed
 * without the sign it is read so, with a warning. */
enum points_found awarded_read(struct reading *r, const struct cell *cell,
                               const struct indicator *indicator,
                               const char *code, points_t *out);

/* The same, without a word, for a column that a form shows and nobody fills in:
 * POINTS_NONE where the cell is blank or has no points. */
points_t awarded_seen(const struct cell *cell);

#endif
