/* What is asked of whom: which indicators a scoring agency, a unit or the
 * council has to answer for, as the scores stand. May be included by forms
 * and process. */
#ifndef DTI_PROCESS_ASKED_H
#define DTI_PROCESS_ASKED_H

#include "score/score.h"

/* Whether the first appraisal gave less than was claimed or computed: the unit
 * may explain it. */
bool asked_of_unit(const struct indicator_score *score);

/* The same of any indicator of the unit, which is of the level. */
bool asked_any_of_unit(const struct unit_score *unit,
                       const struct level *level);

/* Whether the agency (an index) has to score the indicator in round 1 or 2:
 * what counts for a unit that sent something, in round 2 what it contests. */
bool asked_of_agency(const struct evaluation *evaluation,
                     const struct unit_score *unit, size_t indicator,
                     size_t agency, enum round round);

/* Whether the agency may score the indicator although nobody asks for it. In
 * round 1 where the unit reports a divisor of 0, which takes the indicator out,
 * and points of the agency bring it back in; in round 2 a bonus or penalty. */
bool offered_to_agency(const struct evaluation *evaluation,
                       const struct unit_score *unit, size_t indicator,
                       size_t agency, enum round round);

/* Whether the council has to look at it: what was contested, what agencies
 * disagree on, and where the points are not those that the unit claimed. All
 * else it confirms as it stands. */
bool asked_of_council(const struct indicator_score *score);

/* What the second appraisal, or else the first, gave; NONE where neither. */
points_t asked_points(const struct indicator_score *score);

#endif
