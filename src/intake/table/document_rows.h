/* Rows that carry further documents of the indicator above them. May be
 * included by intake. */
#ifndef DTI_INTAKE_TABLE_DOCUMENT_ROWS_H
#define DTI_INTAKE_TABLE_DOCUMENT_ROWS_H

#include "intake/table/rows.h"
#include "intake/value/evidence.h"

/* Finds them among the rows without a code, and makes ROW_DOCUMENTS of them: a
 * row that holds a number, a date or a link and nothing else belongs to the
 * indicator above it, unless a heading comes between. Below the last code only
 * what looks like a document is one, for there signatures stand. */
void document_rows_find(struct reading *r, const struct level *level,
                        struct rows *rows);

/* Adds to `all` the documents of the rows that belong to an indicator (an index
 * in the level). */
void document_rows_read(struct reading *r, const struct level *level,
                        const struct rows *rows, size_t indicator, bool counts,
                        struct documents *all);

/* Adds `more` to `all`, but for what is there already. */
void documents_join(struct arena *arena, struct documents *all,
                    const struct documents *more);

#endif
