/* What the system's error numbers mean, in Vietnamese. May be included by
 * everything. */
#ifndef DTI_BASE_FAILURE_H
#define DTI_BASE_FAILURE_H

#include <stdbool.h>

/* The meaning of an errno value, to stand behind a colon or in brackets. */
const char *failure_text(int failure);

/* Whether it is the machine that failed, and not what it was asked for: a disk,
 * its space, memory, processes, open files. */
bool failure_of_machine(int failure);

#endif
