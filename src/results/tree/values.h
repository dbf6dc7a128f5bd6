/* JSON values made from exact numbers and from text of any origin. May be
 * included by results/page, results/tree and results/view.
 *
 * Every function gives a new reference and never fails: memory that runs out
 * ends the program, as everywhere (base/mem.h). */
#ifndef DTI_RESULTS_TREE_VALUES_H
#define DTI_RESULTS_TREE_VALUES_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/points.h"
#include "base/tree.h"
#include "intake/intake.h"

/* Numbers that print as the decimal they are: 5, 4.69, 0.8241. Null for none.
 * A decimal of more than 15 digits that is not whole is rounded to 15. */
json_t *tree_points(points_t points);
json_t *tree_ratio(ratio4_t ratio);
json_t *tree_decimal(struct decimal value);

/* `2025-03-15`; null without a date. */
json_t *tree_date(struct date date);

/* A reported value: a number, true or false, the option's label, a date, text;
 * null where it is missing or not valid. */
json_t *tree_value(const struct input *input, const struct value *value);

json_t *tree_evidence(const struct evidence *evidence);

#endif
