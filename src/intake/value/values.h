/* One reported value: read from its cell and checked by itself. May be
 * included by intake. */
#ifndef DTI_INTAKE_VALUE_VALUES_H
#define DTI_INTAKE_VALUE_VALUES_H

#include "intake/reading.h"

/* What every cell of data is checked for, whatever it should hold: a formula
 * error, a formula without a result, text in an encoding of before Unicode.
 * Each is reported once, under `code` (that of the row); false where there was
 * one. */
bool value_is_sound(struct reading *r, const struct cell *cell,
                    const char *code);

/* Reads `cell` (not blank) as the value of `input`, named `code` in problems.
 * What is wrong with it is reported; out->valid says whether it may be used. */
void value_read(struct reading *r, const struct input *input, const char *code,
                const struct cell *cell, struct value *out);

#endif
