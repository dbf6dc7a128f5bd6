/* results.xlsx: the results tree as a workbook. May be included by
 * results/book and run.
 *
 * A sheet for each level (a row a unit, in order of rank) and one for the
 * problems, with frozen headings, filters, number formats and print set-up. No
 * text becomes a formula or a link; numbers are those of results.json. */
#ifndef DTI_RESULTS_BOOK_BOOK_H
#define DTI_RESULTS_BOOK_BOOK_H

#include "base/str.h"

#include <jansson.h>
#include <stdint.h>

/* Appends the bytes of the workbook; `created` (seconds since 1970) is the date
 * that it carries, so that the same tree gives the same bytes. libxlsxwriter
 * writes to a temporary file in $TMPDIR (or /tmp), which is gone on return.
 * Returns 0 or an errno value. */
int book_write(const json_t *tree, int64_t created, struct str *out);

#endif
