/* The order in which people list units. May be included by results. */
#ifndef DTI_RESULTS_ORDER_H
#define DTI_RESULTS_ORDER_H

#include "score/score.h"

/* The units of a level by rank, then code, those without a rank last: its
 * unit_count, to be freed. */
struct unit_score **order_by_rank(const struct level_score *level);

#endif
