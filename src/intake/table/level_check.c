#include "intake/table/level_check.h"

#include "intake/table/rows.h"
#include "intake/table/titles.h"
#include "intake/value/cells.h"

#include <string.h>

/* So many rows make a form one of another level, and that share of all rows
 * with a code; of fewer, as an explanation has them, each has to be it word for
 * word. What speaks for the own level weighs several times as much: a form that
 * is refused costs the unit everything. */
enum { FOREIGN_ROWS = 3, FOREIGN_SHARE = 3, OWN_WEIGHT = 4 };

/* What is compared of a table that somebody made to be expensive: rows, and
 * bytes of a title. No index set has as many, no title is as long. */
enum { ROWS_COMPARED = 2000, TITLE_LONGEST = 4000 };

/* Rows by the level that they speak for. */
struct fit {
    size_t coded; /* of either level, whatever their titles are */
    size_t own, other;
    size_t verbatim; /* of `other`: word for word */
};

/* The title of the code in the level, an indicator's or an input's; NULL where
 * the level has no such code. */
static const char *title_in(const struct level *level, const char *code)
{
    struct table_row row = {0};
    row_code_read(code, level, SIZE_MAX, &row);
    if (row.kind != ROW_INDICATOR && row.kind != ROW_INPUT)
        return NULL;
    const struct indicator *indicator = &level->indicators[row.indicator];
    return row.kind == ROW_INPUT ? indicator->inputs[row.input].label
                                 : indicator->title;
}

static int likeness_to(const char *known, const char *title)
{
    return known ? title_likeness(title, known) : 0;
}

/* Whether a title is the one and not the other. One that is the same word for
 * word decides between two that differ in a word. */
static bool speaks_for(int likeness, int other)
{
    int apart = likeness == 100 ? 1 : TITLE_APART;
    return likeness >= TITLE_ALIKE && likeness >= other + apart;
}

/* The titles of most rows are as the form was sent out: these are not compared
 * word by word. */
static void compare_titles(const char *own, const char *other,
                           const char *title, struct fit *fit)
{
    fit->coded += own || other;
    if (own && strcmp(own, title) == 0) {
        fit->own += !other || strcmp(other, title) != 0;
        return;
    }
    int here = likeness_to(own, title), there = likeness_to(other, title);
    fit->own += speaks_for(here, there);
    fit->other += speaks_for(there, here);
    fit->verbatim += speaks_for(there, here) && there == 100;
}

static struct fit compare(struct reading *r, const struct level *own,
                          const struct level *other)
{
    struct fit fit = {0};
    struct arena *arena = &r->intake->arena;
    uint32_t last = grid_last_row(r->table.sheet->grid);
    for (uint32_t row = r->table.bottom + 1;
         row <= last && fit.coded < ROWS_COMPARED; row++) {
        const struct cell *code =
            intake_table_cell(&r->table, row, COLUMN_CODE);
        const struct cell *title =
            intake_table_cell(&r->table, row, COLUMN_TITLE);
        if (code == NULL || title == NULL || title->kind != CELL_TEXT ||
            strlen(title->text) > TITLE_LONGEST)
            continue;
        const char *typed = cell_typed(arena, code);
        compare_titles(title_in(own, typed), title_in(other, typed),
                       title->text, &fit);
    }
    return fit;
}

static bool is_foreign(struct fit fit)
{
    if (fit.other < FOREIGN_ROWS)
        return fit.coded > 0 && fit.verbatim == fit.coded;
    return fit.other * FOREIGN_SHARE >= fit.coded &&
           fit.other > fit.own * OWN_WEIGHT;
}

const struct level *intake_table_level(struct reading *r,
                                       const struct level *own)
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
