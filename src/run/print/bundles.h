/* The units' documents of a level as one PDF each, or as volumes of one, for
 * printing: `de-in/`. May be included by run. */
#ifndef DTI_RUN_PRINT_BUNDLES_H
#define DTI_RUN_PRINT_BUNDLES_H

#include "base/str.h"
#include "base/vec.h"
#include "run/print/plan.h"

struct printing;

/* A file has no more documents than this. It is whole in the memory of the
 * worker that makes it, at some 20 KB a document, and PDF/A allows it 8,388,607
 * objects, of which a receipt has 500; a document may be several times as large
 * and neither is reached. */
enum { BUNDLE_MOST = 4000 };

/* All documents of a template, a stage and a level, or a volume of them. */
struct bundle {
    const struct planned_template *template;
    enum stage stage;
    size_t level;
    struct volume volume;
    char *path;               /* below OUTPUT */
    bool last;                /* no later stage of the plan has its template */
    VEC_OF(size_t) documents; /* places in the plan, in its order */
};

struct bundle_list {
    struct bundle *items;
    size_t count, capacity;
};

/* Those of a plan, in its order, each of no more than `most` documents:
 * BUNDLE_MOST. A bundle of more is in as few volumes as that takes, which are
 * of a size; which one a unit is in depends on the plan alone, so that it stays
 * where it was whatever came in. */
void bundles_of(const struct plan *plan, const struct campaign *campaign,
                size_t most, struct bundle_list *list);
void bundles_clear(struct bundle_list *list);

/* Appends what tells a volume from the others, `, tập 1/5`; nothing where there
 * are none. */
void bundle_put_volume(const struct bundle *bundle, struct str *out);

/* After print_documents: prints each bundle whose stage is the last of its
 * template, and notes it, by worker processes, from the documents that this run
 * has noted before. One of which nothing is printed is added to the skipped;
 * one of which a document failed is left as it was. */
void print_bundles(struct printing *printing);

#endif
