/* dti check: what is wrong in single workbooks; nothing is written. */
#include "run/collect.h"
#include "run/places.h"
#include "verbs/reading.h"
#include "verbs/screen.h"

#include <stdlib.h>
#include <string.h>

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
    if (intake.problems.count == 0)
        printf("%s: không có lỗi\n", path);
    size_t errors = problem_count_errors(&intake.problems);
    intake_clear(&intake);
    return errors > 0 ? RUN_PROBLEMS : RUN_GOOD;
}

/* Said where a workbook is held against the set that comes with the program. */
static const char supplied[] =
    "  (bộ gốc đi kèm chương trình: không thấy campaign.yaml nào ở thư mục của "
    "tệp, ở đây\n  hay ở các thư mục phía trên; của đợt khác thì ghi thêm -c "
    "THƯ-MỤC/campaign.yaml)\n";

/* The campaign of the workbook at `path`: the one at hand, or else loaded and
 * said. NULL after complaining. */
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

enum run_status verb_check(struct command *command)
{
    if (command->operand_count == 0)
        return complain("cần ít nhất một tệp: dti check TỆP.xlsx...");
    /* Before the campaign: a reader has in memory what its maker has. */
    struct guard *guard = make_guard();
    enum run_status status = guard ? check_files(command, guard) : RUN_FAILED;
    guard_free(guard);
    return flushed(status);
}
