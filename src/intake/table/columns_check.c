#include "intake/table/columns_check.h"

#include "base/text.h"
#include "intake/table/titles.h"

#include <stdlib.h>
#include <string.h>

void columns_check(struct reading *r)
{
    const struct intake_table *t = &r->table;
    for (size_t i = 0; i < t->form->column_count; i++) {
        const struct form_column *own = &t->form->columns[i];
        const char *title = column_title(own->column);
        if (own->extra)
            continue;
        if (t->columns[own->column] == 0 && !own->optional &&
            own->filler != FILLED_BY_PROGRAM)
            report(r, COLUMN_MISSING, 0, 0, title);
        if (t->twice[own->column] != 0)
            report(r, COLUMN_TWICE, t->top, t->twice[own->column], title);
    }
}

static bool is_total(const struct cell *title)
{
    if (title == NULL || title->kind != CELL_TEXT)
        return false;
    char *folded = text_fold_plain(title->text);
    bool total = title_is_total(folded);
    free(folded);
    return total;
}

bool columns_check_row(struct reading *r, const struct table_row *row,
                       const enum column *data, uint32_t last_coded)
{
    const struct cell *first = NULL;
    for (; *data != COLUMN_NONE; data++) {
        const struct cell *cell = intake_table_cell(&r->table, row->row, *data);
        if (cell != NULL && first == NULL &&
            (row->row < last_coded || cell->kind == CELL_NUMBER))
            first = cell;
    }
    if (first == NULL)
        return false;
    bool codeless =
        row->kind == ROW_PLAIN &&
        !is_total(intake_table_cell(&r->table, row->row, COLUMN_TITLE));
    if (codeless)
        report(r, ROW_NO_CODE, row->row, first->column, "");
    return codeless;
}

/* The first cell that is filled in of a row all of whose cells are hidden, or
 * NULL. */
static const struct cell *hidden_data(const struct intake_table *table,
                                      const struct table_row *row,
                                      const enum column *data)
{
    const struct cell *first = NULL;
    if (row->kind != ROW_INDICATOR && row->kind != ROW_INPUT)
        return NULL;
    for (; *data != COLUMN_NONE; data++) {
        const struct cell *cell = intake_table_cell(table, row->row, *data);
        if (cell != NULL && !cell->hidden)
            return NULL;
        first = first ? first : cell;
    }
    return first;
}

void columns_check_hidden(struct reading *r, const struct rows *rows,
                          const enum column *data)
{
    const struct cell *first = NULL;
    const char *code = NULL;
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct cell *cell = hidden_data(&r->table, &rows->items[i], data);
        if (cell == NULL)
            continue;
        if (count++ == 0) {
            first = cell;
            code = rows->items[i].code;
        }
    }
    if (count == 1)
        report(r, ROW_HIDDEN, first->row, first->column,
               arena_printf(&r->intake->arena, "dòng %s", code));
    else if (count > 1)
        report(r, ROW_HIDDEN, first->row, first->column,
               arena_printf(&r->intake->arena, "%zu dòng, từ dòng %s,", count,
                            code));
}

/* Where the title stands in a heading above, the row has the form's own words,
 * or what its only value is called. */
static bool stands_for_title(const struct reading *r,
                             const struct indicator *indicator,
                             const char *text)
{
    const char *own = r->table.form->row_title;
    return (own != NULL && text_same(text, own)) ||
           (indicator->input_count == 1 &&
            text_same(text, indicator->inputs[0].label));
}

void columns_check_title(struct reading *r, const struct indicator *indicator,
                         uint32_t row)
{
    const struct cell *cell = intake_table_cell(&r->table, row, COLUMN_TITLE);
    if (cell != NULL && cell->kind == CELL_TEXT &&
        !stands_for_title(r, indicator, cell->text) &&
        strcmp(cell->text, indicator->title) != 0 &&
        title_likeness(cell->text, indicator->title) < TITLE_FOREIGN)
        report(r, TITLE_DIFFERS, row, cell->column, indicator->code);
}
