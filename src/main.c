/* The verbs of dti: call the parts, and print what comes of it.
 * Nothing else prints. */
#include "base/failure.h"
#include "base/file.h"
#include "base/leave.h"
#include "base/mem.h"
#include "base/text.h"
#include "command/command.h"
#include "form/form.h"
#include "run/collect.h"
#include "run/form_set.h"
#include "run/index_draft.h"
#include "run/init.h"
#include "run/places.h"
#include "run/program.h"
#include "run/run.h"
#include "run/watch/watch.h"
#include "xlsx/guard/guard.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* clang-format off: as it stands on the screen */
static const char help[] =
    "dti – thẩm định, xếp hạng các đơn vị theo một bộ chỉ số, từ các tệp Excel\n"
    "\n"
    "Cách dùng:\n"
    "  dti run   [THƯ-MỤC] [-c CAMPAIGN.yaml] [-o KẾT-QUẢ] [-j N] [--stage S]\n"
    "            [--fresh]\n"
    "            đọc mọi tệp trong THƯ-MỤC (mặc định input-samples), kiểm tra, tính\n"
    "            điểm và in báo cáo vào KẾT-QUẢ (mặc định output)\n"
    "  dti check [-c CAMPAIGN.yaml] TỆP.xlsx...\n"
    "            in các lỗi của từng tệp, không ghi gì\n"
    "  dti forms [THƯ-MỤC] [-c CAMPAIGN.yaml] [-o KẾT-QUẢ] [--form 01|02|03|04]\n"
    "            lập biểu mẫu Excel vào KẾT-QUẢ (mặc định output/forms): không có\n"
    "            THƯ-MỤC thì Mẫu 01 của mọi đơn vị và Mẫu 04 của các cơ quan có số\n"
    "            liệu phải cung cấp; có thì các mẫu đang chờ gửi; không ghi đè\n"
    "            biểu mẫu đã có người sửa\n"
    "  dti cells TỆP.xlsx...\n"
    "            in mọi ô đúng như chương trình đọc được\n"
    "  dti watch [THƯ-MỤC] [như run]\n"
    "            chạy lại mỗi khi có tệp mới hoặc tệp thay đổi, đến khi bấm Ctrl+C\n"
    "  dti init  [--from ĐỢT-CŨ] [--year NĂM] THƯ-MỤC\n"
    "            tạo một đợt đánh giá mới để sửa và dùng; --from chuyển một đợt cũ\n"
    "            (và kết quả của nó, tìm trong ĐỢT-CŨ hoặc ở -o) sang năm mới\n"
    "  dti index BẢNG.xlsx -o BỘ-CHỈ-SỐ.yaml\n"
    "            lập bản thảo bộ chỉ số từ phụ lục của quyết định gõ vào Excel\n"
    "\n"
    "Tùy chọn:\n"
    "  -c, --campaign TỆP   tệp campaign.yaml (mặc định THƯ-MỤC/campaign.yaml,\n"
    "                       nếu không có thì ./campaign.yaml, rồi tìm ở các thư\n"
    "                       mục phía trên, rồi templates/campaign.yaml)\n"
    "  -o, --output DIR     thư mục kết quả\n"
    "  -j, --jobs N         số tiến trình in (mặc định: số lõi của máy)\n"
    "      --stage S        chỉ làm đến bước intake, round1, round2 hoặc publish\n"
    "      --fresh          làm lại tất cả, kể cả những gì không thay đổi\n"
    "      --form MẪU       chỉ lập một mẫu: 01, 02, 03 hoặc 04\n"
    "  -q, --quiet          không in tiến độ và tóm tắt\n"
    "  -h, --help           in hướng dẫn này\n"
    "      --version        in phiên bản\n"
    "\n"
    "Mã thoát: 0 tốt; 1 xong nhưng có tệp lỗi; 2 sai lệnh hoặc sai tệp cấu hình,\n"
    "không ghi gì; 3 máy hỏng (đầy đĩa, hết bộ nhớ).\n";
/* clang-format on */

/* Prints names and texts that anybody may have made up: nothing in them moves
 * the cursor or makes a line of its own. */
static void show(FILE *out, const char *text)
{
    char *visible = text_visible(text);
    fputs(visible, out);
    free(visible);
}

__attribute__((format(printf, 1, 2))) static enum run_status
complain(const char *format, ...)
{
    char text[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fputs("dti: ", stderr);
    show(stderr, text);
    fputc('\n', stderr);
    return RUN_WRONG;
}

/* Whether all that was printed has reached its place. */
static enum run_status flushed(enum run_status status)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        complain("không ghi được ra đầu ra: %s", failure_text(errno));
        return RUN_FAILED;
    }
    return status;
}

/* Progress: a bar on a terminal, a line for each part otherwise. */
static void show_progress(void *userdata, const char *what, size_t done,
                          size_t total)
{
    enum { WIDTH = 30 };
    bool terminal = *(const bool *)userdata;
    if (!terminal) {
        if (done == total)
            fprintf(stderr, "%s: %zu\n", what, total);
        return;
    }
    int filled = (int)(done * WIDTH / total);
    fprintf(stderr, "\r%s [%.*s%*s] %zu/%zu%s", what, filled,
            "##############################", WIDTH - filled, "", done, total,
            done == total ? "\n" : "");
}

/* Which campaign it was, for a wrong one is not seen in the figures. */
static void print_campaign(const struct command *command, const char *path)
{
    if (!command->quiet && *path)
        fprintf(stderr, "Đợt đánh giá: %s\n", path);
}

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

static void complain_of_line(void *userdata, const char *line)
{
    (void)userdata;
    complain("%s", line);
}

static enum run_status verb_run(struct command *command)
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

static void print_problem(const struct problem *p)
{
    const char *severity =
        problem_severity(p->code) == PROBLEM_ERROR ? "lỗi" : "cảnh báo";
    show(stdout, p->file);
    fputs(": ", stdout);
    if (*p->sheet) {
        show(stdout, p->sheet);
        printf("%s%s: ", *p->cell ? "!" : "", p->cell);
    }
    printf("%s: ", severity);
    show(stdout, p->message);
    printf(" [%s]\n", problem_code_text(p->code));
}

static enum run_status reading_failed(const char *path, int failure)
{
    complain("%s: không đọc được: %s", path, failure_text(failure));
    return RUN_FAILED;
}

/* What reads the workbooks of a verb; NULL after complaining. What the kernel
 * lacks is reported once. */
static struct guard *make_guard(void)
{
    int failure;
    struct guard *guard = guard_new(&failure);
    if (!guard)
        complain("không tạo được tiến trình đọc tệp: %s",
                 failure_text(failure));
    else if (guard_shortfall(guard))
        complain("%s", guard_shortfall(guard));
    return guard;
}

/* One workbook alone: what it says wrong of itself. An appraisal is not held
 * against submissions that are not there. */
static enum run_status check_file(const struct campaign *campaign,
                                  struct guard *guard, const char *path)
{
    struct intake intake;
    intake_init(&intake, campaign, collect_today(campaign));
    intake.by_hand = true;
    intake.guard = guard;
    intake_read(&intake, path, path);
    if (intake.failure) {
        enum run_status failed = reading_failed(path, intake.failure);
        intake_clear(&intake);
        return failed;
    }
    intake_settle(&intake);
    if (intake.submissions.count > 0) {
        struct evaluation evaluation;
        struct problem_list found = {0};
        evaluation_init(&evaluation, &intake, STAGE_INTAKE);
        evaluation_check(&evaluation, &found);
        problem_list_move(&intake.problems, &found);
        evaluation_clear(&evaluation);
    }
    problem_list_sort(&intake.problems);
    for (size_t i = 0; i < intake.problems.count; i++)
        print_problem(&intake.problems.items[i]);
    if (intake.problems.count == 0) {
        show(stdout, path);
        puts(": không có lỗi");
    }
    size_t errors = problem_count_errors(&intake.problems);
    intake_clear(&intake);
    return errors > 0 ? RUN_PROBLEMS : RUN_GOOD;
}

/* Printed where a workbook is held against the set that comes with the program.
 */
static const char supplied[] =
    "  (bộ gốc đi kèm chương trình: không thấy campaign.yaml nào ở thư mục của "
    "tệp, ở đây\n  hay ở các thư mục phía trên; của đợt khác thì ghi thêm -c "
    "THƯ-MỤC/campaign.yaml)\n";

/* Whether a file of a verb is there; false after complaining. */
static bool is_there(const char *path)
{
    struct stat info;
    if (stat(path, &info) == 0)
        return true;
    complain("%s: %s", path, failure_text(errno));
    return false;
}

/* The campaign of the workbook at `path`: the one at hand, or else loaded and
 * printed. NULL after complaining. */
static struct campaign *campaign_of_file(const struct command *command,
                                         struct campaign *at_hand,
                                         const char *path)
{
    char *file = places_campaign_of_file(command->run.campaign, path);
    if (!at_hand || strcmp(at_hand->files[0], file) != 0) {
        char message[1024];
        campaign_free(at_hand);
        at_hand = places_load_campaign(file, ".", message, sizeof message);
        if (at_hand)
            print_campaign(command, file);
        else
            complain("%s", message);
        if (at_hand && !command->quiet && !command->run.campaign &&
            places_is_supplied(file))
            fputs(supplied, stderr);
    }
    free(file);
    return at_hand;
}

static enum run_status check_files(struct command *command, struct guard *guard)
{
    struct campaign *campaign = NULL;
    enum run_status worst = RUN_GOOD;
    for (int i = 0; i < command->operand_count && worst != RUN_FAILED; i++) {
        const char *path = command->operands[i];
        campaign = campaign_of_file(command, campaign, path);
        if (!campaign)
            return RUN_WRONG;
        enum run_status status =
            is_there(path) ? check_file(campaign, guard, path) : RUN_WRONG;
        worst = status > worst ? status : worst;
    }
    campaign_free(campaign);
    return worst;
}

static enum run_status verb_check(struct command *command)
{
    if (command->operand_count == 0)
        return complain("cần ít nhất một tệp: dti check TỆP.xlsx...");
    /* Before the campaign: a reader has in memory what its maker has. */
    struct guard *guard = make_guard();
    enum run_status status = guard ? check_files(command, guard) : RUN_FAILED;
    guard_free(guard);
    return flushed(status);
}

/* As C escapes it: a backslash is doubled too. */
static void print_escaped(const char *text)
{
    struct str part = {0};
    for (;; text++) {
        size_t length = strcspn(text, "\\");
        str_reset(&part);
        str_append_bytes(&part, text, length);
        show(stdout, str_text(&part));
        text += length;
        if (*text == '\0')
            break;
        fputs("\\\\", stdout);
    }
    str_clear(&part);
}

/* The sheet whose cells are being printed. */
struct printed_sheet {
    char *name;
};

static void print_sheet(void *userdata, const char *name, bool hidden)
{
    struct printed_sheet *sheet = userdata;
    (void)hidden;
    free(sheet->name);
    sheet->name = mem_strdup(name);
}

static void print_cell(void *userdata, const struct cell *cell)
{
    const struct printed_sheet *sheet = userdata;
    char name[16], buffer[CELL_TEXT_SIZE];
    if (cell->kind == CELL_TEXT && cell->length == 0 && !cell->unsaved)
        return; /* all of it is struck through */
    print_escaped(sheet->name);
    printf("\t%s\t%s\t", position_name(cell->row, cell->column, name),
           workbook_cell_kind_name(cell->kind));
    print_escaped(workbook_cell_text(cell, buffer));
    putchar('\n');
}

static enum run_status print_cells(struct guard *guard, const char *path,
                                   struct problem_list *problems)
{
    struct printed_sheet sheet = {NULL};
    const struct workbook_visitor visitor = {
        .userdata = &sheet, .sheet = print_sheet, .cell = print_cell};
    struct guard_reading reading = {
        .path = path, .name = path, .visitor = &visitor, .problems = problems};
    enum guard_result result = guard_read(guard, &reading);
    free(sheet.name);
    return result == GUARD_FAILED ? reading_failed(path, reading.failure)
                                  : RUN_GOOD;
}

static enum run_status verb_cells(struct command *command)
{
    if (command->operand_count == 0)
        return complain("cần ít nhất một tệp: dti cells TỆP.xlsx...");
    struct guard *guard = make_guard();
    if (!guard)
        return RUN_FAILED;
    struct problem_list problems = {0};
    enum run_status status = RUN_GOOD;
    for (int i = 0; i < command->operand_count && !status; i++)
        status = is_there(command->operands[i])
                     ? print_cells(guard, command->operands[i], &problems)
                     : RUN_WRONG;
    guard_free(guard);
    for (size_t i = 0; i < problems.count; i++)
        complain("%s: %s [%s]", problems.items[i].file,
                 problems.items[i].message,
                 problem_code_text(problems.items[i].code));
    if (!status && problem_count_errors(&problems) > 0)
        status = RUN_PROBLEMS;
    problem_list_clear(&problems);
    return flushed(status);
}

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

static enum run_status verb_watch(struct command *command)
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

static enum run_status verb_init(struct command *command)
{
    if (command->operand_count != 1)
        return complain("cần một thư mục: dti init THƯ-MỤC");
    struct init_options options = {
        .program = command->program,
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

static enum run_status verb_index(struct command *command)
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

static enum run_status verb_forms(struct command *command)
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

static enum run_status (*const runs[VERB_COUNT])(struct command *command) = {
    [VERB_RUN] = verb_run,     [VERB_CHECK] = verb_check,
    [VERB_FORMS] = verb_forms, [VERB_CELLS] = verb_cells,
    [VERB_WATCH] = verb_watch, [VERB_INIT] = verb_init,
    [VERB_INDEX] = verb_index,
};

int main(int argc, char **argv)
{
    struct command command;
    leave_on_signals();
    if (!command_read(argc, argv, &command))
        return complain("%s", command.message);
    if (command.help || command.version) {
        if (command.help)
            fputs(help, stdout);
        else
            printf("dti %s\n", program_version);
        return flushed(RUN_GOOD);
    }
    if (command.verb == VERB_NONE) {
        fputs(help, stderr);
        return RUN_WRONG;
    }
    return runs[command.verb](&command);
}
