/* What is kept of a workbook. May be included by intake/intake.c.
 *
 * Reading a workbook takes some five times the memory of what it says: cells as
 * texts, lines of cells, codes of rows. */
#ifndef DTI_INTAKE_PACK_H
#define DTI_INTAKE_PACK_H

#include "intake/intake.h"

/* Adds all that `one` has read to `intake`, copied into one block of just its
 * size. `one` can be cleared then; its problems are moved. Before intake_settle
 * only. */
void intake_pack(struct intake *intake, struct intake *one);

#endif
