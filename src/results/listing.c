#include "results/listing.h"

#include "base/vec.h"
#include "results/order.h"

#include <stdlib.h>

const char *listed_state(enum unit_state state)
{
    static const char *const texts[] = {
        [STATE_OK] = "Hợp lệ",
        [STATE_ERRORS] = "Có lỗi",
        [STATE_MISSING] = "Chưa gửi",
        [STATE_CONFLICT] = "Trùng lần nộp",
    };
    return texts[state];
}

bool listed_is_error(const struct problem *problem)
{
    return problem_severity(problem->code) == PROBLEM_ERROR;
}

const char *listed_severity(const struct problem *problem)
{
    return listed_is_error(problem) ? "Lỗi" : "Cảnh báo";
}

static bool was_appraised(const struct sums *sums)
{
    for (size_t r = 0; r < ROUND_COUNT; r++)
        if (sums->rounds[r] != POINTS_NONE)
            return true;
    return false;
}

bool listing_shows_unit(const struct unit_score *score)
{
    return score->state != STATE_MISSING || was_appraised(&score->sums);
}

static void list_unit(struct listing *listing, const struct unit_score *score,
                      const struct level *level)
{
    struct listed_unit *listed = vec_push(listing);
    *listed = (struct listed_unit){
        .score = score,
        .level = level,
        .sent = score->state != STATE_MISSING,
        .appraised = was_appraised(&score->sums),
    };
    listed->problems =
        problems_of(&listing->by_unit, score->unit, &listed->problem_count);
    listed->errors =
        problems_count_errors(listed->problems, listed->problem_count);
    listed->warnings = listed->problem_count - listed->errors;
}

void listing_init(struct listing *listing, const struct evaluation *evaluation)
{
    *listing = (struct listing){.evaluation = evaluation};
    problems_init(&listing->by_unit, evaluation);
    listing->problems =
        problems_of(&listing->by_unit, NULL, &listing->problem_count);
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        struct unit_score **order = order_by_rank(level);
        for (size_t u = 0; u < level->unit_count; u++)
            list_unit(listing, order[u], level->level);
        free(order);
    }
}

void listing_clear(struct listing *listing)
{
    problems_clear(&listing->by_unit);
    vec_clear(listing);
    *listing = (struct listing){0};
}
