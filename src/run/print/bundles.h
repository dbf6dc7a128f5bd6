/* The units' documents of a level as one PDF each, for printing: `de-in/`. May
 * be included by run. */
#ifndef DTI_RUN_PRINT_BUNDLES_H
#define DTI_RUN_PRINT_BUNDLES_H

#include "base/vec.h"
#include "run/print/plan.h"

struct printing;

/* All documents of a template, a stage and a level. */
struct bundle {
    const struct planned_template *template;
    enum stage stage;
    size_t level;
    char *path;               /* below OUTPUT */
    bool last;                /* no later stage of the plan has its template */
    VEC_OF(size_t) documents; /* places in the plan, in its order */
};

struct bundle_list {
    struct bundle *items;
    size_t count, capacity;
};

/* Those of a plan, in its order. */
void bundles_of(const struct plan *plan, const struct campaign *campaign,
                struct bundle_list *list);
void bundles_clear(struct bundle_list *list);

/* After print_documents: prints each bundle whose stage is the last of its
 * template, and notes it, by worker processes, from the documents that this run
 * has noted before. One of which nothing is printed is added to the skipped;
 * one of which a document failed is left as it was. */
void print_bundles(struct printing *printing);

#endif
