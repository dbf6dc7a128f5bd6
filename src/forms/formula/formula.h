/* A rule as a formula of a spreadsheet: what the reported values earn, and what
 * is wrong with them taken together. May be included by forms.
 *
 * Formulas use only functions that Excel 2010 and later, LibreOffice and WPS
 * share. Constants are quotients of integers, so that no decimal mark stands in
 * them. A spreadsheet counts in binary: values are rounded to 13 decimals
 * before they are compared, and points to 10 before they are rounded half up to
 * 0.01, which takes the noise away. What is left: points that lie within
 * 0.00000000005 of a half without being one are 0.01 off. That takes divisors
 * whose product is above 10^8.
 *
 * Long formulas are cut into pieces that stand in cells of their own: no text
 * that is returned is over FORMULA_MOST characters, which Excel takes 8,192
 * of, and no function is nested deeper than its limit of 64. */
#ifndef DTI_FORMS_FORMULA_FORMULA_H
#define DTI_FORMS_FORMULA_FORMULA_H

#include "base/arena.h"
#include "campaign/campaign.h"

enum { FORMULA_MOST = 6000 };

/* The indicator and where its values are, as reading_value has them. Everything
 * is lent; texts that are returned live in `arena`. */
struct formula {
    struct arena *arena;
    const struct indicator *indicator;
    const char *const *cells; /* of each input: `$D8` */
    const char *const *codes; /* of each input, as people know it: `4.3.a` */
    /* Puts a piece into a cell of its own; returns which. The cell is looked at
     * only while all values are sound. */
    const char *(*place)(void *sheet, const char *formula);
    void *sheet;
};

/* Whether the points follow from the unit's own values: no part is left to
 * people or to what other units have. */
bool formula_computes(const struct rule *rule);

/* The points, of a rule that computes, where all values are sound and nothing
 * is wrong with them (formula_faults). `*absent` becomes the condition under
 * which the indicator does not apply, NULL where it always does. Neither
 * starts with `=`. */
const char *formula_points(const struct formula *of, const char **absent);

/* What is wrong with sound values taken together, as a text: a part above its
 * whole, a divisor of 0 where the rule has none; an empty text where nothing
 * is. NULL where nothing can be. */
const char *formula_faults(const struct formula *of);

#endif
