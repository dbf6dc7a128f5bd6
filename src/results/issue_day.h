/* The day that what is made of a stage bears. May be included by results. */
#ifndef DTI_RESULTS_ISSUE_DAY_H
#define DTI_RESULTS_ISSUE_DAY_H

#include "score/score.h"

/* `texts: dates: STAGE:`, else the campaign's date; what is published is never
 * dated before it was approved. */
struct date issue_day(const struct evaluation *evaluation);

#endif
