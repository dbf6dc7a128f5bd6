/* How alike two titles are. May be included by intake/table. */
#ifndef DTI_INTAKE_TABLE_TITLES_H
#define DTI_INTAKE_TABLE_TITLES_H

#include <stdbool.h>

/* True for a row of totals, "Tổng …" or "Cộng …", in text_fold_plain. */
bool title_is_total(const char *folded);

/* 0 to 100: the share of words that both have, case and marks ignored. Of the
 * first 128 words. A text that the other begins with (cut off by hand) counts
 * as 90 from five words on. */
int title_likeness(const char *a, const char *b);

enum { TITLE_ALIKE = 70, TITLE_APART = 20, TITLE_FOREIGN = 35 };

#endif
