/* Reading the results.csv of an earlier year. May be included by campaign. */
#ifndef DTI_CAMPAIGN_EARLIER_FILE_H
#define DTI_CAMPAIGN_EARLIER_FILE_H

#include "campaign/load.h"

#include "base/vec.h"

/* The arena is the loader's; `results`, in the order of the lines, is the
 * caller's to clear, after a failure too. */
struct earlier_file {
    struct arena *arena;
    VEC_OF(struct earlier_result) results;
};

/* Reads `file`, which `line` of the file being read names. Refused are a file
 * that cannot be read or has not the columns (at that line), and, at their own
 * lines, records that are too short and ranks, indexes and points that are no
 * numbers; the file then is the one that the loader's errors are in. */
bool earlier_file_read(struct loader *loader, int line, const char *file,
                       struct earlier_file *out);

#endif
