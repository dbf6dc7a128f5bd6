/* What the checks of one claim see. May be included by intake. */
#ifndef DTI_INTAKE_SELF_ASSESSMENT_H
#define DTI_INTAKE_SELF_ASSESSMENT_H

#include "intake/table/rows.h"

struct claim_check {
    struct reading *r;
    const struct indicator *indicator;
    const uint32_t *input_rows; /* one for each input; 0: it has no row */
    const struct level *level;
    const struct rows *rows; /* of the table, for further documents */
    bool counts;             /* the indicator counts for the unit */
    struct claim *claim;     /* row is set; the checks fill the rest */
};

/* Reads and checks all of one claim whose row was found. */
void self_assessment_validate(struct claim_check *check);

#endif
