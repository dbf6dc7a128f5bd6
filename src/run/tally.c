#include "run/tally.h"

#include "base/mem.h"
#include "process/next.h"

static void count_units(const struct evaluation *evaluation,
                        struct run_result *r)
{
    size_t counts[STATE_CONFLICT + 1] = {0};
    r->units = evaluation->campaign->unit_count;
    for (size_t u = 0; u < r->units; u++)
        counts[evaluation->units[u].state]++;
    r->units_ok = counts[STATE_OK];
    r->units_errors = counts[STATE_ERRORS];
    r->units_missing = counts[STATE_MISSING];
    r->units_conflict = counts[STATE_CONFLICT];
}

/* Workbooks that the figures are made of: neither refused nor replaced, of no
 * conflict, and not as they were issued. */
static size_t count_counting(const struct intake *intake)
{
    size_t count = 0;
    for (size_t i = 0; i < intake->forms.count; i++)
        count += intake->forms.items[i]->counts;
    return count;
}

static void count_files(const struct intake *intake, struct run_result *r)
{
    r->files = intake->received.count;
    r->counting = count_counting(intake);
    r->errors = problem_count_errors(&intake->problems);
    r->warnings = intake->problems.count - r->errors;
}

static void take_next(const struct process *process, struct run_result *r)
{
    struct next_steps steps = {0};
    next_steps_init(&steps, process);
    file_list_clear(&r->next);
    for (size_t i = 0; i < steps.count; i++)
        *vec_push(&r->next) = mem_strdup(steps.items[i].text);
    next_steps_clear(&steps);
}

void tally(const struct evaluation *evaluation, const struct process *process,
           struct run_result *result)
{
    count_files(evaluation->intake, result);
    count_units(evaluation, result);
    take_next(process, result);
}

size_t tally_failed(const struct problem_list *problems)
{
    size_t failed = 0;
    for (size_t i = 0; i < problems->count; i++)
        failed += problems->items[i].code == PROBLEM_PRINT_FAILED;
    return failed;
}
