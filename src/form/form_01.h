/* Where the columns of Mẫu 01 stand. May be included by form and forms. */
#ifndef DTI_FORM_FORM_01_H
#define DTI_FORM_FORM_01_H

#include "form/form.h"

enum {
    COL_CODE,
    COL_TITLE,
    COL_UNIT,
    COL_VALUE,
    COL_MAX,
    COL_COMPUTED,
    COL_SELF,
    COL_NUMBER,
    COL_DATE,
    COL_LINK,
    COL_EXPLANATION,
    COL_STATE,
    COL_COUNT
};

#endif
