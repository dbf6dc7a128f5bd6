/* Files that are no workbooks: which are passed over, and in what words.
 * May be included by intake. The content decides what a file is; the name only
 * what a file that is no workbook was meant to be. */
#ifndef DTI_INTAKE_TREATMENT_H
#define DTI_INTAKE_TREATMENT_H

#include "base/problem.h"

#include <stdbool.h>

enum name_kind {
    NAME_WORKBOOK,  /* claims to be a spreadsheet: `.xlsx`, `.xls (1)`, `.et` */
    NAME_LOCK,      /* the lock of a spreadsheet that is open: `~$…` */
    NAME_TEMPORARY, /* not yet a file of its own: `.tmp`, `.part` */
    NAME_OTHER
};
enum name_kind treatment_name_kind(const char *name);

/* Whether a problem says that the file never was a workbook, or anything that
 * one could be made of. */
bool treatment_is_foreign(enum problem_code code);

/* What is at `path` where it is no file (a pipe, a folder, a link that leads
 * nowhere), in Vietnamese; NULL where it is one. */
const char *treatment_special_kind(const char *path);

/* What a file is by its beginning, as a problem would say it, where that shows
 * that it is no workbook. "" where all of it has to be read. */
void treatment_describe_head(const char *path, char *text, size_t size);

#endif
