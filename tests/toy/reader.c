/* The reader. */
#include "toy/plan.h"

#include "intake/blank.h"
#include "intake/sender.h"
#include "intake/table/columns_check.h"
#include "intake/value/cells.h"
#include "toy/form_09.h"

/* A row without a date plans nothing. */
static void read_row(struct reading *r, const struct level *level,
                     const struct table_row *row, struct toy_plan *plan)
{
    const struct intake_table *t = &r->table;
    const char *code = level->indicators[row->indicator].code;
    const struct cell *date = intake_table_cell(t, row->row, COLUMN_DATE);
    struct planned *out = &plan->rows[plan->row_count];
    if (date == NULL)
        return;
    *out = (struct planned){
        .indicator = row->indicator,
        .text = cell_prose(&r->intake->arena,
                           intake_table_cell(t, row->row, COLUMN_EXPLANATION))};
    if (cell_date(date, &out->date))
        plan->row_count++;
    else
        report(r, VALUE_NOT_DATE, row->row, t->columns[COLUMN_DATE], code,
               cell_typed(&r->intake->arena, date));
}

static void read_rows(struct reading *r, const struct level *level,
                      const struct rows *rows, struct toy_plan *plan)
{
    plan->rows =
        arena_calloc(&r->intake->arena, rows->count + 1, sizeof *plan->rows);
    for (size_t i = 0; i < rows->count; i++) {
        const struct table_row *row = &rows->items[i];
        if (row->kind == ROW_INDICATOR)
            read_row(r, level, row, plan);
        else if (row->kind == ROW_UNKNOWN)
            report(r, CODE_UNKNOWN, row->row, r->table.columns[COLUMN_CODE],
                   row->code);
    }
}

static struct intake_head *read_plan(struct reading *r)
{
    const struct campaign *campaign = r->intake->campaign;
    struct toy_plan *plan = arena_calloc(&r->intake->arena, 1, sizeof *plan);
    struct rows rows;
    if (!sender_read_unit(r, campaign->deadlines.self_assessment, &plan->head))
        return NULL;
    const struct level *level = &campaign->levels[plan->head.level];
    rows_read(r, level, &rows);
    read_rows(r, level, &rows, plan);
    bool blank = intake_is_blank(r, &rows);
    if (blank)
        intake_set_aside(r, plan->head.unit->name);
    rows_clear(&rows);
    return blank ? NULL : &plan->head;
}

static struct intake_head *pack_plan(struct packer *to,
                                     const struct campaign *campaign,
                                     const struct intake_head *head)
{
    const struct toy_plan *from = (const struct toy_plan *)head;
    struct toy_plan *copy = arena_copy(to->arena, from, 1, sizeof *copy);
    (void)campaign;
    copy->rows =
        pack_items(to, from->rows, from->row_count, sizeof *copy->rows);
    for (size_t i = 0; i < copy->row_count; i++)
        copy->rows[i].text = pack_text(to, copy->rows[i].text);
    return &copy->head;
}

const struct reader plan_reader = {
    .form = &form_09, .read = read_plan, .pack = pack_plan};
