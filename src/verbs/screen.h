/* Words on the screen: the only place that prints them, with main.c and the
 * verbs. May be included by verbs and main.c. */
#ifndef DTI_VERBS_SCREEN_H
#define DTI_VERBS_SCREEN_H

#include "verbs/command.h"

#include <stdio.h>

/* Prints names and texts that anybody may have made up: nothing in them moves
 * the cursor or makes a line of its own. */
void show(FILE *out, const char *text);

/* A line on the standard error; always RUN_WRONG. */
__attribute__((format(printf, 1, 2))) enum run_status
complain(const char *format, ...);

/* As run_options.complaint. */
void complain_of_line(void *userdata, const char *line);

/* Whether all that was printed has reached its place: `status`, or else
 * RUN_FAILED after complaining. */
enum run_status flushed(enum run_status status);

/* As run_options.progress: a bar on a terminal (`userdata` is a bool that says
 * whether it is one), a line for each part otherwise. */
void show_progress(void *userdata, const char *what, size_t done, size_t total);

/* Which campaign it was, for a wrong one is not seen in the figures. */
void print_campaign(const struct command *command, const char *path);

#endif
