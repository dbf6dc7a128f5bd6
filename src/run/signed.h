/* Documents that somebody signed. May be included by run. */
#ifndef DTI_RUN_SIGNED_H
#define DTI_RUN_SIGNED_H

#include <stdbool.h>

/* Whether the file `name` below `folder` (a descriptor, or AT_FDCWD) carries a
 * digital signature of PDF, which writing to it or printing over it would
 * break. False where there is no such file. */
bool signed_at(int folder, const char *name);

#endif
