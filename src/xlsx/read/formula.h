/* The two things that a formula says and its value does not. May be included by
 * xlsx/read. Formulas are stored in English, whatever the language of the
 * program that wrote them (ECMA-376-1 §18.17). Nothing is calculated. */
#ifndef DTI_XLSX_READ_FORMULA_H
#define DTI_XLSX_READ_FORMULA_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* The address of `HYPERLINK("https://a.vn/"&C5,"text")`, also inside another
 * function, and its text, which is empty where it has none or is not written
 * out. Texts and cells of the same sheet may be joined, by & or CONCATENATE; a
 * cell stands in the address as LINK_PLACE row:column LINK_PLACE, `down` rows
 * and `right` columns further where its reference is relative, as the cell is
 * that shares the formula. False where there is no such call or its address is
 * made otherwise. */
bool sheet_formula_link(const char *formula, int64_t down, int64_t right,
                        struct str *address, struct str *text);

/* Whether it places a picture: DISPIMG of WPS, IMAGE of Excel. */
bool sheet_formula_is_picture(const char *formula);

/* Formulas that stand in one cell of a sheet and count in several, by number
 * (§18.3.1.40, `si`). Only those that say one of these things are kept. */
struct shared_formula {
    const char *text;     /* NULL for those that are not */
    uint32_t row, column; /* of the cell that has it */
};

struct shared_formulas {
    struct shared_formula *items;
    size_t count, capacity;
    struct arena texts;
};

/* Keeps the formula number `number`, below `most`; copies its text. */
void shared_formulas_add(struct shared_formulas *formulas, uint32_t number,
                         uint64_t most, const struct shared_formula *formula);

/* NULL where it is not kept. Lent. */
const struct shared_formula *
shared_formulas_find(const struct shared_formulas *formulas, uint32_t number);

void shared_formulas_clear(struct shared_formulas *formulas);

#endif
