/* Documents printed by worker processes. Used inside run/ alone. */
#ifndef DTI_RUN_PRINTING_H
#define DTI_RUN_PRINTING_H

#include "results/view.h"
#include "run/outputs.h"
#include "run/plan.h"
#include "run/run.h"

struct printing {
    const struct plan *plan;
    const struct campaign *campaign;
    struct document_engine *engine;
    struct view *views[STAGE_PUBLISH + 1]; /* of the stages in the plan */
    const struct run_options *options;
    struct outputs *outputs;
    struct problem_list *problems; /* what could not be printed */
    size_t done;
};

/* Prints every document of the plan into OUTPUT and notes those that were
 * written; a document that fails is a problem and the others go on. A failure
 * of the machine (disk, memory) is noted in `outputs`. */
void print_documents(struct printing *printing);

#endif
