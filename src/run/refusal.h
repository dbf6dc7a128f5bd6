/* What nothing is made of, because what was made would look whole and is not.
 * May be included by run/run.c.
 *
 * Each says whether it is so, and why in `message`. */
#ifndef DTI_RUN_REFUSAL_H
#define DTI_RUN_REFUSAL_H

#include "process/process.h"
#include "run/run.h"

/* INPUT is OUTPUT or lies below it: its workbooks would be taken for outputs;
 * or OUTPUT lies below INPUT and is one of its folders of workbooks. */
bool refusal_hidden(const char *input, const char *output, char *message,
                    size_t size);

/* A file or folder in INPUT cannot be opened: it may be anybody's. */
bool refusal_unreadable(const struct intake *intake, const char *input,
                        char *message, size_t size);

/* There is no workbook: more likely the wrong folder than a campaign in which
 * nobody has sent anything. */
bool refusal_empty(const struct intake *intake, const char *input,
                   char *message, size_t size);

/* Something is open that the result of a campaign rests on which is declared
 * final. `complaint`, which may be NULL, is called for each workbook that
 * counted and is gone, and for each obligation that is open, with how to accept
 * it. */
bool refusal_open(const struct process *process, line_fn *complaint,
                  void *userdata, char *message, size_t size);

#endif
