#include "intake/blank.h"

#include "form/form.h"

static bool has_columns(const struct intake_table *table)
{
    const struct form *form = table->form;
    for (size_t i = 0; i < form->column_count; i++) {
        const struct form_column *c = &form->columns[i];
        if (c->filler == FILLED_BY_SENDER && c->column != COLUMN_NONE &&
            !c->optional && table->columns[c->column] == 0)
            return false;
    }
    return true;
}

static bool row_is_blank(const struct intake_table *table, uint32_t row)
{
    const struct form *form = table->form;
    for (size_t i = 0; i < form->column_count; i++) {
        const struct form_column *c = &form->columns[i];
        if (c->filler == FILLED_BY_SENDER && c->column != COLUMN_NONE &&
            intake_table_cell(table, row, c->column))
            return false;
    }
    return !intake_table_corrects(table, row);
}

size_t intake_filled_rows(const struct intake_table *table)
{
    uint32_t last = grid_last_row(table->sheet->grid);
    size_t count = 0;
    for (uint32_t row = table->bottom + 1; row <= last; row++)
        count += intake_table_cell(table, row, COLUMN_CODE) &&
                 !row_is_blank(table, row) &&
                 !intake_table_row_is_heading(table, row);
    return count;
}

/* Below the last code stand totals and signatures, and headings carry the sums
 * of their groups: neither is filled in by anyone. */
bool intake_is_blank(const struct reading *r, const struct rows *rows)
{
    uint32_t last = rows_last_coded(rows);
    if (last == 0 || !has_columns(&r->table))
        return false;
    for (size_t i = 0; i < rows->count; i++) {
        const struct table_row *row = &rows->items[i];
        bool heading = row->kind == ROW_HEADING && row->candidate_count == 0;
        bool below = row->kind == ROW_PLAIN && row->row > last;
        if (!below && !heading && !row_is_blank(&r->table, row->row))
            return false;
    }
    return true;
}

bool sender_is_signed(const struct sender *sender)
{
    return *sender->author || sender->date.year;
}

void intake_set_aside(struct reading *r, const char *whose)
{
    problem_list_cut(&r->intake->problems, r->problems);
    problem_add(&r->intake->problems, PROBLEM_SUBMISSION_BLANK,
                &(struct position){.file = r->file}, r->table.form->name, whose,
                (const char *)NULL);
    r->received->blank = true;
}

const char *intake_whose(struct intake *intake, const struct intake_head *head)
{
    static const char *const rounds[] = {[ROUND_1] = "vòng 1",
                                         [ROUND_2] = "vòng 2",
                                         [ROUND_COUNCIL] = "Hội đồng"};
    const struct campaign *campaign = intake->campaign;
    const char *level = campaign->levels[head->level].title;
    const char *round = rounds[head->round];
    if (head->unit)
        return head->unit->name;
    if (head->agency == SIZE_MAX)
        return arena_printf(&intake->arena, "%s (%s)", round, level);
    return arena_printf(&intake->arena, "%s (%s%s%s)",
                        campaign->agencies[head->agency], level,
                        *head->form->round_names ? ", " : "",
                        *head->form->round_names ? round : "");
}
