#include "intake/table/level_check.h"

#include "intake/table/rows.h"
#include "intake/table/titles.h"
#include "intake/value/cells.h"

/* So many rows make a form one of another level, and that share of all rows
 * with a code. What speaks for the own level weighs several times as much: a
 * form that is refused costs the unit everything. */
enum { FOREIGN_ROWS = 3, FOREIGN_SHARE = 3, OWN_WEIGHT = 4 };

/* Rows by the level that they speak for. */
struct fit {
    size_t coded; /* of either level, whatever their titles are */
    size_t own, other;
};

/* How alike the row's title is to that of its code in the level, an indicator's
 * or an input's; 0 where the level has no such code. */
static int likeness_in(const struct level *level, const char *code,
                       const char *title, bool *known)
{
    struct table_row row = {0};
    row_code_read(code, level, SIZE_MAX, &row);
    if (row.kind != ROW_INDICATOR && row.kind != ROW_INPUT)
        return 0;
    const struct indicator *indicator = &level->indicators[row.indicator];
    *known = true;
    return title_likeness(title, row.kind == ROW_INPUT
                                     ? indicator->inputs[row.input].label
                                     : indicator->title);
}

/* Whether a title is the one and not the other. One that is the same word for
 * word decides between two that differ in a word. */
static bool speaks_for(int likeness, int other)
{
    int apart = likeness == 100 ? 1 : TITLE_APART;
    return likeness >= TITLE_ALIKE && likeness >= other + apart;
}

static struct fit compare(struct reading *r, const struct level *own,
                          const struct level *other)
{
    struct fit fit = {0};
    struct arena *arena = &r->intake->arena;
    uint32_t last = grid_last_row(r->table.sheet->grid);
    for (uint32_t row = r->table.bottom + 1; row <= last; row++) {
        const struct cell *code =
            intake_table_cell(&r->table, row, COLUMN_CODE);
        const struct cell *title =
            intake_table_cell(&r->table, row, COLUMN_TITLE);
        if (code == NULL || title == NULL || title->kind != CELL_TEXT)
            continue;
        const char *typed = cell_typed(arena, code);
        bool known = false;
        int here = likeness_in(own, typed, title->text, &known);
        int there = likeness_in(other, typed, title->text, &known);
        fit.coded += known;
        fit.own += speaks_for(here, there);
        fit.other += speaks_for(there, here);
    }
    return fit;
}

static bool is_foreign(struct fit fit)
{
    return fit.other >= FOREIGN_ROWS &&
           fit.other * FOREIGN_SHARE >= fit.coded &&
           fit.other > fit.own * OWN_WEIGHT;
}

const struct level *level_of_table(struct reading *r, const struct level *own)
{
    const struct campaign *campaign = r->intake->campaign;
    const struct level *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < campaign->level_count; i++) {
        const struct level *level = &campaign->levels[i];
        if (level == own)
            continue;
        struct fit fit = compare(r, own, level);
        if (is_foreign(fit) && fit.other > most) {
            most = fit.other;
            best = level;
        }
    }
    return best;
}
