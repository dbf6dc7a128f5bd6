/* What is to be done next, in words: made once, for the terminal, the page and
 * whoever asks. May be included by process, results, run and main. */
#ifndef DTI_PROCESS_NEXT_H
#define DTI_PROCESS_NEXT_H

#include "process/process.h"

/* What kind of step it is, the most urgent first. */
enum next_kind {
    NEXT_MEND,   /* something came and cannot be used */
    NEXT_LATE,   /* a deadline is over: remind */
    NEXT_SEND,   /* a form is to be sent out */
    NEXT_WAIT,   /* an answer is awaited */
    NEXT_NOTHING /* all is there, or the rest comes by itself */
};

struct next_step {
    enum next_kind kind;
    enum duty duty; /* that it is about; of several the first */
    char *text;     /* one line, without a stop at the end */
};

struct next_steps {
    struct next_step *items;
    size_t count, capacity;
};

/* The steps, in the order in which they are to be taken: at least one. */
void next_steps_init(struct next_steps *steps, const struct process *process);
void next_steps_clear(struct next_steps *steps);

#endif
