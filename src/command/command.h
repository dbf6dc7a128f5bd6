/* The command line: which verb, with which options and operands. May be
 * included by main.
 *
 * Nothing is printed here: what is wrong with a command line is in `message`.
 */
#ifndef DTI_COMMAND_COMMAND_H
#define DTI_COMMAND_COMMAND_H

#include "form/form.h"
#include "run/run.h"

enum verb {
    VERB_NONE, /* none is given */
    VERB_RUN,
    VERB_CHECK,
    VERB_FORMS,
    VERB_CELLS,
    VERB_WATCH,
    VERB_INIT,
    VERB_INDEX,
    VERB_COUNT
};

/* The texts are of the command line itself. */
struct command {
    const char *program; /* as it was called */
    enum verb verb;
    struct run_options run; /* of run and watch; input, output and jobs have
                               their defaults */
    bool quiet;
    bool output_given;
    const struct form *form; /* --form, NULL without */
    const char *from;        /* --from, NULL without */
    int year;                /* --year, 0 without */
    char **operands;
    int operand_count;
    bool help, version; /* asks for that, and nothing else counts */
    char message[512];  /* what is wrong, Vietnamese */
};

/* Reads a command line, which getopt_long may put in another order; false where
 * it is wrong. */
bool command_read(int argc, char **argv, struct command *command);

#endif
