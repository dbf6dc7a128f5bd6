/* Mẫu 03: what a unit answers to the first appraisal. */
#include "intake/value/awarded.h"
#include "intake/value/cells.h"
#include "intake/blank.h"
#include "intake/table/columns_check.h"
#include "intake/table/document_rows.h"
#include "intake/readers.h"
#include "intake/sender.h"
#include "intake/value/values.h"

#include <stdio.h>

/* An explanation being read. */
struct explaining {
    struct reading *r;
    const struct level *level;
    struct explanation *explanation;
    uint32_t *places; /* for each indicator the row of its code, 0 for none */
    struct rows rows; /* of the table */
    VEC_OF(struct contested) contested;
};

static const enum column data_columns[] = {COLUMN_REQUESTED, COLUMN_EXPLANATION,
                                           COLUMN_NONE};

/* Points asked for that are wrong are as good as none: that the indicator is
 * contested is plain all the same. */
static void read_requested(struct explaining *e, struct contested *out)
{
    struct reading *r = e->r;
    const struct indicator *indicator = &e->level->indicators[out->indicator];
    const struct cell *cell =
        intake_table_cell(&r->table, out->row, COLUMN_REQUESTED);
    char given[POINTS_TEXT_SIZE], max[POINTS_TEXT_SIZE];
    points_t points;
    if (cell == NULL || !value_is_sound(r, cell, indicator->code))
        return;
    switch (awarded_read(r, cell, indicator, indicator->code, &points)) {
    case POINTS_FOUND:
        out->requested = points;
        break;
    case POINTS_UNREADABLE:
        report(r, EXPLANATION_NOT_POINTS, out->row, out->column,
               indicator->code, cell_typed(&r->intake->arena, cell));
        break;
    case POINTS_OVER:
        report(r, EXPLANATION_OVER_MAX, out->row, out->column, indicator->code,
               points_format_vi(points, given),
               points_format_vi(indicator->max, max));
        break;
    case POINTS_REFUSED:
        break;
    }
}

static bool row_contests(const struct explaining *e, uint32_t row)
{
    const struct intake_table *t = &e->r->table;
    return intake_table_cell(t, row, COLUMN_REQUESTED) != NULL ||
           intake_table_cell(t, row, COLUMN_EXPLANATION) != NULL;
}

static bool has_document(const struct explaining *e,
                         const struct table_row *row)
{
    const struct intake_table *t = &e->r->table;
    return intake_table_cell(t, row->row, COLUMN_NUMBER) != NULL ||
           intake_table_cell(t, row->row, COLUMN_DATE) != NULL ||
           intake_table_cell(t, row->row, COLUMN_LINK) != NULL;
}

/* A row that only names documents asks for nothing: forms may show those that
 * were sent before. But whoever added them is to hear of it. */
static void check_documents(struct explaining *e, const struct table_row *row)
{
    bool found = has_document(e, row);
    for (size_t i = 0; i < e->rows.count && !found; i++)
        found = e->rows.items[i].kind == ROW_DOCUMENTS &&
                e->rows.items[i].indicator == row->indicator;
    if (found)
        report(e->r, EXPLANATION_DOCUMENTS_ALONE, row->row,
               e->r->table.columns[COLUMN_EXPLANATION],
               e->level->indicators[row->indicator].code);
}

static void read_contested(struct explaining *e, const struct table_row *row)
{
    struct reading *r = e->r;
    const struct intake_table *t = &r->table;
    const struct indicator *indicator = &e->level->indicators[row->indicator];
    const struct cell *text =
        intake_table_cell(t, row->row, COLUMN_EXPLANATION);
    const struct cell *asked = intake_table_cell(t, row->row, COLUMN_REQUESTED);
    if (!row_contests(e, row->row)) {
        check_documents(e, row); /* forms have a row for every indicator */
        return;
    }
    struct contested *out = vec_push(&e->contested);
    *out = (struct contested){.indicator = row->indicator,
                              .seen_round1 = awarded_seen(intake_table_cell(
                                  t, row->row, COLUMN_ROUND1)),
                              .requested = POINTS_NONE,
                              .text = "",
                              .valid = true,
                              .row = row->row,
                              .column = t->columns[COLUMN_REQUESTED],
                              .link_column = t->columns[COLUMN_LINK]};
    struct documents d = evidence_read(r, indicator, row->row, true);
    document_rows_read(r, e->level, &e->rows, row->indicator, true, &d);
    out->evidence = d.items;
    out->evidence_count = d.count;
    read_requested(e, out);
    out->lost = !value_is_sound(r, text, indicator->code);
    if (!out->lost)
        out->text = cell_prose(&r->intake->arena, text);
    if (asked != NULL && text == NULL)
        report(r, EXPLANATION_EMPTY, row->row, t->columns[COLUMN_EXPLANATION],
               indicator->code);
}

/* Two rows of one indicator: neither counts, and what they say is lost. */
static void drop(struct explaining *e, size_t indicator, uint32_t again)
{
    bool found = false;
    for (size_t i = 0; i < e->contested.count; i++) {
        struct contested *row = &e->contested.items[i];
        if (row->indicator != indicator)
            continue;
        found = row->lost = true;
        row->valid = false;
    }
    if (!found && row_contests(e, again))
        *vec_push(&e->contested) =
            (struct contested){.indicator = indicator,
                               .seen_round1 = POINTS_NONE,
                               .requested = POINTS_NONE,
                               .text = "",
                               .lost = true,
                               .row = again};
}

static void read_indicator(struct explaining *e, const struct table_row *row)
{
    struct reading *r = e->r;
    uint32_t *place = &e->places[row->indicator];
    char before[16];
    columns_check_title(r, &e->level->indicators[row->indicator], row->row);
    if (*place == 0) {
        *place = row->row;
        read_contested(e, row);
        return;
    }
    snprintf(before, sizeof before, "%u", *place);
    report(r, CODE_TWICE, row->row, r->table.columns[COLUMN_CODE],
           e->level->indicators[row->indicator].code, before);
    drop(e, row->indicator, row->row);
}

/* A row whose code is none of an indicator. */
static void read_misplaced(struct explaining *e, const struct table_row *row)
{
    bool contests = row_contests(e, row->row);
    if (row->kind == ROW_UNKNOWN || contests)
        report(e->r, CODE_UNKNOWN, row->row, e->r->table.columns[COLUMN_CODE],
               row->code);
    e->explanation->misplaced += contests;
}

static struct intake_head *keep(struct explaining *e)
{
    struct intake *intake = e->r->intake;
    struct explanation *kept =
        arena_copy(&intake->arena, e->explanation, 1, sizeof *kept);
    kept->row_count = e->contested.count;
    kept->rows = arena_copy(&intake->arena, e->contested.items,
                            e->contested.count, sizeof *kept->rows);
    return &kept->head;
}

/* A row of a group, or a total: its points are a sum, and a text is lost. */
static void read_heading(struct explaining *e, const struct table_row *row)
{
    const struct cell *text =
        intake_table_cell(&e->r->table, row->row, COLUMN_EXPLANATION);
    if (text == NULL || text->kind != CELL_TEXT)
        return;
    report(e->r, EXPLANATION_OF_GROUP, row->row, text->column, row->code);
    e->explanation->misplaced++;
}

static void read_rows(struct explaining *e)
{
    struct rows *rows = &e->rows;
    rows_read(e->r, e->level, rows);
    document_rows_find(e->r, e->level, rows);
    uint32_t last = rows_last_coded(rows);
    for (size_t i = 0; i < rows->count; i++) {
        const struct table_row *row = &rows->items[i];
        e->explanation->misplaced +=
            columns_check_row(e->r, row, data_columns, last);
        if (row->kind == ROW_INDICATOR)
            read_indicator(e, row);
        else if (row->kind == ROW_UNKNOWN || row->kind == ROW_INPUT)
            read_misplaced(e, row);
        else if (row->kind == ROW_HEADING)
            read_heading(e, row);
    }
    columns_check_hidden(e->r, rows, data_columns);
    e->explanation->head.blank = intake_is_blank(e->r, rows);
    rows_clear(rows);
}

static struct intake_head *read_form(struct reading *r)
{
    struct intake_head *kept = NULL;
    const struct campaign *campaign = r->intake->campaign;
    struct explanation explanation = {0};
    const struct unit *unit =
        sender_read_unit(r, campaign->deadlines.explanation, &explanation.head);
    if (unit == NULL)
        return NULL;
    struct explaining e = {.r = r,
                           .level = &campaign->levels[unit->level],
                           .explanation = &explanation};
    e.places = arena_calloc(&r->intake->arena, e.level->indicator_count + 1,
                            sizeof *e.places);
    read_rows(&e);
    if (explanation.head.blank && !sender_is_signed(&explanation.head.sender))
        intake_set_aside(r, unit->name);
    else
        kept = keep(&e);
    vec_clear(&e.contested);
    return kept;
}

static void list(struct intake *intake, struct intake_head *head)
{
    *vec_push(&intake->explanations) = (struct explanation *)head;
}

const struct reader explanation_reader = {
    .form = &form_03,
    .read = read_form,
    .pack = pack_explanation,
    .walk = walk_explanation,
    .list = list,
};
