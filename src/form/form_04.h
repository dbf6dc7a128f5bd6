/* The columns of Mẫu 04. May be included by form and forms. */
#ifndef DTI_FORM_FORM_04_H
#define DTI_FORM_FORM_04_H

#include "form/form.h"

enum {
    COL_UNIT_CODE,
    COL_UNIT_NAME,
    COL_CODE,
    COL_TITLE,
    COL_UNIT,
    COL_VALUE,
    COL_EXPLANATION,
    COL_STATE, /* computed as the form is filled in */
    COL_COUNT
};

#endif
