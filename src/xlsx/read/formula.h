/* The two things that a formula says and its value does not. May be included by
 * xlsx/read. Formulas are stored in English, whatever the language of the
 * program that wrote them (ECMA-376-1 §18.17). Nothing is calculated. */
#ifndef DTI_XLSX_READ_FORMULA_H
#define DTI_XLSX_READ_FORMULA_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* The address of `HYPERLINK("address","text")`, also inside another function,
 * and its text, which is empty where it has none; false where there is no such
 * call or its address is not written out in it. */
bool formula_link(const char *formula, struct str *address, struct str *text);

/* Whether it places a picture: DISPIMG of WPS, IMAGE of Excel. */
bool formula_is_picture(const char *formula);

/* Formulas that stand in one cell of a sheet and count in several, by number
 * (§18.3.1.40, `si`). Only those that say one of these things are kept. */
struct shared_formulas {
    const char **items; /* NULL for those that are not */
    size_t count, capacity;
    struct arena texts;
};

/* Keeps the formula number `number`, below `most`. */
void shared_formulas_add(struct shared_formulas *formulas, uint32_t number,
                         uint64_t most, const char *formula);

/* "" where it is not kept. Lent. */
const char *shared_formulas_find(const struct shared_formulas *formulas,
                                 uint32_t number);

void shared_formulas_clear(struct shared_formulas *formulas);

#endif
