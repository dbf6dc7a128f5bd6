/* A run that would do what the run before into OUTPUT did: then there is
 * nothing to read, score or print. May be included by run/run.c.
 *
 * What a run makes follows from the program, its fonts, the files of the
 * campaign, the workbooks, and a few settings; the manifest has the sums of all
 * of them, and of all that was made. */
#ifndef DTI_RUN_UNCHANGED_H
#define DTI_RUN_UNCHANGED_H

#include "campaign/campaign.h"
#include "run/before.h"
#include "run/run.h"

/* The settings, for the manifest: {"stage", "created", "today", "input"}, the
 * last of them being how OUTPUT leads to INPUT. A new reference. */
json_t *unchanged_settings(const struct run_options *options,
                           const struct campaign *campaign);

/* What a run found, for the manifest. A new reference. */
json_t *unchanged_summary(const struct run_result *result);

/* Whether the run before was of the same program, and the campaign's files and
 * templates (manifest_describe_campaign) are as they were: then they hold no
 * mistake that a check finds. */
bool unchanged_campaign(const struct before *before, const json_t *files);

/* Whether it took the same day for today. */
bool unchanged_day(const struct before *before,
                   const struct campaign *campaign);

/* Whether the run before, of the same program and campaign, was of the same
 * settings and `inputs` (paths below options->input), and all that it made is
 * still there as it was made. Then `result` is what it found. */
bool unchanged_find(const struct before *before,
                    const struct run_options *options,
                    const struct campaign *campaign,
                    const struct file_list *inputs, struct run_result *result);

#endif
