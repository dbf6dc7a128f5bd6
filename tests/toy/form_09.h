/* Mẫu 09, a form of the tests: the plan of a unit for each indicator. */
#ifndef DTI_TOY_FORM_09_H
#define DTI_TOY_FORM_09_H

#include "form/form.h"

enum { COL_CODE, COL_TITLE, COL_DATE, COL_EXPLANATION, COL_COUNT };

enum { DUTY_PLAN = 6 }; /* behind those of process/process.h */

extern const struct form form_09;

#endif
