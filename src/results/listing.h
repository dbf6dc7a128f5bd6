/* The units of an evaluation as people list them: by level, then rank, then
 * code, units without a rank last. May be included by results/book,
 * results/csv and results/site.
 *
 * Everything is lent by the evaluation, which must outlive the listing. */
#ifndef DTI_RESULTS_LISTING_H
#define DTI_RESULTS_LISTING_H

#include "results/problems.h"

struct listed_unit {
    const struct unit_score *score;
    const struct level *level;
    const struct problem *const *problems;
    size_t problem_count, errors, warnings;
    bool sent;      /* a self-assessment came in, even one that conflicts */
    bool appraised; /* an agency or the council gave points */
};

struct listing {
    const struct evaluation *evaluation;
    struct unit_problems by_unit;
    /* Those that belong to no unit: */
    const struct problem *const *problems;
    size_t problem_count;
    struct listed_unit *items;
    size_t count, capacity;
};

/* Whether there is anything to show of its indicators: it sent a
 * self-assessment, or something of it was appraised. */
bool listing_shows_unit(const struct unit_score *score);

void listing_init(struct listing *listing, const struct evaluation *evaluation);
void listing_clear(struct listing *listing);

/* "Hợp lệ", "Có lỗi", "Chưa gửi", "Trùng lần nộp". */
const char *listed_state(enum unit_state state);

/* "Lỗi" or "Cảnh báo". */
const char *listed_severity(const struct problem *problem);
bool listed_is_error(const struct problem *problem);

#endif
