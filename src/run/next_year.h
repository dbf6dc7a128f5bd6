/* A campaign's text taken over to another year. May be included by run. */
#ifndef DTI_RUN_NEXT_YEAR_H
#define DTI_RUN_NEXT_YEAR_H

#include "base/str.h"

struct next_year {
    int from, to;
    const char *previous; /* the lines of `previous:`; NULL: there are none */
    struct str moved;     /* out: a line for each date: `FILE:LINE: key …` */
    struct str left;      /* out: places that still say the old year */
    struct str dropped;   /* out: the lines of `final:`, not taken over */
};

/* Appends the text of the campaign's file `name` as of the new year: the value
 * of a `year:` at the start of a line, every date (by whole years; 29 February
 * becomes the 28th where it has to) and, in campaign.yaml, the lines of
 * `previous:`. Its `final:` stays behind: nobody has approved the new year.
 * What stands in remarks stays. */
void next_year_edit(struct next_year *next, const char *name, const char *text,
                    struct str *out);

void next_year_clear(struct next_year *next);

#endif
