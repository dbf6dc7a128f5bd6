/* The first sheet of Mẫu 02: how it is filled in. May be included by
 * forms/appraisal/appraisal.c. */
#ifndef DTI_FORMS_APPRAISAL_GUIDE_H
#define DTI_FORMS_APPRAISAL_GUIDE_H

#include "forms/appraisal/rows.h"

/* `VÒNG 1`: as it stands in the title of the form. */
const char *appraisal_round_name(enum round round);

/* Lent by the book. */
struct book_sheet *appraisal_guide_write(struct appraising *a);

#endif
