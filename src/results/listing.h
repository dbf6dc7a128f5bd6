/* The units of the results tree as people list them: by level, then rank,
 * then code, units without a rank last. May be included by results/book and
 * results/page.
 *
 * Everything is lent by the tree, which must outlive the listing. */
#ifndef DTI_RESULTS_LISTING_H
#define DTI_RESULTS_LISTING_H

#include "base/points.h"

#include <jansson.h>
#include <stddef.h>

struct listed_unit {
    const json_t *level, *unit;
    size_t level_number; /* from 0 */
    json_int_t rank;     /* 0: none */
    size_t errors, warnings;
    bool sent;      /* a self-assessment came in, even one that conflicts */
    bool appraised; /* an agency or the council gave points */
};

struct listing {
    const json_t *tree;
    struct listed_unit *items;
    size_t count, capacity;
};

void listing_init(struct listing *listing, const json_t *tree);
void listing_clear(struct listing *listing);

/* The states of units in the order in which they are shown. */
struct state_text {
    const char *name; /* as in results.json */
    const char *text; /* Vietnamese */
};
enum { LISTED_STATES = 4 };
extern const struct state_text listed_states[LISTED_STATES];

/* The Vietnamese text of a unit's state. */
const char *listed_state(const json_t *unit);

/* "Lỗi" or "Cảnh báo". */
const char *listed_severity(const json_t *problem);
bool listed_is_error(const json_t *problem);

/* The text of a key; "" where it is null. Lent. */
const char *listed_text(const json_t *object, const char *key);

/* Numbers of the tree, exactly as they were put there; NONE for null. */
points_t listed_points(const json_t *value);
ratio4_t listed_ratio(const json_t *value);

#endif
