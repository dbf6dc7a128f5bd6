/* Documents printed by worker processes. May be included by run/run.c and
 * run/print/bundles.c. */
#ifndef DTI_RUN_PRINT_PRINTING_H
#define DTI_RUN_PRINT_PRINTING_H

#include "results/view/view.h"
#include "run/before.h"
#include "run/outputs.h"
#include "run/print/plan.h"
#include "run/run.h"

struct printing {
    const struct plan *plan;
    const struct campaign *campaign;
    struct document_engine *engine;
    struct view *views[STAGE_PUBLISH + 1]; /* of the stages in the plan */
    const struct run_options *options;
    const struct before *before; /* what the run before left */
    json_t *digests; /* lent: path -> what it was made from, added to */
    struct outputs *outputs;
    const struct batch_file **files; /* one for each document of the plan */
    json_t *skipped; /* lent: path -> true of those that are not wanted */
    json_t *kept;    /* lent: path -> true of those that somebody signed */
    struct problem_list *problems; /* what could not be printed */
    size_t done, passed_over;      /* of the plan; the others are not wanted */
    size_t same;    /* of them left as they were, for they would come out so */
    size_t bundles; /* that were printed besides (run/print/bundles.h) */
};

/* Prints every document of the plan into OUTPUT and notes those that were
 * written; one that would come out as the run before left it is left alone
 * (run/before.h), and one that is not wanted (`when` in its front matter) is
 * not printed. A document that fails is a
 * problem and the others go on. A failure of the machine (disk, memory) is
 * noted in `outputs`. */
void print_documents(struct printing *printing);

/* ---- for run/print/bundles.c ---- */

struct task_report;

/* The longest document needs a few MiB; more than this is an accident. */
enum { WORKER_MEMORY = 512 << 20 };

/* The data of a document of the plan; a new reference. */
json_t *printing_context(const struct printing *printing,
                         const struct planned_document *document);

/* Whether what is to be at `path` would come out as it is there, by the digest
 * in `report`, which then has its sum. */
bool printing_take_same(const struct printing *printing, const char *path,
                        struct task_report *report);

/* Says in `report` what is wrong and where; what lies at no line of the
 * template names the file alone. */
void printing_explain(const struct planned_template *template,
                      const struct document_error *error,
                      struct task_report *report);

#endif
