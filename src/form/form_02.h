/* The columns of Mẫu 02. May be included by form and forms. */
#ifndef DTI_FORM_FORM_02_H
#define DTI_FORM_FORM_02_H

#include "form/form.h"

/* The writer orders them for each round, and puts others between
 * (forms/appraisal/layout.h). */
enum {
    COL_UNIT_CODE,
    COL_UNIT_NAME,
    COL_CODE,
    COL_MAX,
    COL_SELF,
    COL_COMPUTED,
    COL_AGREE,
    COL_CORRECTED,
    COL_WAIVER,
    COL_APPRAISED,
    COL_REASON,
    COL_STATE,
    COL_TITLE,
    COL_COUNT
};

#endif
