/* Many books that differ in a few texts, each the copy of one that was made
 * once. May be included by everything.
 *
 * A master is a finished book with a mark wherever a text of the copy is to
 * stand. What comes before the first mark of a part is deflated once; a copy
 * deflates what is after it, and that is little where names stand late. The
 * same master and texts give the same bytes. */
#ifndef DTI_XLSX_WRITE_MASTER_H
#define DTI_XLSX_WRITE_MASTER_H

#include "base/str.h"

#include <stdbool.h>

/* The texts of a copy. */
enum { BOOK_MARKS = 2 };

/* What stands for each: noncharacters (Unicode 23.7), so that no text has a use
 * for them. */
extern const char *const book_marks[BOOK_MARKS];

/* Whether a text may be put into a copy: one that a cell, a footer and a
 * property hold as it is, not too long for any, and not escaped in XML. */
bool book_master_takes(const char *text);

struct book_master;

/* Takes up a finished book. NULL where its package cannot be read. */
struct book_master *book_master_new(const struct str *book);
void book_master_free(struct book_master *master);

/* Appends a copy to `out`, with a text for each mark that book_master_takes. 0
 * or an errno value. */
int book_master_copy(const struct book_master *master,
                     const char *const texts[BOOK_MARKS], struct str *out);

#endif
