/* Sums of rounded points, ratios, indexes and grades. */
#include "base/mem.h"
#include "score/steps.h"

#include <stdlib.h>

static void add(points_t *sum, points_t points)
{
    if (points == POINTS_NONE)
        return;
    *sum = *sum == POINTS_NONE ? points : *sum + points;
}

static struct sums no_points(void)
{
    struct sums sums = {.max = 0,
                        .self = POINTS_NONE,
                        .computed = POINTS_NONE,
                        .final = POINTS_NONE};
    for (int r = 0; r < ROUND_COUNT; r++)
        sums.rounds[r] = POINTS_NONE;
    return sums;
}

static void add_indicator(struct sums *sums, const struct indicator *indicator,
                          const struct indicator_score *score)
{
    if (node_is_scored(indicator->kind))
        sums->max += indicator->max;
    add(&sums->self, score->self);
    add(&sums->computed, score->computed);
    for (int r = 0; r < ROUND_COUNT; r++)
        add(&sums->rounds[r], score_round(score, (enum round)r)->points);
    add(&sums->final, score->final);
}

static void add_sums(struct sums *sums, const struct sums *more)
{
    sums->max += more->max;
    add(&sums->self, more->self);
    add(&sums->computed, more->computed);
    for (int r = 0; r < ROUND_COUNT; r++)
        add(&sums->rounds[r], more->rounds[r]);
    add(&sums->final, more->final);
}

/* What all points of a group may come to. */
struct bounds {
    points_t least, most;
};

static struct bounds bounds_of(const struct group *group)
{
    switch (group->kind) {
    case NODE_BONUS:
        return (struct bounds){0, group->max};
    case NODE_PENALTY:
        return (struct bounds){-group->max, 0};
    case NODE_SCORED:
    case NODE_SURVEY:
    case NODE_INFO:
        break;
    }
    return (struct bounds){group->max > 0 ? 0 : INT64_MIN, INT64_MAX};
}

static void hold(points_t *points, struct bounds bounds)
{
    if (*points != POINTS_NONE && *points < bounds.least)
        *points = bounds.least;
    if (*points != POINTS_NONE && *points > bounds.most)
        *points = bounds.most;
}

static void hold_sums(struct sums *sums, struct bounds bounds)
{
    hold(&sums->self, bounds);
    hold(&sums->computed, bounds);
    for (int r = 0; r < ROUND_COUNT; r++)
        hold(&sums->rounds[r], bounds);
    hold(&sums->final, bounds);
}

/* By the index as it is printed, so that a reader can check it. */
static const char *grade_of(const struct level *level, ratio4_t index)
{
    if (index == RATIO_NONE)
        return NULL;
    struct decimal printed = decimal_scale(decimal_from_int(index), -4);
    for (size_t g = 0; g < level->grade_count; g++)
        if (decimal_compare(printed, level->grades[g].from) >= 0)
            return level->grades[g].name;
    return NULL;
}

/* Every indicator into its group, then every group into the one that holds it:
 * a group stands before what is in it, so the last one is summed up first. */
static void total_groups(const struct level *level, struct unit_score *unit)
{
    for (size_t g = 0; g < level->group_count; g++)
        unit->groups[g].sums = no_points();
    for (size_t i = 0; i < level->indicator_count; i++)
        if (unit->indicators[i].applicable)
            add_indicator(&unit->groups[level->indicators[i].group].sums,
                          &level->indicators[i], &unit->indicators[i]);
    unit->sums = no_points();
    for (size_t g = level->group_count; g-- > 0;) {
        struct group_score *score = &unit->groups[g];
        size_t parent = level->groups[g].parent;
        hold_sums(&score->sums, bounds_of(&level->groups[g]));
        score->ratio = ratio4_of(score->sums.final, score->sums.max);
        add_sums(parent == SIZE_MAX ? &unit->sums : &unit->groups[parent].sums,
                 &score->sums);
    }
    hold_sums(&unit->sums, (struct bounds){0, INT64_MAX});
}

static void total_pillars(const struct level *level, struct unit_score *unit)
{
    for (size_t p = 0; p < level->pillar_count; p++) {
        const struct pillar *pillar = &level->pillars[p];
        struct pillar_score *score = &unit->pillars[p];
        score->sums = no_points();
        for (size_t i = 0; i < pillar->group_count; i++)
            add_sums(&score->sums, &unit->groups[pillar->groups[i]].sums);
        if (score->sums.max > 0)
            hold_sums(&score->sums, (struct bounds){0, INT64_MAX});
        score->ratio = ratio4_of(score->sums.final, score->sums.max);
    }
}

static void total_unit(const struct campaign *campaign, struct unit_score *unit)
{
    const struct level *level = &campaign->levels[unit->unit->level];
    total_groups(level, unit);
    total_pillars(level, unit);
    unit->index = ratio4_of(unit->sums.final, unit->sums.max);
}

bool score_has_result(const struct evaluation *evaluation,
                      const struct unit_score *unit)
{
    const struct policies *policies = &evaluation->campaign->policies;
    if (!score_unit_has_data(unit))
        return policies->missing_units == MISSING_LAST;
    return unit->appraised || !evaluation->appraised ||
           policies->unappraised == UNAPPRAISED_COMPUTED;
}

static points_t points_after(const struct indicator_score *score,
                             enum round round)
{
    for (int r = (int)round; r >= 0; r--)
        if (score_round(score, (enum round)r)->points != POINTS_NONE)
            return score_round(score, (enum round)r)->points;
    return score->computed;
}

/* The points of what applies, as one number for each indicator, summed up as
 * the tree has it: `points` has one for each, and NONE where there are none.
 * Of one group, or of all where `wanted` is SIZE_MAX. */
static points_t sum_tree(const struct level *level, const points_t *points,
                         size_t wanted)
{
    points_t sum = POINTS_NONE;
    points_t *groups = mem_calloc(level->group_count + 1, sizeof *groups);
    for (size_t g = 0; g < level->group_count; g++)
        groups[g] = POINTS_NONE;
    for (size_t i = 0; i < level->indicator_count; i++)
        add(&groups[level->indicators[i].group], points[i]);
    for (size_t g = level->group_count; g-- > 0;) {
        size_t parent = level->groups[g].parent;
        hold(&groups[g], bounds_of(&level->groups[g]));
        add(parent == SIZE_MAX ? &sum : &groups[parent], groups[g]);
    }
    if (wanted != SIZE_MAX)
        sum = groups[wanted];
    free(groups);
    return sum;
}

/* Of all groups where `group` is SIZE_MAX. */
static points_t sum_after(const struct unit_score *unit,
                          const struct level *level, size_t group,
                          enum round round)
{
    if (unit->sums.rounds[round] == POINTS_NONE)
        return POINTS_NONE;
    points_t *points = mem_calloc(level->indicator_count + 1, sizeof *points);
    for (size_t i = 0; i < level->indicator_count; i++)
        points[i] = unit->indicators[i].applicable
                        ? points_after(&unit->indicators[i], round)
                        : POINTS_NONE;
    points_t sum = sum_tree(level, points, group);
    if (group == SIZE_MAX)
        hold(&sum, (struct bounds){0, INT64_MAX});
    free(points);
    return sum;
}

points_t score_points_of_kind(const struct unit_score *unit,
                              const struct level *level, enum node_kind kind)
{
    points_t *points = mem_calloc(level->indicator_count + 1, sizeof *points);
    for (size_t i = 0; i < level->indicator_count; i++)
        points[i] =
            unit->indicators[i].applicable && level->indicators[i].kind == kind
                ? unit->indicators[i].final
                : POINTS_NONE;
    points_t sum = sum_tree(level, points, SIZE_MAX);
    free(points);
    return sum;
}

points_t score_unit_after(const struct unit_score *unit,
                          const struct level *level, enum round round)
{
    return sum_after(unit, level, SIZE_MAX, round);
}

points_t score_group_after(const struct unit_score *unit,
                           const struct level *level, size_t group,
                           enum round round)
{
    return sum_after(unit, level, group, round);
}

/* Totals are made again whenever scores were taken over from others: nothing of
 * the time before may stay. */
static void note_appraised(struct evaluation *evaluation)
{
    evaluation->appraised = false;
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++) {
        struct unit_score *unit = &evaluation->units[u];
        unit->appraised = false;
        for (int r = 0; r < ROUND_COUNT; r++)
            unit->appraised |= unit->sums.rounds[r] != POINTS_NONE;
        evaluation->appraised |= unit->appraised;
    }
}

void evaluate_totals(struct evaluation *evaluation)
{
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++)
        total_unit(evaluation->campaign, &evaluation->units[u]);
    note_appraised(evaluation);
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++) {
        struct unit_score *unit = &evaluation->units[u];
        const struct level *level =
            &evaluation->campaign->levels[unit->unit->level];
        unit->grade = score_has_result(evaluation, unit)
                          ? grade_of(level, unit->index)
                          : NULL;
    }
}

bool score_is_awaited(const struct indicator_score *score)
{
    return score->applicable && score->claim && !score->claim->faulty &&
           score->source == SOURCE_NONE;
}
