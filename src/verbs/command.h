/* What the command line says, and the verbs that it may name. May be included
 * by verbs and main.c.
 *
 * A verb returns the exit code, after it has said on the standard error why it
 * is not 0; what it found goes to the standard output. */
#ifndef DTI_VERBS_COMMAND_H
#define DTI_VERBS_COMMAND_H

#include "form/form.h"
#include "run/run.h"

#include <stdbool.h>

struct command {
    const char *verb;
    struct run_options run;
    bool quiet;
    bool output_given;
    const struct form *form; /* --form, NULL without */
    const char *from;        /* --from, NULL without */
    int year;                /* --year, 0 without */
    char **operands;
    int operand_count;
};

enum run_status verb_run(struct command *command);
enum run_status verb_check(struct command *command);
enum run_status verb_forms(struct command *command);
enum run_status verb_cells(struct command *command);
enum run_status verb_watch(struct command *command);
enum run_status verb_init(struct command *command);
enum run_status verb_index(struct command *command);

#endif
