/* Merged ranges, to be found by any place in them. May be included by
 * xlsx/read. */
#ifndef DTI_XLSX_READ_MERGES_H
#define DTI_XLSX_READ_MERGES_H

#include "xlsx/read/grid.h"

struct merges {
    struct cell_range *items; /* by first column, then first row */
    size_t count, capacity;
    /* Where the ranges that begin in a column start; the end is the next. */
    size_t columns[GRID_MAX_COLUMNS + 2];
};

/* Takes the ranges over. Ranges must not overlap (ECMA-376-1 §18.3.1.55); of
 * two that do, the lower or the one further right is left out. */
void merges_init(struct merges *merges, const struct cell_range *ranges,
                 size_t count);

/* The range that covers a place, or NULL. Lent. */
const struct cell_range *merges_find(const struct merges *merges, uint32_t row,
                                     uint32_t column);

/* Walks down a sheet with its merged ranges. Zeroed but for `merges`. */
struct merge_walk {
    const struct merges *merges;
    size_t *order; /* the ranges by first row */
    size_t next;
    const struct cell_range *at[GRID_MAX_COLUMNS + 1];
};

/* Whether a place lies under a range, other than in its upper left corner. Rows
 * may only grow from call to call; all calls together look at each range and
 * each of its columns once. */
bool merge_walk_covers(struct merge_walk *walk, uint32_t row, uint32_t column);

void merge_walk_clear(struct merge_walk *walk);

void merges_clear(struct merges *merges);

#endif
