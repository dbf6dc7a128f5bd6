/* index.html: what people open first. May be included by
 * run. */
#ifndef DTI_RUN_OVERVIEW_H
#define DTI_RUN_OVERVIEW_H

#include "process/process.h"
#include "run/outputs.h"
#include "run/print/plan.h"

struct overview {
    const struct evaluation *evaluation;
    const struct process *process;
    const struct plan *plan;
    const char *input; /* folder of the workbooks */
};

/* Writes it. After the documents: the page leads to those of the plan that
 * `outputs` says were printed. */
void overview_write(const struct overview *overview, struct outputs *outputs);

/* How OUTPUT leads to the folder of the workbooks: `../in/`. The caller frees
 * it. */
char *overview_way(const char *output, const char *input);

#endif
