/* results.json: the whole result as one tree (SPEC section 7). May be
 * included by results/csv, results/view and run.
 *
 * The contract with other people's scripts: keys keep their names and meaning.
 * Beyond SPEC section 7, `campaign` holds `date`, `stage`, `policies` and
 * `grades`, a unit `file` and `submission`, an indicator `group`; the top level
 * holds `problems`, those that belong to no unit. */
#ifndef DTI_RESULTS_TREE_TREE_H
#define DTI_RESULTS_TREE_TREE_H

#include "base/str.h"
#include "score/score.h"

#include <jansson.h>

/* A new reference. */
json_t *results_tree(const struct evaluation *evaluation);

/* The text of the file: keys in their order, two spaces a level, UTF-8 as it
 * is, a newline at the end. */
void results_dump(const json_t *tree, struct str *out);

/* Names of enumerations, as they stand in results.json and the CSV files. */
const char *unit_state_name(enum unit_state state);
const char *points_source_name(enum points_source source);

/* Whether an indicator stands open to a unit at all: what is not assessed this
 * year is still applicable unless units.yaml takes it out. */
bool indicator_applicable(const struct unit_score *score,
                          const struct level *level, size_t indicator);

#endif
