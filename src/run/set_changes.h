/* What changed between the index sets of two campaigns. May be included by run.
 */
#ifndef DTI_RUN_SET_CHANGES_H
#define DTI_RUN_SET_CHANGES_H

#include "base/str.h"
#include "campaign/campaign.h"

/* Appends, in Markdown and Vietnamese, a section a level: indicators that are
 * new, gone, or of another title, maximum, scorer, assessment, input or rule.
 * Titles that differ by nothing but the year are the same. */
void set_changes(const struct campaign *before, const struct campaign *after,
                 struct str *out);

#endif
