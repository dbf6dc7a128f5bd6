/* A new campaign folder. May be included by main. */
#ifndef DTI_RUN_INIT_H
#define DTI_RUN_INIT_H

#include "base/str.h"
#include "run/run.h"

struct init_options {
    const char *program; /* how the commands that come next begin */
    const char *folder;  /* which must not exist or be empty */
    const char *from;    /* an older campaign: its folder or its campaign.yaml;
                            NULL: the program's templates */
    const char *output;  /* where the older campaign's results are; NULL: looked
                            for in its folder */
    int year;            /* 0: the year after `from`, or else this year */
};

/* Lays down a campaign that runs at once: the files of another one as of a new
 * year, and folders to drop workbooks into. With `from` it takes last year's
 * results along and writes COLLECT_NOTES, which says what to check and what
 * changed in the index sets; into a folder that has its campaign already only
 * that page is written again. RUN_GOOD with lines for people in `report`; or
 * RUN_WRONG or RUN_FAILED with a Vietnamese `message`. */
enum run_status init_campaign(const struct init_options *options,
                              struct str *report, char *message, size_t size);

#endif
