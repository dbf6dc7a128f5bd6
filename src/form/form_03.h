/* Where the columns of Mẫu 03 stand. May be included by form and forms. */
#ifndef DTI_FORM_FORM_03_H
#define DTI_FORM_FORM_03_H

#include "form/form.h"

enum {
    COL_CODE,
    COL_TITLE,
    COL_ROUND1,
    COL_REQUESTED,
    COL_NUMBER,
    COL_DATE,
    COL_LINK,
    COL_EXPLANATION,
    COL_MAX,
    COL_SELF,
    COL_COMPUTED,
    COL_SCORES,
    COL_STATE,
    COL_COUNT
};

#endif
