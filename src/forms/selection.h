/* Which rows a form has. May be included by forms. */
#ifndef DTI_FORMS_SELECTION_H
#define DTI_FORMS_SELECTION_H

#include "base/vec.h"
#include "forms/forms.h"

/* A row of Mẫu 02. */
struct appraisal_row {
    const struct unit_score *unit;
    size_t indicator;
    bool asked;             /* else it may stay empty */
    points_t points;        /* what the agency has sent already, or NONE */
    const char *reason;     /* or "" */
    enum decision decision; /* the same, to a claim */
    const struct value *corrections; /* the same, of each input; or NULL */
};

struct appraisal_rows {
    VEC_OF(struct appraisal_row);
};

/* The rows of a request, by indicator and then by unit. The caller frees them
 * with vec_clear. */
void select_appraisal(const struct appraisal_request *request,
                      struct appraisal_rows *out);

/* Whether the unit claims that the indicator does not apply; whether the agency
 * has answered the row already. */
bool appraisal_row_is_waiver(const struct appraisal_row *row);
bool appraisal_row_is_filled(const struct appraisal_row *row);

/* What the agency's corrections came to when they were sent; POINTS_NONE where
 * it sent none. */
points_t appraisal_row_follows(const struct appraisal_request *request,
                               const struct appraisal_row *row);

#endif
