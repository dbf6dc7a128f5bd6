#include "document/layout/page.h"
#include "base/mem.h"

#include <stdint.h>

/* A page is not to be more than a quarter empty; its words end a little above
 * its last piece. */
#define ALLOWED 0.24

enum {
    SINGLE_ROW = 5000,  /* a page with one row of a longer table */
    TWO_ROWS = 300,     /* or with two */
    UNFILLED = 300,     /* times the share left empty and its square */
    TOO_EMPTY = 20000,  /* times the share beyond a quarter, where no heading
                         * forces it */
    FORCED = 2000,      /* times that share, before a heading */
    OVERFULL = 50000000 /* a piece taller than the page has to go somewhere */
};

struct best {
    int64_t cost;  /* of the pages up to here */
    size_t before; /* the piece that begins the last of them */
};

/* A page being filled from its first piece on. */
struct fill {
    double used;
    const struct table_pages *table; /* of the last piece */
    size_t rows;                     /* of it on this page */
    int64_t cost;                    /* of the tables that ended here */
};

static int64_t row_cost(const struct fill *fill)
{
    if (fill->table == NULL || fill->table->row_count <= fill->rows)
        return 0;
    if (fill->rows == 1)
        return SINGLE_ROW;
    return fill->rows == 2 && fill->table->row_count > 4 ? TWO_ROWS : 0;
}

static void fill_add(struct fill *fill, const struct piece *piece, bool first)
{
    if (first)
        fill->used = (piece->heading != NULL ? piece->heading->height : 0) +
                     (piece->table != NULL ? piece->table->head.height : 0);
    else
        fill->used += piece->space;
    fill->used += piece->height;
    if (piece->table != fill->table) {
        fill->cost += row_cost(fill);
        fill->rows = 0;
    }
    fill->table = piece->table;
    fill->rows += piece->table != NULL;
}

/* The cost of ending the page here: before `next`, NULL at the end of all. */
static int64_t end_cost(const struct fill *fill, const struct piece *next,
                        double height)
{
    int64_t cost = PAGE_COST + fill->cost + row_cost(fill);
    if (fill->used > height + 0.01)
        cost += OVERFULL;
    if (next == NULL || next->page_break)
        return cost;
    double empty = fill->used < height ? 1 - fill->used / height : 0;
    double beyond = empty > ALLOWED ? empty - ALLOWED : 0;
    return cost + next->break_cost +
           (int64_t)(UNFILLED * (empty + empty * empty) +
                     (next->bookmarks != NULL ? FORCED : TOO_EMPTY) * beyond);
}

/* Tries every page that begins with piece `first`. */
static void extend(const struct pieces *pieces, size_t first, struct best *best)
{
    struct fill fill = {0};
    double height = paper_text_height(pieces->items[first].paper);
    for (size_t i = first; i < pieces->count; i++) {
        const struct piece *piece = &pieces->items[i];
        if (i > first && piece->page_break)
            break;
        fill_add(&fill, piece, i == first);
        if (i > first && fill.used > height + 0.01)
            break;
        const struct piece *next =
            i + 1 < pieces->count ? &pieces->items[i + 1] : NULL;
        int64_t cost = best[first].cost + end_cost(&fill, next, height);
        if (cost < best[i + 1].cost)
            best[i + 1] = (struct best){cost, first};
    }
}

void page_choose(const struct pieces *pieces, struct page_ranges *out)
{
    size_t count = pieces->count;
    struct best *best = mem_calloc(count + 1, sizeof *best);
    for (size_t i = 1; i <= count; i++)
        best[i].cost = INT64_MAX;
    for (size_t i = 0; i < count; i++)
        extend(pieces, i, best);
    for (size_t end = count; end > 0; end = best[end].before) {
        struct page_range *range = vec_push(out);
        *range = (struct page_range){best[end].before, end};
    }
    for (size_t i = 0, j = out->count; i + 1 < j; i++) {
        struct page_range swap = out->items[i];
        out->items[i] = out->items[--j];
        out->items[j] = swap;
    }
    free(best);
}
