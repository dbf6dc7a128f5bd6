/* Numbers and dates as documents print them: ready Vietnamese text. May include
 * base and jansson; used by view/ alone. All give a new reference. */
#ifndef DTI_RESULTS_VIEW_PRINTED_H
#define DTI_RESULTS_VIEW_PRINTED_H

#include "base/date.h"
#include "base/points.h"

#include <jansson.h>

__attribute__((format(printf, 1, 2))) json_t *printed_format(const char *format,
                                                             ...);
json_t *printed_count(size_t count);     /* "1.234" */
json_t *printed_points(points_t points); /* "4,69" */
json_t *printed_max(points_t points);    /* "15", "22,5" */
json_t *printed_difference(points_t points);
json_t *printed_ratio(ratio4_t ratio); /* "0,8241" */
json_t *printed_share(ratio4_t ratio); /* "0.8241" for bars; "0" for none */
json_t *printed_percent(points_t part, points_t whole); /* "94,3%" */
json_t *printed_percentage_points(ratio4_t difference); /* "11,2" */
json_t *printed_date(struct date date);      /* "28/12/2025"; null for none */
json_t *printed_date_long(struct date date); /* "ngày 28 tháng 12 năm 2025" */

#endif
