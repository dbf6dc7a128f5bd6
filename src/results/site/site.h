/* index.html: all units, their state, problems, scores and files on one static
 * page. May be included by results/site and run.
 *
 * Everything shown is of the evaluation; what is to be done next, of the
 * process. The rows of the table are plain HTML where the page is whole, so
 * that it says the same without scripts; its own script filters, sorts and
 * opens units, and a Content-Security-Policy lets nothing else run and nothing
 * be fetched. The shell lies in src/results/site/shell/. */
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

/* A page of up to so many units is one file, which can be sent on alone. One of
 * more holds what the table says of the units, of which its script shows some
 * at once, and leaves what a reader opens to files beside it, which the script
 * loads when they are asked for. */
enum { SITE_WHOLE = 400 };

struct site;

/* Everything is lent and must outlive the site. Links keep their order. Above
 * `whole` units the page is in parts. */
struct site *site_new(const struct evaluation *evaluation,
                      const struct process *process,
                      const struct site_links *documents,
                      const struct site_links *workbooks, size_t whole);
void site_free(struct site *site);

/* The files beside the page; none where it is whole. */
size_t site_part_count(const struct site *site);

/* `trang/don-vi-0-3.js`: below OUTPUT. The caller frees it. */
char *site_part_path(const struct site *site, size_t part);

/* Appends the file. `mark` tells it from another of its name, which was left
 * there by an earlier run or put there by a later one: the page, which is given
 * the marks of all its parts, takes no other. */
void site_put_part(const struct site *site, size_t part, struct str *out,
                   char mark[SITE_BUILD_SIZE]);

/* Appends the page. `marks` are those of its parts, in their order. `build` is
 * set to its own mark; the page asks the file SITE_STATE beside it (site_state)
 * whether that is still the newest. */
void site_write(struct site *site, char (*marks)[SITE_BUILD_SIZE],
                struct str *out, char build[SITE_BUILD_SIZE]);

#define SITE_STATE "trang-thai.js"
void site_state(const char *build, struct str *out);

#endif
