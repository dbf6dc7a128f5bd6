/* Which unit a problem belongs to. May be included by results.
 *
 * A problem belongs to the unit whose workbook it was found in. Those of other
 * files (unknown workbooks, appraisals of the scoring agencies) belong to none.
 */
#ifndef DTI_RESULTS_PROBLEMS_H
#define DTI_RESULTS_PROBLEMS_H

#include "base/buckets.h"
#include "score/score.h"

/* The bucket of a unit: its index, and unit_count for NULL, "no unit". */
size_t problems_bucket(const struct campaign *campaign,
                       const struct unit *unit);

struct unit_problems {
    const struct evaluation *evaluation;
    struct buckets by_unit;       /* unit_count stands for "no unit" */
    const struct problem **items; /* in the order of by_unit.items */
    size_t *owners;               /* the bucket of each problem of the list */
};

void problems_init(struct unit_problems *p,
                   const struct evaluation *evaluation);

/* The problems of `unit`, or of no unit for NULL. Lent. */
const struct problem *const *problems_of(const struct unit_problems *p,
                                         const struct unit *unit,
                                         size_t *count);

/* How many of them are errors. */
size_t problems_count_errors(const struct problem *const *items, size_t count);

/* The unit of a problem of intake->problems, or NULL. */
const struct unit *problems_owner(const struct unit_problems *p,
                                  const struct problem *problem);

void problems_clear(struct unit_problems *p);

#endif
