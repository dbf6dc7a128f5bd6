/* The forms that come next: those of the obligations that are open, written to
 * a folder under the names of process/form_path.h. May be included by main.
 *
 * A form that somebody has changed is left as it is, and RUN_PROBLEMS says so;
 * one that is no longer asked for is removed if nobody has touched it. */
#ifndef DTI_RUN_FORM_SET_H
#define DTI_RUN_FORM_SET_H

#include "base/file.h"
#include "run/run.h"

struct form_set_result {
    size_t forms;           /* that the folder holds now, of those asked for */
    size_t kept;            /* not written: somebody has changed them */
    struct file_list lines; /* for whom, and why none; Vietnamese sentences */
    struct file_list warnings; /* what was left as somebody has changed it */
    char campaign[1024];       /* the campaign.yaml that was used; or "" */
    size_t errors;             /* in the workbooks of INPUT */
    char message[1024];        /* of RUN_WRONG and RUN_FAILED */
};

/* Without INPUT: Mẫu 01 of every unit that is asked something and Mẫu 04 of
 * every agency that has figures of others, below options->output. Another
 * `only` is RUN_WRONG, for the other forms are made from what came in. */
enum run_status form_set_blank(const struct run_options *options,
                               const struct form *only,
                               struct form_set_result *result);

/* Reads and scores options->input and writes the forms that are open now below
 * options->output. `only` limits them to one kind; NULL does not, and then
 * Mẫu 01 is left out, for it was sent out before. */
enum run_status form_set_next(const struct run_options *options,
                              const struct form *only,
                              struct form_set_result *result);

void form_set_result_clear(struct form_set_result *result);

#endif
