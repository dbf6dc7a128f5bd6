/* Workbooks that count for nothing: they could not be used, or a later one took
 * their place. */
#include "process/inside.h"

#include "form/form.h"

/* The first problem of a file or of one behind it: they are sorted by file. */
static size_t first_of_file(const struct problem_list *problems,
                            const char *file)
{
    size_t low = 0, high = problems->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(problems->items[middle].file, file) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first error of a file, "" where it has none. */
const char *process_first_error(struct process *process, const char *file)
{
    const struct problem_list *problems =
        &process->evaluation->intake->problems;
    for (size_t i = first_of_file(problems, file);
         i < problems->count && strcmp(problems->items[i].file, file) == 0; i++)
        if (problem_severity(problems->items[i].code) == PROBLEM_ERROR)
            return arena_strdup(&process->arena, problems->items[i].message);
    return "";
}

size_t process_error_count(const struct process *process, const char *file)
{
    const struct problem_list *problems =
        &process->evaluation->intake->problems;
    size_t count = 0;
    for (size_t i = first_of_file(problems, file);
         i < problems->count && strcmp(problems->items[i].file, file) == 0; i++)
        count += problem_severity(problems->items[i].code) == PROBLEM_ERROR;
    return count;
}

/* Which obligation a file of a known sender answers, NULL for none: of a file
 * that is no form, the first that its unit has. */
static struct obligation *answered(struct process *process,
                                   const struct received *file)
{
    const enum duty duty = file->form ? duty_of_form(file->form, file->round)
                                      : DUTY_SELF_ASSESSMENT;
    const struct obligation *o = NULL;
    if (duty_is_of_unit(duty) && file->unit)
        o = process_of_unit(process, file->unit, duty);
    else if (!duty_is_of_unit(duty) && file->level != SIZE_MAX)
        o = process_of_agency(process, file->agency, file->level, duty);
    return o ? &process->items[o - process->items] : NULL;
}

static void refuse(struct process *process, const struct received *file)
{
    struct obligation *o = answered(process, file);
    if (!o)
        return;
    obligation_note_date(o, file->sender.date);
    o->refused = file->file;
    o->why = process_first_error(process, file->file);
    o->unreadable = !file->readable;
    if (o->state >= OBLIGATION_REFUSED)
        return;
    o->state = OBLIGATION_REFUSED;
    o->file = file->file;
    o->sender = &file->sender;
}

void process_refuse_files(struct process *process)
{
    const struct intake *intake = process->evaluation->intake;
    for (size_t i = 0; i < intake->received.count; i++)
        if (!intake->received.items[i].kept && !intake->received.items[i].blank)
            refuse(process, &intake->received.items[i]);
}

/* A workbook that a later one took the place of, as its problem says. */
static void supersede(struct process *process, const struct received *file)
{
    const struct problem_list *problems =
        &process->evaluation->intake->problems;
    struct obligation *o = answered(process, file);
    for (size_t i = first_of_file(problems, file->file);
         o && i < problems->count &&
         strcmp(problems->items[i].file, file->file) == 0;
         i++)
        if (problems->items[i].code == PROBLEM_SUBMISSION_SUPERSEDED)
            o->superseded = file->file;
}

void process_supersede_files(struct process *process)
{
    const struct intake *intake = process->evaluation->intake;
    for (size_t i = 0; i < intake->received.count; i++)
        if (intake->received.items[i].kept)
            supersede(process, &intake->received.items[i]);
}
