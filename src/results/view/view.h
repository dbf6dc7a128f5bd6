/* What documents are filled from: results.json with every number as ready
 * Vietnamese text, and with what follows from it (rankings, bars, lists of
 * what to explain); docs/mau-tai-lieu.md lists the keys. May be included by
 * results/view and run.
 *
 * A view shows an evaluation as it stands: the documents of round 1 are made
 * from one that counts up to STAGE_ROUND1. Nothing here is computed in
 * floating point, and nothing is rounded twice. */
#ifndef DTI_RESULTS_VIEW_VIEW_H
#define DTI_RESULTS_VIEW_VIEW_H

#include "process/process.h"

#include <jansson.h>

struct view;

/* Prepares what all documents share. `names` is an object whose keys are the
 * names that the templates ask for (document_template_names): lists of levels
 * and agencies that none asks for are left out; NULL stands for all names. By
 * `process` a document knows whether it is a draft; NULL:
 * nothing is known to be open. Both must outlive the view and stay as they are.
 */
struct view *view_new(const struct evaluation *evaluation,
                      const struct process *process, const json_t *names);

/* Contexts, each a new reference. All of them hold `campaign`, `stage`,
 * `round` and the flags `round1`, `round2`, `publish`. */
json_t *view_once(const struct view *view);                /* + all levels */
json_t *view_level(const struct view *view, size_t level); /* + `level` */
/* Of a unit, for a template that asks for `names` (an object, as of view_new):
 * what none of them can print may be left out, for there are many units. */
json_t *view_unit(const struct view *view, const struct unit *unit,
                  const json_t *names);
json_t *view_agency(const struct view *view, size_t agency);

void view_free(struct view *view);

/* Every name that contexts can have, by whom a document is for: an example of
 * each context with everything in it, each list with one item. `campaign.texts`
 * is that of the campaign. */
struct view_names {
    json_t *once, *level, *unit, *agency;
};
void view_names_init(struct view_names *names, const struct campaign *campaign);
void view_names_clear(struct view_names *names);

#endif
