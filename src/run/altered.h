/* What somebody changed in OUTPUT since the run before, by name. May be
 * included by run/run.c. */
#ifndef DTI_RUN_ALTERED_H
#define DTI_RUN_ALTERED_H

#include "run/before.h"
#include "run/outputs.h"
#include "run/run.h"

/* Tells options->complaint, if there is one, of each file that is not as the
 * run before left it, and what became of it. Not in the tables of problems:
 * they are the same whatever OUTPUT was like. `kept` has the paths of documents
 * that somebody signed, of which they do tell. */
void altered_name(const struct before *before, const struct outputs *outputs,
                  const json_t *kept, const struct run_options *options);

#endif
