/* The files of OUTPUT: put into their places all together or not at all, listed
 * in the manifest, and taken away when a later run makes them no more. May be
 * included by run. */
#ifndef DTI_RUN_OUTPUTS_H
#define DTI_RUN_OUTPUTS_H

#include "base/batch.h"
#include "base/file.h"
#include "campaign/campaign.h"

#include <jansson.h>

struct outputs {
    const char *folder;
    struct batch batch;     /* on the way into their places */
    struct file_list paths; /* below the folder, in the order written */
    int failure;            /* errno of the first write that failed, or 0 */
    char failed[256];       /* its path */
};

/* Makes OUTPUT, and takes away what a run that was killed left there. */
void outputs_begin(struct outputs *outputs);

/* The file OUTPUT/`path` for a worker to write (base/batch.h), which is noted
 * once that has said that it did, or that the one there is right. */
const struct batch_file *outputs_expect(struct outputs *outputs,
                                        const char *path);

/* Writes OUTPUT/`path` and notes it; after a failure does nothing. */
void outputs_write(struct outputs *outputs, const char *path, const void *bytes,
                   size_t length);

/* Notes a file that a worker has written, or left as it is. */
void outputs_note(struct outputs *outputs, const char *path);

/* Writes manifest.json: SHA-256 and size of every input, campaign file and
 * output, in the order of their paths. Then puts all outputs in their places:
 * what fails before that leaves OUTPUT as it was. Files that the manifest
 * before it names and this one does not, unchanged since, are removed. */
void outputs_finish(struct outputs *outputs, const char *input_folder,
                    const struct file_list *inputs,
                    const struct campaign *campaign,
                    const struct file_list *templates);

void outputs_clear(struct outputs *outputs);

#endif
