/* The workbooks of INPUT. May be included by main and run. */
#ifndef DTI_RUN_COLLECT_H
#define DTI_RUN_COLLECT_H

#include "base/file.h"
#include "campaign/campaign.h"

/* The page that `dti init --from` leaves in a campaign's folder. */
#define COLLECT_NOTES "thay-doi.md"

/* The lists that tell a folder of results from one of workbooks: what a run
 * wrote, and what `dti forms` did. */
#define COLLECT_MANIFEST "manifest.json"
#define COLLECT_FORMS ".bieu-mau.json"

/* Every file below `input` that may be a workbook, in the order of their
 * paths: all but what lies in `output` (NULL for none), the campaign's own
 * files and documents' templates. Returns 0 or an errno value. */
int collect_inputs(const char *input, const char *output,
                   const struct campaign *campaign, struct file_list *out);

/* Whether the folder `input` is `output`, or lies below it: then what is in it
 * would be taken for outputs. */
bool collect_is_hidden(const char *input, const char *output);

/* Whether `output` lies below `input` and is a folder of workbooks, not of
 * results: these would be passed over. Puts the first one's path into `file`
 * (PATH_MAX bytes). */
bool collect_hides(const char *input, const char *output, char *file);

/* The path of a file below `input`, as problems name it. Lent. */
const char *collect_name(const char *path, const char *input);

/* Today for "in the future": SOURCE_DATE_EPOCH or the clock, but no later than
 * the campaign's date, so that a run repeated later says the same. */
struct date collect_today(const struct campaign *campaign);

/* The year it is: of SOURCE_DATE_EPOCH or the clock. */
int collect_year(void);

/* The moment that documents carry: SOURCE_DATE_EPOCH, or the campaign's date.
 */
int64_t collect_created(const struct campaign *campaign);

#endif
