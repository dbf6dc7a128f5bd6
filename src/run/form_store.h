/* The folder of written forms, and what is known of them: a form that somebody
 * has changed is never touched. May be included by run/form_set.c.
 *
 * `.bieu-mau.json` in the folder holds the SHA-256 of each form as it was
 * issued: `{"PATH": "HEX", …}`. A file whose sum is another, or that is not in
 * it, is somebody's work. */
#ifndef DTI_RUN_FORM_STORE_H
#define DTI_RUN_FORM_STORE_H

#include "base/file.h"

#include <jansson.h>
#include <stdbool.h>

struct form_store {
    const char *folder;
    json_t *known;   /* private: what was issued before */
    json_t *current; /* private: what will be known */
    char failed[512];
    int failure;              /* the first that went wrong, an errno; or 0 */
    struct file_list kept;    /* changed by somebody, and left as they are */
    struct file_list removed; /* no longer asked for, and untouched */
    struct file_list left;    /* no longer asked for, but changed */
};

/* `folder` is lent; nothing is made in it before the first form. */
void form_store_open(struct form_store *store, const char *folder);

/* Writes a form to `path` below the folder, unless somebody has changed the
 * one that is there. True where the folder holds this form now. */
bool form_store_put(struct form_store *store, const char *path,
                    const void *bytes, size_t length);

/* Ends a set of forms below `part` (`mau-02`): what was issued there before and
 * has not been put again is removed, unless somebody has changed it. */
void form_store_end_part(struct form_store *store, const char *part);

/* Notes what is issued now; true where all went well. */
bool form_store_close(struct form_store *store);

void form_store_clear(struct form_store *store);

#endif
