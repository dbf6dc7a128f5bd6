/* What each dropped file did, in one line. Used by watch alone. */
#ifndef DTI_RUN_WATCH_NEWS_H
#define DTI_RUN_WATCH_NEWS_H

#include "score/score.h"

struct news;

struct news *news_new(void);
void news_free(struct news *news);

/* Takes what a run found; what the run before found is kept to compare with. */
void news_take(struct news *news, const struct evaluation *evaluation);

/* What came of the file at `path`, called `name`: which form of whom, what is
 * wrong with it, and how the unit's index moved. The caller frees it. */
char *news_line(const struct news *news, const char *path, const char *name);

/* How many units sent something and how many problems there are. The caller
 * frees it. */
char *news_summary(const struct news *news);

#endif
