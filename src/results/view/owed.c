/* Who is late, for reminders, and what came of an agency, for its receipt. */
#include "results/view/context.h"

#include "form/form.h"
#include "process/words.h"
#include "results/issue_day.h"
#include "results/owed.h"

#include <string.h>

/* More than these are named in an annex and not on the page that is signed. */
enum { NAMED_ON_PAGE = 20 };

/* `Đã nhận, chưa đủ (80/120 mục)`, `Không dùng được: năm sai`. */
static json_t *standing(const struct obligation *o)
{
    struct str text = {0};
    str_append(&text, owed_state_text(o));
    if (o->state == OBLIGATION_RECEIVED)
        str_printf(&text, " (%zu/%zu %s)", o->given, o->wanted,
                   duty_counted(o->duty));
    if (o->state == OBLIGATION_REFUSED && o->why && *o->why)
        str_printf(&text, ": %s", o->why);
    json_t *value = tree_text(str_text(&text));
    str_clear(&text);
    return value;
}

static json_t *late_part(const struct view *view, const struct obligation *o)
{
    struct contact contact = obligation_contact(view->process, o);
    json_t *object = json_object();
    tree_put(object, "name", tree_text(obligation_owner(view->process, o)));
    if (o->unit)
        view_put_names(view, o->unit, object);
    else
        tree_put(object, "within",
                 tree_text(obligation_owner(view->process, o)));
    tree_put(object, "standing", standing(o));
    tree_put(object, "person", tree_text(contact.person));
    tree_put(object, "phone", tree_text(contact.phone));
    tree_put(object, "email", tree_text(contact.email));
    return object;
}

/* Those of the same standing, under one heading. */
static json_t *standings(json_t *late)
{
    json_t *list = json_array();
    for (size_t i = 0; i < json_array_size(late); i++) {
        json_t *part = json_array_get(late, i), *found = NULL;
        json_t *standing = json_object_get(part, "standing");
        for (size_t s = 0; s < json_array_size(list) && !found; s++)
            if (json_equal(json_object_get(json_array_get(list, s), "standing"),
                           standing))
                found = json_object_get(json_array_get(list, s), "owners");
        if (!found) {
            json_t *one = json_object();
            found = json_array();
            tree_put(one, "standing", json_incref(standing));
            tree_put(one, "owners", found);
            tree_add(list, one);
        }
        json_t *owner = json_copy(part);
        tree_put(owner, "first", json_boolean(json_array_size(found) == 0));
        tree_add(found, owner);
    }
    return list;
}

/* Those of a level who are late with a duty; NULL where nobody is. */
static json_t *reminder(const struct view *view, size_t level, enum duty duty)
{
    char deadline[DATE_TEXT_SIZE] = "";
    json_t *late = json_array();
    for (size_t i = 0; i < view->process->count; i++) {
        const struct obligation *o = &view->process->items[i];
        if (o->level != level || o->duty != duty ||
            !owed_is_overdue(view->process, o))
            continue;
        obligation_deadline(o, deadline);
        json_t *part = late_part(view, o);
        tree_put(part, "number", vi_count(json_array_size(late) + 1));
        tree_add(late, part);
    }
    if (json_array_size(late) == 0) {
        json_decref(late);
        return NULL;
    }
    json_t *object = json_object();
    tree_put(object, "task", tree_text(duty_task(duty)));
    tree_put(object, "form", tree_text(duty_text(duty)));
    tree_put(object, "deadline", tree_text(deadline));
    tree_put(object, "long",
             json_boolean(json_array_size(late) > NAMED_ON_PAGE));
    tree_put(object, "standings", standings(late));
    view_put_list(object, "late", late);
    return object;
}

void view_put_reminders(const struct view *view, size_t level, json_t *object)
{
    json_t *list = json_array();
    bool any_long = false;
    for (enum duty d = 0; view->process && d < duty_count; d++) {
        json_t *one = reminder(view, level, d);
        if (!one)
            continue;
        any_long |= json_is_true(json_object_get(one, "long"));
        tree_put(one, "first", json_boolean(json_array_size(list) == 0));
        tree_add(list, one);
    }
    tree_put(object, "long_reminders", json_boolean(any_long));
    view_put_list(object, "reminders", list);
}

json_t *view_refused(const struct view *view, const struct unit *unit)
{
    const struct obligation *o =
        view->process
            ? process_of_unit(view->process, unit, DUTY_SELF_ASSESSMENT)
            : NULL;
    if (!o || !o->refused)
        return json_null();
    json_t *object = json_object();
    tree_put(object, "file", tree_text(o->refused));
    tree_put(object, "why", tree_text(o->why));
    tree_put(object, "unreadable", json_boolean(o->unreadable));
    return object;
}

/* --- Receipts of agencies --- */

static bool is_sheet_of(const struct view *view, const struct received *file,
                        size_t agency)
{
    enum round round = view_round(view) == 2 ? ROUND_2 : ROUND_1;
    return file->form == &form_02 && file->agency == agency &&
           file->round == round && !file->blank;
}

static bool sheet_counts(const struct intake *intake, const char *file)
{
    for (size_t i = 0; i < intake->appraisals.count; i++)
        if (strcmp(intake->appraisals.items[i]->head.file, file) == 0)
            return intake->appraisals.items[i]->head.counts;
    return false;
}

json_t *view_sheet(const struct view *view, const struct received *file,
                   bool counts)
{
    const struct evaluation *evaluation = view->evaluation;
    size_t count, own_count = 0;
    const struct problem *const *loose =
        problems_of(&view->problems, NULL, &count);
    const struct problem **own = mem_calloc(count + 1, sizeof *own);
    for (size_t i = 0; i < count; i++)
        if (strcmp(loose[i]->file, file->file) == 0)
            own[own_count++] = loose[i];
    json_t *object = json_object();
    tree_put(object, "file", tree_text(file->file));
    tree_put(object, "level",
             tree_text(file->level == SIZE_MAX
                           ? "Không rõ"
                           : evaluation->campaign->levels[file->level].title));
    tree_put(object, "use",
             tree_text(!file->readable ? "Không đọc được"
                       : counts        ? "Được dùng để chấm điểm"
                                       : "Không được dùng"));
    tree_put(object, "date", vi_date(file->sender.date));
    tree_put(object, "author", tree_text(file->sender.author));
    view_put_list(object, "problems", view_problems(own, own_count));
    view_put_problem_counts(object, own, own_count);
    free(own);
    return object;
}

/* Figures of an agency, which have a receipt too. */
static bool is_supply_of(const struct received *file, size_t agency)
{
    return file->form == &form_04 && file->agency == agency && !file->blank;
}

void view_put_sheets(const struct view *view, size_t agency, json_t *context)
{
    const struct intake *intake = view->evaluation->intake;
    json_t *object = json_object_get(context, "agency"), *list = json_array();
    struct date day = issue_day(view->evaluation);
    bool problems = false;
    for (size_t i = 0; i < intake->received.count; i++) {
        const struct received *file = &intake->received.items[i];
        if (is_supply_of(file, agency))
            day = view_day_after(view, day, file);
        if (!is_sheet_of(view, file, agency))
            continue;
        json_t *sheet =
            view_sheet(view, file, sheet_counts(intake, file->file));
        day = view_day_after(view, day, file);
        problems |= json_is_true(json_object_get(sheet, "has_problems"));
        tree_add(list, sheet);
    }
    view_put_list(object, "files", list);
    tree_put(object, "has_problems", json_boolean(problems));
    view_put_day(context, day);
}
