/* Documents that prove a claim: read from their three columns and checked.
 * May be included by intake. */
#ifndef DTI_INTAKE_VALUE_EVIDENCE_H
#define DTI_INTAKE_VALUE_EVIDENCE_H

#include "intake/reading.h"

struct documents {
    struct evidence *items;
    size_t count;
    bool sound; /* no formula error, no legacy font in the cells */
};

/* Reads the documents of an indicator in a row: those of the cells of numbers,
 * dates and links (intake/value/documents.h), paired by their order. What is
 * wrong with them is reported only where `counts`: the indicator counts for the
 * unit. That there is no document at all is for the caller to judge. */
struct documents evidence_read(struct reading *r,
                               const struct indicator *indicator, uint32_t row,
                               bool counts);

#endif
