/* The block of facts about the sender: a label and, to its right, its value.
 * May be included by intake/reading.h. */
#ifndef DTI_INTAKE_TABLE_INFO_H
#define DTI_INTAKE_TABLE_INFO_H

#include "base/arena.h"
#include "form/fact.h"
#include "intake/table/table.h"

/* A label that was found. */
struct fact_value {
    const char *text;        /* "" where it is empty or was not found */
    const struct cell *cell; /* of the value; NULL where it is in the label's */
    const char *sheet;       /* NULL where the label was not found */
    uint32_t row, column;    /* of the value, or else of the label */
};

struct info {
    struct fact_value facts[FACT_COUNT];
    bool found; /* any label that only such a block has */
    struct fact_value
        *others; /* of each sheet, in order, its UNIT_CODE and
                    AGENCY where that is another than in `facts` */
    size_t other_count;
};

/* Looks through all sheets, on each one as far down as its table. The sheet
 * with the most facts goes first, of equals one that is not hidden; the others
 * fill what it lacks. */
void info_read(struct arena *arena, const struct sheet *sheets, size_t count,
               struct info *info);

#endif
