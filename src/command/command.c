#include "command/command.h"

#include "score/score.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const verbs[VERB_COUNT] = {
    [VERB_RUN] = "run",     [VERB_CHECK] = "check", [VERB_FORMS] = "forms",
    [VERB_CELLS] = "cells", [VERB_WATCH] = "watch", [VERB_INIT] = "init",
    [VERB_INDEX] = "index",
};

/* Sets of verbs. */
enum {
    OF_RUN = 1 << VERB_RUN,
    OF_CHECK = 1 << VERB_CHECK,
    OF_FORMS = 1 << VERB_FORMS,
    OF_WATCH = 1 << VERB_WATCH,
    OF_INIT = 1 << VERB_INIT,
    OF_INDEX = 1 << VERB_INDEX,
    OF_ALL = (1 << VERB_COUNT) - 1
};

/* Says what is wrong; false always. */
__attribute__((format(printf, 2, 3))) static bool
refuse(struct command *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(command->message, sizeof command->message, format, args);
    va_end(args);
    return false;
}

static bool refuse_form(struct command *command, const char *number)
{
    struct str numbers = {0};
    form_list_numbers(&form_list_all, "hoặc", &numbers);
    refuse(command, "mẫu không hợp lệ: “%s”; chọn %s", number,
           str_text(&numbers));
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

/* The options, and the verbs that each is for. */
static const struct {
    struct option option;
    unsigned verbs;
} options[] = {
    {{"campaign", required_argument, NULL, 'c'},
     OF_RUN | OF_CHECK | OF_FORMS | OF_WATCH},
    {{"output", required_argument, NULL, 'o'},
     OF_RUN | OF_FORMS | OF_WATCH | OF_INIT | OF_INDEX},
    {{"jobs", required_argument, NULL, 'j'}, OF_RUN | OF_WATCH},
    {{"stage", required_argument, NULL, OPTION_STAGE}, OF_RUN | OF_WATCH},
    {{"form", required_argument, NULL, OPTION_FORM}, OF_FORMS},
    {{"from", required_argument, NULL, OPTION_FROM}, OF_INIT},
    {{"year", required_argument, NULL, OPTION_YEAR}, OF_INIT},
    {{"fresh", no_argument, NULL, OPTION_FRESH}, OF_RUN | OF_WATCH},
    {{"quiet", no_argument, NULL, 'q'}, OF_ALL},
    {{"help", no_argument, NULL, 'h'}, OF_ALL},
    {{"version", no_argument, NULL, OPTION_VERSION}, OF_ALL},
};
enum { OPTIONS = sizeof options / sizeof *options };

/* Of each option whether it was given. */
struct given {
    bool options[OPTIONS];
};

/* What getopt_long did not take, `:` for want of a value: by its name, which is
 * that of the last argument where it is a long one. */
static bool refuse_option(struct command *command, int found,
                          const char *argument)
{
    const char letter[] = {'-', (char)optopt, '\0'};
    bool is_long = strncmp(argument, "--", 2) == 0 || optopt == 0;
    const char *name = is_long ? argument : letter;
    return found == ':'
               ? refuse(command, "tùy chọn “%s” thiếu giá trị; xem dti --help",
                        name)
               : refuse(command, "không có tùy chọn “%s”; xem dti --help",
                        name);
}

/* Takes one option, which came with `argument`. */
static bool take_option(struct command *command, int option,
                        const char *argument)
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
        return read_jobs(optarg, &command->run.jobs) ||
               refuse(command, "số tiến trình không hợp lệ: “%s”", optarg);
    case OPTION_FORM:
        command->form = form_find(&form_list_all, optarg);
        return command->form || refuse_form(command, optarg);
    case OPTION_FROM:
        command->from = optarg;
        return true;
    case OPTION_YEAR:
        return read_year(optarg, &command->year) ||
               refuse(command,
                      "năm không hợp lệ: “%s”; ghi năm từ 2000 đến 2999",
                      optarg);
    case OPTION_FRESH:
        command->run.fresh = true;
        return true;
    case OPTION_STAGE:
        command->run.limited = true;
        return stage_find(optarg, strlen(optarg), &command->run.stage) ||
               refuse(
                   command,
                   "bước không hợp lệ: “%s”; chọn intake, round1, round2 hoặc "
                   "publish",
                   optarg);
    case 'h':
        command->help = true;
        return true;
    case OPTION_VERSION:
        command->version = true;
        return true;
    default:
        return refuse_option(command, option, argument);
    }
}

static void note_option(struct given *given, int option)
{
    for (size_t i = 0; i < OPTIONS; i++)
        given->options[i] |= options[i].option.val == option;
}

/* Whether the verb has all options that were given. */
static bool takes_options(struct command *command, const struct given *given)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        int letter = options[i].option.val;
        const char both[] = {'-', (char)letter, ',', ' ', '\0'};
        if (given->options[i] && !(options[i].verbs & 1U << command->verb))
            return refuse(
                command, "lệnh “%s” không có tùy chọn “%s--%s”; xem dti --help",
                verbs[command->verb], letter < OPTION_STAGE ? both : "",
                options[i].option.name);
    }
    return true;
}

static bool take_verb(struct command *command, const char *name)
{
    for (int v = VERB_NONE + 1; v < VERB_COUNT; v++)
        if (strcmp(verbs[v], name) == 0)
            command->verb = (enum verb)v;
    return command->verb != VERB_NONE ||
           refuse(command, "không có lệnh “%s”; xem dti --help", name);
}

static int processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 64 ? 64 : (int)n;
}

/* The options; false where one is wrong. Ends where only words are asked for.
 */
static bool read_options(int argc, char **argv, struct command *command,
                         struct given *given)
{
    struct option known[OPTIONS + 1] = {{0}};
    for (size_t i = 0; i < OPTIONS; i++)
        known[i] = options[i].option;
    int option;
    opterr = 0;
    while (!command->help && !command->version &&
           (option = getopt_long(argc, argv, ":c:o:j:qh", known, NULL)) != -1) {
        if (!take_option(command, option, argv[optind - 1]))
            return false;
        note_option(given, option);
    }
    return true;
}

bool command_read(int argc, char **argv, struct command *command)
{
    struct given given = {{0}};
    *command = (struct command){.program = argv[0],
                                .run = {.input = "input-samples",
                                        .output = "output",
                                        .jobs = processors()}};
    if (!read_options(argc, argv, command, &given))
        return false;
    if (command->help || command->version || optind == argc)
        return true;
    if (!take_verb(command, argv[optind++]))
        return false;
    command->operands = argv + optind;
    command->operand_count = argc - optind;
    return takes_options(command, &given);
}
