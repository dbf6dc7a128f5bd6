/* dti index: a draft of an index set, from a table. */
#include "run/index_draft.h"
#include "verbs/reading.h"
#include "verbs/screen.h"

#include <string.h>

static void print_lines(struct str *lines)
{
    char *save = NULL;
    if (lines->length > 0)
        for (char *line = strtok_r(lines->data, "\n", &save); line;
             line = strtok_r(NULL, "\n", &save)) {
            show(stdout, line);
            putchar('\n');
        }
}

enum run_status verb_index(struct command *command)
{
    if (command->operand_count != 1 || !command->output_given)
        return complain("cần một bảng và tên tệp để ghi: dti index BẢNG.xlsx "
                        "-o BỘ-CHỈ-SỐ.yaml");
    if (!is_there(command->operands[0]))
        return RUN_WRONG;
    struct guard *guard = make_guard();
    if (!guard)
        return RUN_FAILED;
    struct index_draft_options options = {.table = command->operands[0],
                                          .output = command->run.output};
    char message[1024];
    struct str report = {0};
    enum run_status status =
        index_draft(&options, guard, &report, message, sizeof message);
    if (status == RUN_WRONG || status == RUN_FAILED)
        complain("%s", message);
    else if (!command->quiet)
        print_lines(&report);
    str_clear(&report);
    guard_free(guard);
    return flushed(status);
}
