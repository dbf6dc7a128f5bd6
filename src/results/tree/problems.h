/* Which unit a problem belongs to. May be included by results/csv,
 * results/tree and results/view.
 *
 * A problem belongs to the unit whose workbook it was found in. Those of other
 * files (unknown workbooks, appraisals of the scoring agencies) belong to none.
 */
#ifndef DTI_RESULTS_TREE_PROBLEMS_H
#define DTI_RESULTS_TREE_PROBLEMS_H

#include "score/score.h"

#include <jansson.h>

struct unit_problems {
    const struct evaluation *evaluation;
    const struct problem **items; /* by unit, in the order of the list */
    const struct unit **owners; /* one for each problem of the list, or NULL */
    size_t *start; /* items of unit u: start[u] to start[u + 1]; unit_count
                      stands for "no unit" */
};

void unit_problems_init(struct unit_problems *p,
                        const struct evaluation *evaluation);

/* The problems of `unit`, or of no unit for NULL. Lent. */
const struct problem *const *unit_problems_of(const struct unit_problems *p,
                                              const struct unit *unit,
                                              size_t *count);

/* The unit of a problem of intake->problems, or NULL. */
const struct unit *unit_problems_owner(const struct unit_problems *p,
                                       const struct problem *problem);

void unit_problems_clear(struct unit_problems *p);

/* `error` or `warning`. */
const char *problem_severity_text(enum problem_code code);

/* {code, severity, file, sheet, cell, message, fix}. A new reference. */
json_t *tree_problem(const struct problem *problem);

#endif
