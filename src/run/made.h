/* What each document was made from, and which documents are due: for the
 * manifest. May be included by run. */
#ifndef DTI_RUN_MADE_H
#define DTI_RUN_MADE_H

#include "run/print/plan.h"

#include <jansson.h>

/* Path -> {"template", "stage", "inputs"} of every document of the plan. Inputs
 * are the workbooks that a unit's own figures come from: its own and those that
 * appraise its level. Where there is none, all workbooks are. A new reference.
 */
json_t *made_from(const struct plan *plan, const struct intake *intake);

/* Path -> true of every document that this run knows to be due, or knows
 * nothing of: those of the stages that it makes, and of those that are
 * `unknown` to it. A new reference. */
json_t *made_due(const struct template_list *templates,
                 const struct campaign *campaign,
                 const bool stages[STAGE_PUBLISH + 1],
                 const bool unknown[STAGE_PUBLISH + 1]);

#endif
