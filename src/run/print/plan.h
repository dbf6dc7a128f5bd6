/* Which documents a run prints: templates × whom they are for × stages. May
 * be included by run/overview.h, run/made.h, run/memory.h, run/parcels.h,
 * run/tables.h and run/print. */
#ifndef DTI_RUN_PRINT_PLAN_H
#define DTI_RUN_PRINT_PLAN_H

#include "document/document.h"
#include "score/score.h"

/* Whom a document is for (`for` in its front matter). */
enum audience { AUDIENCE_ONCE, AUDIENCE_LEVEL, AUDIENCE_UNIT, AUDIENCE_AGENCY };

/* A template and what its front matter says to run. */
struct planned_template {
    char *file; /* path, for messages and the manifest */
    char *name; /* of the printed file, without round and `.pdf` */
    char *path; /* `path:` with {code}, {name}, {round}; or NULL */
    enum audience audience;
    bool stages[STAGE_PUBLISH + 1];
    bool any_stage; /* once a run, at its last stage */
    struct document_template *template;
    json_t *names; /* that it asks for (document_template_names) */
};

struct template_list {
    struct planned_template *items;
    size_t count, capacity;
};

/* One document to print. */
struct planned_document {
    const struct planned_template *template;
    enum stage stage;
    size_t subject; /* index of the level, unit or agency */
    char *path;     /* below OUTPUT */
};

struct plan {
    struct planned_document *items;
    size_t count, capacity;
};

/* One of the files that a bundle is in: by itself the first of one. */
struct volume {
    size_t number, of; /* from 1 */
};

/* Loads every template of `folder` whose name does not begin with `_`, in the
 * order of their names. False with FILE:LINE: text in `message`. */
bool templates_load(const char *folder, struct template_list *list,
                    char *message, size_t size);
void templates_clear(struct template_list *list);

/* Whether it is printed at a stage of a run whose last one is `last`. */
bool plan_template_is_of(const struct planned_template *t, enum stage stage,
                         enum stage last);
/* Looks for what would go wrong only when a template is printed: names that no
 * view has, markup that is not known. False with FILE:LINE: text in `message`.
 */
bool templates_check(const struct template_list *list,
                     const struct campaign *campaign, char *message,
                     size_t size);

/* The path of a bundle, all that a template prints for the units of a level, or
 * of a volume of it. Volumes stand in their order also where names are sorted
 * as bytes. The owner frees it. */
char *plan_bundle_path(const struct planned_template *t, enum stage stage,
                       const char *level, struct volume volume);

/* The documents of `stages`, in the order in which they are printed; of the
 * stages `heard` (NULL: none) those that are for agencies: something of theirs
 * came and nothing of it counts. False with a `message` where two would have
 * one path. */
bool plan_documents(const struct template_list *templates,
                    const struct campaign *campaign,
                    const bool stages[STAGE_PUBLISH + 1],
                    const bool heard[STAGE_PUBLISH + 1], struct plan *plan,
                    char *message, size_t size);
void plan_clear(struct plan *plan);

#endif
