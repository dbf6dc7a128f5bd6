/* The inside of the page. May be included by results/page. */
#ifndef DTI_RESULTS_PAGE_PART_H
#define DTI_RESULTS_PAGE_PART_H

#include "results/listing.h"
#include "results/page/page.h"
#include "results/page/text.h"

/* Everything that the parts of the page are written from. */
struct page {
    struct listing listing;
    const json_t *tree, *campaign;
    json_t *documents, *workbooks; /* code ("" for none) -> list of links */
};

/* The shell's files as scripts/embed puts them into the program. */
extern const unsigned char page_html[], page_style[], page_list[], page_unit[];

/* `{{name}}` of page.html: what fills each slot. */
typedef void page_slot_fn(const struct page *page, struct str *out);

/* --- page_list.c: what is plain HTML --- */
page_slot_fn page_put_stage, page_put_glance, page_put_notice, page_put_papers,
    page_put_levels, page_put_states, page_put_rows, page_put_others;

/* --- page_data.c: what the script reads --- */
page_slot_fn page_put_data;

#endif
