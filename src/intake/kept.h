/* What is kept of workbooks, by their forms. May be included by intake. */
#ifndef DTI_INTAKE_KEPT_H
#define DTI_INTAKE_KEPT_H

#include "intake/readers.h"

const struct reader *intake_reader_of(const struct form *form);

/* Adds what came of a workbook. */
void intake_keep(struct intake *intake, struct intake_head *head);

/* Whether both are the same form, of the same sender. */
bool intake_same_sender(const struct intake_head *a,
                        const struct intake_head *b);

/* Adds all that `one` has read to `intake`, copied into one block of just its
 * size: reading a workbook takes some five times the memory of what it says.
 * Clears `one`. Before intake_settle only. */
void intake_pack(struct intake *intake, struct intake *one);

#endif
