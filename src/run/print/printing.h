/* Documents printed by worker processes. May be included by run/run.c. */
#ifndef DTI_RUN_PRINT_PRINTING_H
#define DTI_RUN_PRINT_PRINTING_H

#include "results/view/view.h"
#include "run/print/cache.h"
#include "run/outputs.h"
#include "run/print/plan.h"
#include "run/run.h"

struct printing {
    const struct plan *plan;
    const struct campaign *campaign;
    struct document_engine *engine;
    struct view *views[STAGE_PUBLISH + 1]; /* of the stages in the plan */
    const struct run_options *options;
    struct run_cache *cache; /* digests of the run before, then of this one */
    json_t *printed;         /* digests of this run, made on the way */
    struct outputs *outputs;
    const struct batch_file **files; /* one for each document of the plan */
    struct problem_list *problems;   /* what could not be printed */
    size_t done;
};

/* Prints every document of the plan into OUTPUT and notes those that were
 * written; one whose data, template and date have not changed since the run
 * before and whose file is there is left alone. A document that fails is a
 * problem and the others go on. A failure of the machine (disk, memory) is
 * noted in `outputs`. */
void print_documents(struct printing *printing);

#endif
