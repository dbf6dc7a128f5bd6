/* manifest.json: what a run was made from, and what it made. May be included by
 * run.
 *
 * It is written entry by entry: of a province of 20,000 units it is tens of
 * megabytes. */
#ifndef DTI_RUN_MANIFEST_H
#define DTI_RUN_MANIFEST_H

#include "run/made.h"
#include "run/outputs.h"
#include "run/past.h"

/* What it says besides the outputs; all is lent. */
struct manifest {
    const struct past *past; /* what came, and what is lost */
    const struct file_list *inputs;
    const char *folder;     /* INPUT */
    const json_t *campaign; /* its files, as they were when the run began */
    const json_t *program, *run, *summary; /* program.h, unchanged.h; NULL:
                                              left out */
    const struct made *made;               /* NULL: leaves `made_from` out */
    const struct before *before; /* what the run before left; NULL: none */
    const json_t *due; /* path -> true: not to be removed, though not made */
};

/* {"path", "bytes", "sha256"} of every file of the campaign and of its
 * templates, in the order of their paths; the last two are null for one that
 * cannot be read, and then errno is in `failure` and its path in `failed`
 * (lent by the campaign or the list). A new reference. */
json_t *manifest_describe_campaign(const struct campaign *campaign,
                                   const struct file_list *templates,
                                   int *failure, const char **failed);

/* The files of a campaign as they are when a run begins: whoever changes one
 * while it goes on has the next run take it. Zeroed is nothing. */
struct manifest_files {
    json_t *list; /* manifest_describe_campaign */
    int failure;  /* errno of the first that cannot be read, or 0 */
    const char *failed;
    struct file_list templates;
};
void manifest_take_files(struct manifest_files *files,
                         const struct campaign *campaign);
void manifest_clear_files(struct manifest_files *files);

/* Writes manifest.json: SHA-256 and size of every input, campaign file and
 * output, in the order of their paths. Then puts all outputs in their places:
 * what fails before that leaves OUTPUT as it was. Files that the manifest
 * before it names and this one does not, unchanged since and not signed, are
 * removed; those that are still due stay, and stay listed. */
void manifest_write(const struct manifest *manifest, struct outputs *outputs);

#endif
