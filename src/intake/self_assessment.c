/* Mẫu 01: what a unit says of itself. */
#include "intake/self_assessment.h"

#include "intake/blank.h"
#include "intake/table/columns_check.h"
#include "intake/table/document_rows.h"
#include "intake/readers.h"
#include "intake/sender.h"

#include <stdio.h>
#include <stdlib.h>

/* A submission being read, and in which rows its parts were found. */
struct assessment {
    struct reading *r;
    const struct level *level;
    struct submission *submission;
    uint32_t **input_rows; /* for each indicator, one for each input; 0 none */
    bool *twice;           /* for each indicator: a row of it came again */
    struct rows rows;      /* of the table */
};

static const enum column data_columns[] = {COLUMN_VALUE, COLUMN_SELF,
                                           COLUMN_NONE};

static void prepare(struct assessment *a)
{
    struct arena *arena = &a->r->intake->arena;
    size_t count = a->level->indicator_count;
    a->submission->claims =
        arena_calloc(arena, count + 1, sizeof *a->submission->claims);
    a->input_rows = arena_calloc(arena, count + 1, sizeof *a->input_rows);
    a->twice = arena_calloc(arena, count + 1, sizeof *a->twice);
    for (size_t i = 0; i < count; i++) {
        struct claim *claim = &a->submission->claims[i];
        size_t inputs = a->level->indicators[i].input_count;
        claim->self = POINTS_NONE;
        claim->explanation = "";
        claim->inputs = arena_calloc(arena, inputs + 1, sizeof *claim->inputs);
        for (size_t k = 0; k < inputs; k++)
            claim->inputs[k].text = "";
        a->input_rows[i] =
            arena_calloc(arena, inputs + 1, sizeof **a->input_rows);
    }
}

/* Notes where a code stands; a second row makes the indicator void. */
static void take_row(struct assessment *a, const struct table_row *row,
                     uint32_t *place, const char *code)
{
    struct reading *r = a->r;
    char before[16];
    if (*place == 0) {
        *place = row->row;
        return;
    }
    snprintf(before, sizeof before, "%u", *place);
    report(r, CODE_TWICE, row->row, r->table.columns[COLUMN_CODE], code,
           before);
    a->twice[row->indicator] = true;
}

static void locate_row(struct assessment *a, const struct table_row *row)
{
    const struct indicator *indicator = &a->level->indicators[row->indicator];
    switch (row->kind) {
    case ROW_INDICATOR:
        take_row(a, row, &a->submission->claims[row->indicator].row,
                 indicator->code);
        columns_check_title(a->r, indicator, row->row);
        break;
    case ROW_INPUT:
        take_row(a, row, &a->input_rows[row->indicator][row->input],
                 row_input_code(a->r, indicator, row->input));
        break;
    case ROW_UNKNOWN:
        report(a->r, CODE_UNKNOWN, row->row, a->r->table.columns[COLUMN_CODE],
               row->code);
        break;
    case ROW_PLAIN:
    case ROW_DOCUMENTS:
    case ROW_HEADING:
    case ROW_GARBLED:
        break;
    }
}

/* Finds the rows; false where nothing is filled in on any of them. */
static bool locate(struct assessment *a)
{
    struct rows *rows = &a->rows;
    rows_read(a->r, a->level, rows);
    document_rows_find(a->r, a->level, rows);
    uint32_t last = rows_last_coded(rows);
    for (size_t i = 0; i < rows->count; i++) {
        (void)columns_check_row(a->r, &rows->items[i], data_columns, last);
        locate_row(a, &rows->items[i]);
    }
    columns_check_hidden(a->r, rows, data_columns);
    return !intake_is_blank(a->r, rows);
}

static void read_claim(struct assessment *a, size_t index)
{
    const struct indicator *indicator = &a->level->indicators[index];
    const uint32_t *columns = a->r->table.columns;
    struct claim *claim = &a->submission->claims[index];
    bool counts = indicator_asked(a->submission->head.unit, a->level, index);
    claim->present = claim->row != 0 && !a->twice[index];
    claim->faulty = !claim->present;
    claim->self_column = (uint16_t)columns[COLUMN_SELF];
    claim->link_column = (uint16_t)columns[COLUMN_LINK];
    if (claim->row == 0) {
        if (counts)
            report(a->r, CODE_ABSENT, 0, 0, indicator->code, indicator->title);
        return;
    }
    struct claim_check check = {.r = a->r,
                                .indicator = indicator,
                                .input_rows = a->input_rows[index],
                                .level = a->level,
                                .rows = &a->rows,
                                .counts = counts,
                                .claim = claim};
    self_assessment_validate(&check);
}

static struct intake_head *read_form(struct reading *r)
{
    const struct campaign *campaign = r->intake->campaign;
    struct submission s = {0};
    if (!sender_read_unit(r, campaign->deadlines.self_assessment, &s.head))
        return NULL;
    struct submission *kept =
        arena_copy(&r->intake->arena, &s, 1, sizeof *kept);
    struct assessment a = {
        .r = r, .level = &campaign->levels[s.head.level], .submission = kept};
    prepare(&a);
    bool filled = locate(&a);
    for (size_t i = 0; filled && i < a.level->indicator_count; i++)
        read_claim(&a, i);
    if (!filled)
        intake_set_aside(r, s.head.unit->name);
    rows_clear(&a.rows);
    return filled ? &kept->head : NULL;
}

static void list(struct intake *intake, struct intake_head *head)
{
    *vec_push(&intake->submissions) = (struct submission *)head;
}

const struct reader self_assessment_reader = {
    .form = &form_01,
    .read = read_form,
    .pack = pack_submission,
    .walk = walk_submission,
    .list = list,
};
