#include "intake/table/columns_check.h"

#include "base/text.h"
#include "intake/table/titles.h"

#include <stdlib.h>
#include <string.h>

/* What the form only shows, or the code says already. */
static bool may_lack(enum form form, enum column column)
{
    switch (column) {
    case COLUMN_TITLE:
    case COLUMN_UNIT:
    case COLUMN_MAX:
    case COLUMN_UNIT_NAME:
    case COLUMN_COMPUTED:
    case COLUMN_ROUND1:
        return true;
    case COLUMN_SELF:
        return form == FORM_APPRAISAL;
    default:
        return false;
    }
}

void check_columns(struct reading *r)
{
    const struct table *t = &r->table;
    for (const enum column *c = form_columns(t->form); *c != COLUMN_NONE; c++) {
        if (t->columns[*c] == 0 && !may_lack(t->form, *c))
            report(r, COLUMN_MISSING, 0, 0, column_title(*c));
        if (t->twice[*c] != 0)
            report(r, COLUMN_TWICE, t->top, t->twice[*c], column_title(*c));
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

void check_row(struct reading *r, const struct row *row,
               const enum column *data, uint32_t last_coded)
{
    const struct cell *first = NULL;
    bool hidden = true;
    for (; *data != COLUMN_NONE; data++) {
        const struct cell *cell = table_cell(&r->table, row->row, *data);
        if (cell == NULL)
            continue;
        hidden = hidden && cell->hidden;
        if (first == NULL &&
            (row->row < last_coded || cell->kind == CELL_NUMBER))
            first = cell;
    }
    if (first == NULL)
        return;
    if (row->kind == ROW_PLAIN &&
        !is_total(table_cell(&r->table, row->row, COLUMN_TITLE)))
        report(r, ROW_NO_CODE, row->row, first->column, "");
    if (hidden && (row->kind == ROW_INDICATOR || row->kind == ROW_INPUT))
        report(r, ROW_HIDDEN, row->row, first->column, row->code);
}

void check_title(struct reading *r, const struct indicator *indicator,
                 uint32_t row)
{
    const struct cell *cell = table_cell(&r->table, row, COLUMN_TITLE);
    if (cell != NULL && cell->kind == CELL_TEXT &&
        strcmp(cell->text, indicator->title) != 0 &&
        title_likeness(cell->text, indicator->title) < TITLE_FOREIGN)
        report(r, TITLE_DIFFERS, row, cell->column, indicator->code);
}
