/* What each dropped file did, in one line. May be included by run/watch. */
#ifndef DTI_RUN_WATCH_CHANGES_H
#define DTI_RUN_WATCH_CHANGES_H

#include "score/score.h"

struct changes;

struct changes *changes_new(void);
void changes_free(struct changes *changes);

/* Takes what a run found; what the run before found is kept to compare with. */
void changes_take(struct changes *changes, const struct evaluation *evaluation);

/* What came of the file at `path`, called `name`: which form of whom, what is
 * wrong with it, and how the unit's index moved. The caller frees it. */
char *changes_line(const struct changes *changes, const char *path,
                   const char *name);

/* How many units sent something and how many problems there are. The caller
 * frees it. */
char *changes_summary(const struct changes *changes);

#endif
