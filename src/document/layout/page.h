/* Which piece begins which page. May be included by document/layout.
 *
 * All breaks are chosen at once, so that the sum of their costs is least: as
 * few pages as can be, no heading at the foot, no page with a single row of a
 * table, no signature alone. */
#ifndef DTI_DOCUMENT_LAYOUT_PAGE_H
#define DTI_DOCUMENT_LAYOUT_PAGE_H

#include "document/layout/layout.h"

/* Appends the pages; the owner frees them with vec_clear. */
void page_choose(const struct pieces *pieces, struct page_ranges *out);

#endif
