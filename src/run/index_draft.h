/* Index sets drafted from a decision's annex in a workbook. May be included by
 * main. */
#ifndef DTI_RUN_INDEX_DRAFT_H
#define DTI_RUN_INDEX_DRAFT_H

#include "base/str.h"
#include "run/run.h"
#include "xlsx/guard/guard.h"

struct index_draft_options {
    const char *table;  /* the workbook */
    const char *output; /* the set to write; must not exist, or be empty */
};

/* Writes a draft of each set that the workbook holds: to the output, or with
 * several to `NAME-1.yaml`, `NAME-2.yaml` … beside it. What was made, and every
 * row that has no place, sum and count that disagrees, is a line of `report`.
 * RUN_GOOD; RUN_PROBLEMS where the report has complaints; RUN_WRONG or
 * RUN_FAILED with a Vietnamese `message`, and nothing written. */
enum run_status index_draft(const struct index_draft_options *options,
                            struct guard *guard, struct str *report,
                            char *message, size_t size);

#endif
