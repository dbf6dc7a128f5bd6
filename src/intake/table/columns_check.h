/* Checks of a table as a whole. May be included by intake. */
#ifndef DTI_INTAKE_TABLE_COLUMNS_CHECK_H
#define DTI_INTAKE_TABLE_COLUMNS_CHECK_H

#include "intake/table/rows.h"

/* Columns that lack, without which data are lost, and columns given twice. */
void columns_check(struct reading *r);

/* A row that has data and no code. `data` are the columns that people fill in,
 * ended by COLUMN_NONE; `last_coded` is the last row that has a code: below it
 * stand signatures and dates, where only numbers are data. Whether it is one.
 */
bool columns_check_row(struct reading *r, const struct table_row *row,
                       const enum column *data, uint32_t last_coded);

/* Rows that have data and are hidden, in one problem: a filter that was left on
 * hides most of a form. */
void columns_check_hidden(struct reading *r, const struct rows *rows,
                          const enum column *data);

/* A title that is nothing like the indicator's. */
void columns_check_title(struct reading *r, const struct indicator *indicator,
                         uint32_t row);

#endif
