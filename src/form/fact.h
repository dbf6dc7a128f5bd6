/* Facts about who sends a form, and the labels that name them: each label and
 * its variants stand here once. May include base; used inside form/ and by
 * intake and forms. */
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

enum fact_entry fact_entry(enum fact fact);

/* The label as forms have it: "Mã đơn vị". */
const char *fact_label(enum fact fact);

/* Shown when the cell is chosen; NULL for none. */
const char *fact_hint(enum fact fact);

/* The fact that a label names, FACT_NONE for none. What stands in brackets
 * behind it and marks of the form ("Mã đơn vị (*):") do not count. */
enum fact fact_find(const char *text);

/* A title or a signature names the unit, a person and a date as well; only
 * these labels show that the block of facts is there. */
bool fact_is_of_block(enum fact fact);

#endif
