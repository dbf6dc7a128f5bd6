#include "intake/award.h"

#include "intake/table/rows.h"
#include "intake/value/awarded.h"
#include "intake/value/cells.h"
#include "intake/value/values.h"
#include "intake/value/words.h"

static const struct indicator *indicator_of(const struct awarding *a,
                                            const struct appraised *row)
{
    return &a->level->indicators[row->indicator];
}

static const struct cell *cell_of(const struct awarding *a,
                                  const struct appraised *row,
                                  enum column column)
{
    return intake_table_cell(&a->r->table, row->row, column);
}

/* `x`, `Có`, `Đồng ý`: whether the row takes the computed points; a mark that
 * says neither yes nor no is reported where `tell`. */
static bool agrees(const struct awarding *a, const struct appraised *row,
                   bool tell)
{
    struct reading *r = a->r;
    const struct cell *cell = cell_of(a, row, COLUMN_AGREE);
    if (cell == NULL)
        return false;
    bool yes = false;
    const char *typed = cell_typed(&r->intake->arena, cell);
    bool read = agreement_read(typed, &yes);
    if (!read && tell)
        report(r, APPRAISAL_AGREE_UNCLEAR, row->row, cell->column,
               row->unit->code, indicator_of(a, row)->code, typed);
    return yes;
}

/* What is answered to a claim that the indicator does not apply. */
static enum decision read_decision(const struct awarding *a,
                                   const struct appraised *row)
{
    const struct cell *cell = cell_of(a, row, COLUMN_WAIVER);
    const char *typed = cell_typed(&a->r->intake->arena, cell);
    enum decision found = decision_read(typed);
    if (cell != NULL && found == DECISION_NONE)
        report(a->r, WAIVER_UNCLEAR, row->row, cell->column, row->unit->code,
               indicator_of(a, row)->code, typed);
    return found;
}

bool award_is_empty(const struct awarding *a, const struct appraised *row)
{
    return cell_of(a, row, COLUMN_APPRAISED) == NULL &&
           cell_of(a, row, COLUMN_WAIVER) == NULL && !agrees(a, row, false) &&
           !intake_table_corrects(&a->r->table, row->row);
}

/* --- corrected values --- */

/* A correction of a value that the indicator does not have. */
static void report_idle(const struct awarding *a, const struct appraised *row,
                        const struct cell *cell, size_t letter)
{
    struct arena *arena = &a->r->intake->arena;
    report(a->r, CORRECTION_IDLE, row->row, cell->column, row->unit->code,
           indicator_of(a, row)->code,
           arena_printf(arena, "%c", (char)('a' + letter)),
           cell_typed(arena, cell));
}

static bool read_correction(const struct awarding *a,
                            const struct appraised *row, size_t input,
                            const struct cell *cell, struct value *out)
{
    const struct indicator *indicator = indicator_of(a, row);
    const char *code = indicator->input_count == 1
                           ? indicator->code
                           : row_input_code(a->r, indicator, input);
    value_read(
        a->r, &indicator->inputs[input],
        arena_printf(&a->r->intake->arena, "%s: %s", row->unit->code, code),
        cell, out);
    return out->valid;
}

/* The values that the row corrects into `row->corrections`; false where one of
 * them cannot be used: then none is. What is lost of them is lost also where
 * points are typed beside it. */
static bool read_corrections(const struct awarding *a, struct appraised *row)
{
    const struct indicator *indicator = indicator_of(a, row);
    struct value *values = NULL;
    bool sound = true;
    for (size_t i = 0; i < HEADING_LETTERS; i++) {
        const struct cell *cell =
            intake_table_correction(&a->r->table, row->row, i);
        if (cell == NULL)
            continue;
        if (i >= indicator->input_count) {
            report_idle(a, row, cell, i);
            row->refused = true;
            continue;
        }
        if (values == NULL)
            values = arena_calloc(&a->r->intake->arena, indicator->input_count,
                                  sizeof *values);
        sound &= read_correction(a, row, i, cell, &values[i]);
    }
    row->corrections = sound ? values : NULL;
    row->refused |= !sound;
    return sound;
}

/* --- points --- */

/* The computed points as the form has them, for a row that agrees to them. */
static bool take_computed(const struct awarding *a, struct appraised *row)
{
    row->points = row->seen_computed;
    row->follows = true;
    if (row->points == POINTS_NONE)
        report(a->r, APPRAISAL_AGREES_TO_NOTHING, row->row,
               a->r->table.columns[COLUMN_AGREE], row->unit->code,
               indicator_of(a, row)->code);
    return row->points != POINTS_NONE;
}

/* Points that were typed count, whatever else is marked. What corrected values
 * come to is not on the form. */
static void check_agreement(const struct awarding *a,
                            const struct appraised *row)
{
    char computed[POINTS_TEXT_SIZE], given[POINTS_TEXT_SIZE];
    if (row->corrections || row->seen_computed == row->points)
        return;
    report(a->r, APPRAISAL_AGREE_DIFFERS, row->row,
           a->r->table.columns[COLUMN_AGREE], row->unit->code,
           indicator_of(a, row)->code,
           points_format_vi(row->seen_computed, computed),
           points_format_vi(row->points, given));
}

bool award_may_be_blank(const struct awarding *a, size_t indicator)
{
    const struct appraisal *appraisal = a->appraisal;
    const struct indicator *i = &a->level->indicators[indicator];
    return appraisal->head.round == ROUND_COUNCIL ||
           (indicator_scored_by(i, appraisal->head.agency) &&
            (appraisal->head.round == ROUND_2 || node_is_outside(i->kind)));
}

/* Whether a row that awards nothing has a reason all the same, where a blank
 * row is an answer: whoever gives one decided something. */
static bool has_only_reason(const struct awarding *a,
                            const struct appraised *row)
{
    return *row->reason && award_may_be_blank(a, row->indicator) &&
           indicator_counts(row->unit, a->level, row->indicator) &&
           indicator_of(a, row)->kind != NODE_INFO;
}

/* Whether a row that awards nothing holds something all the same: a mark that
 * says neither yes nor no, or a reason for nothing. */
static bool is_unclear(const struct awarding *a, const struct appraised *row)
{
    const struct cell *agree = cell_of(a, row, COLUMN_AGREE);
    bool yes;
    return cell_of(a, row, COLUMN_WAIVER) != NULL || has_only_reason(a, row) ||
           (agree != NULL &&
            !agreement_read(cell_typed(&a->r->intake->arena, agree), &yes));
}

static void report_empty(const struct awarding *a, const struct appraised *row)
{
    const struct indicator *indicator = indicator_of(a, row);
    if (indicator_counts(row->unit, a->level, row->indicator) &&
        node_is_scored(indicator->kind) &&
        a->appraisal->head.round != ROUND_COUNCIL &&
        a->r->table.columns[COLUMN_APPRAISED] != 0)
        report(a->r, APPRAISAL_EMPTY, row->row, row->column, row->unit->code,
               indicator->code);
    else if (has_only_reason(a, row))
        report(a->r, APPRAISAL_REASON_ALONE, row->row, row->column,
               row->unit->code, indicator->code);
}

static bool read_typed(const struct awarding *a, struct appraised *row,
                       const struct cell *cell)
{
    struct reading *r = a->r;
    const struct indicator *indicator = indicator_of(a, row);
    const char *unit = row->unit->code, *code = indicator->code;
    char given[POINTS_TEXT_SIZE], max[POINTS_TEXT_SIZE];
    const char *place = arena_printf(&r->intake->arena, "%s: %s", unit, code);
    points_t points;
    if (!value_is_sound(r, cell, place))
        return false;
    switch (awarded_read(r, cell, indicator, place, &points)) {
    case POINTS_FOUND:
        row->points = points;
        return true;
    case POINTS_UNREADABLE:
        report(r, APPRAISAL_NOT_POINTS, row->row, row->column, unit, code,
               cell_typed(&r->intake->arena, cell));
        break;
    case POINTS_OVER:
        report(r, APPRAISAL_OVER_MAX, row->row, row->column, unit, code,
               points_format_vi(points, given),
               points_format_vi(indicator->max, max));
        break;
    case POINTS_REFUSED:
        break;
    }
    return false;
}

void award_read(const struct awarding *a, struct appraised *row)
{
    const struct cell *cell = cell_of(a, row, COLUMN_APPRAISED);
    bool agreed = agrees(a, row, true), sound = read_corrections(a, row);
    row->decision = read_decision(a, row);
    if (cell != NULL) {
        row->valid = read_typed(a, row, cell);
        if (row->valid && agreed)
            check_agreement(a, row);
    } else if (row->corrections) {
        row->valid = row->follows = true;
    } else if (row->decision != DECISION_NONE) {
        row->valid = true;
    } else if (agreed && sound) {
        row->valid = take_computed(a, row);
    } else if (sound) {
        report_empty(a, row);
    }
    row->refused |=
        !row->valid && (cell != NULL || agreed || is_unclear(a, row));
}
