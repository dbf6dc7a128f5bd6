/* Parts of results.json that the page repeats word for word. May be included
 * by results/json and results/site. */
#ifndef DTI_RESULTS_JSON_PARTS_H
#define DTI_RESULTS_JSON_PARTS_H

#include "base/emit.h"
#include "score/score.h"

/* Members of the open object. `code`, `name`, `kind`, `state`: */
void json_emit_unit(struct emitter *e, const struct unit_score *score);

/* `submission`, `rank`, `index`, `grade`, `points`: `submission` is the one
 * that counts, or NULL. */
void json_emit_standing(struct emitter *e, const struct unit_score *score,
                        const struct submission *submission);

/* `earlier`: what the years before came to, where the campaign has any. */
void json_emit_earlier(struct emitter *e, const struct campaign *campaign,
                       const struct unit *unit);
/* The same of a level: the mean of the units that sent something. */
void json_emit_earlier_means(struct emitter *e, const struct campaign *campaign,
                             size_t level);

/* `scored_by`: */
void json_emit_scorers(struct emitter *e, const struct indicator *indicator);

/* `problems`: */
void json_emit_problems(struct emitter *e, const struct problem *const *items,
                        size_t count);

#endif
