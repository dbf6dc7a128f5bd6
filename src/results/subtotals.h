/* The sums of a unit, one after the other: of its groups in the order of the
 * index set, then of its pillars. May be included by results and
 * run. */
#ifndef DTI_RESULTS_SUBTOTALS_H
#define DTI_RESULTS_SUBTOTALS_H

#include "score/score.h"

struct subtotal {
    const char *code, *title;
    const char *parent; /* code of the group that holds it, or "" */
    const char *kind;   /* of a group: names_node_kind; or `pillar` */
    size_t depth;       /* how many groups hold it */
    points_t max;       /* of what is scored; of bonus or penalty the most that
                           it comes to; NONE where neither */
    const struct sums *sums;
    ratio4_t ratio;
    size_t rank; /* of a pillar; 0: none */
};

size_t subtotal_count(const struct level *level);
struct subtotal subtotal_at(const struct level *level,
                            const struct unit_score *score, size_t i);

/* Whether some level has more to tell than its groups' sums, which the results
 * of every campaign hold. */
bool subtotals_matter(const struct campaign *campaign);

#endif
