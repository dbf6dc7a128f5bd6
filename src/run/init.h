/* A new campaign folder. May be included by main. */
#ifndef DTI_RUN_INIT_H
#define DTI_RUN_INIT_H

#include "run/run.h"

/* Lays down in `folder`, which must not exist or be empty, a campaign that runs
 * at once: the program's templates, and folders to drop workbooks into.
 * RUN_GOOD, or RUN_WRONG or RUN_FAILED with a Vietnamese `message`. */
enum run_status init_campaign(const char *folder, char *message, size_t size);

#endif
