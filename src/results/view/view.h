/* What documents are filled from: results.json with every number as ready
 * Vietnamese text, and with what follows from it (rankings, bars, lists of
 * what to explain). docs/mau-tai-lieu.md lists the keys. May be included by
 * results/view and run.
 *
 * A view shows an evaluation as it stands: the documents of round 1 are made
 * from one that stops at STAGE_ROUND1. Nothing here is computed in
 * floating point, and nothing is rounded twice. */
#ifndef DTI_RESULTS_VIEW_VIEW_H
#define DTI_RESULTS_VIEW_VIEW_H

#include "score/score.h"

#include <jansson.h>

struct view;

/* Prepares what all documents share. NULL and a Vietnamese `error` where last
 * year's results (campaign->previous) cannot be read. The evaluation must
 * outlive the view and stay as it is. */
struct view *view_new(const struct evaluation *evaluation, char *error,
                      size_t error_size);

/* Contexts, each a new reference. All of them hold `campaign`, `stage`,
 * `round` and the flags `round1`, `round2`, `publish`. */
json_t *view_once(const struct view *view);                /* + all levels */
json_t *view_level(const struct view *view, size_t level); /* + `level` */
json_t *view_unit(const struct view *view, const struct unit *unit);
json_t *view_agency(const struct view *view, size_t agency);

void view_free(struct view *view);

#endif
