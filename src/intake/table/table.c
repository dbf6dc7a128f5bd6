#include "intake/table/table.h"

#include "base/str.h"
#include "base/text.h"
#include "intake/value/cells.h"

#include <stdlib.h>
#include <string.h>

/* A heading takes at most three rows, its columns are among the first 96, and
 * a cell above that spans more than six columns is the table's title. At most
 * so many places per sheet are looked at closely, for a sheet may be hostile.
 */
enum {
    HEADING_ROWS = 3,
    HEADING_COLUMNS = 96,
    HEADING_SPAN = 6,
    HEADING_TRIES = 200,
    COUNTING_MAX = 40 /* bytes of a cell that counts columns */
};

const struct cell *intake_table_linked(const struct intake_table *table,
                                       uint32_t row, enum column column)
{
    return table->columns[column] == 0
               ? NULL
               : grid_at(table->sheet->grid, row, table->columns[column]);
}

const struct cell *intake_table_cell(const struct intake_table *table,
                                     uint32_t row, enum column column)
{
    const struct cell *cell = intake_table_linked(table, row, column);
    return cell_is_blank(cell) ? NULL : cell;
}

const struct cell *intake_table_correction(const struct intake_table *table,
                                           uint32_t row, size_t letter)
{
    uint32_t column = table->corrected[letter];
    const struct cell *cell =
        column == 0 ? NULL : grid_at(table->sheet->grid, row, column);
    return cell_is_blank(cell) ? NULL : cell;
}

bool intake_table_corrects(const struct intake_table *table, uint32_t row)
{
    size_t letter = 0;
    while (letter < HEADING_LETTERS &&
           !intake_table_correction(table, row, letter))
        letter++;
    return letter < HEADING_LETTERS;
}

/* How many columns a merged cell takes at a place, up to HEADING_SPAN + 1. */
static uint32_t span_at(const struct grid *grid, const struct cell *cell,
                        uint32_t row)
{
    uint32_t width = 0;
    while (width <= HEADING_SPAN &&
           grid_merged_at(grid, row, cell->column + width) == cell)
        width++;
    return width;
}

/* Adds the texts of a column between two rows, each merged cell once. */
static void join_heading(const struct grid *grid, uint32_t top, uint32_t bottom,
                         uint32_t column, struct str *out)
{
    const struct cell *before = NULL;
    for (uint32_t row = top; row <= bottom; row++) {
        const struct cell *cell = grid_merged_at(grid, row, column);
        if (cell == NULL || cell == before || cell->kind != CELL_TEXT)
            continue;
        before = cell;
        if (row < bottom && span_at(grid, cell, row) > HEADING_SPAN)
            continue;
        if (out->length > 0)
            str_append_char(out, ' ');
        str_append_bytes(out, cell->text, cell->length);
    }
}

/* The lowest row of a heading is the most specific; only where it says nothing
 * ("Điểm" under "Tự đánh giá") are the rows above read with it. */
static enum column column_at(const struct headings *headings,
                             const struct grid *grid, uint32_t top,
                             uint32_t bottom, uint32_t column, size_t *rest)
{
    enum column found = COLUMN_NONE;
    struct str text = {0};
    for (uint32_t from = bottom; from >= top && found == COLUMN_NONE; from--) {
        str_reset(&text);
        join_heading(grid, from, bottom, column, &text);
        if (text.length > 0)
            found = headings_find(headings, str_text(&text), rest);
    }
    str_clear(&text);
    return found;
}

/* A column of corrections: each letter has one of its own. */
static void map_correction(struct intake_table *table, uint32_t column)
{
    struct str text = {0};
    join_heading(table->sheet->grid, table->bottom, table->bottom, column,
                 &text);
    uint32_t *place = &table->corrected[heading_letter(str_text(&text))];
    str_clear(&text);
    if (*place == 0)
        *place = column;
    else
        table->twice[COLUMN_CORRECTED] = column;
    if (table->columns[COLUMN_CORRECTED] == 0)
        table->columns[COLUMN_CORRECTED] = column;
}

/* Maps the columns of a heading between two rows. Where two columns claim the
 * same, the one that says nothing else has it, and then the first. */
static void map_columns(const struct headings *headings,
                        struct intake_table *table)
{
    const struct grid *grid = table->sheet->grid;
    size_t rests[COLUMN_COUNT] = {0};
    uint32_t last = grid_last_column(grid);
    if (last > HEADING_COLUMNS)
        last = HEADING_COLUMNS;
    for (uint32_t c = 1; c <= last; c++) {
        size_t rest = 0;
        enum column found =
            column_at(headings, grid, table->top, table->bottom, c, &rest);
        if (found == COLUMN_NONE)
            continue;
        if (found == COLUMN_CORRECTED) {
            map_correction(table, c);
            continue;
        }
        if (table->columns[found] == 0 || (rest == 0 && rests[found] > 0)) {
            table->columns[found] = c;
            table->twice[found] = 0;
            rests[found] = rest;
        } else if ((rest == 0) == (rests[found] == 0) &&
                   grid_merged_at(grid, table->top, c) !=
                       grid_merged_at(grid, table->top,
                                      table->columns[found])) {
            table->twice[found] = c;
        }
    }
}

static column_set columns_of(const struct intake_table *table)
{
    column_set columns = 0;
    for (int c = COLUMN_CODE; c < COLUMN_COUNT; c++)
        if (table->columns[c] != 0)
            columns |= UINT32_C(1) << c;
    return columns;
}

/* Decides of which form a heading is. An appraisal form of round 1 may call its
 * column of points so. */
static void settle_form(const struct form_list *forms,
                        struct intake_table *table)
{
    uint32_t *c = table->columns;
    if (c[COLUMN_APPRAISED] == 0 && c[COLUMN_UNIT_CODE] != 0) {
        c[COLUMN_APPRAISED] = c[COLUMN_ROUND1];
        c[COLUMN_ROUND1] = 0;
    }
    column_set columns = columns_of(table);
    table->form = form_recognise(forms, columns);
    if (table->form != NULL)
        table->form_columns =
            column_set_count(columns & form_columns(table->form));
}

/* Every column of its form is there: no other heading can be better. */
static bool is_whole(const struct intake_table *table)
{
    return table->form != NULL &&
           table->form_columns == column_set_count(form_columns(table->form));
}

/* The best heading of those that take in `row`: the most columns, then the
 * fewest rows, then the highest. */
static struct intake_table best_heading(const struct form_list *forms,
                                        const struct headings *headings,
                                        const struct sheet *sheet, uint32_t row)
{
    struct intake_table best = {0};
    for (uint32_t rows = 1; rows <= HEADING_ROWS; rows++) {
        uint32_t first = row >= rows ? row - rows + 1 : 1;
        for (uint32_t top = first; top <= row; top++) {
            struct intake_table t = {
                .sheet = sheet, .top = top, .bottom = top + rows - 1};
            map_columns(headings, &t);
            settle_form(forms, &t);
            if (t.form_columns > best.form_columns)
                best = t;
            if (is_whole(&best))
                return best;
        }
    }
    return best;
}

/* "Ma", "Mã" or their like: a look at two bytes spares most cells the rest. */
static bool starts_like_code(const char *text)
{
    return (text[0] == 'M' || text[0] == 'm') &&
           (text[1] == 'a' || text[1] == 'A' || (unsigned char)text[1] == 0xC3);
}

/* Every form has a column of codes, whose heading starts with "Mã". */
static bool row_may_be_heading(const struct headings *headings,
                               const struct grid *grid, uint32_t row)
{
    uint32_t last = grid_last_column(grid);
    for (uint32_t c = 1; c <= last && c <= HEADING_COLUMNS; c++) {
        const struct cell *cell = grid_at(grid, row, c);
        if (cell == NULL || cell->kind != CELL_TEXT)
            continue;
        const char *text = cell->text + strspn(cell->text, " \n\t");
        size_t rest;
        if (starts_like_code(text) &&
            headings_find(headings, text, &rest) == COLUMN_CODE)
            return true;
    }
    return false;
}

void intake_table_find(const struct form_list *forms,
                       const struct headings *headings, struct sheet *sheet,
                       struct intake_table found[FORM_MOST])
{
    uint32_t last = grid_last_row(sheet->grid), tries = 0;
    for (uint32_t row = 1; row <= last && tries < HEADING_TRIES; row++) {
        if (!row_may_be_heading(headings, sheet->grid, row))
            continue;
        tries++;
        struct intake_table t = best_heading(forms, headings, sheet, row);
        if (t.form == NULL)
            continue;
        size_t f = 0;
        while (forms->items[f] != t.form)
            f++;
        if (found[f].form == NULL)
            found[f] = t;
        if (sheet->table_top == 0)
            sheet->table_top = t.top;
        if (t.bottom > row)
            row = t.bottom;
    }
}

static bool same_text(const struct cell *a, const struct cell *b)
{
    return a != NULL && b != NULL && a->kind == CELL_TEXT &&
           b->kind == CELL_TEXT && text_same(a->text, b->text);
}

static bool repeats(const struct intake_table *table, uint32_t row,
                    uint32_t heading)
{
    size_t same = 0;
    for (int c = COLUMN_CODE; c < COLUMN_COUNT; c++) {
        const struct cell *cell = intake_table_cell(table, row, (enum column)c);
        if (cell == NULL)
            continue;
        if (!same_text(cell, intake_table_cell(table, heading, (enum column)c)))
            return false;
        same++;
    }
    return same > 0;
}

/* `a`, `(3)`, `12`, `(5)=(3)/(4)`. */
static bool counts_column(const struct cell *cell)
{
    if (cell->kind == CELL_NUMBER)
        return decimal_is_integer(cell->number) &&
               decimal_sign(cell->number) > 0 &&
               decimal_compare(cell->number, decimal_from_int(30)) < 0;
    if (cell->kind != CELL_TEXT || cell->length > COUNTING_MAX)
        return false;
    char *text = text_fold_plain(cell->text);
    size_t mark = strspn(text, "([");
    const char *p = text + mark;
    size_t digits = strspn(p, "0123456789");
    p += digits > 0 && digits <= 2 ? digits : (*p >= 'a' && *p <= 'z');
    bool counts = p > text + mark;
    if (mark > 0)
        p += strspn(p, ")]");
    counts = counts && (*p == '\0' || *p == '=' || strncmp(p, " =", 2) == 0);
    free(text);
    return counts;
}

static bool counts_columns(const struct intake_table *table, uint32_t row)
{
    size_t count = 0;
    for (int c = COLUMN_CODE; c < COLUMN_COUNT; c++) {
        const struct cell *cell = intake_table_cell(table, row, (enum column)c);
        if (cell == NULL)
            continue;
        if (!counts_column(cell))
            return false;
        count++;
    }
    return count >= 3;
}

bool intake_table_row_is_heading(const struct intake_table *table, uint32_t row)
{
    for (uint32_t h = table->top; h <= table->bottom; h++)
        if (repeats(table, row, h))
            return true;
    return counts_columns(table, row);
}
