/* The inside of the page. May include base and score; used by page/ alone.
 */
#ifndef DTI_RESULTS_PAGE_PART_H
#define DTI_RESULTS_PAGE_PART_H

#include "base/buckets.h"
#include "results/listing.h"
#include "results/page/page.h"
#include "results/page/text.h"

/* Links by the unit that they belong to, those of none last. */
struct link_index {
    const struct page_links *links;
    struct buckets by_unit;
};

/* Everything that the parts of the page are written from. */
struct page {
    struct listing listing;
    const struct evaluation *evaluation;
    const struct campaign *campaign;
    struct link_index documents, workbooks;
};

/* The shell's files as scripts/embed puts them into the program. */
extern const unsigned char page_html[], page_style[], page_list[], page_unit[];

/* `{{name}}` of page.html: what fills each slot. */
typedef void page_slot_fn(const struct page *page, struct str *out);

/* --- list.c: what is plain HTML --- */
page_slot_fn page_put_stage, page_put_glance, page_put_notice, page_put_papers,
    page_put_levels, page_put_states, page_put_rows, page_put_others;

/* --- data.c: what the script reads --- */
page_slot_fn page_put_data;

#endif
