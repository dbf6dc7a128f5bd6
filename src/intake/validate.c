/* Reads and checks one claim: its values, points and documents. */
#include "base/text.h"
#include "intake/value/awarded.h"
#include "intake/value/cells.h"
#include "intake/value/evidence.h"
#include "intake/table/document_rows.h"
#include "intake/quotients.h"
#include "intake/self_assessment.h"
#include "intake/value/values.h"

#include <stdlib.h>
#include <string.h>

#define report_claim(c, problem, column, ...)                                  \
    report((c)->r, problem, (c)->claim->row, (c)->r->table.columns[column],    \
           (c)->indicator->code, __VA_ARGS__)

static const struct cell *claim_cell(const struct claim_check *c,
                                     enum column column)
{
    return intake_table_cell(&c->r->table, c->claim->row, column);
}

static const char *input_code(const struct claim_check *c, size_t input)
{
    return c->indicator->input_count == 1
               ? c->indicator->code
               : row_input_code(c->r, c->indicator, input);
}

/* The cell of an input: in its own row, or for a single input in the row of
 * the indicator. */
static const struct cell *input_cell(const struct claim_check *c, size_t input)
{
    const struct cell *own = NULL, *shared = NULL;
    if (c->input_rows[input] != 0)
        own =
            intake_table_cell(&c->r->table, c->input_rows[input], COLUMN_VALUE);
    if (c->indicator->input_count == 1)
        shared = claim_cell(c, COLUMN_VALUE);
    if (own != NULL && shared != NULL)
        report_claim(c, VALUE_TWO_PLACES, COLUMN_VALUE, "");
    return own != NULL ? own : shared;
}

static void report_missing(struct claim_check *c, size_t input)
{
    uint32_t row = c->input_rows[input];
    c->claim->faulty = true;
    if (c->r->table.columns[COLUMN_VALUE] != 0)
        report(c->r, VALUE_MISSING, row != 0 ? row : c->claim->row,
               c->r->table.columns[COLUMN_VALUE], input_code(c, input),
               c->indicator->inputs[input].label);
}

/* A bonus that the unit does not ask for: neither values nor points. */
static bool is_unclaimed(const struct claim_check *c)
{
    if (c->indicator->kind != NODE_BONUS || claim_cell(c, COLUMN_SELF) ||
        claim_cell(c, COLUMN_VALUE))
        return false;
    for (size_t i = 0; i < c->indicator->input_count; i++)
        if (c->input_rows[i] != 0 &&
            intake_table_cell(&c->r->table, c->input_rows[i], COLUMN_VALUE))
            return false;
    return true;
}

/* What the unit says of a figure that another supplies. */
static void warn_of_supplied(const struct claim_check *c, size_t input,
                             const struct cell *cell)
{
    if (cell != NULL)
        report(c->r, VALUE_SUPPLIED, cell->row, cell->column,
               input_code(c, input), c->indicator->inputs[input].supplier);
}

/* Whether the cell claims that the indicator does not apply. */
static bool says_waived(const struct cell *cell)
{
    if (cell == NULL || cell->kind != CELL_TEXT)
        return false;
    char *folded = text_fold_plain(cell->text);
    bool waived = strncmp(folded, "khong ap dung", 13) == 0;
    free(folded);
    return waived;
}

static void read_values(struct claim_check *c)
{
    bool manual = c->indicator->rule.kind == RULE_MANUAL;
    bool asked = c->counts && !manual && !is_unclaimed(c);
    for (size_t i = 0; i < c->indicator->input_count; i++) {
        struct value *value = &c->claim->inputs[i];
        const struct cell *cell = input_cell(c, i);
        value->text = "";
        value->row = c->input_rows[i];
        value->column = (uint16_t)c->r->table.columns[COLUMN_VALUE];
        if (c->indicator->inputs[i].supplier)
            warn_of_supplied(c, i, cell);
        else if (says_waived(cell))
            c->claim->faulty =
                true; /* refused: refuse_waiver has reported it */
        else if (cell != NULL)
            value_read(c->r, &c->indicator->inputs[i], input_code(c, i), cell,
                       value);
        else if (asked)
            report_missing(c, i);
        if (value->given && !value->valid)
            c->claim->faulty = true;
    }
}

/* A value in the indicator's row that nothing reads. */
static void check_idle_value(struct claim_check *c)
{
    bool manual = c->indicator->rule.kind == RULE_MANUAL;
    const struct cell *cell = claim_cell(c, COLUMN_VALUE);
    if (cell == NULL || says_waived(cell))
        return;
    if (manual)
        report_claim(c, VALUE_MANUAL, COLUMN_VALUE, "");
    else if (c->indicator->input_count > 1)
        report_claim(c, VALUE_NOT_READ, COLUMN_VALUE, "");
}

/* Where a fault of a quotient is shown, and what it costs. */
static void tell_fault(void *context, const struct quotient_fault *fault)
{
    struct claim_check *c = context;
    const struct value *shown = &c->claim->inputs[fault->input];
    quotient_report(c->r->intake, fault, c->claim->inputs, c->indicator,
                    c->indicator->code,
                    &(struct position){c->r->file, c->r->table.sheet->name,
                                       shown->row, shown->column});
    c->claim->faulty = true;
}

/* With values of others the rule is checked once these are known
 * (supplied.c). */
static void check_rule(struct claim_check *c)
{
    if (!c->indicator->supplied)
        quotients_check(&c->indicator->rule, c->claim->inputs, tell_fault, c);
}

static void read_points(struct claim_check *c, const struct cell *cell)
{
    char self[POINTS_TEXT_SIZE], max[POINTS_TEXT_SIZE];
    points_t points;
    switch (
        awarded_read(c->r, cell, c->indicator, c->indicator->code, &points)) {
    case POINTS_FOUND:
        c->claim->self = points;
        break;
    case POINTS_UNREADABLE:
        report_claim(c, CLAIM_NOT_POINTS, COLUMN_SELF,
                     cell_typed(&c->r->intake->arena, cell));
        break;
    case POINTS_OVER:
        report_claim(c, CLAIM_OVER_MAX, COLUMN_SELF,
                     points_format_vi(points, self),
                     points_format_vi(c->indicator->max, max));
        break;
    case POINTS_REFUSED:
        break;
    }
}

/* Bad points cost the claim's points, not what the values give. Points that are
 * left empty are the computed ones, so that only where nothing is computed are
 * they missed. */
static void read_self(struct claim_check *c)
{
    const struct cell *cell = claim_cell(c, COLUMN_SELF);
    if (cell == NULL) {
        c->claim->unclaimed = c->r->table.columns[COLUMN_SELF] != 0;
        if (c->counts && c->claim->unclaimed &&
            node_is_scored(c->indicator->kind) &&
            c->indicator->rule.kind == RULE_MANUAL)
            report_claim(c, CLAIM_MISSING, COLUMN_SELF, "");
    } else if (says_waived(cell)) {
        return; /* refused: refuse_waiver has reported it */
    } else if (c->indicator->kind == NODE_INFO) {
        report_claim(c, FACT_POINTS, COLUMN_SELF,
                     cell_typed(&c->r->intake->arena, cell));
    } else if (value_is_sound(c->r, cell, c->indicator->code)) {
        read_points(c, cell);
    }
}

static void check_max(struct claim_check *c)
{
    const struct cell *cell = claim_cell(c, COLUMN_MAX);
    char right[POINTS_TEXT_SIZE];
    points_t max = indicator_shown_max(c->indicator);
    if (cell == NULL || cell->unsaved || max == POINTS_NONE)
        return;
    points_t seen = awarded_seen(cell);
    if (seen != max && seen != c->indicator->max)
        report_claim(c, MAX_DIFFERS, COLUMN_MAX,
                     cell_typed(&c->r->intake->arena, cell),
                     points_format_vi(max, right));
}

/* The documents of the indicator's row, those of its inputs' rows, where some
 * put them, and those of rows of their own. */
static struct documents find_documents(struct claim_check *c)
{
    struct documents all =
        evidence_read(c->r, c->indicator, c->claim->row, c->counts);
    for (size_t i = 0; i < c->indicator->input_count; i++) {
        if (c->input_rows[i] == 0)
            continue;
        struct documents more =
            evidence_read(c->r, c->indicator, c->input_rows[i], c->counts);
        documents_join(&c->r->intake->arena, &all, &more);
    }
    document_rows_read(c->r, c->level, c->rows,
                       (size_t)(c->indicator - c->level->indicators), c->counts,
                       &all);
    return all;
}

/* Bad documents cost only themselves, for nothing is computed from them. */
static bool read_documents(struct claim_check *c)
{
    struct documents d = find_documents(c);
    c->claim->evidence = d.items;
    c->claim->evidence_count = (uint32_t)d.count;
    return d.sound;
}

static void read_evidence(struct claim_check *c)
{
    const uint32_t *columns = c->r->table.columns;
    if (read_documents(c) && c->counts && c->indicator->evidence_required &&
        !is_unclaimed(c) &&
        !evidence_proves(c->claim->evidence, c->claim->evidence_count) &&
        (columns[COLUMN_NUMBER] != 0 || columns[COLUMN_LINK] != 0))
        report_claim(c, EVIDENCE_MISSING,
                     columns[COLUMN_NUMBER] != 0 ? COLUMN_NUMBER : COLUMN_LINK,
                     "");
}

static void read_explanation(struct claim_check *c)
{
    const struct cell *cell = claim_cell(c, COLUMN_EXPLANATION);
    if (value_is_sound(c->r, cell, c->indicator->code))
        c->claim->explanation = cell_prose(&c->r->intake->arena, cell);
}

/* --- claims that the indicator does not apply --- */

/* Every cell that a unit fills in of an indicator but for its documents: the
 * points first, then the values. NULL after the last. */
static const struct cell *claimed_cell(const struct claim_check *c, size_t i)
{
    if (i == 0)
        return claim_cell(c, COLUMN_SELF);
    if (i == 1)
        return claim_cell(c, COLUMN_VALUE);
    return c->input_rows[i - 2] == 0
               ? NULL
               : intake_table_cell(&c->r->table, c->input_rows[i - 2],
                                   COLUMN_VALUE);
}

static size_t claimed_count(const struct claim_check *c)
{
    return 2 + c->indicator->input_count;
}

/* The cell that claims it, NULL where none does. */
static const struct cell *find_waiver(const struct claim_check *c)
{
    for (size_t i = 0; i < claimed_count(c); i++)
        if (says_waived(claimed_cell(c, i)))
            return claimed_cell(c, i);
    return NULL;
}

/* What stands beside the claim and says otherwise, NULL where nothing does. */
static const struct cell *find_beside(const struct claim_check *c)
{
    for (size_t i = 0; i < claimed_count(c); i++) {
        const struct cell *cell = claimed_cell(c, i);
        if (cell != NULL && !says_waived(cell))
            return cell;
    }
    return NULL;
}

static void check_beside(struct claim_check *c)
{
    const struct cell *cell = find_beside(c);
    if (cell != NULL)
        report(c->r, WAIVER_WITH_VALUES, cell->row, cell->column,
               c->indicator->code, cell_typed(&c->r->intake->arena, cell));
}

/* Refuses a claim that may not be made. True where the unit gave figures all
 * the same: these are read as if it were not there. */
static bool refuse_waiver(struct claim_check *c, const struct cell *cell)
{
    if (!c->counts || c->indicator->waivable)
        return false;
    report(c->r, WAIVER_NOT_ALLOWED, cell->row, cell->column,
           c->indicator->code, cell_typed(&c->r->intake->arena, cell));
    c->claim->faulty = find_beside(c) == NULL;
    return !c->claim->faulty;
}

/* Nothing is computed of it, and nobody has to prove anything. */
static void read_waiver(struct claim_check *c)
{
    for (size_t i = 0; i < c->indicator->input_count; i++)
        c->claim->inputs[i].text = "";
    check_max(c);
    read_documents(c);
    read_explanation(c);
    if (!c->counts || !c->indicator->waivable)
        return;
    c->claim->waives = true;
    check_beside(c);
    if (!*c->claim->explanation)
        report_claim(c, WAIVER_NO_REASON, COLUMN_EXPLANATION, "");
}

static void (*const checks[])(struct claim_check *c) = {
    read_values, check_idle_value, check_rule,       read_self,
    check_max,   read_evidence,    read_explanation,
};

void self_assessment_validate(struct claim_check *check)
{
    struct problem_list *problems = &check->r->intake->problems;
    size_t before = problems->count;
    const struct cell *waiver = find_waiver(check);
    if (waiver && refuse_waiver(check, waiver))
        waiver = NULL;
    if (waiver)
        read_waiver(check);
    for (size_t i = 0; !waiver && i < sizeof checks / sizeof *checks; i++)
        checks[i](check);
    if (!check->counts)
        problem_list_soften(problems, before, PROBLEM_VALUE_NOT_ASSESSED);
}
