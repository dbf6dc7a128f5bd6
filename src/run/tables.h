/* What is written besides the documents: tables, parcels, the page. May be
 * included by run/run.c. */
#ifndef DTI_RUN_TABLES_H
#define DTI_RUN_TABLES_H

#include "process/process.h"
#include "run/outputs.h"
#include "run/print/plan.h"

struct tables {
    const struct evaluation *evaluation; /* of the last stage */
    const struct process *process;
    const struct plan *plan;
    const char *input; /* folder of the workbooks */
    json_t *digests;   /* lent: path -> what it was made from, added to */
    int jobs;          /* worker processes, from 1 */
};

/* Writes all of them, by worker processes. After the documents: parcels hold
 * those of the plan that `outputs` says were printed, and the page leads to
 * them. */
void tables_write(const struct tables *tables, struct outputs *outputs);

#endif
