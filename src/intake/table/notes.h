/* What an eye sees of the cells of a form and their texts do not say. May be
 * included by intake. */
#ifndef DTI_INTAKE_TABLE_NOTES_H
#define DTI_INTAKE_TABLE_NOTES_H

#include "intake/reading.h"

/* Names the cells of the table and of the block of facts in which something is
 * struck through or raised and was left out, or that lie under a merged range
 * and were not read. */
void notes_report(struct reading *r, const struct sheet *sheets, size_t count);

#endif
