/* How far a row of Mẫu 02 is: what is missing or wrong, in a few words,
 * whatever was typed or pasted. May be included by forms/appraisal/appraisal.c
 * and forms/appraisal/rows.c. */
#ifndef DTI_FORMS_APPRAISAL_STATE_H
#define DTI_FORMS_APPRAISAL_STATE_H

#include "forms/appraisal/values.h"

/* Of a row that intake will say nothing of; that is not answered yet; that
 * lacks its reason alone. */
extern const char appraisal_done[], appraisal_open[], appraisal_no_reason[];

/* Writes the state of the row `a->next`, and the hidden cells that it, colours
 * and the sheet to sign look at. */
void appraisal_state_put(struct appraising *a, const struct appraisal_row *r,
                         const struct row_corrections *corrections);

/* What the state of a row says in the form as it is issued. */
const char *appraisal_state_now(const struct appraising *a,
                                const struct appraisal_row *r);

/* How many of the rows from `first` to `last` have a state, as a formula. */
const char *appraisal_state_count(struct appraising *a, size_t first,
                                  size_t last, const char *state);

#endif
