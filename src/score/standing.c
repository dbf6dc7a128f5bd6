/* What stood before a round, and whether points that were given in it stand. */
#include "score/steps.h"

struct follows score_before(const struct indicator_score *score,
                            enum round round)
{
    if (round > ROUND_1)
        return score->rounds[round - 1].follows;
    return (struct follows){score->computed, score->reported_waived};
}

const struct value *score_values_before(const struct indicator_score *score,
                                        enum round round)
{
    if (round > ROUND_1 && score->rounds[round - 1].accepted)
        return score->rounds[round - 1].accepted;
    return score->claim ? score->claim->inputs : NULL;
}

bool appraised_is_outdated(const struct appraised *row,
                           const struct indicator_score *score,
                           enum round round)
{
    return seen_is_other(row->seen_self, row->blank_self, score->self) ||
           seen_is_other(row->seen_computed, row->blank_computed,
                         score_before(score, round).points);
}

bool score_stands(const struct indicator_score *score, enum round round,
                  size_t agency)
{
    const struct round_points *given = &score->rounds[round];
    size_t i = 0;
    while (i < given->scored_count && given->scored[i].agency != agency)
        i++;
    if (i == given->scored_count)
        return false;
    for (int later = round + 1; later < ROUND_COUNT; later++)
        if (score->rounds[later].scored_count > 0)
            return true;
    return !given->scored[i].row ||
           !appraised_is_outdated(given->scored[i].row, score, round);
}
