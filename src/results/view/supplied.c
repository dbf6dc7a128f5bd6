/* Figures that others supply: of a unit, of a level, of an agency. */
#include "results/view/context.h"

#include "form/form.h"
#include "process/words.h"
#include "results/owed.h"

/* --- a unit: what others supply of it --- */

/* `4.3.b`; `4.3` where it is the only value. */
static json_t *input_code(const struct indicator *indicator, size_t input)
{
    return indicator->input_count == 1
               ? tree_text(indicator->code)
               : vi_format("%s.%c", indicator->code, (char)('a' + input % 26));
}

static json_t *figure_part(const struct indicator *indicator, size_t input,
                           const struct value *value)
{
    const struct input *i = &indicator->inputs[input];
    json_t *object = json_object();
    tree_put(object, "code", input_code(indicator, input));
    tree_put(object, "title", tree_text(indicator->title));
    tree_put(object, "label", tree_text(i->label));
    bool signed_by_itself = i->kind == INPUT_PERCENT && value->valid;
    tree_put(object, "unit", tree_text(signed_by_itself ? NULL : i->unit));
    tree_put(object, "value", view_value(i, value));
    tree_put(object, "source", view_source(i));
    tree_put(object, "note",
             tree_text(value->supplied ? value->supplied->note : NULL));
    tree_put(object, "absent", json_boolean(!value->given));
    tree_put(object, "invalid", json_boolean(value->given && !value->valid));
    return object;
}

void view_put_supplied(const struct view *view, const struct unit_score *score,
                       json_t *unit)
{
    const struct evaluation *e = view->evaluation;
    const struct level *level = &e->campaign->levels[score->unit->level];
    size_t u = (size_t)(score->unit - e->campaign->units), absent = 0;
    json_t *list = json_array();
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator *indicator = &level->indicators[i];
        for (size_t k = 0; k < indicator->input_count; k++) {
            if (!indicator->inputs[k].supplier ||
                !indicator_wants_supply(score->unit, level, i))
                continue;
            const struct value *value = intake_supplied(e->intake, u, i, k);
            absent += !value->valid;
            tree_add(list, figure_part(indicator, k, value));
        }
    }
    view_put_list(unit, "supplied", list);
    tree_put(unit, "absent_count", vi_count(absent));
    tree_put(unit, "has_absent", json_boolean(absent > 0));
    tree_put(unit, "asked", json_boolean(level_asks_units(level)));
}

/* --- a level: who supplies, and how far they are --- */

static json_t *work_part(const struct view *view, const struct obligation *o)
{
    char due[DATE_TEXT_SIZE];
    json_t *object = json_object();
    tree_put(object, "name", tree_text(obligation_owner(view->process, o)));
    tree_put(object, "title",
             tree_text(view->evaluation->campaign->levels[o->level].title));
    tree_put(object, "given", vi_count(o->given));
    tree_put(object, "wanted", vi_count(o->wanted));
    tree_put(object, "left", vi_count(o->wanted - o->given));
    tree_put(object, "unfinished", json_boolean(o->given < o->wanted));
    tree_put(object, "state", tree_text(owed_state_text(o)));
    tree_put(object, "deadline", tree_text(obligation_deadline(o, due)));
    return object;
}

/* The obligations to supply that are of a level, or of an agency: SIZE_MAX is
 * all of them. */
static json_t *works(const struct view *view, size_t level, size_t agency)
{
    json_t *list = json_array();
    for (size_t i = 0; view->process && i < view->process->count; i++) {
        const struct obligation *o = &view->process->items[i];
        if (o->duty == DUTY_SUPPLY &&
            (level == SIZE_MAX || o->level == level) &&
            (agency == SIZE_MAX || o->agency == agency))
            tree_add(list, work_part(view, o));
    }
    return list;
}

void view_put_suppliers(const struct view *view, size_t level, json_t *object)
{
    view_put_list(object, "suppliers", works(view, level, SIZE_MAX));
}

/* --- an agency: what came of its forms, and what is left --- */

/* The figures that the agency still owes of a level. */
static void add_absent(const struct view *view, size_t agency,
                       const struct level_score *score, json_t *list)
{
    const struct level *level = score->level;
    const struct intake *intake = view->evaluation->intake;
    for (size_t i = 0; i < level->indicator_count; i++)
        for (size_t k = 0; k < level->indicators[i].input_count; k++)
            for (size_t u = 0; u < score->unit_count; u++) {
                const struct unit *unit = score->units[u]->unit;
                size_t at = (size_t)(unit - intake->campaign->units);
                const struct value *value = intake_supplied(intake, at, i, k);
                if (value->valid || !indicator_wants_supply(unit, level, i) ||
                    !input_supplied_by(&level->indicators[i].inputs[k], agency))
                    continue;
                json_t *part = figure_part(&level->indicators[i], k, value);
                tree_put(part, "name", tree_text(unit->name));
                tree_add(list, part);
            }
}

static bool supply_counts(const struct intake *intake, const char *file)
{
    for (size_t i = 0; i < intake->supplies.count; i++)
        if (strcmp(intake->supplies.items[i]->head.file, file) == 0)
            return intake->supplies.items[i]->head.counts;
    return false;
}

void view_put_supply(const struct view *view, size_t agency, json_t *object)
{
    const struct evaluation *e = view->evaluation;
    json_t *files = json_array(), *absent = json_array();
    bool problems = false;
    for (size_t i = 0; i < e->intake->received.count; i++) {
        const struct received *file = &e->intake->received.items[i];
        if (file->form != &form_04 || file->agency != agency || file->blank)
            continue;
        json_t *part =
            view_sheet(view, file, supply_counts(e->intake, file->file));
        problems |= json_is_true(json_object_get(part, "has_problems"));
        tree_add(files, part);
    }
    for (size_t l = 0; l < e->campaign->level_count; l++)
        add_absent(view, agency, &e->levels[l], absent);
    view_put_list(object, "supply_files", files);
    view_put_list(object, "supply", works(view, SIZE_MAX, agency));
    view_put_list(object, "absent", absent);
    tree_put(object, "has_supply_problems", json_boolean(problems));
}
