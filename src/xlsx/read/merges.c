#include "xlsx/read/merges.h"

#include "base/vec.h"

static int compare_two(uint32_t a, uint32_t b, uint32_t next_a, uint32_t next_b)
{
    if (a != b)
        return a < b ? -1 : 1;
    return (next_a > next_b) - (next_a < next_b);
}

static int compare_rows(const void *a, const void *b)
{
    const struct cell_range *one = a, *two = b;
    return compare_two(one->first_row, two->first_row, one->first_column,
                       two->first_column);
}

static int compare_columns(const void *a, const void *b)
{
    const struct cell_range *one = a, *two = b;
    return compare_two(one->first_column, two->first_column, one->first_row,
                       two->first_row);
}

/* Going down the sheet, `busy` holds for each column the last row that is
 * covered; a range that finds one of its columns covered overlaps. */
static bool claim(uint32_t *busy, const struct cell_range *range)
{
    for (uint32_t c = range->first_column; c <= range->last_column; c++)
        if (busy[c] >= range->first_row)
            return false;
    for (uint32_t c = range->first_column; c <= range->last_column; c++)
        busy[c] = range->last_row;
    return true;
}

static void drop_overlaps(struct merges *merges)
{
    uint32_t busy[GRID_MAX_COLUMNS + 1] = {0};
    size_t kept = 0;
    qsort(merges->items, merges->count, sizeof *merges->items, compare_rows);
    for (size_t i = 0; i < merges->count; i++)
        if (claim(busy, &merges->items[i]))
            merges->items[kept++] = merges->items[i];
    merges->count = kept;
}

static void index_columns(struct merges *merges)
{
    size_t next = 0;
    qsort(merges->items, merges->count, sizeof *merges->items, compare_columns);
    for (uint32_t c = 0; c < GRID_MAX_COLUMNS + 2; c++) {
        while (next < merges->count && merges->items[next].first_column < c)
            next++;
        merges->columns[c] = next;
    }
}

void merges_init(struct merges *merges, const struct cell_range *ranges,
                 size_t count)
{
    *merges = (struct merges){0};
    for (size_t i = 0; i < count; i++) {
        if (ranges[i].first_column > GRID_MAX_COLUMNS)
            continue;
        struct cell_range *range = vec_push(merges);
        *range = ranges[i];
        if (range->last_column > GRID_MAX_COLUMNS)
            range->last_column = GRID_MAX_COLUMNS;
    }
    if (merges->count == 0)
        return;
    drop_overlaps(merges);
    index_columns(merges);
}

/* The last range beginning in `column` at or above `row`; as they do not
 * overlap, no other one there can cover the row. */
static const struct cell_range *last_above(const struct merges *merges,
                                           uint32_t row, uint32_t column)
{
    size_t start = merges->columns[column];
    size_t low = start, high = merges->columns[column + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (merges->items[middle].first_row <= row)
            low = middle + 1;
        else
            high = middle;
    }
    return low > start ? &merges->items[low - 1] : NULL;
}

const struct cell_range *merges_find(const struct merges *merges, uint32_t row,
                                     uint32_t column)
{
    if (merges->count == 0 || column > GRID_MAX_COLUMNS)
        return NULL;
    for (uint32_t c = column; c >= 1; c--) {
        const struct cell_range *range = last_above(merges, row, c);
        if (range && range->last_row >= row && range->last_column >= column)
            return range;
    }
    return NULL;
}

/* qsort_r's argument tells the ranges. */
static int compare_order(const void *a, const void *b, void *ranges)
{
    const struct cell_range *items = ranges;
    return compare_rows(&items[*(const size_t *)a], &items[*(const size_t *)b]);
}

static void order_ranges(struct merge_walk *walk)
{
    size_t count = walk->merges->count;
    walk->order = mem_calloc(count, sizeof *walk->order);
    for (size_t i = 0; i < count; i++)
        walk->order[i] = i;
    qsort_r(walk->order, count, sizeof *walk->order, compare_order,
            walk->merges->items);
}

bool merge_walk_covers(struct merge_walk *walk, uint32_t row, uint32_t column)
{
    const struct merges *merges = walk->merges;
    if (merges->count == 0)
        return false;
    if (!walk->order)
        order_ranges(walk);
    while (walk->next < merges->count &&
           merges->items[walk->order[walk->next]].first_row <= row) {
        const struct cell_range *range =
            &merges->items[walk->order[walk->next++]];
        for (uint32_t c = range->first_column; c <= range->last_column; c++)
            walk->at[c] = range;
    }
    const struct cell_range *range = walk->at[column];
    return range && row <= range->last_row &&
           (row != range->first_row || column != range->first_column);
}

void merge_walk_clear(struct merge_walk *walk)
{
    free(walk->order);
}

void merges_clear(struct merges *merges)
{
    vec_clear(merges);
}
