/* The values in the rows of Mẫu 02: what counts so far, where it may be
 * corrected, and what the values come to then. May be included by
 * forms/appraisal/rows.c. */
#ifndef DTI_FORMS_APPRAISAL_VALUES_H
#define DTI_FORMS_APPRAISAL_VALUES_H

#include "forms/appraisal/rows.h"

/* What may be typed as corrections in the next `count` rows, which are of one
 * indicator. */
void appraisal_values_begin(struct appraising *a,
                            const struct indicator *indicator, size_t count);

/* Fills in the cells of the row `a->next`. */
void appraisal_values_put(struct appraising *a, const struct appraisal_row *r);

#endif
