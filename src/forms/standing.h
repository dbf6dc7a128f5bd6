/* What a unit may leave alone in Mẫu 01: a bonus in which it fills in nothing,
 * and what it says does not apply to it. May be included by forms. */
#ifndef DTI_FORMS_STANDING_H
#define DTI_FORMS_STANDING_H

#include "base/arena.h"
#include "campaign/campaign.h"

/* The number in the hidden cell; above 0 nothing is owed. */
enum standing {
    STANDING_ASKED,
    STANDING_UNCLAIMED,
    STANDING_WAIVED,
    STANDING_WAIVED_WITH_MORE /* and yet values or points stand beside it */
};

/* What the column of points says of a claim that the indicator does not apply.
 */
extern const char claim_waived[];

/* Whether an indicator can have another standing than asked. */
bool standing_varies(const struct indicator *indicator);

/* The formula, with its `=`, of one that can; the claim may be in any of the
 * cells that intake looks at: that of the points, and those of the values. */
const char *standing_formula(struct arena *arena,
                             const struct indicator *indicator,
                             const char *points, const char *values);

/* What it gives in a blank form. */
enum standing standing_at_first(const struct indicator *indicator);

#endif
