/* The parts of formulas: constants, lists of arguments, values, conditions.
 * May be included by forms/formula/formula.c. */
#ifndef DTI_FORMS_FORMULA_PARTS_H
#define DTI_FORMS_FORMULA_PARTS_H

#include "base/fraction.h"
#include "base/str.h"
#include "forms/formula/formula.h"

/* A formula that is being made. Texts live in the arena of `of`. */
struct maker {
    const struct formula *of;
};

#define WRITE(maker, ...) arena_printf((maker)->of->arena, __VA_ARGS__)

/* Puts a text into a cell of its own; returns which. */
const char *formula_place(struct maker *m, const char *text);

/* A text that may be written more than once, and between operators: it gets a
 * cell where it is more than a name or a number. */
const char *formula_repeated(struct maker *m, const char *text);

/* Constants as quotients of integers in lowest terms: `19/20`. */
const char *formula_quotient(struct maker *m, const mpq_t value);
const char *formula_share(struct maker *m, struct rule_share share);

/* `text` times a constant; a factor of 1 is left out. */
const char *formula_times(struct maker *m, const char *text,
                          const char *factor);

/* A call with a list of arguments. A list that gets too long is put into a cell
 * of its own, which becomes the first of the next. */
struct formula_list {
    const char *function;
    struct str items;
    size_t count;
};

void formula_list_add(struct maker *m, struct formula_list *list,
                      const char *item);

/* The call, or what is in it where that is one item alone; empties the list. */
const char *formula_list_end(struct maker *m, struct formula_list *list);

/* A sum, a value, and its divisor where that may be 0 (NULL where not). */
const char *formula_sum(struct maker *m, const struct rule_sum *sum);
const char *formula_value(struct maker *m, const struct rule_value *value);
const char *formula_divisor(struct maker *m, const struct rule_value *value);

/* Whether a value, which may be repeated, lies in a range; whether the range
 * binds at all; whether an option is chosen; whether a gate is open. */
const char *formula_range(struct maker *m, const struct rule_range *range,
                          const char *value);
const char *formula_chosen(struct maker *m, size_t input, size_t option);
const char *formula_gate(struct maker *m, const struct rule_condition *when);

#endif
