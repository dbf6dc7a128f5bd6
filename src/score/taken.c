/* Scores that a rule takes over: from another level, a group, an indicator. */
#include "base/fraction.h"
#include "score/rules.h"

enum { TEN_THOUSAND = 10000 };

/* Of a survey somebody gives the points where no rule does. Figures that others
 * supply are appraised as a unit's are. */
bool score_is_taken_over(const struct indicator *indicator)
{
    bool appraised = indicator->supplied && indicator->kind != NODE_SURVEY;
    return indicator->unasked && indicator->rule.kind != RULE_MANUAL &&
           !appraised;
}

/* As it is printed, so that a reader can check what follows from it. */
static bool take_ratio(ratio4_t ratio, mpq_t out)
{
    if (ratio == RATIO_NONE)
        return false;
    fraction_set_ratio(out, ratio, TEN_THOUSAND);
    return true;
}

bool taken_score(const struct taken *taken, const struct rule_score *score,
                 mpq_t out)
{
    const struct campaign *campaign = taken->evaluation->campaign;
    const struct unit *unit =
        campaign_counterpart(campaign, taken->unit, score->level);
    if (!unit)
        return false;
    const struct unit_score *found =
        &taken->evaluation->units[unit - campaign->units];
    if (score->group != SIZE_MAX)
        return take_ratio(found->groups[score->group].ratio, out);
    if (score->indicator == SIZE_MAX)
        return take_ratio(found->index, out);
    const struct indicator_score *one = &found->indicators[score->indicator];
    if (!one->applicable)
        return false;
    points_t max =
        campaign->levels[score->level].indicators[score->indicator].max;
    fraction_set_ratio(out, one->final < 0 ? -one->final : one->final, max);
    return true;
}
