/* What stood before a round, and whether points that were given in it stand. */
#include "score/steps.h"

const struct round_points *score_round(const struct indicator_score *score,
                                       enum round round)
{
    static const struct round_points none = {.points = POINTS_NONE};
    return score->rounds ? &score->rounds[round] : &none;
}

const char *scored_format_vi(const struct scored *scored, char *buffer)
{
    if (scored->waives && scored->points == POINTS_NONE)
        return "không áp dụng";
    return points_format_vi(scored->points, buffer);
}

struct round_points *own_round(struct arena *arena,
                               struct indicator_score *score, enum round round)
{
    if (!score->rounds) {
        score->rounds = arena_calloc(arena, ROUND_COUNT, sizeof *score->rounds);
        for (int r = 0; r < ROUND_COUNT; r++)
            score->rounds[r] = (struct round_points){
                .points = POINTS_NONE, .follows = score_before(score, ROUND_1)};
    }
    return &score->rounds[round];
}

struct follows score_before(const struct indicator_score *score,
                            enum round round)
{
    if (round > ROUND_1 && score->rounds)
        return score->rounds[round - 1].follows;
    return (struct follows){score->computed, score->reported_waived};
}

const struct value *score_values_before(const struct indicator_score *score,
                                        enum round round)
{
    if (round > ROUND_1 && score_round(score, round - 1)->accepted)
        return score_round(score, round - 1)->accepted;
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
    const struct round_points *given = score_round(score, round);
    size_t i = 0;
    while (i < given->scored_count && given->scored[i].agency != agency)
        i++;
    if (i == given->scored_count)
        return false;
    for (int later = round + 1; later < ROUND_COUNT; later++)
        if (score_round(score, (enum round)later)->scored_count > 0)
            return true;
    return !given->scored[i].row ||
           !appraised_is_outdated(given->scored[i].row, score, round);
}
