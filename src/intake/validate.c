/* Reads and checks one claim: its values, points and documents. */
#include "intake/value/awarded.h"
#include "intake/value/cells.h"
#include "intake/value/evidence.h"
#include "intake/table/rows.h"
#include "intake/self_assessment.h"
#include "intake/value/values.h"

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

static void read_values(struct claim_check *c)
{
    bool manual = c->indicator->rule.kind == RULE_MANUAL;
    for (size_t i = 0; i < c->indicator->input_count; i++) {
        struct value *value = &c->claim->inputs[i];
        const struct cell *cell = input_cell(c, i);
        value->text = "";
        value->row = c->input_rows[i];
        value->column = c->r->table.columns[COLUMN_VALUE];
        if (cell != NULL)
            value_read(c->r, &c->indicator->inputs[i], input_code(c, i), cell,
                       value);
        else if (c->counts && !manual)
            report_missing(c, i);
        if (value->given && !value->valid)
            c->claim->faulty = true;
    }
}

/* A value in the indicator's row that nothing reads. */
static void check_idle_value(struct claim_check *c)
{
    bool manual = c->indicator->rule.kind == RULE_MANUAL;
    if (claim_cell(c, COLUMN_VALUE) == NULL)
        return;
    if (manual)
        report_claim(c, VALUE_MANUAL, COLUMN_VALUE, "");
    else if (c->indicator->input_count > 1)
        report_claim(c, VALUE_NOT_READ, COLUMN_VALUE, "");
}

/* More parts than there are in the whole, by the rule or because the whole is
 * nothing. */
static bool part_exceeds(const struct rule *rule, const struct value *a,
                         const struct value *b)
{
    bool of_nothing = decimal_sign(b->number) == 0 && rule->zero_not_applicable;
    return (rule->part_of || of_nothing) &&
           decimal_compare(a->number, b->number) > 0;
}

static void check_part(struct claim_check *c, const struct rule *rule)
{
    const struct input *inputs = c->indicator->inputs;
    const struct value *a = &c->claim->inputs[rule->input];
    const struct value *b = &c->claim->inputs[rule->divisor];
    char part[DECIMAL_TEXT_SIZE], whole[DECIMAL_TEXT_SIZE];
    if (!a->valid || !b->valid)
        return;
    if (part_exceeds(rule, a, b)) {
        report(c->r, PART_OVER_WHOLE, a->row, a->column, c->indicator->code,
               inputs[rule->input].label, decimal_format_vi(a->number, part),
               inputs[rule->divisor].label,
               decimal_format_vi(b->number, whole));
        c->claim->faulty = true;
    } else if (decimal_sign(b->number) == 0 && !rule->zero_not_applicable) {
        report(c->r, WHOLE_ZERO, b->row, b->column, c->indicator->code,
               inputs[rule->divisor].label);
        c->claim->faulty = true;
    }
}

static void check_rule(struct claim_check *c)
{
    const struct rule *rule = &c->indicator->rule;
    bool parts = rule->kind == RULE_SUM || rule->kind == RULE_BEST_OF;
    size_t count = parts ? rule->part_count : 1;
    for (size_t i = 0; i < count; i++) {
        const struct rule *one = parts ? &rule->parts[i] : rule;
        if (one->kind == RULE_RATIO ||
            (one->kind == RULE_RELATIVE && one->has_divisor))
            check_part(c, one);
    }
}

static bool zero_waives(const struct claim_check *c, const struct rule *rule)
{
    const struct value *b = &c->claim->inputs[rule->divisor];
    return rule->kind == RULE_RATIO && rule->zero_not_applicable && b->valid &&
           decimal_sign(b->number) == 0;
}

/* Whether the values themselves say that the indicator does not apply, so that
 * nobody need claim points. */
static bool is_waived(const struct claim_check *c)
{
    const struct rule *rule = &c->indicator->rule;
    for (size_t i = 0; i < rule->part_count; i++)
        if (!zero_waives(c, &rule->parts[i]))
            return false;
    return rule->part_count > 0 || zero_waives(c, rule);
}

/* Bad points cost the claim's points, not what the values give. */
static void read_self(struct claim_check *c)
{
    const struct cell *cell = claim_cell(c, COLUMN_SELF);
    char self[POINTS_TEXT_SIZE], max[POINTS_TEXT_SIZE];
    points_t points;
    if (cell == NULL) {
        if (c->counts && c->r->table.columns[COLUMN_SELF] != 0 && !is_waived(c))
            report_claim(c, CLAIM_MISSING, COLUMN_SELF, "");
        return;
    }
    if (!cell_is_sound(c->r, cell, c->indicator->code))
        return;
    if (!points_read(c->r, cell, c->indicator->code, &points))
        report_claim(c, CLAIM_NOT_POINTS, COLUMN_SELF,
                     cell_typed(&c->r->intake->arena, cell));
    else if (points > c->indicator->max)
        report_claim(c, CLAIM_OVER_MAX, COLUMN_SELF,
                     points_format_vi(points, self),
                     points_format_vi(c->indicator->max, max));
    else
        c->claim->self = points;
}

static void check_max(struct claim_check *c)
{
    const struct cell *cell = claim_cell(c, COLUMN_MAX);
    char right[POINTS_TEXT_SIZE];
    if (cell != NULL && !cell->unsaved &&
        points_seen(cell) != c->indicator->max)
        report_claim(c, MAX_DIFFERS, COLUMN_MAX,
                     cell_typed(&c->r->intake->arena, cell),
                     points_format_vi(c->indicator->max, right));
}

/* The documents of the indicator's row, or else those of its inputs' rows,
 * where some put them: the first row that has any. */
static struct documents find_documents(struct claim_check *c)
{
    struct documents d =
        evidence_read(c->r, c->indicator, c->claim->row, c->counts);
    for (size_t i = 0; i < c->indicator->input_count; i++)
        if (d.sound && d.count == 0 && c->input_rows[i] != 0)
            d = evidence_read(c->r, c->indicator, c->input_rows[i], c->counts);
    return d;
}

/* Bad documents cost only themselves, for nothing is computed from them. */
static void read_evidence(struct claim_check *c)
{
    const uint32_t *columns = c->r->table.columns;
    struct documents d = find_documents(c);
    c->claim->evidence = d.items;
    c->claim->evidence_count = d.count;
    if (d.sound && c->counts && c->indicator->evidence_required &&
        !evidence_proves(d.items, d.count) &&
        (columns[COLUMN_NUMBER] != 0 || columns[COLUMN_LINK] != 0))
        report_claim(c, EVIDENCE_MISSING,
                     columns[COLUMN_NUMBER] != 0 ? COLUMN_NUMBER : COLUMN_LINK,
                     "");
}

static void read_explanation(struct claim_check *c)
{
    const struct cell *cell = claim_cell(c, COLUMN_EXPLANATION);
    if (cell_is_sound(c->r, cell, c->indicator->code))
        c->claim->explanation = cell_prose(&c->r->intake->arena, cell);
}

static void (*const checks[])(struct claim_check *c) = {
    read_values, check_idle_value, check_rule,       read_self,
    check_max,   read_evidence,    read_explanation,
};

void claim_validate(struct claim_check *check)
{
    struct problem_list *problems = &check->r->intake->problems;
    size_t before = problems->count;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        checks[i](check);
    if (!check->counts)
        problem_list_soften(problems, before, PROBLEM_VALUE_NOT_ASSESSED);
}
