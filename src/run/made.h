/* What each document was made from, and which documents are due: for the
 * manifest. May be included by run. */
#ifndef DTI_RUN_MADE_H
#define DTI_RUN_MADE_H

#include "run/print/plan.h"

#include <jansson.h>

/* Path -> {"template", "stage", "digest", "inputs"} of every document and
 * bundle of the plan; the digest is what `digests` has for the path, if it has
 * any; of everything else that has one, the digest alone. Inputs are the
 * workbooks that a unit's own figures come from: its own and those that
 * appraise its level. Where there is none, all workbooks are. A new reference.
 */
json_t *made_from(const struct plan *plan, const struct intake *intake,
                  const json_t *digests);

/* Path -> true of every document of the stages that a run knows nothing of. A
 * new reference. */
json_t *made_due(const struct template_list *templates,
                 const struct campaign *campaign,
                 const bool unknown[STAGE_PUBLISH + 1]);

/* Adds those of the plan, printed or not, but the skipped ones. */
void made_add_due(json_t *due, const struct plan *plan,
                  const struct campaign *campaign, const json_t *skipped);

#endif
