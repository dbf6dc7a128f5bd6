/* What the scoring agencies and the council gave, and which points count. */
#include "base/str.h"
#include "score/steps.h"

#include <string.h>

/* A claim that is refused has the points that are awarded, or 0; one that is
 * confirmed has none. */
static bool is_bare(const struct appraised *row, enum decision decision)
{
    return row->decision == decision && row->points == POINTS_NONE &&
           !row->follows;
}

static bool refuses(const struct appraised *row)
{
    return is_bare(row, DECISION_REFUSES);
}

static bool confirms(const struct appraised *row)
{
    return is_bare(row, DECISION_CONFIRMS);
}

static void add_scored(struct arena *arena, struct round_points *round,
                       const struct appraisal *appraisal,
                       const struct appraised *row)
{
    /* One agency more each time: an indicator has a handful of them. */
    struct scored *grown =
        arena_calloc(arena, round->scored_count + 1, sizeof *grown);
    if (round->scored_count > 0)
        memcpy(grown, round->scored, round->scored_count * sizeof *grown);
    grown[round->scored_count++] = (struct scored){
        .agency = appraisal->head.agency,
        .points = refuses(row) ? 0 : row->points,
        .waives = confirms(row),
        .reason = row->reason,
        .row = row,
    };
    round->scored = grown;
}

/* Points that are typed count; those that follow do where the values fit. */
static bool row_counts(const struct appraised *row, const struct claim *claim)
{
    bool decides = row->decision != DECISION_NONE && !row->follows && claim &&
                   claim->waives;
    return row->valid && (row->points != POINTS_NONE || decides ||
                          (row->follows && !row->unsound));
}

static bool is_of_later(const struct evaluation *evaluation,
                        const struct appraisal *appraisal)
{
    return evaluation->stage < stage_of_round(appraisal->head.round);
}

/* A unit that sent nothing that counts has no points, whoever gave it some;
 * evaluation_check names such rows. */
static void take_appraisals(struct evaluation *evaluation)
{
    const struct intake *intake = evaluation->intake;
    for (size_t a = 0; a < intake->appraisals.count; a++) {
        const struct appraisal *appraisal = intake->appraisals.items[a];
        if (!appraisal->head.counts || is_of_later(evaluation, appraisal))
            continue;
        for (size_t r = 0; r < appraisal->row_count; r++) {
            const struct appraised *row = &appraisal->rows[r];
            size_t u = (size_t)(row->unit - evaluation->campaign->units);
            struct indicator_score *score =
                &evaluation->units[u].indicators[row->indicator];
            if (!score_unit_has_data(&evaluation->units[u]) ||
                !row_counts(row, score->claim))
                continue;
            add_scored(
                &evaluation->arena,
                own_round(&evaluation->arena, score, appraisal->head.round),
                appraisal, row);
        }
    }
}

static void take_contested(struct evaluation *evaluation)
{
    if (evaluation->stage < STAGE_ROUND2)
        return;
    for (size_t u = 0; u < evaluation->campaign->unit_count; u++) {
        const struct explanation *e = evaluation->intake->explained[u];
        for (size_t r = 0; e && r < e->row_count; r++)
            if (e->rows[r].valid)
                evaluation->units[u]
                    .indicators[e->rows[r].indicator]
                    .contested = &e->rows[r];
    }
}

bool evaluation_is_whole(const struct evaluation *evaluation)
{
    const struct intake *intake = evaluation->intake;
    for (size_t a = 0; a < intake->appraisals.count; a++)
        if (intake->appraisals.items[a]->head.counts &&
            is_of_later(evaluation, intake->appraisals.items[a]))
            return false;
    for (size_t e = 0; e < intake->explanations.count; e++)
        if (intake->explanations.items[e]->head.counts &&
            evaluation->stage < STAGE_ROUND2)
            return false;
    return true;
}

static points_t mean_points(const struct round_points *round)
{
    points_t sum = 0, n = 0;
    for (size_t i = 0; i < round->scored_count; i++)
        if (round->scored[i].points != POINTS_NONE) {
            sum += round->scored[i].points;
            n++;
        }
    if (n == 0)
        return POINTS_NONE;
    /* Half up; of a penalty, whose sum is below 0, what it takes off. */
    return sum < 0 ? -((n - 2 * sum) / (2 * n)) : (2 * sum + n) / (2 * n);
}

static points_t least_points(const struct round_points *round)
{
    points_t least = POINTS_NONE;
    for (size_t i = 0; i < round->scored_count; i++) {
        points_t points = round->scored[i].points;
        if (points != POINTS_NONE && (least == POINTS_NONE || points < least))
            least = points;
    }
    return least;
}

/* Of the first in order that gave any, or that took the indicator out. */
static points_t first_points(const struct round_points *round)
{
    size_t i = 0;
    while (i + 1 < round->scored_count &&
           round->scored[i].points == POINTS_NONE && !round->scored[i].waives)
        i++;
    return round->scored[i].points;
}

/* Puts what agencies gave in the order of `scored_by`, whatever the order of
 * their files, so that "lead" is the first that answered. */
static void order_scored(const struct indicator *indicator,
                         struct round_points *round)
{
    for (size_t i = 1; i < round->scored_count; i++)
        for (size_t j = i; j > 0; j--) {
            struct scored *a = &round->scored[j - 1], *b = &round->scored[j];
            if (indicator_scorer(indicator, a->agency) <=
                indicator_scorer(indicator, b->agency))
                break;
            struct scored kept = *a;
            *a = *b;
            *b = kept;
        }
}

/* What a round comes to; NONE where nobody scored. */
static points_t combined_points(const struct campaign *campaign,
                                const struct round_points *round)
{
    if (round->scored_count == 0)
        return POINTS_NONE;
    switch (campaign->policies.several_scorers) {
    case SCORERS_MIN:
        return least_points(round);
    case SCORERS_LEAD:
        return first_points(round);
    case SCORERS_MEAN:
        break;
    }
    return mean_points(round);
}

static bool is_given_before(const struct round_points *round, size_t place)
{
    for (size_t i = 0; i < place; i++)
        if (strcmp(round->scored[i].reason, round->scored[place].reason) == 0)
            return true;
    return false;
}

/* The reasons of all agencies of a round, equal ones once. */
static const char *combined_reason(struct arena *arena,
                                   const struct round_points *round)
{
    struct str text = {0};
    for (size_t i = 0; i < round->scored_count; i++) {
        const char *reason = round->scored[i].reason;
        if (!*reason || is_given_before(round, i))
            continue;
        if (text.length > 0)
            str_append(&text, "; ");
        str_append(&text, reason);
    }
    return arena_take(arena, str_take(&text));
}

/* The last round in which somebody gave points or took the indicator out; NULL
 * where none did. */
static const struct round_points *
last_round(const struct indicator_score *score)
{
    for (int r = ROUND_COUNT - 1; score->rounds && r >= 0; r--)
        if (score->rounds[r].points != POINTS_NONE || score->rounds[r].waives)
            return &score->rounds[r];
    return NULL;
}

/* The points that count: the council's, or else those of the second appraisal,
 * the first, or those that follow from the values accepted (SPEC section 5). */
static void settle(struct indicator_score *score, bool counts,
                   struct arena *arena)
{
    static const enum points_source sources[] = {
        [ROUND_1] = SOURCE_ROUND1,
        [ROUND_2] = SOURCE_ROUND2,
        [ROUND_COUNCIL] = SOURCE_COUNCIL,
    };
    score->reason = "";
    score->source = SOURCE_NONE;
    score->final = POINTS_NONE;
    struct follows follows = score_before(score, ROUND_COUNT);
    const struct round_points *round = last_round(score);
    score->waived = follows.waived;
    score->applicable = counts && (round ? !round->waives : !score->waived);
    if (!score->applicable)
        return;
    if (round) {
        score->final = round->points;
        score->source = sources[round - score->rounds];
        score->reason = combined_reason(arena, round);
        return;
    }
    score->final = 0;
    if (follows.points != POINTS_NONE) {
        score->final = follows.points;
        score->source = SOURCE_COMPUTED;
    }
}

void combine_round(const struct campaign *campaign,
                   const struct indicator *indicator,
                   struct round_points *round)
{
    order_scored(indicator, round);
    round->points = combined_points(campaign, round);
    for (size_t i = 0; i < round->scored_count; i++)
        round->waives |=
            round->points == POINTS_NONE && round->scored[i].waives;
}

void evaluate_rounds(struct evaluation *evaluation)
{
    take_appraisals(evaluation);
    take_contested(evaluation);
}

void evaluate_final(struct evaluation *evaluation, size_t wave)
{
    const struct campaign *campaign = evaluation->campaign;
    for (size_t u = 0; u < campaign->unit_count; u++) {
        struct unit_score *unit = &evaluation->units[u];
        const struct level *level = &campaign->levels[unit->unit->level];
        for (size_t i = 0; i < level->indicator_count; i++)
            if (level->indicators[i].wave == wave)
                settle(&unit->indicators[i],
                       indicator_counts(unit->unit, level, i),
                       &evaluation->arena);
    }
}
