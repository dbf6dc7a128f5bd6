/* dti init: a campaign to be edited, new or from an older one. */
#include "run/init.h"
#include "verbs/screen.h"

enum run_status verb_init(struct command *command)
{
    if (command->operand_count != 1)
        return complain("cần một thư mục: dti init THƯ-MỤC");
    struct init_options options = {
        .folder = command->operands[0],
        .from = command->from,
        .output = command->output_given ? command->run.output : NULL,
        .year = command->year};
    char message[1024];
    struct str report = {0};
    enum run_status status =
        init_campaign(&options, &report, message, sizeof message);
    if (status)
        complain("%s", message);
    else if (!command->quiet)
        fputs(str_text(&report), stdout);
    str_clear(&report);
    return status ? status : flushed(RUN_GOOD);
}
