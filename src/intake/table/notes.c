#include "intake/table/notes.h"

#include "intake/value/cells.h"

/* Whether a cell is one of those that people fill in. */
static bool in_table(const struct intake_table *table,
                     const struct sheet *sheet, const struct cell *cell)
{
    if (sheet != table->sheet || cell->row <= table->bottom)
        return false;
    for (int c = 0; c < COLUMN_COUNT; c++)
        if (table->columns[c] == cell->column && c != COLUMN_TITLE &&
            c != COLUMN_UNIT)
            return true;
    return false;
}

static bool in_facts(const struct info *info, const struct sheet *sheet,
                     const struct cell *cell)
{
    for (int f = 0; f < FACT_COUNT; f++)
        if (info->facts[f].sheet == sheet->name &&
            info->facts[f].row == cell->row)
            return true;
    return false;
}

static void report_note(struct reading *r, const struct sheet *sheet,
                        const struct cell *cell)
{
    static const struct {
        enum cell_note note;
        enum problem_code code;
    } notes[] = {
        {CELL_COVERED, PROBLEM_CELL_COVERED},
        {CELL_STRUCK, PROBLEM_CELL_STRUCK},
        {CELL_RAISED, PROBLEM_CELL_RAISED},
    };
    const struct position at = {r->file, sheet->name, cell->row, cell->column};
    size_t i = 0;
    while (!(cell->notes & notes[i].note))
        i++;
    if (notes[i].note == CELL_COVERED && cell_is_blank(cell))
        return;
    problem_add(&r->intake->problems, notes[i].code, &at,
                cell->unsaved ? "công thức chưa được tính"
                              : cell_typed(&r->intake->arena, cell),
                (const char *)NULL);
}

void notes_report(struct reading *r, const struct sheet *sheets, size_t count)
{
    for (size_t s = 0; s < count; s++) {
        size_t cells;
        const struct cell *cell = grid_cells(sheets[s].grid, &cells);
        for (; cells > 0; cell++, cells--)
            if ((cell->notes & ~(unsigned)CELL_PICTURE) != 0 &&
                (in_table(&r->table, &sheets[s], cell) ||
                 in_facts(&r->info, &sheets[s], cell)))
                report_note(r, &sheets[s], cell);
    }
}
