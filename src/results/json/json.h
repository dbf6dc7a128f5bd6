/* results.json: the whole result as one tree (SPEC section 7). May be included
 * by run.
 *
 * The contract with other people's scripts: keys keep their names and meaning.
 * Beyond SPEC section 7, `campaign` holds `date`, `stage`, `policies` and
 * `grades`, a unit `file` and `submission`, an indicator `group`; the top level
 * holds `problems`, those that belong to no unit. Where the campaign has
 * results of earlier years, a unit and a level hold `earlier`. */
#ifndef DTI_RESULTS_JSON_JSON_H
#define DTI_RESULTS_JSON_JSON_H

#include "base/sink.h"
#include "score/score.h"

/* Appends the text of the file, which may be handed on after each unit: two
 * spaces a level, UTF-8 as it is, a newline at the end. */
void json_results(const struct evaluation *evaluation, struct sink *out);

#endif
