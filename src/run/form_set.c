#include "run/form_set.h"

#include "base/failure.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "forms/forms.h"
#include "run/collect.h"
#include "run/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A set being written. */
struct form_set {
    const char *folder;
    int64_t created;
    const struct form *only;
    const struct run_options *options;
    struct form_set_result *result;
    bool failed; /* result->message says how; nothing more is written */
};

static char *slug_of(const char *name)
{
    char *slug = text_slug(name);
    if (*slug)
        return slug;
    free(slug);
    return mem_strdup("co-quan");
}

char *form_set_agency_name(const struct campaign *campaign, size_t agency)
{
    char *slug = slug_of(campaign->agencies[agency]);
    size_t same = 0;
    for (size_t i = 0; i < agency; i++) {
        char *other = slug_of(campaign->agencies[i]);
        same += strcmp(other, slug) == 0;
        free(other);
    }
    if (same == 0)
        return slug;
    struct str text = {0};
    str_printf(&text, "%s-%zu", slug, same + 1);
    free(slug);
    return str_take(&text);
}

static void fail(struct form_set *set, const char *path, const char *why)
{
    set->failed = true;
    snprintf(set->result->message, sizeof set->result->message,
             "%s: không ghi được: %s", path, why);
}

/* Writes a form to FOLDER/`name`.xlsx, and tells what became of it. */
static void take(struct form_set *set, enum form_made made,
                 struct form_file *file, const char *name)
{
    struct str path = {0};
    str_printf(&path, "%s/%s.xlsx", set->folder, name);
    if (made == FORM_FAILED) {
        fail(set, str_text(&path), file->message);
    } else if (made == FORM_MADE) {
        int failure = file_write(str_text(&path), str_text(&file->bytes),
                                 file->bytes.length);
        if (failure)
            fail(set, str_text(&path), failure_text(failure));
        else
            set->result->forms++;
    }
    str_clear(&path);
    forms_file_clear(file);
}

static void step(struct form_set *set, const char *what, size_t done,
                 size_t total)
{
    if (set->options->progress)
        set->options->progress(set->options->userdata, what, done, total);
}

static void make_self_assessments(struct form_set *set,
                                  const struct campaign *campaign)
{
    for (size_t u = 0; u < campaign->unit_count && !set->failed; u++) {
        const struct unit *unit = &campaign->units[u];
        struct form_file file = {0};
        struct str name = {0};
        str_printf(&name, "%s/%s/%s", form_01.folder,
                   campaign->levels[unit->level].id, unit->code);
        take(set, forms_self_assessment(campaign, unit, set->created, &file),
             &file, str_text(&name));
        str_clear(&name);
        step(set, form_01.making, u + 1, campaign->unit_count);
    }
}

static void make_appraisal(struct form_set *set,
                           const struct appraisal_request *request,
                           const char *name)
{
    struct form_file file = {0};
    if (!set->failed)
        take(set, forms_appraisal(request, set->created, &file), &file, name);
}

static void make_round(struct form_set *set,
                       const struct evaluation *evaluation, enum round round)
{
    static const char *const folders[] = {
        [ROUND_1] = "vong-1", [ROUND_2] = "vong-2"};
    const struct campaign *campaign = evaluation->campaign;
    for (size_t l = 0; l < campaign->level_count; l++)
        for (size_t a = 0; a < campaign->agency_count; a++) {
            struct appraisal_request request = {evaluation, a, l, round};
            char *agency = form_set_agency_name(campaign, a);
            struct str name = {0};
            str_printf(&name, "%s/%s/%s/%s", form_02.folder, folders[round],
                       campaign->levels[l].id, agency);
            make_appraisal(set, &request, str_text(&name));
            str_clear(&name);
            free(agency);
        }
}

static void make_council(struct form_set *set,
                         const struct evaluation *evaluation)
{
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        struct appraisal_request request = {evaluation, SIZE_MAX, l,
                                            ROUND_COUNCIL};
        struct str name = {0};
        str_printf(&name, "%s/hoi-dong/%s", form_02.folder,
                   evaluation->campaign->levels[l].id);
        make_appraisal(set, &request, str_text(&name));
        str_clear(&name);
    }
}

static void make_explanations(struct form_set *set,
                              const struct evaluation *evaluation)
{
    const struct campaign *campaign = evaluation->campaign;
    for (size_t u = 0; u < campaign->unit_count && !set->failed; u++) {
        const struct unit *unit = &campaign->units[u];
        struct form_file file = {0};
        struct str name = {0};
        str_printf(&name, "%s/%s", form_03.folder, unit->code);
        take(set, forms_explanation(evaluation, unit, set->created, &file),
             &file, str_text(&name));
        str_clear(&name);
        step(set, form_03.making, u + 1, campaign->unit_count);
    }
}

static void make_appraisals(struct form_set *set,
                            const struct evaluation *evaluation)
{
    make_round(set, evaluation, ROUND_1);
    make_round(set, evaluation, ROUND_2);
    make_council(set, evaluation);
}

static void make_asked(struct form_set *set,
                       const struct evaluation *evaluation)
{
    make_self_assessments(set, evaluation->campaign);
}

/* How each form is made from what came in. */
static const struct {
    const struct form *form;
    void (*make)(struct form_set *set, const struct evaluation *evaluation);
    bool blank; /* needs nothing that came in, and is sent out before */
} makers[] = {
    {&form_01, make_asked, true},
    {&form_02, make_appraisals, false},
    {&form_03, make_explanations, false},
};

/* Forms without a row are not made, so that nothing here has to ask how far
 * the campaign is. */
static void make_next(void *userdata, const struct evaluation *evaluation)
{
    struct form_set *set = userdata;
    set->created = collect_created(evaluation->campaign);
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (set->only ? set->only == makers[i].form : !makers[i].blank)
            makers[i].make(set, evaluation);
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
    if (only && only != &form_01) {
        snprintf(result->message, sizeof result->message,
                 "%s lập từ hồ sơ đã nhận; ghi thêm thư mục hồ sơ: dti forms "
                 "THƯ-MỤC",
                 only->name);
        return RUN_WRONG;
    }
    struct campaign *campaign =
        places_load_campaign(options->campaign, options->input, result->message,
                             sizeof result->message);
    if (!campaign)
        return RUN_WRONG;
    struct form_set set = {.folder = options->output,
                           .created = collect_created(campaign),
                           .options = options,
                           .result = result};
    make_self_assessments(&set, campaign);
    campaign_free(campaign);
    return set.failed ? RUN_FAILED : RUN_GOOD;
}

enum run_status form_set_next(const struct run_options *options,
                              const struct form *only,
                              struct form_set_result *result)
{
    *result = (struct form_set_result){0};
    struct form_set set = {.folder = options->output,
                           .only = only,
                           .options = options,
                           .result = result};
    struct run_options own = *options;
    struct run_result run_result;
    own.finished = make_next;
    own.userdata = &set;
    own.progress = options->progress ? pass_progress : NULL;
    enum run_status status = run_evaluate(&own, &run_result);
    result->errors = run_result.errors;
    if (status == RUN_WRONG || status == RUN_FAILED)
        snprintf(result->message, sizeof result->message, "%s",
                 run_result.message);
    return set.failed ? RUN_FAILED : status;
}
