/* dti watch: a run whenever a file changes. */
#include "run/watch/watch.h"
#include "verbs/screen.h"

#include <time.h>

static void print_line(void *userdata, const char *line)
{
    (void)userdata;
    char clock[16] = "";
    time_t now = time(NULL);
    struct tm local;
    if (localtime_r(&now, &local))
        strftime(clock, sizeof clock, "%H:%M:%S ", &local);
    fputs(clock, stdout);
    show(stdout, line);
    putchar('\n');
    fflush(stdout);
}

enum run_status verb_watch(struct command *command)
{
    if (command->operand_count > 1)
        return complain("chỉ nhận một thư mục, thừa “%s”",
                        command->operands[1]);
    if (command->operand_count == 1)
        command->run.input = command->operands[0];
    char message[1024];
    command->run.complaint = complain_of_line;
    struct watch_options options = {.run = command->run, .line = print_line};
    enum run_status status = watch(&options, message, sizeof message);
    return status == RUN_GOOD ? flushed(status)
                              : (complain("%s", message), status);
}
