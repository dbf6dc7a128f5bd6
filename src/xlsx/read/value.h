/* What stands in a cell: references, numbers, dates. May be included by
 * xlsx/read. */
#ifndef DTI_XLSX_READ_VALUE_H
#define DTI_XLSX_READ_VALUE_H

#include "xlsx/read/workbook.h"

/* Reads `AB12`; false outside the sheet's bounds. */
bool sheet_parse_reference(const char *text, uint32_t *row, uint32_t *column);

/* Reads `A1:C3` or `A1`, corners in any order; `B:D` and `2:4` are whole
 * columns and rows. */
bool sheet_parse_range(const char *text, struct cell_range *range);

/* Makes a DATE of the cell's number, a serial; false (and the cell as it was)
 * where that is no day. Seconds are rounded, half up. */
bool sheet_date_from_serial(struct cell *cell, bool system_1904);

/* Makes a DATE, or the NUMBER of a time of the day alone, of an ISO 8601 text
 * (t="d"); false where it is neither. */
bool sheet_date_from_iso(struct cell *cell, const char *text, bool system_1904);

#endif
