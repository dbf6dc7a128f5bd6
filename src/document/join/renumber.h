/* The text of a PDF object for another file: references lead to other numbers.
 * May be included by document/join. */
#ifndef DTI_DOCUMENT_JOIN_RENUMBER_H
#define DTI_DOCUMENT_JOIN_RENUMBER_H

#include "base/str.h"

struct renumbering {
    /* The new number of an object. */
    unsigned (*number)(void *userdata, unsigned old);
    void *userdata;
    unsigned parents; /* added to keys of the parent tree (StructParents) */
};

/* Appends a text, renumbered, to `out`. What stands in strings stays. */
void renumber(const struct renumbering *renumbering, const char *text,
              size_t length, struct str *out);

#endif
