#include "results/view/context.h"

#include "form/form.h"

#include <stdlib.h>
#include <string.h>

/* More rows than these do not fit on the page that is signed. */
enum { PROBLEMS_ON_PAGE = 6 };

void view_put_problem_counts(json_t *object, const struct problem *const *items,
                             size_t count)
{
    size_t errors = problems_count_errors(items, count);
    tree_put(object, "error_count", vi_count(errors));
    tree_put(object, "warning_count", vi_count(count - errors));
    tree_put(object, "has_errors", json_boolean(errors > 0));
    tree_put(object, "has_warnings", json_boolean(count > errors));
}

/* Problems of evidence are the 6xx of the table. */
static json_t *evidence_problems(const struct problem *const *items,
                                 size_t count)
{
    const struct problem **own = mem_calloc(count + 1, sizeof *own);
    size_t own_count = 0;
    for (size_t i = 0; i < count; i++)
        if (strncmp(problem_code_text(items[i]->code) + 1, "6", 1) == 0)
            own[own_count++] = items[i];
    json_t *list = view_problems(own, own_count);
    free(own);
    return list;
}

bool view_is_late(const struct view *view, const struct unit *unit)
{
    const struct obligation *o =
        view->process
            ? process_of_unit(view->process, unit, DUTY_SELF_ASSESSMENT)
            : NULL;
    return o && view_submission(view, unit) && obligation_was_late(o);
}

static json_t *submission_part(const struct view *view, const struct unit *unit)
{
    const struct submission *submission = view_submission(view, unit);
    if (!submission)
        return json_null();
    const struct sender *sender = &submission->head.sender;
    json_t *object = json_object();
    tree_put(object, "file", tree_text(submission->head.file));
    tree_put(object, "number", vi_count((size_t)submission->head.number));
    tree_put(object, "next_number",
             vi_count((size_t)submission->head.number + 1));
    tree_put(object, "author", tree_text(sender->author));
    tree_put(object, "phone", tree_text(sender->phone));
    tree_put(object, "email", tree_text(sender->email));
    tree_put(object, "date", vi_date(sender->date));
    tree_put(object, "late", json_boolean(view_is_late(view, unit)));
    tree_put(object, "appraised",
             json_boolean(view->process &&
                          !process_is_appraising(view->process, unit->level)));
    return object;
}

static bool same_text(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* What became of a file of the unit. */
static const char *use_text(const struct view *view,
                            const struct received *received)
{
    const struct evaluation *evaluation = view->evaluation;
    size_t unit = (size_t)(received->unit - evaluation->campaign->units);
    const struct submission *submission = evaluation->intake->by_unit[unit];
    const struct explanation *explanation =
        evaluation->intake->explained ? evaluation->intake->explained[unit]
                                      : NULL;
    if (!received->readable)
        return "Không đọc được";
    if ((submission && same_text(submission->head.file, received->file)) ||
        (explanation && same_text(explanation->head.file, received->file)))
        return "Được dùng để chấm điểm";
    return "Không được dùng";
}

/* What the next explanation is numbered, where the file is one. */
static json_t *next_explanation(const struct view *view,
                                const struct received *received)
{
    const struct evaluation *e = view->evaluation;
    struct explanation *const *all = e->intake->explanations.items;
    size_t count;
    const size_t *own =
        buckets_of(&view->explanations,
                   problems_bucket(e->campaign, received->unit), &count);
    for (size_t i = 0; i < count; i++)
        if (same_text(all[own[i]]->head.file, received->file))
            return vi_count((size_t)all[own[i]]->head.number + 1);
    return json_null();
}

static json_t *file_part(const struct view *view,
                         const struct received *received,
                         const struct problem *const *items, size_t count)
{
    const struct problem **own = mem_calloc(count + 1, sizeof *own);
    size_t own_count = 0;
    for (size_t i = 0; i < count; i++)
        if (same_text(items[i]->file, received->file))
            own[own_count++] = items[i];
    json_t *object = json_object();
    tree_put(object, "file", tree_text(received->file));
    tree_put(object, "form",
             tree_text(received->form ? received->form->full_name
                                      : "Không nhận ra biểu mẫu"));
    tree_put(object, "use", tree_text(use_text(view, received)));
    tree_put(object, "next_explanation", next_explanation(view, received));
    view_put_list(object, "problems", view_problems(own, own_count));
    view_put_problem_counts(object, own, own_count);
    free(own);
    return object;
}

/* The files that are not the one that is scored. */
static json_t *other_files(const json_t *files, const struct submission *scored)
{
    json_t *others = json_array();
    for (size_t i = 0; i < json_array_size(files); i++) {
        json_t *file = json_array_get(files, i);
        json_t *name = scored ? tree_text(scored->head.file) : json_null();
        if (!json_equal(json_object_get(file, "file"), name))
            tree_add(others, json_incref(file));
        json_decref(name);
    }
    return others;
}

static json_t *files_part(const struct view *view, const struct unit *unit,
                          const struct problem *const *items, size_t count)
{
    const struct evaluation *evaluation = view->evaluation;
    const struct received *received = evaluation->intake->received.items;
    size_t file_count;
    const size_t *own =
        buckets_of(&view->files, (size_t)(unit - evaluation->campaign->units),
                   &file_count);
    json_t *files = json_array();
    for (size_t i = 0; i < file_count; i++)
        tree_add(files, file_part(view, &received[own[i]], items, count));
    return files;
}

void view_put_files(const struct view *view, const struct unit_score *score,
                    json_t *unit)
{
    size_t count;
    const struct problem *const *items =
        problems_of(&view->problems, score->unit, &count);
    tree_put(unit, "submission", submission_part(view, score->unit));
    json_t *files = files_part(view, score->unit, items, count);
    view_put_list(unit, "other_files",
                  other_files(files, view_submission(view, score->unit)));
    view_put_list(unit, "files", files);
    json_t *problems = view_problems(items, count);
    tree_put(unit, "long_problems",
             json_boolean(json_array_size(problems) > PROBLEMS_ON_PAGE));
    view_put_list(unit, "problems", problems);
    view_put_list(unit, "evidence_problems", evidence_problems(items, count));
    view_put_problem_counts(unit, items, count);
}
