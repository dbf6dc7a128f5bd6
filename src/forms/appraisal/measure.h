/* How much room the rows of a Mẫu 02 take. May be included by
 * forms/appraisal/appraisal.c. */
#ifndef DTI_FORMS_APPRAISAL_MEASURE_H
#define DTI_FORMS_APPRAISAL_MEASURE_H

#include "forms/appraisal/layout.h"
#include "forms/selection.h"

struct appraisal_width
appraisal_measure(const struct appraisal_request *request,
                  const struct appraisal_rows *rows);

#endif
