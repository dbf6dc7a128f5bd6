/* Joins what others supply to what the units report. May be included by
 * intake. */
#ifndef DTI_INTAKE_SUPPLIED_H
#define DTI_INTAKE_SUPPLIED_H

#include "intake/intake.h"

/* Sets `supplied` and `scored`, once it is settled which workbooks count, and
 * checks what values of several senders come to together. */
void supplied_join(struct intake *intake);

#endif
