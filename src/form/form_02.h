/* Where the columns of Mẫu 02 stand. May be included by form and forms. */
#ifndef DTI_FORM_FORM_02_H
#define DTI_FORM_FORM_02_H

#include "form/form.h"

/* From COL_EXTRA on stands what the writer adds for a round. */
enum {
    COL_UNIT_CODE,
    COL_UNIT_NAME,
    COL_CODE,
    COL_TITLE,
    COL_MAX,
    COL_SELF,
    COL_COMPUTED,
    COL_APPRAISED,
    COL_REASON,
    COL_EXTRA
};

#endif
