#include "intake/table/info.h"

#include "base/text.h"
#include "intake/value/cells.h"

#include <stdlib.h>
#include <string.h>

/* A value stands at most so far to the right of its label, and a label is no
 * longer than this. */
enum { VALUE_REACH = 12, LABEL_MAX = 100, FACT_COLUMNS = 64 };

static enum fact fact_of_cell(const struct cell *cell)
{
    if (cell == NULL || cell->kind != CELL_TEXT || cell->length > LABEL_MAX * 3)
        return FACT_NONE;
    return fact_find(cell->text);
}

/* The value in the label's own cell, behind a colon; "" where there is none. */
static const char *value_behind(struct arena *arena, const struct cell *label)
{
    const char *colon = memchr(label->text, ':', label->length);
    if (colon == NULL)
        return "";
    size_t used = (size_t)(colon + 1 - label->text);
    return arena_take(arena, text_clean_line(colon + 1, label->length - used));
}

static struct fact_value value_of(struct arena *arena,
                                  const struct sheet *sheet,
                                  const struct cell *label)
{
    struct fact_value value = {.text = value_behind(arena, label),
                               .sheet = sheet->name,
                               .row = label->row,
                               .column = label->column};
    for (uint32_t c = 1; c <= VALUE_REACH && *value.text == '\0'; c++) {
        const struct cell *cell =
            grid_at(sheet->grid, label->row, label->column + c);
        if (cell_is_blank(cell) || cell->unsaved)
            continue;
        if (fact_of_cell(cell) != FACT_NONE)
            break;
        value.text = cell_typed(arena, cell);
        value.cell = cell;
        value.column = cell->column;
    }
    return value;
}

/* Adds the facts of one sheet; the first value of a label stands. */
static size_t read_sheet(struct arena *arena, const struct sheet *sheet,
                         uint32_t last_row, struct fact_value *facts)
{
    size_t found = 0;
    uint32_t last_column = grid_last_column(sheet->grid);
    if (last_column > FACT_COLUMNS)
        last_column = FACT_COLUMNS;
    for (uint32_t row = 1; row <= last_row; row++) {
        for (uint32_t c = 1; c <= last_column; c++) {
            const struct cell *cell = grid_at(sheet->grid, row, c);
            enum fact fact = fact_of_cell(cell);
            if (fact == FACT_NONE)
                continue;
            struct fact_value *known = &facts[fact];
            if (known->sheet != NULL && *known->text != '\0')
                continue;
            struct fact_value value = value_of(arena, sheet, cell);
            if (known->sheet == NULL || *value.text != '\0')
                *known = value;
            found += *value.text != '\0';
        }
    }
    return found;
}

static void take_missing(struct info *info, const struct fact_value *facts)
{
    for (int f = FACT_NONE + 1; f < FACT_COUNT; f++) {
        struct fact_value *known = &info->facts[f];
        if (facts[f].sheet != NULL && fact_kinds[f].of_block)
            info->found = true;
        if (facts[f].sheet != NULL &&
            (known->sheet == NULL ||
             (*known->text == '\0' && *facts[f].text != '\0')))
            *known = facts[f];
    }
}

/* Notes what a sheet says otherwise of whose the form is. */
static void note_others(struct info *info, const struct fact_value *facts)
{
    static const enum fact whose[] = {FACT_UNIT_CODE, FACT_AGENCY};
    for (size_t i = 0; i < 2; i++) {
        const struct fact_value *own = &info->facts[whose[i]];
        const struct fact_value *other = &facts[whose[i]];
        if (other->sheet != NULL && *other->text != '\0' &&
            !text_same_plain(own->text, other->text))
            info->others[info->other_count++] = *other;
    }
}

void info_read(struct arena *arena, const struct sheet *sheets, size_t count,
               struct info *info)
{
    struct fact_value(*all)[FACT_COUNT] = mem_calloc(count + 1, sizeof *all);
    size_t best = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t last = grid_last_row(sheets[i].grid);
        if (sheets[i].table_top != 0)
            last = sheets[i].table_top - 1;
        size_t found = read_sheet(arena, &sheets[i], last, all[i]);
        if (found > most ||
            (found == most && sheets[best].hidden && !sheets[i].hidden)) {
            most = found;
            best = i;
        }
    }
    *info = (struct info){0};
    for (int f = FACT_NONE + 1; f < FACT_COUNT; f++)
        info->facts[f].text = "";
    if (count > 0)
        take_missing(info, all[best]);
    for (size_t i = 0; i < count; i++)
        take_missing(info, all[i]);
    info->others = arena_calloc(arena, 2 * count + 1, sizeof *info->others);
    for (size_t i = 0; i < count; i++)
        note_others(info, all[i]);
    free(all);
}
