/* What the system's error numbers mean, in Vietnamese. May be included by
 * everything. */
#ifndef DTI_BASE_FAILURE_H
#define DTI_BASE_FAILURE_H

/* The meaning of an errno value, to stand behind a colon or in brackets. */
const char *failure_text(int failure);

#endif
