/* How it is found out who owes what. May be included by process.
 *
 * Beside the facts of a duty (duties.c), which all may ask for while this goes
 * on. */
#ifndef DTI_PROCESS_OWING_H
#define DTI_PROCESS_OWING_H

#include "process/inside.h"

struct owing {
    /* Adds the obligations of a level, with what came for each. */
    void (*owe)(struct process *process, enum duty duty, size_t level);
    /* Whether a form that counts and has errors can still be mended; NULL where
     * that is not for its sender to do. */
    bool (*mends)(const struct process *process, size_t level);
};

/* By duty. They stand in a file of their own, in place of which a test can be
 * linked with another. */
extern const struct owing owings[];

void process_owe_self_assessments(struct process *process, enum duty duty,
                                  size_t level);
void process_owe_supplies(struct process *process, enum duty duty,
                          size_t level);
void process_owe_appraisals(struct process *process, enum duty duty,
                            size_t level);
void process_owe_explanations(struct process *process, enum duty duty,
                              size_t level);
void process_owe_council(struct process *process, enum duty duty, size_t level);

#endif
