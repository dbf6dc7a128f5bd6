/* The inside of the page. May be included by results/site. */
#ifndef DTI_RESULTS_SITE_SLOTS_H
#define DTI_RESULTS_SITE_SLOTS_H

#include "base/buckets.h"
#include "results/listing.h"
#include "results/site/site.h"
#include "results/site/html.h"

/* Links by the unit that they belong to, those of none last. */
struct link_index {
    const struct site_links *links;
    struct buckets by_unit;
};

/* Everything that the parts of the page are written from. */
struct site {
    struct listing listing;
    const struct evaluation *evaluation;
    const struct campaign *campaign;
    const struct process *process;
    struct link_index documents, workbooks;
};

/* The shell's files as scripts/embed puts them into the program. */
extern const unsigned char site_html[], site_style[], site_list[], site_unit[],
    site_fresh[];

/* `{{name}}` of page.html: what fills each slot. */
typedef void site_slot_fn(const struct site *site, struct str *out);

/* --- next.c: what is to be done, and what the page was made from --- */
site_slot_fn site_put_next, site_put_made;

/* The state of a unit in words, a refused file included. */
const char *site_state_text(const struct site *site,
                            const struct unit_score *score);

/* --- list.c: what is plain HTML --- */
site_slot_fn site_put_stage, site_put_glance, site_put_notice, site_put_papers,
    site_put_levels, site_put_states, site_put_rows, site_put_others;

/* --- data.c: what the script reads --- */
site_slot_fn site_put_data;

#endif
