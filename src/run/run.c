#include "run/run.h"

#include "base/failure.h"
#include "base/mem.h"
#include "run/print/cache.h"
#include "run/altered.h"
#include "run/before.h"
#include "run/collect.h"
#include "run/manifest.h"
#include "run/memory.h"
#include "run/past.h"
#include "process/words.h"
#include "run/print/bundles.h"
#include "run/print/printing.h"
#include "run/program.h"
#include "run/refusal.h"
#include "run/stages.h"
#include "run/tables.h"
#include "run/tally.h"
#include "run/unchanged.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Everything that one run holds; cleared in one place, half built or whole. */
struct state {
    const struct run_options *options;
    struct run_result *result;
    struct run_memory *memory;
    struct file_list inputs;
    struct intake intake;
    bool reading;         /* intake is initialised */
    struct stages stages; /* the last is what the tables show */
    struct evaluation evaluations[STAGE_PUBLISH + 1];
    struct evaluation whole; /* of STAGE_PUBLISH, where the last stage is not
                                whole */
    struct process process;  /* who owes what */
    struct view *views[STAGE_PUBLISH + 1];
    struct plan plan;
    json_t *skipped;              /* documents that are not wanted */
    json_t *kept;                 /* documents that somebody signed */
    json_t *digests;              /* of the others: what they were made from */
    struct problem_list printing; /* problems of printing */
    json_t *program;              /* run/program.h */
    struct manifest_files files;  /* the campaign's */
    struct before before;         /* what the run before left */
    bool known;                   /* the campaign is that of the run before */
    bool means;                   /* and so is the day: workbooks that are the
                                     same come to the same */
    bool writes;                  /* into OUTPUT */
    bool once;                    /* nothing is remembered for the next run */
    struct past past;
    struct outputs outputs;
    struct early_tables *early; /* on their way while documents are printed */
};

static double seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static enum run_status load_campaign(struct state *s)
{
    return memory_load_campaign(s->memory, s->options, s->result->message,
                                sizeof s->result->message)
               ? RUN_GOOD
               : RUN_WRONG;
}

static enum run_status load(struct state *s)
{
    return memory_load(s->memory, !s->known, s->result->message,
                       sizeof s->result->message)
               ? RUN_GOOD
               : RUN_WRONG;
}

/* Which campaign it is, also where it was loaded by an earlier run. */
static void name_campaign(struct state *s)
{
    snprintf(s->result->campaign, sizeof s->result->campaign, "%s",
             s->memory->campaign->files[0]);
}

static enum run_status find_inputs(struct state *s)
{
    if (refusal_hidden(s->options->input, s->options->output,
                       s->result->message, sizeof s->result->message))
        return RUN_WRONG;
    int failure = collect_inputs(s->options->input, s->options->output,
                                 s->memory->campaign, &s->inputs);
    if (!failure)
        return RUN_GOOD;
    snprintf(s->result->message, sizeof s->result->message,
             "%s: không đọc được thư mục: %s", s->options->input,
             failure_text(failure));
    return RUN_WRONG;
}

/* What the run before left, and whether that is all that there is to do. Who
 * wants to see the scores has them made. */
static enum run_status look_before(struct state *s)
{
    const struct run_options *o = s->options;
    s->program = program_describe();
    before_load(&s->before, o->output, o->fresh ? NULL : s->program, o->jobs);
    manifest_take_files(&s->files, s->memory->campaign);
    s->known = unchanged_campaign(&s->before, s->files.list);
    s->means = s->known && unchanged_day(&s->before, s->memory->campaign);
    s->result->unchanged = s->known && !o->finished &&
                           unchanged_find(&s->before, o, s->memory->campaign,
                                          &s->inputs, s->result);
    if (s->result->unchanged)
        outputs_begin(&s->outputs);
    return RUN_GOOD;
}

static void reading_step(void *userdata, size_t done, size_t total)
{
    const struct run_options *options = userdata;
    if (options->progress)
        options->progress(options->userdata, "Đọc tệp", done, total);
}

static enum run_status reading_failed(struct state *s, const char *file,
                                      int failure)
{
    snprintf(s->result->message, sizeof s->result->message,
             "%s: không đọc được: %s", file, failure_text(failure));
    return RUN_FAILED;
}

/* Makes the processes that read, while there is nothing in memory that a
 * workbook could be after. */
static enum run_status make_guards(struct state *s)
{
    struct run_cache *cache = &s->memory->cache;
    bool first = cache->guards.count == 0;
    int failure = cache_prepare(cache, s->options->jobs);
    if (failure)
        return reading_failed(s, s->options->input, failure);
    const char *shortfall = guard_shortfall(cache->guards.items[0]);
    if (first && shortfall)
        snprintf(s->result->notice, sizeof s->result->notice, "%s", shortfall);
    return RUN_GOOD;
}

static enum run_status machine_failed(struct state *s)
{
    snprintf(s->result->message, sizeof s->result->message,
             "%s: không ghi được: %s", s->outputs.failed,
             failure_text(s->outputs.failure));
    return RUN_FAILED;
}

static enum run_status begin_outputs(struct state *s)
{
    if (!s->writes)
        return RUN_GOOD;
    outputs_begin(&s->outputs);
    s->outputs.before = &s->before;
    return s->outputs.failure ? machine_failed(s) : RUN_GOOD;
}

/* What the workbooks hold is written for the next run as they are read. */
static enum run_status read_inputs(struct state *s)
{
    const struct run_options *o = s->options;
    struct cells_before kept;
    struct cells_file keep = {0};
    if (s->writes)
        cells_open(&keep, &s->outputs);
    cells_load(&kept, &s->before, o->output, s->means);
    cache_read(&s->memory->cache,
               &(struct cache_reading){.campaign = s->memory->campaign,
                                       .inputs = &s->inputs,
                                       .folder = o->input,
                                       .kept = &kept,
                                       .keep = s->writes ? &keep : NULL,
                                       .step = reading_step,
                                       .userdata = (void *)(uintptr_t)o});
    cells_before_clear(&kept);
    cells_close(&keep);
    return s->outputs.failure ? machine_failed(s) : RUN_GOOD;
}

/* Which of them count. */
static enum run_status settle_inputs(struct state *s)
{
    const struct run_cache *cache = &s->memory->cache;
    intake_init_like(&s->intake, &cache->base);
    s->reading = true;
    for (size_t i = 0; i < cache->files.count; i++)
        intake_join(&s->intake, &cache->files.items[i]->intake);
    if (s->intake.failure)
        return reading_failed(s, s->intake.failed, s->intake.failure);
    intake_settle(&s->intake);
    past_init(&s->past, s->before.manifest, &s->intake);
    before_forget(&s->before);
    past_name_senders(&s->past, &s->intake);
    past_find_lost(&s->past, &s->intake, &s->intake.problems);
    s->result->input_refused =
        refusal_unreadable(&s->intake, s->options->input, s->result->message,
                           sizeof s->result->message);
    return s->result->input_refused ? RUN_FAILED : RUN_GOOD;
}

static enum run_status refuse_empty(struct state *s)
{
    s->result->input_refused =
        refusal_empty(&s->intake, s->options->input, s->result->message,
                      sizeof s->result->message);
    return s->result->input_refused ? RUN_WRONG : RUN_GOOD;
}

static enum run_status score(struct state *s)
{
    stages_choose(s->options, &s->intake, &s->stages);
    for (int stage = 0; stage <= STAGE_PUBLISH; stage++)
        if (s->stages.are[stage] || s->stages.heard[stage])
            evaluation_init(&s->evaluations[stage], &s->intake,
                            (enum stage)stage);
    struct problem_list found = {0};
    evaluation_check(&s->evaluations[s->stages.last], &found);
    evaluation_check_lengths(&s->evaluations[s->stages.last], &found);
    problem_list_move(&s->intake.problems, &found);
    problem_list_sort(&s->intake.problems);
    const struct evaluation *last = &s->evaluations[s->stages.last];
    bool whole = evaluation_is_whole(last);
    if (!whole)
        evaluation_init(&s->whole, &s->intake, STAGE_PUBLISH);
    process_init(&s->process, whole ? last : &s->whole);
    tally(last, &s->process, s->result);
    return RUN_GOOD;
}

/* A campaign that is final has nothing open that its result rests on. */
static enum run_status check_final(struct state *s)
{
    const struct run_options *o = s->options;
    if (!campaign_is_final(s->memory->campaign) ||
        (o->limited && o->stage != STAGE_PUBLISH))
        return RUN_GOOD;
    return refusal_open(&s->process, o->complaint, o->userdata,
                        s->result->message, sizeof s->result->message)
               ? RUN_WRONG
               : RUN_GOOD;
}

/* What the documents of a stage show, as far as their templates ask for it. */
static struct view *make_view(const struct state *s, enum stage stage)
{
    const struct template_list *templates = &s->memory->templates;
    json_t *names = json_object();
    for (size_t i = 0; i < templates->count; i++)
        if (plan_template_is_of(&templates->items[i], stage, s->stages.last) &&
            json_object_update(names, templates->items[i].names) != 0)
            mem_fail();
    struct view *view = view_new(&s->evaluations[stage], &s->process, names);
    json_decref(names);
    return view;
}

static enum run_status plan(struct state *s)
{
    return plan_documents(&s->memory->templates, s->memory->campaign,
                          s->stages.are, s->stages.heard, &s->plan,
                          s->result->message, sizeof s->result->message)
               ? RUN_GOOD
               : RUN_WRONG;
}

static enum run_status make_views(struct state *s)
{
    for (enum stage stage = STAGE_INTAKE; stage <= STAGE_PUBLISH; stage++)
        if (s->stages.are[stage] || s->stages.heard[stage])
            s->views[stage] = make_view(s, stage);
    return RUN_GOOD;
}

static void free_views(struct state *s)
{
    for (int stage = 0; stage <= STAGE_PUBLISH; stage++) {
        view_free(s->views[stage]);
        s->views[stage] = NULL;
    }
}

static struct tables tables_of(const struct state *s)
{
    return (struct tables){.evaluation = &s->evaluations[s->stages.last],
                           .process = &s->process,
                           .plan = &s->plan,
                           .input = s->options->input,
                           .digests = s->digests,
                           .jobs = s->options->jobs};
}

static enum run_status print(struct state *s)
{
    size_t before = s->outputs.paths.count;
    struct printing printing = {
        .plan = &s->plan,
        .campaign = s->memory->campaign,
        .engine = s->memory->engine,
        .options = s->options,
        .before = &s->before,
        .outputs = &s->outputs,
        .skipped = s->skipped = json_object(),
        .kept = s->kept = json_object(),
        .digests = s->digests = json_object(),
        .problems = &s->printing,
    };
    memcpy(printing.views, s->views, sizeof printing.views);
    const struct tables tables = tables_of(s);
    s->early = tables_begin(&tables, &s->outputs);
    print_documents(&printing);
    print_bundles(&printing);
    s->result->documents = s->outputs.paths.count - before - printing.bundles;
    s->result->same = printing.same;
    free_views(s); /* their memory is for the tables and the page */
    return s->outputs.failure ? machine_failed(s) : RUN_GOOD;
}

/* Stages that this run says nothing about: beyond --stage, or without what they
 * were made from while some of that is lost. */
static void unknown_stages(const struct state *s,
                           bool unknown[STAGE_PUBLISH + 1])
{
    bool lost = json_array_size(s->past.lost) > 0;
    for (int stage = 0; stage <= STAGE_PUBLISH; stage++)
        unknown[stage] =
            lost || (s->options->limited && stage > (int)s->options->stage);
}

/* What this run did not make, and yet is not to be removed; NULL where there
 * was no run before it. */
static json_t *find_due(const struct state *s)
{
    bool unknown[STAGE_PUBLISH + 1];
    if (!s->before.was)
        return NULL;
    unknown_stages(s, unknown);
    json_t *due = made_due(&s->memory->templates, s->memory->campaign, unknown);
    made_add_due(due, &s->plan, s->memory->campaign, s->skipped);
    return due;
}

static void finish_outputs(struct state *s)
{
    struct made made;
    if (s->files.failure)
        outputs_fail_at(&s->outputs, s->files.failed, s->files.failure);
    json_t *due = find_due(s);
    json_t *run = unchanged_settings(s->options, s->memory->campaign);
    json_t *summary = tally_failed(&s->intake.problems) > 0
                          ? NULL
                          : unchanged_summary(s->result);
    made_init(&made, &s->plan, &s->intake, s->digests);
    manifest_write(&(struct manifest){.past = &s->past,
                                      .inputs = &s->inputs,
                                      .folder = s->options->input,
                                      .campaign = s->files.list,
                                      .program = s->program,
                                      .run = run,
                                      .summary = summary,
                                      .made = &made,
                                      .before = &s->before,
                                      .due = due},
                   &s->outputs);
    made_clear(&made);
    json_decref(due);
    json_decref(run);
    json_decref(summary);
}

static enum run_status write_tables(struct state *s)
{
    const struct evaluation *evaluation = &s->evaluations[s->stages.last];
    const struct tables tables = tables_of(s);
    bool changed = s->printing.count > 0;
    problem_list_sort(&s->printing);
    problem_list_move(&s->intake.problems, &s->printing);
    tables_write(&tables, s->early, changed, &s->outputs);
    s->early = NULL;
    tally(evaluation, &s->process, s->result);
    s->result->outputs = s->outputs.paths.count + 1; /* the manifest */
    finish_outputs(s);
    if (s->outputs.failure)
        return machine_failed(s);
    altered_name(&s->before, &s->outputs, s->kept, s->options);
    return RUN_GOOD;
}

static enum run_status documents_failed(struct state *s)
{
    snprintf(s->result->message, sizeof s->result->message,
             "%zu tài liệu không in được, bản cũ (nếu có) được giữ nguyên; "
             "xem %s/problems.csv",
             tally_failed(&s->intake.problems), s->options->output);
    return RUN_FAILED;
}

static void clear(struct state *s)
{
    tables_abandon(s->early);
    free_views(s);
    for (int stage = 0; stage <= STAGE_PUBLISH; stage++)
        evaluation_clear(&s->evaluations[stage]);
    process_clear(&s->process);
    evaluation_clear(&s->whole);
    plan_clear(&s->plan);
    outputs_clear(&s->outputs);
    problem_list_clear(&s->printing);
    past_clear(&s->past);
    before_clear(&s->before);
    json_decref(s->program);
    manifest_clear_files(&s->files);
    json_decref(s->digests);
    json_decref(s->skipped);
    json_decref(s->kept);
    if (s->reading)
        intake_clear(&s->intake);
    file_list_clear(&s->inputs);
}

/* The steps in their order, each with the stage of result->seconds that its
 * time counts for. */
static const struct {
    enum run_status (*step)(struct state *s);
    int time;
} steps[] = {
    {make_guards, 0}, {load_campaign, 0}, {find_inputs, 0},  {look_before, 0},
    {load, 0},        {begin_outputs, 0}, {read_inputs, 0},  {settle_inputs, 0},
    {score, 1},       {refuse_empty, 1},  {check_final, 1},  {plan, 1},
    {make_views, 1},  {print, 2},         {write_tables, 3},
};

/* What a run that came to its end was. */
static enum run_status finish(struct state *s)
{
    const struct run_options *options = s->options;
    if (options->finished)
        options->finished(options->userdata, &s->evaluations[s->stages.last],
                          &s->process);
    s->result->finished = true;
    if (tally_failed(&s->intake.problems) > 0)
        return documents_failed(s);
    return s->result->errors > 0 ? RUN_PROBLEMS : RUN_GOOD;
}

enum { SCORE_STEPS = 9, ALL_STEPS = sizeof steps / sizeof *steps };

/* The first `step_count` steps. */
static enum run_status take_steps(const struct run_options *options,
                                  struct run_memory *memory,
                                  struct run_result *result, size_t step_count)
{
    *result = (struct run_result){0};
    struct state s = {.options = options,
                      .result = result,
                      .memory = memory ? memory : run_memory_new(),
                      .writes = step_count == ALL_STEPS,
                      .once = !memory,
                      .outputs = {.folder = options->output}};
    enum run_status status = RUN_GOOD;
    for (size_t i = 0; i < step_count && !status && !result->unchanged; i++) {
        double start = seconds_now();
        status = steps[i].step(&s);
        result->seconds[steps[i].time] += seconds_now() - start;
    }
    if (s.memory->campaign)
        name_campaign(&s);
    if (status == RUN_GOOD)
        status = finish(&s);
    clear(&s);
    if (s.once)
        run_memory_free(s.memory);
    return status;
}

enum run_status run(const struct run_options *options,
                    struct run_memory *memory, struct run_result *result)
{
    return take_steps(options, memory, result, ALL_STEPS);
}

void run_result_clear(struct run_result *result)
{
    file_list_clear(&result->next);
}

enum run_status run_evaluate(const struct run_options *options,
                             struct run_result *result)
{
    return take_steps(options, NULL, result, SCORE_STEPS);
}
