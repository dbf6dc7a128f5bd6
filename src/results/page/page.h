/* index.html: all units, their state, problems, scores and files on one
 * static page. May be included by results/page and run.
 *
 * Everything shown is of the results tree. The rows of the table are plain
 * HTML, so that the page says the same without scripts; its own script filters,
 * sorts and opens units, and a Content-Security-Policy lets nothing else run
 * and nothing be fetched. The shell lies in src/results/page/shell/. */
#ifndef DTI_RESULTS_PAGE_PAGE_H
#define DTI_RESULTS_PAGE_PAGE_H

#include "base/str.h"

#include <jansson.h>

/* A file that the page leads to. */
struct page_link {
    const char *unit; /* code of the unit that it belongs to; NULL: to none */
    const char *text; /* what the link says */
    const char *note; /* what stands beside it; "" for nothing */
    const char *path; /* from OUTPUT, not yet percent-encoded */
};

struct page_links {
    struct page_link *items;
    size_t count, capacity;
};

/* Appends the page. Links keep their order. */
void page_write(const json_t *tree, const struct page_links *documents,
                const struct page_links *workbooks, struct str *out);

#endif
