/* results.xlsx: the evaluation as a workbook. May be included by results/book
 * and run.
 *
 * A sheet for each level (a row a unit, in order of rank), one for what is
 * owed and one for the problems, with frozen headings, filters, number formats
 * and print set-up. No text becomes a formula or a link; numbers are those of
 * results.json. */
#ifndef DTI_RESULTS_BOOK_BOOK_H
#define DTI_RESULTS_BOOK_BOOK_H

#include "base/str.h"
#include "process/process.h"

/* Appends the bytes of the workbook; `created` (seconds since 1970) is the date
 * that it carries, so that the same evaluation gives the same bytes. Where
 * `out` is NULL, nothing is made but the digest of all that is in it
 * (xlsx/write/book.h), which may be NULL otherwise. Returns 0, or the errno
 * value of what failed, and nothing is appended. */
int results_book_write(const struct evaluation *evaluation,
                       const struct process *process, int64_t created,
                       char *digest, struct str *out);

#endif
