#include "xlsx/read/grid.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "xlsx/read/merges.h"

#include <stdio.h>

struct grid {
    struct cell *items; /* by row, then column; one a place */
    size_t count, capacity;
    uint32_t last_row, last_column;
    bool unordered;                   /* the file had them in another order */
    VEC_OF(struct cell_range) ranges; /* until it is finished, */
    VEC_OF(struct cell_link) links;   /* as these are */
    struct merges merges;
    struct arena texts;
};

static int compare_places(uint32_t row_a, uint32_t column_a, uint32_t row_b,
                          uint32_t column_b)
{
    if (row_a != row_b)
        return row_a < row_b ? -1 : 1;
    return (column_a > column_b) - (column_a < column_b);
}

/* `text` cleaned, in the arena. */
static void keep_text(struct grid *grid, struct cell *cell, const char *text,
                      size_t length)
{
    char *clean = text_clean(text, length);
    cell->length = strlen(clean);
    cell->text = arena_strndup(&grid->texts, clean, cell->length);
    free(clean);
}

static const char *keep_address(struct grid *grid, const char *address)
{
    return arena_take(&grid->texts, text_clean_line(address, strlen(address)));
}

struct grid *grid_new(void)
{
    return mem_calloc(1, sizeof(struct grid));
}

void grid_add(struct grid *grid, const struct cell *cell)
{
    if (cell->column > GRID_MAX_COLUMNS)
        return;
    if (grid->count > 0) {
        const struct cell *last = &grid->items[grid->count - 1];
        grid->unordered |= compare_places(last->row, last->column, cell->row,
                                          cell->column) >= 0;
    }
    struct cell *kept = vec_push(grid);
    *kept = *cell;
    if (cell->kind == CELL_TEXT || cell->kind == CELL_ERROR)
        keep_text(grid, kept, cell->text, cell->length);
    if (cell->link)
        kept->link = keep_address(grid, cell->link);
    if (cell->link_parts)
        kept->link_parts = arena_strdup(&grid->texts, cell->link_parts);
    if (cell->row > grid->last_row)
        grid->last_row = cell->row;
    if (cell->column > grid->last_column)
        grid->last_column = cell->column;
}

void grid_merge(struct grid *grid, const struct cell_range *range)
{
    *vec_push(&grid->ranges) = *range;
}

void grid_link(struct grid *grid, const struct cell_link *link)
{
    *vec_push(&grid->links) =
        (struct cell_link){link->range, keep_address(grid, link->address)};
}

struct place {
    uint32_t row, column, index; /* in the order of the file */
};

static int compare_order(const void *a, const void *b)
{
    const struct place *one = a, *two = b;
    int places = compare_places(one->row, one->column, two->row, two->column);
    return places ? places
                  : (one->index > two->index) - (one->index < two->index);
}

/* Puts the cells in order; where a place comes twice, the later cell counts,
 * as in spreadsheet programs. */
static void order_cells(struct grid *grid)
{
    struct place *places = mem_calloc(grid->count, sizeof *places);
    for (size_t i = 0; i < grid->count; i++)
        places[i] = (struct place){grid->items[i].row, grid->items[i].column,
                                   (uint32_t)i};
    qsort(places, grid->count, sizeof *places, compare_order);
    struct cell *ordered = mem_calloc(grid->count, sizeof *ordered);
    size_t count = 0;
    for (size_t i = 0; i < grid->count; i++) {
        bool again = i > 0 && places[i].row == places[i - 1].row &&
                     places[i].column == places[i - 1].column;
        count -= again;
        ordered[count++] = grid->items[places[i].index];
    }
    free(places);
    free(grid->items);
    grid->items = ordered;
    grid->capacity = grid->count;
    grid->count = count;
}

static void mark_covered(struct grid *grid)
{
    struct merge_walk walk = {.merges = &grid->merges};
    for (size_t i = 0; i < grid->count; i++) {
        struct cell *cell = &grid->items[i];
        if (merge_walk_covers(&walk, cell->row, cell->column))
            cell->notes |= CELL_COVERED;
    }
    merge_walk_clear(&walk);
}

/* The first cell at or behind a place. */
static size_t find_place(const struct grid *grid, uint32_t row, uint32_t column)
{
    size_t low = 0, high = grid->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct cell *cell = &grid->items[middle];
        if (compare_places(cell->row, cell->column, row, column) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Links may overlap without end, so only so many cells are looked at. */
enum { LINKED_CELLS = 4000000 };

/* Puts the address of a link into its cells; `steps` counts those looked at. */
static void place_link(struct grid *grid, const struct cell_link *link,
                       size_t *steps)
{
    const struct cell_range *range = &link->range;
    size_t i = find_place(grid, range->first_row, range->first_column);
    for (; i < grid->count && *steps < LINKED_CELLS; i++, ++*steps) {
        struct cell *cell = &grid->items[i];
        if (compare_places(cell->row, cell->column, range->last_row,
                           range->last_column) > 0)
            break;
        if (cell->column >= range->first_column &&
            cell->column <= range->last_column)
            cell->link = link->address;
    }
}

/* A link on a cell without a text is there too: such cells are added, empty. */
static void add_linked(struct grid *grid)
{
    VEC_OF(struct cell) linked = {0};
    for (size_t i = 0; i < grid->links.count; i++) {
        const struct cell_range *range = &grid->links.items[i].range;
        uint32_t row = range->first_row, column = range->first_column;
        size_t place = find_place(grid, row, column);
        bool there = place < grid->count && grid->items[place].row == row &&
                     grid->items[place].column == column;
        if (!there && column <= GRID_MAX_COLUMNS)
            *vec_push(&linked) = (struct cell){
                .row = row, .column = column, .kind = CELL_TEXT, .text = ""};
    }
    for (size_t i = 0; i < linked.count; i++)
        *vec_push(grid) = linked.items[i];
    if (linked.count > 0)
        order_cells(grid);
    vec_clear(&linked);
}

static void place_links(struct grid *grid)
{
    size_t steps = 0;
    add_linked(grid);
    for (size_t i = 0; i < grid->links.count; i++)
        place_link(grid, &grid->links.items[i], &steps);
    vec_clear(&grid->links);
}

/* What no program has calculated shows its address. */
static void take_address(struct cell *cell, const char *address)
{
    cell->link = address;
    if (!cell->unsaved)
        return;
    cell->unsaved = false;
    cell->text = address;
    cell->length = strlen(address);
}

/* What a cell adds to an address: nothing where it is empty; false where that
 * is not known. */
static bool join_cell(const struct grid *grid, uint32_t row, uint32_t column,
                      struct str *address)
{
    char number[DECIMAL_TEXT_SIZE];
    size_t place = find_place(grid, row, column);
    const struct cell *from = &grid->items[place];
    if (place == grid->count || from->row != row || from->column != column)
        return true;
    if (from->kind == CELL_NUMBER && !from->percent)
        str_append(address, decimal_format(from->number, number));
    else if (from->kind == CELL_TEXT && !from->unsaved)
        str_append_bytes(address, from->text, from->length);
    else
        return false;
    return true;
}

enum { ADDRESS_MOST = 2083 }; /* Excel follows no longer one */

/* Puts an address together; false where a part of it is not known. */
static bool join_address(const struct grid *grid, const char *parts,
                         struct str *address)
{
    while (*parts && address->length <= ADDRESS_MOST) {
        unsigned row, column;
        int length = 0;
        if (*parts != LINK_PLACE) {
            str_append_char(address, *parts++);
            continue;
        }
        if (sscanf(parts + 1, "%7u:%5u\1%n", &row, &column, &length) != 2 ||
            length == 0 || !join_cell(grid, row, column, address))
            return false;
        parts += 1 + length;
    }
    return address->length > 0 && address->length <= ADDRESS_MOST;
}

/* Where a formula takes the address of its link from other cells. */
static void take_addresses(struct grid *grid)
{
    struct str address = {0};
    for (size_t i = 0; i < grid->count; i++) {
        struct cell *cell = &grid->items[i];
        if (!cell->link_parts || cell->link)
            continue;
        str_reset(&address);
        if (join_address(grid, cell->link_parts, &address))
            take_address(cell, keep_address(grid, str_text(&address)));
    }
    str_clear(&address);
}

void grid_finish(struct grid *grid)
{
    if (grid->unordered)
        order_cells(grid);
    merges_init(&grid->merges, grid->ranges.items, grid->ranges.count);
    vec_clear(&grid->ranges);
    place_links(grid);
    take_addresses(grid);
    mark_covered(grid);
}

uint32_t grid_last_row(const struct grid *grid)
{
    return grid->last_row;
}

uint32_t grid_last_column(const struct grid *grid)
{
    return grid->last_column;
}

const struct cell *grid_cells(const struct grid *grid, size_t *count)
{
    *count = grid->count;
    return grid->items;
}

const struct cell *grid_at(const struct grid *grid, uint32_t row,
                           uint32_t column)
{
    size_t place = find_place(grid, row, column);
    if (place == grid->count)
        return NULL;
    const struct cell *cell = &grid->items[place];
    return cell->row == row && cell->column == column &&
                   !(cell->notes & CELL_COVERED)
               ? cell
               : NULL;
}

const struct cell *grid_merged_at(const struct grid *grid, uint32_t row,
                                  uint32_t column)
{
    const struct cell_range *range = merges_find(&grid->merges, row, column);
    return range ? grid_at(grid, range->first_row, range->first_column)
                 : grid_at(grid, row, column);
}

void grid_free(struct grid *grid)
{
    if (!grid)
        return;
    arena_clear(&grid->texts);
    vec_clear(&grid->ranges);
    vec_clear(&grid->links);
    merges_clear(&grid->merges);
    free(grid->items);
    free(grid);
}
