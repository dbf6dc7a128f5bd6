/* dti run: everything, from the workbooks to the documents. */
#include "verbs/screen.h"

#include <stdlib.h>
#include <unistd.h>

static void print_next(const struct file_list *next, const char *output)
{
    puts("Việc cần làm:");
    for (size_t i = 0; i < next->count; i++)
        printf("  - %s.\n", next->items[i]);
    printf("  Từng nơi, kèm liên hệ và tệp cần gửi: %s/viec-can-lam.csv.\n",
           output);
}

static void print_summary(const struct command *command,
                          const struct run_result *r)
{
    print_campaign(command, r->campaign);
    printf("Đã đọc %zu tệp, trong đó %zu biểu mẫu được tính.\n", r->files,
           r->counting);
    printf("Đơn vị: %zu; hợp lệ %zu, có lỗi %zu, chưa gửi %zu, trùng %zu.\n",
           r->units, r->units_ok, r->units_errors, r->units_missing,
           r->units_conflict);
    printf("Lỗi: %zu; cảnh báo: %zu (xem %s/problems.csv).\n", r->errors,
           r->warnings, command->run.output);
    if (r->unchanged)
        printf(
            "Không có gì thay đổi so với lần chạy trước: %zu tài liệu và các "
            "tệp khác trong %s được giữ nguyên.\n",
            r->documents, command->run.output);
    else
        printf("Đã in %zu tài liệu vào %s.\n", r->documents,
               command->run.output);
    if (r->same > 0)
        printf(
            "  Trong đó %zu tài liệu không có gì thay đổi, được giữ nguyên.\n",
            r->same);
}

enum run_status verb_run(struct command *command)
{
    if (command->operand_count > 1)
        return complain("chỉ nhận một thư mục, thừa “%s”",
                        command->operands[1]);
    if (command->operand_count == 1)
        command->run.input = command->operands[0];
    bool terminal = isatty(STDERR_FILENO);
    if (!command->quiet) {
        command->run.progress = show_progress;
        command->run.userdata = &terminal;
    }
    command->run.complaint = complain_of_line;
    struct run_result result;
    enum run_status status = run(&command->run, NULL, &result);
    if (*result.notice)
        complain("%s", result.notice);
    if (status == RUN_WRONG || status == RUN_FAILED)
        complain("%s", result.message);
    if (result.finished && !command->quiet) {
        print_summary(command, &result);
        print_next(&result.next, command->run.output);
    }
    run_result_clear(&result);
    if (getenv("DTI_TIMES"))
        fprintf(stderr, "times %.3f %.3f %.3f %.3f\n", result.seconds[0],
                result.seconds[1], result.seconds[2], result.seconds[3]);
    return flushed(status);
}
