/* The forms that come next: which ones, under which names, written to a
 * folder. May be included by main.
 *
 *   mau-01/LEVEL/UNIT.xlsx             every unit
 *   mau-02/vong-1/LEVEL/AGENCY.xlsx    agencies that have something to score
 *   mau-02/vong-2/LEVEL/AGENCY.xlsx    once units contest something
 *   mau-02/hoi-dong/LEVEL.xlsx         once something was appraised
 *   mau-03/UNIT.xlsx                   units that lost points in round 1 */
#ifndef DTI_RUN_FORM_SET_H
#define DTI_RUN_FORM_SET_H

#include "run/run.h"

struct form_set_result {
    size_t forms;       /* written */
    size_t errors;      /* in the workbooks of INPUT */
    char message[1024]; /* of RUN_WRONG and RUN_FAILED */
};

/* Without INPUT: Mẫu 01 of every unit below options->output. Another `only`
 * is RUN_WRONG, for the other forms are made from what came in. */
enum run_status form_set_blank(const struct run_options *options,
                               const struct form *only,
                               struct form_set_result *result);

/* Reads and scores options->input and writes the forms that follow from it
 * below options->output. `only` limits them to one kind; NULL does not,
 * and then Mẫu 01 is left out, for it was sent out before. */
enum run_status form_set_next(const struct run_options *options,
                              const struct form *only,
                              struct form_set_result *result);

/* The name of an agency's files: a slug, and never the same for two agencies.
 * The caller frees it. */
char *form_set_agency_name(const struct campaign *campaign, size_t agency);

#endif
