/* What each document was made from, and which documents are due: for the
 * manifest. May be included by run. */
#ifndef DTI_RUN_MADE_H
#define DTI_RUN_MADE_H

#include "base/emit.h"
#include "run/print/bundles.h"

#include <jansson.h>

/* A document or a bundle that is planned, by its path. */
struct made_item {
    const char *path;
    const struct planned_document *document; /* NULL: a bundle */
    const struct bundle *bundle;
};

/* What the outputs of a run were made from. */
struct made {
    const struct plan *plan;
    const struct intake *intake;
    const json_t *digests;
    struct bundle_list bundles;
    VEC_OF(struct made_item); /* in the order of their paths */
};

/* All of it is lent. `digests` is path -> digest, of outputs of any kind. */
void made_init(struct made *made, const struct plan *plan,
               const struct intake *intake, const json_t *digests);
void made_clear(struct made *made);

/* Emits "made_from" of an output, if anything is known of that: of a document
 * or a bundle of the plan {"template", "stage", "volume", "volumes", "digest",
 * "inputs"}, a volume where there are several, the digest where there is one;
 * of everything else that has one the digest alone. Inputs are the workbooks
 * that a unit's own figures come from: its own and those that appraise its
 * level. Where there is none, all workbooks are. */
void made_emit(const struct made *made, const char *path, struct emitter *e);

/* Path -> true of every document of the stages that a run knows nothing of. A
 * new reference. */
json_t *made_due(const struct template_list *templates,
                 const struct campaign *campaign,
                 const bool unknown[STAGE_PUBLISH + 1]);

/* Adds those of the plan, printed or not, but the skipped ones. */
void made_add_due(json_t *due, const struct plan *plan,
                  const struct campaign *campaign, const json_t *skipped);

#endif
