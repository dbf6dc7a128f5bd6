/* Facts about who sends a form, and the labels that name them: each label
 * and its variants stand here once. May be included by form and intake. */
#ifndef DTI_FORM_FACT_H
#define DTI_FORM_FACT_H

#include <stdbool.h>

enum fact {
    FACT_NONE, /* ends lists; a label of nothing */
    FACT_UNIT_CODE,
    FACT_UNIT_NAME,
    FACT_YEAR,
    FACT_NUMBER,
    FACT_AUTHOR,
    FACT_PHONE,
    FACT_EMAIL,
    FACT_DATE,
    FACT_AGENCY,
    FACT_LEVEL,
    FACT_ROUND,
    FACT_COUNT
};

/* How a fact is filled in: LOCKED by the program, the others by the sender. */
enum fact_entry { ENTRY_LOCKED, ENTRY_LINE, ENTRY_DAY, ENTRY_COUNTING };

struct fact_kind {
    const char *label;    /* as forms have it: "Mã đơn vị" */
    const char *variants; /* that it is known by: in text_fold_plain, "a|b" */
    enum fact_entry entry;
    const char *hint; /* shown when the cell is chosen; NULL for none */
    /* A title or a signature names the unit, a person and a date as well; only
     * labels of the block show that the block of facts is there. */
    bool of_block;
};

extern const struct fact_kind fact_kinds[FACT_COUNT];

/* The fact that a label names, FACT_NONE for none. What stands in brackets
 * behind it and marks of the form ("Mã đơn vị (*):") do not count. */
enum fact fact_find(const char *text);

#endif
