/* Reads the command line and calls the verb that it names. */
#include "base/leave.h"
#include "base/str.h"
#include "run/program.h"
#include "verbs/command.h"
#include "verbs/screen.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
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
    "      --form 01|02|03  chỉ lập một mẫu\n"
    "  -q, --quiet          không in tiến độ và tóm tắt\n"
    "  -h, --help           in hướng dẫn này\n"
    "      --version        in phiên bản\n"
    "\n"
    "Mã thoát: 0 tốt; 1 xong nhưng có tệp lỗi; 2 sai lệnh hoặc sai tệp cấu hình,\n"
    "không ghi gì; 3 máy hỏng (đầy đĩa, hết bộ nhớ).\n";
/* clang-format on */

static const struct {
    const char *name;
    enum run_status (*run)(struct command *command);
} verbs[] = {
    {"run", verb_run},     {"check", verb_check}, {"forms", verb_forms},
    {"cells", verb_cells}, {"watch", verb_watch}, {"init", verb_init},
    {"index", verb_index},
};

/* False always. */
static bool complain_of_form(const char *number)
{
    struct str numbers = {0};
    form_list_numbers(&form_list_all, "hoặc", &numbers);
    complain("mẫu không hợp lệ: “%s”; chọn %s", number, str_text(&numbers));
    str_clear(&numbers);
    return false;
}

/* Within the years that a campaign may be of. */
static bool read_year(const char *text, int *year)
{
    bool digits = strlen(text) == 4 && text[strspn(text, "0123456789")] == '\0';
    *year = digits ? atoi(text) : 0;
    return *year >= 2000 && *year <= 2999;
}

static bool read_jobs(const char *text, int *jobs)
{
    char *end;
    errno = 0;
    long n = strtol(text, &end, 10);
    if (errno || *end || end == text || n < 1 || n > 256)
        return false;
    *jobs = (int)n;
    return true;
}

enum long_option {
    OPTION_STAGE = 256,
    OPTION_FORM,
    OPTION_FROM,
    OPTION_YEAR,
    OPTION_FRESH,
    OPTION_VERSION
};

/* Takes one option; false after complaining. */
static bool take_option(struct command *command, int option)
{
    switch (option) {
    case 'c':
        command->run.campaign = optarg;
        return true;
    case 'o':
        command->run.output = optarg;
        command->output_given = true;
        return true;
    case 'q':
        command->quiet = true;
        return true;
    case 'j':
        if (read_jobs(optarg, &command->run.jobs))
            return true;
        complain("số tiến trình không hợp lệ: “%s”", optarg);
        return false;
    case OPTION_FORM:
        command->form = form_find(&form_list_all, optarg);
        return command->form || complain_of_form(optarg);
    case OPTION_FROM:
        command->from = optarg;
        return true;
    case OPTION_YEAR:
        if (read_year(optarg, &command->year))
            return true;
        complain("năm không hợp lệ: “%s”; ghi năm từ 2000 đến 2999", optarg);
        return false;
    case OPTION_FRESH:
        command->run.fresh = true;
        return true;
    case OPTION_STAGE:
        command->run.limited = true;
        if (stage_find(optarg, strlen(optarg), &command->run.stage))
            return true;
        complain(
            "bước không hợp lệ: “%s”; chọn intake, round1, round2 hoặc publish",
            optarg);
        return false;
    default:
        complain("tùy chọn không hợp lệ; xem dti --help");
        return false;
    }
}

/* The whole command line. `*done` is set where it only asks for words. */
static bool read_command(int argc, char **argv, struct command *command,
                         bool *done)
{
    static const struct option options[] = {
        {"campaign", required_argument, NULL, 'c'},
        {"output", required_argument, NULL, 'o'},
        {"jobs", required_argument, NULL, 'j'},
        {"stage", required_argument, NULL, OPTION_STAGE},
        {"form", required_argument, NULL, OPTION_FORM},
        {"from", required_argument, NULL, OPTION_FROM},
        {"year", required_argument, NULL, OPTION_YEAR},
        {"fresh", no_argument, NULL, OPTION_FRESH},
        {"quiet", no_argument, NULL, 'q'},
        {"help", no_argument, NULL, 'h'},
        {"version", no_argument, NULL, OPTION_VERSION},
        {NULL, 0, NULL, 0},
    };
    int option;
    opterr = 0;
    while ((option = getopt_long(argc, argv, "c:o:j:qh", options, NULL)) !=
           -1) {
        if (option == 'h' || option == OPTION_VERSION) {
            if (option == 'h')
                fputs(help, stdout);
            else
                printf("dti %s\n", program_version);
            *done = true;
            return true;
        }
        if (!take_option(command, option))
            return false;
    }
    if (optind < argc)
        command->verb = argv[optind++];
    command->operands = argv + optind;
    command->operand_count = argc - optind;
    return true;
}

static int processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 64 ? 64 : (int)n;
}

int main(int argc, char **argv)
{
    struct command command = {
        .run = {.input = "input-samples",
                .output = "output",
                .jobs = processors()},
    };
    bool done = false;
    leave_on_signals();
    if (!read_command(argc, argv, &command, &done))
        return RUN_WRONG;
    if (done)
        return flushed(RUN_GOOD);
    if (!command.verb) {
        fputs(help, stderr);
        return RUN_WRONG;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(command.verb, verbs[i].name) == 0)
            return verbs[i].run(&command);
    return complain("không có lệnh “%s”; xem dti --help", command.verb);
}
