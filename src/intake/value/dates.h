/* Dates as Vietnamese officials type them. May be included by
 * intake/sender.c and intake/value. */
#ifndef DTI_INTAKE_VALUE_DATES_H
#define DTI_INTAKE_VALUE_DATES_H

#include "base/date.h"

/* Reads `15/3/2025`, `15-03-2025`, `15.3.2025`, `15/3/25`, `2025-03-15`,
 * `15-thg 3-2025`, `15 March 2025`, each with a time or a remark in brackets
 * after it or not, `ngày 15 tháng 3 năm 2025`, and the last also
 * behind a place (`Nơi lập, ngày …`). The day always comes before the month;
 * `3/15/2025` is not a date. False where it is none, `out` unchanged. */
bool value_read_date(const char *text, struct date *out);

#endif
