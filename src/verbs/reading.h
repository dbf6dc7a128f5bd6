/* What the verbs that read single workbooks share. May be included by verbs. */
#ifndef DTI_VERBS_READING_H
#define DTI_VERBS_READING_H

#include "run/run.h"
#include "xlsx/guard/guard.h"

/* What reads the workbooks of a verb; NULL after complaining. What the kernel
 * lacks is said once. */
struct guard *make_guard(void);

/* Whether a file of a verb is there; false after complaining. */
bool is_there(const char *path);

/* Complains; RUN_FAILED. */
enum run_status reading_failed(const char *path, int failure);

#endif
