/* Comma-separated values (RFC 4180) as spreadsheets write them. May be included
 * by everything. */
#ifndef DTI_BASE_CSV_H
#define DTI_BASE_CSV_H

#include "base/str.h"

/* Reads the records of a CSV text (comma, RFC 4180, LF or CRLF, BOM or not):
 * each is pushed with the line on which it begins, from 1, and its cells, lent
 * for the call. */
typedef void csv_record_fn(void *userdata, int line, char *const *cells,
                           size_t count);
void csv_read(const char *text, size_t length, csv_record_fn *record,
              void *userdata);

#endif
