/* Which columns Mẫu 02 has in each round, from left to right: those of the form
 * and, between them, what helps to fill them in, which intake does not read.
 * May be included by forms. */
#ifndef DTI_FORMS_APPRAISAL_LAYOUT_H
#define DTI_FORMS_APPRAISAL_LAYOUT_H

#include "form/form_02.h"
#include "forms/forms.h"

enum aid {
    AID_VALUES,
    AID_EVIDENCE, /* a column for each document of a row, up to so many */
    AID_EXPLANATION,
    AID_CONTESTED,
    AID_MORE_EVIDENCE,
    AID_REQUESTED,
    AID_ROUND1,
    AID_ROUND2,
    AID_SCORES,
    AID_COUNT
};

enum { LAYOUT_MOST = 24, LAYOUT_DOCUMENTS = 3, LAYOUT_NONE = LAYOUT_MOST };

/* A column of the sheet. */
struct appraisal_column {
    struct form_column form; /* heading and width */
    bool is_aid;
    enum aid aid;
    size_t document; /* EVIDENCE: which of a row's documents, from 0 */
};

struct appraisal_layout {
    struct appraisal_column columns[LAYOUT_MOST];
    size_t count;
    size_t printed;       /* how many are printed */
    size_t at[COL_COUNT]; /* where those of the form stand, or LAYOUT_NONE */
    size_t evidence;      /* where the first document stands, or LAYOUT_NONE */
};

/* `documents` is the most that a row has. */
void appraisal_layout_make(struct appraisal_layout *layout, enum round round,
                           size_t documents);

#endif
