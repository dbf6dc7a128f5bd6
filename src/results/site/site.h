/* index.html: all units, their state, problems, scores and files on one static
 * page. May be included by results/site and run.
 *
 * Everything shown is of the evaluation; what is to be done next, of the
 * process. The rows of the table are plain
 * HTML, so that the page says the same without scripts; its own script filters,
 * sorts and opens units, and a Content-Security-Policy lets nothing else run
 * and nothing be fetched. The shell lies in src/results/site/shell/. */
#ifndef DTI_RESULTS_SITE_SITE_H
#define DTI_RESULTS_SITE_SITE_H

#include "base/str.h"
#include "process/process.h"

/* A file that the page leads to. */
struct site_link {
    const struct unit *unit; /* that it belongs to; NULL: to none */
    const char *text;        /* what the link says */
    const char *note;        /* what stands beside it; "" for nothing */
    const char *path;        /* from OUTPUT, not yet percent-encoded */
};

struct site_links {
    struct site_link *items;
    size_t count, capacity;
};

/* What tells one page from another: the same where all on it is the same. */
enum { SITE_BUILD_SIZE = 17 };

/* Appends the page. Links keep their order. `build` is set to its mark; the
 * page asks the file SITE_STATE beside it (site_state) whether that is still
 * the newest. */
void site_write(const struct evaluation *evaluation,
                const struct process *process,
                const struct site_links *documents,
                const struct site_links *workbooks, struct str *out,
                char build[SITE_BUILD_SIZE]);

#define SITE_STATE "trang-thai.js"
void site_state(const char *build, struct str *out);

#endif
