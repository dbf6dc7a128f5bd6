/* The values that agencies accept in place of those that units reported. May be
 * included by everything. */
#ifndef DTI_INTAKE_ACCEPTED_H
#define DTI_INTAKE_ACCEPTED_H

#include "intake/intake.h"

/* Lays the corrections of the appraisals that count over what counts of the
 * units, a round over the one before: fills `accepted` of the rows and of the
 * intake. Values that do not fit together are errors at the correction, which
 * then does not count. */
void accepted_settle(struct intake *intake);

/* Whether two rows of one indicator correct the same values alike. */
bool corrections_same(const struct campaign *campaign,
                      const struct appraised *a, const struct appraised *b);

/* Whether two values of an input mean the same. */
bool value_same(const struct input *input, const struct value *a,
                const struct value *b);

#endif
