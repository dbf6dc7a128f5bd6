/* What earlier years came to, by their results.csv: to compare with, and to
 * show as a series. May be included by everything. */
#ifndef DTI_CAMPAIGN_EARLIER_H
#define DTI_CAMPAIGN_EARLIER_H

#include "base/points.h"

#include <stdbool.h>
#include <stddef.h>

struct campaign;
struct unit;

/* One unit in one earlier year. Of a unit that was formed of others since, the
 * mean of theirs; it has no rank and no points then. */
struct earlier_result {
    const char *level, *code;
    int line;            /* of its file */
    bool missing;        /* sent nothing that year */
    size_t rank;         /* 0: none */
    ratio4_t index;      /* or RATIO_NONE */
    points_t final, max; /* or POINTS_NONE */
    const char *merged;  /* codes of the former units whose mean it is, or NULL:
                            `X-AN, X-BINH` */
};

/* The units of a level in an earlier year that sent something. */
struct earlier_level {
    ratio4_t mean; /* of their indexes, rounded half up; or RATIO_NONE */
    size_t count;
};

struct earlier_year {
    int year;
    const char *file;               /* a results.csv */
    struct earlier_result *results; /* by level, then code */
    size_t count;
    struct earlier_level *levels; /* one for each of the campaign */
};

/* Of a unit in an earlier year (an index), or NULL: not there, or formed of
 * units of which one has no index. */
const struct earlier_result *earlier_find(const struct campaign *campaign,
                                          const struct unit *unit, size_t year);

/* The same of the last earlier year, to compare with. */
const struct earlier_result *earlier_last(const struct campaign *campaign,
                                          const struct unit *unit);

#endif
