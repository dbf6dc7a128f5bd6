/* Checks of a table as a whole. May be included by intake. */
#ifndef DTI_INTAKE_TABLE_COLUMNS_CHECK_H
#define DTI_INTAKE_TABLE_COLUMNS_CHECK_H

#include "intake/table/rows.h"

/* Columns that lack, without which data are lost, and columns given twice. */
void columns_check(struct reading *r);

/* A row that has data and no code; a row that is hidden and has data. `data`
 * are the columns that people fill in, ended by COLUMN_NONE; `last_coded` is
 * the last row that has a code: below it stand signatures and dates, where
 * only numbers are data. Whether it has data and no code. */
bool columns_check_row(struct reading *r, const struct table_row *row,
                       const enum column *data, uint32_t last_coded);

/* A title that is nothing like the indicator's. */
void columns_check_title(struct reading *r, const struct indicator *indicator,
                         uint32_t row);

#endif
