/* What enumerations of the evaluation are called in results.json, in the CSV
 * files, on the page and in templates. May be included by results. */
#ifndef DTI_RESULTS_NAMES_H
#define DTI_RESULTS_NAMES_H

#include "score/score.h"

/* `ok`, `errors`, `missing`, `conflict`. */
const char *names_unit_state(enum unit_state state);

/* `scored`, `survey`, `bonus`, `penalty`, `info`. */
const char *names_node_kind(enum node_kind kind);

/* What ranks and grades of a stage are of, for people: `Thẩm định lần 1`. */
const char *names_stage(enum stage stage);

/* `none`, `computed`, `round1`, `round2`, `council`. */
const char *names_points_source(enum points_source source);

/* `claimed`, `confirmed`, `refused`; "" where nothing is claimed. */
const char *names_waiver(enum waiver_state state);

/* The name of the agency, or of the council, that gave something. */
const char *names_scorer(const struct campaign *campaign,
                         const struct scored *scored);

/* Appends a value for people: `1.200`, `95,5%`, `Có`; one that is not valid as
 * it was typed. */
void names_input_value(const struct input *input, const struct value *value,
                       struct str *out);

/* `error` or `warning`. */
const char *names_severity(enum problem_code code);

/* Whether an indicator stands open to a unit at all: what is not assessed this
 * year is still applicable unless units.yaml takes it out. */
bool names_indicator_applies(const struct unit_score *score,
                             const struct level *level, size_t indicator);

#endif
