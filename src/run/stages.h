/* The stages of a run. May be included by run/run.c. */
#ifndef DTI_RUN_STAGES_H
#define DTI_RUN_STAGES_H

#include "run/run.h"

struct stages {
    bool are[STAGE_PUBLISH + 1];
    bool heard[STAGE_PUBLISH + 1]; /* agencies sent what does not count */
    enum stage last;               /* of those that are */
};

/* Every stage for which there is data, none later than --stage. Something is
 * published once anything was appraised, or when it is asked for by name. */
void stages_choose(const struct run_options *options,
                   const struct intake *intake, struct stages *out);

#endif
