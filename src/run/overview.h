/* index.html: what people open first. May be included by
 * run. */
#ifndef DTI_RUN_OVERVIEW_H
#define DTI_RUN_OVERVIEW_H

#include "process/process.h"
#include "results/site/site.h"
#include "run/outputs.h"
#include "run/print/plan.h"

struct overview {
    const struct evaluation *evaluation;
    const struct process *process;
    const struct plan *plan;
    const char *input; /* folder of the workbooks */
};

/* Gets it ready, after the documents: the page leads to those of the plan that
 * `outputs` says were printed. `overview` and what it names are lent. */
struct overview_page *overview_new(const struct overview *overview,
                                   const struct outputs *outputs);

/* What the files beside it are made from, by workers. Lent. */
const struct site *overview_site(const struct overview_page *page);

/* Writes the page, with the marks of those files. */
void overview_write(struct overview_page *page, char (*marks)[SITE_BUILD_SIZE],
                    struct outputs *outputs);

void overview_free(struct overview_page *page);

/* How OUTPUT leads to the folder of the workbooks: `../in/`. The caller frees
 * it. */
char *overview_way(const char *output, const char *input);

#endif
