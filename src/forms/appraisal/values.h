/* The values in the rows of Mẫu 02: what counts so far, where it may be
 * corrected, and what the values come to then. May be included by
 * forms/appraisal/rows.c and forms/appraisal/state.h. */
#ifndef DTI_FORMS_APPRAISAL_VALUES_H
#define DTI_FORMS_APPRAISAL_VALUES_H

#include "forms/appraisal/rows.h"

/* What stands instead of recomputed points that need other units, and where the
 * indicator does not apply with the corrected values. */
extern const char appraisal_not_here[], appraisal_absent[];

/* Hidden cells that tell what the corrections of a row are worth: which is
 * wrong and how, whether any of them changes what counts. NULL where there is
 * nothing to correct. */
struct row_corrections {
    const char *fault, *changes;
};

/* What may be typed as corrections in the next `count` rows, which are of one
 * indicator. */
void appraisal_values_begin(struct appraising *a,
                            const struct indicator *indicator, size_t count);

/* Fills in the cells of the row `a->next`; its formulas stand in the hidden
 * columns from `a->piece` on. */
struct row_corrections appraisal_values_put(struct appraising *a,
                                            const struct appraisal_row *r);

#endif
