/* Numbers and dates as documents print them: ready Vietnamese text. All give a
 * new reference. May be included by results/view. */
#ifndef DTI_RESULTS_VIEW_VIETNAMESE_H
#define DTI_RESULTS_VIEW_VIETNAMESE_H

#include "base/date.h"
#include "base/points.h"
#include "campaign/campaign.h"

#include <jansson.h>

__attribute__((format(printf, 1, 2))) json_t *vi_format(const char *format,
                                                        ...);
json_t *vi_count(size_t count);     /* "1.234" */
json_t *vi_points(points_t points); /* "4,69" */
json_t *vi_max(points_t points);    /* "15", "22,5" */
/* What a group or indicator comes to at most: `10`; outside the maximum with a
 * sign, `+2`, `−1`; `–` where there is none. */
json_t *vi_shown_max(enum node_kind kind, points_t max);
json_t *vi_difference(points_t points);
json_t *vi_ratio(ratio4_t ratio); /* "0,8241" */
json_t *vi_share(ratio4_t ratio); /* "0.8241" for bars; "0" for none */
json_t *vi_percent(points_t part, points_t whole); /* "94,3%" */
json_t *vi_percentage_points(ratio4_t difference); /* "11,2" */
json_t *vi_date(struct date date);      /* "28/12/2025"; null for none */
json_t *vi_date_long(struct date date); /* "ngày 28 tháng 12 năm 2025" */

#endif
