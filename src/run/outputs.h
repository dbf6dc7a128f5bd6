/* The files of OUTPUT: written whole or not at all, listed in the manifest,
 * and taken away when a later run makes them no more. May be included by
 * run. */
#ifndef DTI_RUN_OUTPUTS_H
#define DTI_RUN_OUTPUTS_H

#include "base/file.h"
#include "campaign/campaign.h"

#include <jansson.h>

struct outputs {
    const char *folder;
    struct file_list paths; /* below the folder, in the order written */
    int failure;            /* errno of the first write that failed, or 0 */
    char failed[256];       /* its path */
};

/* Writes OUTPUT/`path` and notes it; after a failure does nothing. */
void outputs_write(struct outputs *outputs, const char *path, const void *bytes,
                   size_t length);

/* Notes a file that a worker has written. */
void outputs_note(struct outputs *outputs, const char *path);

/* Writes manifest.json: SHA-256 and size of every input, campaign file and
 * output, in the order of their paths. Files that the manifest before it names
 * and this one does not, unchanged since, are removed, and so is what a killed
 * run left half written. */
void outputs_finish(struct outputs *outputs, const char *input_folder,
                    const struct file_list *inputs,
                    const struct campaign *campaign,
                    const struct file_list *templates);

void outputs_clear(struct outputs *outputs);

#endif
