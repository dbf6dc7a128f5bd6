/* What a run found, in numbers and words. May be included by run/run.c. */
#ifndef DTI_RUN_TALLY_H
#define DTI_RUN_TALLY_H

#include "run/run.h"

/* Counts what came, and says what is to be done next. */
void tally(const struct evaluation *evaluation, const struct process *process,
           struct run_result *result);

/* The documents among the problems that could not be printed. */
size_t tally_failed(const struct problem_list *problems);

#endif
