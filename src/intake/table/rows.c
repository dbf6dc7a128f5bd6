#include "intake/table/rows.h"

#include "base/text.h"
#include "intake/value/cells.h"
#include "intake/table/titles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_candidate(const struct level *level, const char *code,
                          struct table_row *out)
{
    size_t indicator = level_find_indicator(level, code);
    if (indicator == SIZE_MAX || out->candidate_count == ROW_CANDIDATES)
        return;
    for (size_t i = 0; i < out->candidate_count; i++)
        if (out->candidates[i] == indicator)
            return;
    out->candidates[out->candidate_count++] = indicator;
}

static void add_group(const struct level *level, const char *code,
                      struct table_row *out)
{
    size_t group = level_find_group(level, code);
    if (group != SIZE_MAX && out->candidate_group == 0)
        out->candidate_group = group + 1;
}

/* 6.1 is what Excel makes of `6.1` and of `6.10`. */
static void read_number(const struct cell *cell, const struct level *level,
                        size_t current, struct table_row *out)
{
    char text[DECIMAL_TEXT_SIZE], longer[DECIMAL_TEXT_SIZE + 1];
    decimal_format(cell->number, text);
    row_code_read(text, level, current, out);
    if (strchr(text, '.') == NULL)
        return;
    strcpy(longer, text);
    strcat(longer, "0");
    add_candidate(level, text, out);
    add_candidate(level, longer, out);
    add_group(level, text, out);
    add_group(level, longer, out);
    if (out->candidate_group > 0) {
        out->kind = out->candidate_count > 0 ? ROW_GARBLED : ROW_HEADING;
    } else if (out->candidate_count == 1) {
        out->kind = ROW_INDICATOR;
        out->indicator = out->candidates[0];
    } else if (out->candidate_count > 1) {
        out->kind = ROW_GARBLED;
    }
}

/* 6/1/2025 is what Excel makes of `6.1` where a point parts days and months,
 * and of `1.6` where the month comes first; 6/1/2003 of `6.1.3`. */
static void read_date(const struct cell *cell, const struct level *level,
                      struct table_row *out)
{
    char code[48];
    struct date d = cell->date;
    out->kind = ROW_GARBLED;
    snprintf(code, sizeof code, "%d.%d.%d", d.day, d.month, d.year % 100);
    add_candidate(level, code, out);
    snprintf(code, sizeof code, "%d.%d.%d", d.month, d.day, d.year % 100);
    add_candidate(level, code, out);
    if (out->candidate_count > 0)
        return;
    snprintf(code, sizeof code, "%d.%d", d.day, d.month);
    add_candidate(level, code, out);
    snprintf(code, sizeof code, "%d.%d", d.month, d.day);
    add_candidate(level, code, out);
}

static void read_code(struct reading *r, const struct level *level,
                      const struct cell *cell, size_t current,
                      struct table_row *out)
{
    out->code = cell_typed(&r->intake->arena, cell);
    if (cell == NULL || cell->unsaved)
        return;
    if (cell->kind == CELL_NUMBER && !cell->percent)
        read_number(cell, level, current, out);
    else if (cell->kind == CELL_DATE)
        read_date(cell, level, out);
    else
        row_code_read(out->code, level, current, out);
}

static const char *unit_code_at(struct reading *r, uint32_t row)
{
    const struct intake_table *t = &r->table;
    if (t->columns[COLUMN_UNIT_CODE] == 0)
        return "";
    const struct cell *cell =
        grid_merged_at(t->sheet->grid, row, t->columns[COLUMN_UNIT_CODE]);
    return cell_typed(&r->intake->arena, cell);
}

static bool row_is_blank(const struct intake_table *table, uint32_t row)
{
    for (int c = COLUMN_CODE; c < COLUMN_COUNT; c++)
        if (intake_table_cell(table, row, (enum column)c) != NULL)
            return false;
    return true;
}

static void collect(struct reading *r, const struct level *level,
                    struct rows *out)
{
    size_t current = SIZE_MAX;
    uint32_t last = grid_last_row(r->table.sheet->grid);
    for (uint32_t row = r->table.bottom + 1; row <= last; row++) {
        if (row_is_blank(&r->table, row) ||
            intake_table_row_is_heading(&r->table, row))
            continue;
        struct table_row *item = vec_push(out);
        item->row = row;
        item->unit_code = unit_code_at(r, row);
        read_code(r, level, intake_table_cell(&r->table, row, COLUMN_CODE),
                  current, item);
        if (item->kind == ROW_INDICATOR)
            current = item->indicator;
        else if (item->kind != ROW_INPUT && item->kind != ROW_PLAIN)
            current = SIZE_MAX;
    }
}

uint32_t rows_last_coded(const struct rows *rows)
{
    for (size_t i = rows->count; i-- > 0;)
        if (rows->items[i].kind != ROW_PLAIN &&
            rows->items[i].kind != ROW_UNKNOWN)
            return rows->items[i].row;
    return 0;
}

/* Values or points; below the table only numbers, for there signatures stand
 * in any column. */
static bool row_has_data(const struct intake_table *table, uint32_t row,
                         bool below)
{
    static const enum column data[] = {COLUMN_VALUE, COLUMN_SELF,
                                       COLUMN_APPRAISED, COLUMN_REQUESTED};
    for (size_t i = 0; i < sizeof data / sizeof *data; i++) {
        const struct cell *cell = intake_table_cell(table, row, data[i]);
        if (cell != NULL && (!below || cell->kind == CELL_NUMBER))
            return true;
    }
    return false;
}

/* Notes and signatures in the column of codes are no unknown codes. */
static void set_prose_aside(const struct intake_table *table, struct rows *rows)
{
    uint32_t last = rows_last_coded(rows);
    for (size_t i = 0; i < rows->count; i++) {
        struct table_row *row = &rows->items[i];
        if (row->kind == ROW_UNKNOWN && row->prose &&
            !row_has_data(table, row->row, row->row > last))
            row->kind = ROW_PLAIN;
    }
}

/* Whether the row is the heading of a group: it has the title of the group, and
 * clearly not that of the indicator that it could be. */
static bool heads_group(struct reading *r, const struct level *level,
                        const struct table_row *row)
{
    const struct cell *cell =
        intake_table_cell(&r->table, row->row, COLUMN_TITLE);
    if (row->candidate_group == 0 || cell == NULL || cell->kind != CELL_TEXT)
        return false;
    int group = title_likeness(cell->text,
                               level->groups[row->candidate_group - 1].title);
    int best = 0;
    for (size_t i = 0; i < row->candidate_count; i++) {
        int likeness = title_likeness(
            cell->text, level->indicators[row->candidates[i]].title);
        best = likeness > best ? likeness : best;
    }
    return group >= TITLE_ALIKE && group >= best + TITLE_APART;
}

/* The candidate whose title the row has, SIZE_MAX where none clearly leads. */
static size_t choose_by_title(struct reading *r, const struct level *level,
                              const struct table_row *row)
{
    const struct cell *cell =
        intake_table_cell(&r->table, row->row, COLUMN_TITLE);
    if (cell == NULL || cell->kind != CELL_TEXT)
        return SIZE_MAX;
    int best = 0, second = 0;
    size_t chosen = SIZE_MAX;
    for (size_t i = 0; i < row->candidate_count; i++) {
        const char *title = level->indicators[row->candidates[i]].title;
        int likeness = title_likeness(cell->text, title);
        if (likeness > best) {
            second = best;
            best = likeness;
            chosen = row->candidates[i];
        } else if (likeness > second) {
            second = likeness;
        }
    }
    return best >= TITLE_ALIKE && best >= second + TITLE_APART ? chosen
                                                               : SIZE_MAX;
}

static bool has_place(const struct table_row *row)
{
    return row->kind == ROW_INDICATOR || row->kind == ROW_INPUT;
}

static bool same_unit(const struct table_row *a, const struct table_row *b)
{
    return strcmp(a->unit_code, b->unit_code) == 0;
}

/* The nearest rows above and below each row, of the same unit, that have a
 * place in the index; NULL where there is none. */
struct neighbours {
    const struct table_row **above, **below;
};

/* What row `at` sees on the side of row `next`, which sees `beyond` there. */
static const struct table_row *look(const struct table_row *at,
                                    const struct table_row *next,
                                    const struct table_row *beyond)
{
    if (!same_unit(at, next))
        return NULL;
    return has_place(next) ? next : beyond;
}

/* Looks down the table for all rows; upwards is for resolve, which settles rows
 * on its way down. */
static struct neighbours look_below(const struct rows *rows)
{
    struct neighbours n = {
        .above = mem_calloc(rows->count + 1, sizeof(const struct table_row *)),
        .below = mem_calloc(rows->count + 1, sizeof(const struct table_row *))};
    for (size_t i = rows->count; i-- > 1;)
        n.below[i - 1] = look(&rows->items[i - 1], &rows->items[i], n.below[i]);
    return n;
}

static void look_above(const struct rows *rows, struct neighbours *n, size_t at)
{
    if (at > 0)
        n->above[at] =
            look(&rows->items[at], &rows->items[at - 1], n->above[at - 1]);
}

/* Whether a candidate keeps the rows in the order of the index: above it
 * stands something earlier, below it something later, or its own inputs do. */
static bool fits_between(const struct neighbours *n, size_t at,
                         size_t candidate)
{
    const struct table_row *above = n->above[at], *below = n->below[at];
    bool own_above = above != NULL && above->kind == ROW_INPUT &&
                     above->indicator == candidate;
    if (above != NULL && above->indicator >= candidate && !own_above)
        return false;
    return below == NULL || below->indicator > candidate ||
           (below->kind == ROW_INPUT && below->indicator == candidate);
}

static size_t choose_by_order(const struct rows *rows,
                              const struct neighbours *n, size_t at)
{
    const struct table_row *row = &rows->items[at];
    const struct table_row *below = n->below[at];
    size_t chosen = SIZE_MAX, fitting = 0;
    for (size_t i = 0; i < row->candidate_count; i++) {
        if (below != NULL && below->kind == ROW_INPUT &&
            below->indicator == row->candidates[i])
            return row->candidates[i];
        if (fits_between(n, at, row->candidates[i])) {
            chosen = row->candidates[i];
            fitting++;
        }
    }
    return fitting == 1 ? chosen : SIZE_MAX;
}

/* A guess by title that changes nothing of what the cell shows is not reported.
 */
static void take_guess(struct reading *r, const struct level *level,
                       struct table_row *row, size_t indicator, const char *by)
{
    const char *code = level->indicators[indicator].code;
    char *typed = arena_strdup(&r->intake->arena, row->code);
    for (char *p = typed; *p != '\0'; p++)
        if (*p == ',')
            *p = '.';
    row->kind = ROW_INDICATOR;
    row->indicator = indicator;
    if (strcmp(typed, code) != 0 || strcmp(by, "nội dung") != 0)
        report(r, CODE_GUESSED, row->row, r->table.columns[COLUMN_CODE],
               row->code, code, by);
}

static void report_ambiguous(struct reading *r, const struct level *level,
                             struct table_row *row)
{
    row->kind = row->candidate_count == 0 ? ROW_UNKNOWN : ROW_HEADING;
    if (row->candidate_count < 2)
        return;
    report(r, CODE_AMBIGUOUS, row->row, r->table.columns[COLUMN_CODE],
           row->code, level->indicators[row->candidates[0]].code,
           level->indicators[row->candidates[1]].code);
}

/* Titles decide first, for all rows; then order, downwards, so that a row that
 * was settled helps the next. */
static void resolve(struct reading *r, const struct level *level,
                    struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        struct table_row *row = &rows->items[i];
        if (row->kind == ROW_GARBLED && heads_group(r, level, row))
            row->kind = ROW_HEADING;
        if (row->kind != ROW_GARBLED)
            continue;
        size_t chosen = choose_by_title(r, level, row);
        if (chosen != SIZE_MAX)
            take_guess(r, level, row, chosen, "nội dung");
    }
    struct neighbours neighbours = look_below(rows);
    for (size_t i = 0; i < rows->count; i++) {
        struct table_row *row = &rows->items[i];
        look_above(rows, &neighbours, i);
        if (row->kind != ROW_GARBLED)
            continue;
        size_t chosen = choose_by_order(rows, &neighbours, i);
        if (chosen != SIZE_MAX)
            take_guess(r, level, row, chosen, "thứ tự các dòng");
        else if (row->candidate_count == 1 && row->candidate_group == 0)
            take_guess(r, level, row, row->candidates[0], "ngày, tháng của ô");
        else
            report_ambiguous(r, level, row);
    }
    free(neighbours.above);
    free(neighbours.below);
}

void rows_read(struct reading *r, const struct level *level, struct rows *out)
{
    memset(out, 0, sizeof *out);
    collect(r, level, out);
    set_prose_aside(&r->table, out);
    resolve(r, level, out);
}

void rows_clear(struct rows *rows)
{
    vec_clear(rows);
}
