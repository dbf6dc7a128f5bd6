#include "intake/table/table.h"

#include "base/str.h"
#include "base/text.h"
#include "intake/value/cells.h"

#include <stdlib.h>
#include <string.h>

/* A heading takes at most three rows, its columns are among the first 64, and
 * a cell above that spans more than six columns is the table's title. At most
 * so many places per sheet are looked at closely, for a sheet may be hostile.
 */
enum {
    HEADING_ROWS = 3,
    HEADING_COLUMNS = 64,
    HEADING_SPAN = 6,
    HEADING_TRIES = 200,
    COUNTING_MAX = 40 /* bytes of a cell that counts columns */
};

/* What makes a table one of a form: all of `needed`, at least two of `some`
 * where there are any, and `least` columns of its list in all. */
static const struct {
    const char *name;
    enum column columns[12], needed[3], some[5];
    size_t least;
} forms[] = {
    [FORM_SELF_ASSESSMENT] = {.name = "Mẫu 01",
                              .columns = {COLUMN_CODE, COLUMN_TITLE,
                                          COLUMN_UNIT, COLUMN_VALUE, COLUMN_MAX,
                                          COLUMN_SELF, COLUMN_NUMBER,
                                          COLUMN_DATE, COLUMN_LINK,
                                          COLUMN_EXPLANATION, COLUMN_NONE},
                              .needed = {COLUMN_CODE, COLUMN_NONE},
                              .some = {COLUMN_VALUE, COLUMN_SELF, COLUMN_UNIT,
                                       COLUMN_LINK, COLUMN_NONE},
                              .least = 4},
    [FORM_APPRAISAL] = {.name = "Mẫu 02",
                        .columns = {COLUMN_UNIT_CODE, COLUMN_UNIT_NAME,
                                    COLUMN_CODE, COLUMN_TITLE, COLUMN_MAX,
                                    COLUMN_SELF, COLUMN_COMPUTED,
                                    COLUMN_APPRAISED, COLUMN_REASON,
                                    COLUMN_NONE},
                        .needed = {COLUMN_CODE, COLUMN_APPRAISED, COLUMN_NONE},
                        .some = {COLUMN_UNIT_CODE, COLUMN_UNIT_NAME,
                                 COLUMN_COMPUTED, COLUMN_REASON, COLUMN_NONE},
                        .least = 4},
    [FORM_EXPLANATION] = {.name = "Mẫu 03",
                          .columns = {COLUMN_CODE, COLUMN_TITLE, COLUMN_ROUND1,
                                      COLUMN_REQUESTED, COLUMN_NUMBER,
                                      COLUMN_DATE, COLUMN_LINK,
                                      COLUMN_EXPLANATION, COLUMN_NONE},
                          .needed = {COLUMN_CODE, COLUMN_REQUESTED,
                                     COLUMN_NONE},
                          .some = {COLUMN_NONE},
                          .least = 3},
};

const enum column *form_columns(enum form form)
{
    return forms[form].columns;
}

const char *form_name(enum form form)
{
    return forms[form].name;
}

const struct cell *table_cell(const struct table *table, uint32_t row,
                              enum column column)
{
    if (table->columns[column] == 0)
        return NULL;
    const struct cell *cell =
        grid_at(table->sheet->grid, row, table->columns[column]);
    return cell_is_blank(cell) ? NULL : cell;
}

static size_t count_columns(const struct table *table,
                            const enum column *columns)
{
    size_t count = 0;
    for (; *columns != COLUMN_NONE; columns++)
        count += table->columns[*columns] != 0;
    return count;
}

static size_t list_length(const enum column *columns)
{
    size_t length = 0;
    while (columns[length] != COLUMN_NONE)
        length++;
    return length;
}

static bool is_form(const struct table *table, enum form form)
{
    const enum column *some = forms[form].some, *needed = forms[form].needed;
    size_t wanted = *some == COLUMN_NONE ? 0 : 2;
    return count_columns(table, needed) == list_length(needed) &&
           count_columns(table, some) >= wanted &&
           count_columns(table, forms[form].columns) >= forms[form].least;
}

/* Appraisal forms may show what was asked for, explanation forms what was
 * given; the unit's column tells them apart. Only self-assessments have values,
 * whatever columns for points somebody added to them. */
static enum form form_of(const struct table *table)
{
    bool units = table->columns[COLUMN_UNIT_CODE] != 0;
    if (!units && table->columns[COLUMN_VALUE] != 0 &&
        table->columns[COLUMN_SELF] != 0 &&
        is_form(table, FORM_SELF_ASSESSMENT))
        return FORM_SELF_ASSESSMENT;
    if (table->columns[COLUMN_REQUESTED] != 0 && !units)
        return is_form(table, FORM_EXPLANATION) ? FORM_EXPLANATION : FORM_NONE;
    if (is_form(table, FORM_APPRAISAL))
        return FORM_APPRAISAL;
    if (!units && table->columns[COLUMN_APPRAISED] == 0 &&
        is_form(table, FORM_SELF_ASSESSMENT))
        return FORM_SELF_ASSESSMENT;
    return FORM_NONE;
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

/* Maps the columns of a heading between two rows. Where two columns claim the
 * same, the one that says nothing else has it, and then the first. */
static void map_columns(const struct headings *headings, struct table *table)
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

/* An appraisal form of round 1 may call its column so. */
static void settle_columns(struct table *table)
{
    uint32_t *c = table->columns;
    if (c[COLUMN_APPRAISED] == 0 && c[COLUMN_UNIT_CODE] != 0) {
        c[COLUMN_APPRAISED] = c[COLUMN_ROUND1];
        c[COLUMN_ROUND1] = 0;
    }
    table->form = form_of(table);
}

static size_t columns_of_form(const struct table *table)
{
    return table->form == FORM_NONE
               ? 0
               : count_columns(table, forms[table->form].columns);
}

/* Every column of its form is there: no other heading can be better. */
static bool is_whole(const struct table *table)
{
    return table->form != FORM_NONE &&
           columns_of_form(table) == list_length(forms[table->form].columns);
}

/* The best heading of those that take in `row`: the most columns, then the
 * fewest rows, then the highest. */
static struct table best_heading(const struct headings *headings,
                                 const struct sheet *sheet, uint32_t row)
{
    struct table best = {0};
    for (uint32_t rows = 1; rows <= HEADING_ROWS; rows++) {
        uint32_t first = row >= rows ? row - rows + 1 : 1;
        for (uint32_t top = first; top <= row; top++) {
            struct table t = {
                .sheet = sheet, .top = top, .bottom = top + rows - 1};
            map_columns(headings, &t);
            settle_columns(&t);
            if (columns_of_form(&t) > columns_of_form(&best))
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

void table_find(const struct headings *headings, struct sheet *sheet,
                struct table found[FORM_EXPLANATION + 1])
{
    uint32_t last = grid_last_row(sheet->grid), tries = 0;
    for (uint32_t row = 1; row <= last && tries < HEADING_TRIES; row++) {
        if (!row_may_be_heading(headings, sheet->grid, row))
            continue;
        tries++;
        struct table t = best_heading(headings, sheet, row);
        if (t.form == FORM_NONE)
            continue;
        if (found[t.form].form == FORM_NONE)
            found[t.form] = t;
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

static bool repeats(const struct table *table, uint32_t row, uint32_t heading)
{
    size_t same = 0;
    for (int c = 0; c < COLUMN_COUNT; c++) {
        const struct cell *cell = table_cell(table, row, (enum column)c);
        if (cell == NULL)
            continue;
        if (!same_text(cell, table_cell(table, heading, (enum column)c)))
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

static bool counts_columns(const struct table *table, uint32_t row)
{
    size_t count = 0;
    for (int c = 0; c < COLUMN_COUNT; c++) {
        const struct cell *cell = table_cell(table, row, (enum column)c);
        if (cell == NULL)
            continue;
        if (!counts_column(cell))
            return false;
        count++;
    }
    return count >= 3;
}

bool table_row_is_heading(const struct table *table, uint32_t row)
{
    for (uint32_t h = table->top; h <= table->bottom; h++)
        if (repeats(table, row, h))
            return true;
    return counts_columns(table, row);
}
