/* dti forms: the forms that are to be sent. */
#include "run/form_set.h"
#include "verbs/screen.h"

#include <unistd.h>

static void print_forms(const struct command *command,
                        const struct form_set_result *result)
{
    print_campaign(command, result->campaign);
    for (size_t i = 0; i < result->lines.count; i++)
        printf("%s\n", result->lines.items[i]);
    printf("Đã lập %zu biểu mẫu vào %s.\n", result->forms, command->run.output);
    if (result->errors > 0)
        printf(
            "Tệp hồ sơ còn %zu lỗi (xem problems.csv của dti run), vì vậy mã "
            "thoát là 1.\n",
            result->errors);
}

enum run_status verb_forms(struct command *command)
{
    struct form_set_result result;
    bool terminal = isatty(STDERR_FILENO), blank = command->operand_count == 0;
    if (command->operand_count > 1)
        return complain("chỉ nhận một thư mục, thừa “%s”",
                        command->operands[1]);
    if (!blank)
        command->run.input = command->operands[0];
    if (!command->output_given)
        command->run.output = "output/forms";
    if (!command->quiet) {
        command->run.progress = show_progress;
        command->run.userdata = &terminal;
    }
    enum run_status status =
        blank ? form_set_blank(&command->run, command->form, &result)
              : form_set_next(&command->run, command->form, &result);
    if (status == RUN_WRONG || status == RUN_FAILED)
        complain("%s", result.message);
    else if (!command->quiet)
        print_forms(command, &result);
    for (size_t i = 0; i < result.warnings.count; i++)
        complain("%s", result.warnings.items[i]);
    form_set_result_clear(&result);
    return flushed(status);
}
