#include "run/form_set.h"

#include "base/failure.h"
#include "base/mem.h"
#include "form/form.h"
#include "forms/answer.h"
#include "process/form_path.h"
#include "process/words.h"
#include "run/collect.h"
#include "run/form_store.h"
#include "run/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A set being written. */
struct form_set {
    struct form_store store;
    int64_t created;
    struct forms_masters *masters;
    const struct form *only;
    bool blank; /* nothing came in yet */
    const struct run_options *options;
    struct form_set_result *result;
    bool failed; /* result->message says how; nothing more is written */
};

static void fail(struct form_set *set, const char *path, const char *why)
{
    set->failed = true;
    snprintf(set->result->message, sizeof set->result->message,
             "%s: không ghi được: %s", path, why);
}

static void say(struct form_set *set, struct str *line)
{
    *vec_push(&set->result->lines) = mem_strdup(str_text(line));
    str_clear(line);
}

/* Writes a form; true where it is in the folder now. */
static bool take(struct form_set *set, enum form_made made,
                 struct form_file *file, const char *path)
{
    bool put = false;
    if (made == FORM_FAILED)
        fail(set, path, file->message);
    else if (made == FORM_MADE)
        put = form_store_put(&set->store, path, str_text(&file->bytes),
                             file->bytes.length);
    if (set->store.failure)
        fail(set, set->store.failed, failure_text(set->store.failure));
    set->result->forms += put;
    forms_file_clear(file);
    return put;
}

static void step(struct form_set *set, const char *what, size_t done,
                 size_t total)
{
    if (set->options->progress)
        set->options->progress(set->options->userdata, what, done, total);
}

/* --- What is open, by the process --- */

static size_t count_due(const struct process *process, enum duty duty)
{
    size_t count = 0;
    for (size_t i = 0; i < process->count; i++)
        count += process->items[i].duty == duty &&
                 obligation_wants_form(process, &process->items[i]);
    return count;
}

static bool make_obligation(struct form_set *set, const struct process *process,
                            const struct obligation *o)
{
    const struct evaluation *evaluation = process->evaluation;
    struct form_file file = {.masters = set->masters};
    char *path = form_path(evaluation->campaign, o);
    bool put =
        take(set, forms_answer(process, o, set->created, &file), &file, path);
    free(path);
    return put;
}

/* Which obligations of a process have a form in the folder now. */
struct put_list {
    bool *put; /* one for each obligation */
};

static bool was_put(const struct process *process, const struct obligation *o,
                    const void *detail)
{
    const struct put_list *list = detail;
    return list->put[o - process->items];
}

static void say_made(struct form_set *set, const struct process *process,
                     enum duty duty, const struct put_list *list)
{
    struct str owners = {0}, line = {0};
    size_t count = words_owners(process, duty, was_put, list, &owners);
    if (count > 0)
        str_printf(&line, "Đã lập %zu %s: %s.", count, duty_text(duty),
                   str_text(&owners));
    str_clear(&owners);
    if (line.length > 0)
        say(set, &line);
}

static void make_duty(struct form_set *set, const struct process *process,
                      enum duty duty)
{
    struct put_list list = {mem_calloc(process->count + 1, sizeof(bool))};
    size_t total = count_due(process, duty), done = 0;
    for (size_t i = 0; i < process->count && !set->failed; i++) {
        const struct obligation *o = &process->items[i];
        if (o->duty != duty || !obligation_wants_form(process, o))
            continue;
        list.put[i] = make_obligation(set, process, o);
        step(set, duty_form(duty)->making, ++done, total);
    }
    say_made(set, process, duty, &list);
    free(list.put);
}

/* Mẫu 01 was sent out before anything came in: whoever lost it gets it again
 * by name. Mẫu 04 asks for the figures that are left. */
static bool is_wanted(const struct form_set *set, const struct form *form)
{
    if (set->only)
        return set->only == form;
    return set->blank ? form->first : !form->once;
}

/* --- The end of a set --- */

static void warn_of_files(struct form_set *set, const struct file_list *files,
                          const char *what)
{
    for (size_t i = 0; i < files->count; i++) {
        struct str line = {0};
        str_printf(&line, "%s/%s: %s", set->store.folder, files->items[i],
                   what);
        *vec_push(&set->result->warnings) = str_take(&line);
    }
}

static void say_removed(struct form_set *set)
{
    struct str line = {0};
    if (set->store.removed.count == 0)
        return;
    str_printf(&line, "Đã xóa %zu biểu mẫu không còn cần và chưa ai sửa.",
               set->store.removed.count);
    say(set, &line);
}

/* Removes what is no longer asked for, and says what was left alone. */
static void end_set(struct form_set *set)
{
    for (size_t i = 0; i < form_list_all.count && !set->failed; i++)
        if (is_wanted(set, form_list_all.items[i]))
            form_store_end_part(&set->store, form_list_all.items[i]->folder);
    if (!form_store_close(&set->store) && !set->failed)
        fail(set, set->store.failed, failure_text(set->store.failure));
    say_removed(set);
    warn_of_files(
        set, &set->store.kept,
        "đã có người sửa, được giữ nguyên; chuyển tệp đi nơi khác rồi "
        "chạy lại để lập biểu mẫu mới.");
    warn_of_files(set, &set->store.left,
                  "không còn cần nhưng đã có người sửa, được giữ nguyên.");
    set->result->kept = set->store.kept.count;
}

static enum run_status status_of(const struct form_set *set,
                                 enum run_status status)
{
    if (set->failed)
        return RUN_FAILED;
    return status == RUN_GOOD && set->result->kept > 0 ? RUN_PROBLEMS : status;
}

/* --- What is not open, and why --- */

/* One sentence for all that wait for the same. */
static void say_not_made(struct form_set *set, const struct process *process)
{
    struct str why[DUTY_MOST] = {0}, line = {0};
    for (int d = 0; d < (int)duty_count; d++)
        if (is_wanted(set, duty_form((enum duty)d)) &&
            count_due(process, (enum duty)d) == 0)
            words_why_none(process, (enum duty)d, &why[d]);
    for (int d = 0; d < (int)duty_count; d++) {
        for (int e = d; why[d].length > 0 && e < (int)duty_count; e++) {
            if (strcmp(str_text(&why[e]), str_text(&why[d])) != 0)
                continue;
            str_append(&line, e > d ? ", " : "Chưa lập ");
            words_not_made(process, (enum duty)e, &line);
            if (e > d)
                str_reset(&why[e]);
        }
        if (line.length > 0) {
            str_printf(&line, ": %s.", str_text(&why[d]));
            say(set, &line);
        }
        str_clear(&why[d]);
    }
}

static bool is_not_due(const struct process *process,
                       const struct obligation *o, const void *detail)
{
    (void)process;
    (void)detail;
    return o->state == OBLIGATION_NOT_DUE && obligation_is_open(o);
}

/* The units that still wait for a form which others got. */
static void say_waiting(struct form_set *set, const struct process *process)
{
    for (int d = 0; d < (int)duty_count; d++) {
        struct str owners = {0}, why = {0}, line = {0};
        size_t count =
            duty_is_of_unit((enum duty)d) &&
                    is_wanted(set, duty_form((enum duty)d)) &&
                    count_due(process, (enum duty)d) > 0
                ? words_owners(process, (enum duty)d, is_not_due, NULL, &owners)
                : 0;
        if (count > 0) {
            words_why_none(process, (enum duty)d, &why);
            str_printf(&line, "Chưa lập %zu %s, %s: %s.", count,
                       duty_text((enum duty)d), str_text(&why),
                       str_text(&owners));
            say(set, &line);
        }
        str_clear(&owners);
        str_clear(&why);
    }
}

/* Whether it is time to go on without what a duty waits for: its day is over,
 * or somebody asks for the form by name. */
static bool is_overdue(const struct form_set *set,
                       const struct process *process, enum duty duty)
{
    for (size_t i = 0; i < process->count && !set->only; i++)
        if (process->items[i].duty == duty &&
            process->items[i].state == OBLIGATION_LATE &&
            obligation_is_open(&process->items[i]))
            return true;
    return set->only != NULL;
}

/* Where nothing could be made, what campaign.yaml has to say to go on. */
static void say_way_on(struct form_set *set, const struct process *process)
{
    const struct campaign *campaign = process_campaign(process);
    enum duty before = DUTY_NONE;
    for (int d = 0; d < (int)duty_count && before == DUTY_NONE; d++)
        if (is_wanted(set, duty_form((enum duty)d)))
            before = words_waits_for(process, (enum duty)d);
    if (set->result->forms > 0 || before == DUTY_NONE ||
        !is_overdue(set, process, before))
        return;
    struct file_list lines = {0};
    struct str line = {0};
    size_t count = words_acceptances(process, before, &lines);
    const struct final *final = &campaign->final;
    const char *place = final->accepted_count > 0 ? "thêm vào “accept:” trong"
                        : final->approved_by ? "ghi dưới “final:” trong"
                                             : "ghi vào cuối";
    str_printf(&line,
               "Không thể chờ nữa thì %s %s các dòng sau, thay “…” bằng lý do, "
               "rồi chạy lại:",
               place, campaign->files[0]);
    say(set, &line);
    str_append(&line, final->accepted_count > 0 ? ""
                      : final->approved_by      ? "  accept:\n"
                                                : "final:\n  accept:\n");
    for (size_t i = 0; i < lines.count; i++) {
        str_printf(&line, "    %s", lines.items[i]);
        say(set, &line);
    }
    if (count > lines.count) {
        str_printf(&line, "    # và %zu dòng nữa, mỗi nơi một dòng như trên",
                   count - lines.count);
        say(set, &line);
    }
    file_list_clear(&lines);
}

/* The forms that the process asks for. */
static void make_next(void *userdata, const struct evaluation *evaluation,
                      const struct process *process)
{
    struct form_set *set = userdata;
    set->created = collect_created(evaluation->campaign);
    for (int d = 0; d < (int)duty_count; d++)
        if (is_wanted(set, duty_form((enum duty)d)))
            make_duty(set, process, (enum duty)d);
    if (!set->failed) {
        say_waiting(set, process);
        say_not_made(set, process);
        say_way_on(set, process);
    }
    end_set(set);
}

/* Says how many forms of a kind there are and whose, or why there is none. */
static void say_first(struct form_set *set, const struct form *form,
                      size_t count, const char *whose, const char *why_none)
{
    struct str line = {0};
    if (why_none)
        str_printf(&line, "Không lập %s: %s.", form->name, why_none);
    else
        str_printf(&line, "Đã lập %zu %s: %s.", count, form->name, whose);
    say(set, &line);
}

static void make_self_assessments(struct form_set *set,
                                  const struct campaign *campaign)
{
    size_t before = set->result->forms, asked = 0;
    for (size_t u = 0; u < campaign->unit_count && !set->failed; u++) {
        const struct unit *unit = &campaign->units[u];
        struct form_file file = {.masters = set->masters};
        step(set, form_01.making, u + 1, campaign->unit_count);
        if (!level_asks_units(&campaign->levels[unit->level]))
            continue;
        asked++;
        char *path = form_path(
            campaign, &(struct obligation){.duty = DUTY_SELF_ASSESSMENT,
                                           .unit = unit,
                                           .level = unit->level});
        take(set, forms_self_assessment(campaign, unit, set->created, &file),
             &file, path);
        free(path);
    }
    say_first(set, &form_01, set->result->forms - before,
              asked == campaign->unit_count ? "mọi đơn vị của đợt đánh giá"
                                            : "mọi đơn vị phải khai báo",
              asked == 0 ? "không đơn vị nào phải khai báo" : NULL);
}

static void make_supplies_of(struct form_set *set,
                             const struct campaign *campaign, size_t agency)
{
    for (size_t l = 0; l < campaign->level_count && !set->failed; l++) {
        const struct supply_request request = {campaign, NULL, agency, l};
        struct form_file file = {0};
        if (!level_supplied_by(&campaign->levels[l], agency))
            continue;
        char *path = form_path(
            campaign, &(struct obligation){
                          .duty = DUTY_SUPPLY, .agency = agency, .level = l});
        take(set, forms_supply(&request, set->created, &file), &file, path);
        free(path);
    }
}

static bool has_supplied(const struct campaign *campaign)
{
    for (size_t l = 0; l < campaign->level_count; l++)
        if (level_has_supplied(&campaign->levels[l]))
            return true;
    return false;
}

/* No line where the index sets ask nobody. */
static void make_supplies(struct form_set *set, const struct campaign *campaign)
{
    size_t before = set->result->forms;
    for (size_t a = 0; a < campaign->agency_count && !set->failed; a++) {
        make_supplies_of(set, campaign, a);
        step(set, form_04.making, a + 1, campaign->agency_count);
    }
    say_first(set, &form_04, set->result->forms - before,
              "mọi cơ quan có số liệu phải cung cấp",
              has_supplied(campaign)
                  ? NULL
                  : "không có số liệu nào do cơ quan khác cung cấp");
}

static void pass_progress(void *userdata, const char *what, size_t done,
                          size_t total)
{
    step(userdata, what, done, total);
}

enum run_status form_set_blank(const struct run_options *options,
                               const struct form *only,
                               struct form_set_result *result)
{
    *result = (struct form_set_result){0};
    if (only && !only->first) {
        snprintf(result->message, sizeof result->message,
                 "%s lập từ hồ sơ đã nhận; ghi thêm thư mục hồ sơ: dti forms "
                 "THƯ-MỤC",
                 only->name);
        return RUN_WRONG;
    }
    struct campaign *campaign = places_load_campaign(
        options->campaign, ".", result->message, sizeof result->message);
    if (!campaign)
        return RUN_WRONG;
    struct form_set set = {.created = collect_created(campaign),
                           .masters = forms_masters_new(),
                           .only = only,
                           .blank = true,
                           .options = options,
                           .result = result};
    snprintf(result->campaign, sizeof result->campaign, "%s",
             campaign->files[0]);
    form_store_open(&set.store, options->output);
    if (only != &form_04)
        make_self_assessments(&set, campaign);
    if (only ? only == &form_04 : has_supplied(campaign))
        make_supplies(&set, campaign);
    end_set(&set);
    form_store_clear(&set.store);
    forms_masters_free(set.masters);
    campaign_free(campaign);
    return status_of(&set, RUN_GOOD);
}

enum run_status form_set_next(const struct run_options *options,
                              const struct form *only,
                              struct form_set_result *result)
{
    *result = (struct form_set_result){0};
    struct form_set set = {.masters = forms_masters_new(),
                           .only = only,
                           .options = options,
                           .result = result};
    struct run_options own = *options;
    struct run_result run_result;
    own.finished = make_next;
    own.userdata = &set;
    own.progress = options->progress ? pass_progress : NULL;
    form_store_open(&set.store, options->output);
    enum run_status status = run_evaluate(&own, &run_result);
    form_store_clear(&set.store);
    forms_masters_free(set.masters);
    result->errors = run_result.errors;
    run_result_clear(&run_result);
    snprintf(result->campaign, sizeof result->campaign, "%s",
             run_result.campaign);
    if (status == RUN_WRONG || status == RUN_FAILED)
        snprintf(result->message, sizeof result->message, "%s",
                 run_result.message);
    return status_of(&set, status);
}

void form_set_result_clear(struct form_set_result *result)
{
    file_list_clear(&result->lines);
    file_list_clear(&result->warnings);
}
