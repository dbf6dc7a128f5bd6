/* The cells of one sheet, kept for looking up by place. Knows no DTI. May be
 * included by intake, annex and xlsx/read. */
#ifndef DTI_XLSX_READ_GRID_H
#define DTI_XLSX_READ_GRID_H

#include "xlsx/read/workbook.h"

struct grid;

/* An empty grid, to be given the cells, merged ranges and links of a sheet in
 * the order of the file, and finished before anything is looked up. Cells right
 * of GRID_MAX_COLUMNS are left out, for no form is that wide. Text is cleaned
 * (NFC, base/text.h), the addresses of links stand in their cells. */
enum { GRID_MAX_COLUMNS = 256 };
struct grid *grid_new(void);
void grid_add(struct grid *grid, const struct cell *cell);
void grid_merge(struct grid *grid, const struct cell_range *range);
void grid_link(struct grid *grid, const struct cell_link *link);
void grid_finish(struct grid *grid);

uint32_t grid_last_row(const struct grid *grid);    /* 0 where empty */
uint32_t grid_last_column(const struct grid *grid); /* 0 where empty */

/* All cells by row, then column, also those that grid_at does not show. Lent.
 */
const struct cell *grid_cells(const struct grid *grid, size_t *count);

/* The cell at a place, or NULL where it is empty or lies under a merged range,
 * for there nobody sees it. Lent. */
const struct cell *grid_at(const struct grid *grid, uint32_t row,
                           uint32_t column);

/* The same, and inside a merged range the cell of its upper left corner. */
const struct cell *grid_merged_at(const struct grid *grid, uint32_t row,
                                  uint32_t column);

void grid_free(struct grid *grid);

#endif
