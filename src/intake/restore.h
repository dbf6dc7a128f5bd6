/* What a workbook came to, as bytes for a later run. May be included by
 * run/print/cache.c.
 *
 * It is what reading the same workbook of the same name would give again, by
 * the same program with the same campaign on the same `today`: who restores it
 * sees to that. The bytes are believed no more than a workbook is: nothing
 * that they say leads outside of the campaign or of their own length. */
#ifndef DTI_INTAKE_RESTORE_H
#define DTI_INTAKE_RESTORE_H

#include "intake/intake.h"

/* Appends what one workbook came to, called `name`; false where a form in it
 * cannot be saved. Before intake_settle only, and not where the machine failed.
 * The same gives the same bytes. */
bool intake_save(const struct intake *one, const char *name, struct str *out);

/* Adds to an intake what reading that workbook would; false where the bytes are
 * not of it, and then nothing is added. */
bool intake_restore(struct intake *intake, const char *name,
                    const struct str *saved);

#endif
