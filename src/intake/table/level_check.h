/* Whether a form is of its sender's level. May be included by intake. */
#ifndef DTI_INTAKE_TABLE_LEVEL_CHECK_H
#define DTI_INTAKE_TABLE_LEVEL_CHECK_H

#include "intake/reading.h"

/* The level whose index set the table holds in place of `own`: codes and titles
 * of its rows fit that one and not the unit's. NULL where nothing speaks for
 * another clearly: titles typed anew, rows put in or left out, and index sets
 * that levels share make no form a foreign one. Nothing is reported. */
const struct level *intake_table_level(struct reading *r,
                                       const struct level *own);

#endif
