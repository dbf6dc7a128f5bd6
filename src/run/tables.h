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

/* Begins with the tables, while documents are printed: a process of its own
 * makes them, from the problems that are known. NULL where no process is to be
 * had beside others. `tables` is copied, what it leads to stays. */
struct early_tables;
struct early_tables *tables_begin(const struct tables *tables,
                                  struct outputs *outputs);

/* Ends that where nothing is written any more. NULL is fine. */
void tables_abandon(struct early_tables *early);

/* Writes what is left, by worker processes, and frees `early`, which may be
 * NULL. After the documents: parcels hold those of the plan that `outputs` says
 * were printed, and the page leads to them. `changed`: there are other problems
 * now than when `early` began, and its tables are made again. */
void tables_write(const struct tables *tables, struct early_tables *early,
                  bool changed, struct outputs *outputs);

#endif
