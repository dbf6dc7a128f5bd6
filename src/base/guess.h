/* What somebody may have meant who typed a word that is not known. May be
 * included by everything. */
#ifndef DTI_BASE_GUESS_H
#define DTI_BASE_GUESS_H

#include "base/str.h"

#include <stddef.h>

/* The words that could have been meant by one that is not known. The owner
 * empties `known` with str_clear. */
struct guess {
    const char *word; /* as typed */
    const char *best; /* the nearest; NULL: none is near */
    size_t distance;
    struct str known; /* all of them, for a message */
};
void guess_add(struct guess *guess, const char *candidate);

/* How many letters part a typed word from one that is known; SIZE_MAX where it
 * can hardly be meant. */
size_t guess_distance(const char *word, const char *candidate);

#endif
