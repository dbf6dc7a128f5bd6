/* Reads and checks one claim: its values, points and documents. */
#include "intake/value/awarded.h"
#include "intake/value/cells.h"
#include "intake/value/evidence.h"
#include "intake/table/document_rows.h"
#include "intake/rule_value.h"
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

static void read_values(struct claim_check *c)
{
    bool manual = c->indicator->rule.kind == RULE_MANUAL;
    bool asked = c->counts && !manual && !is_unclaimed(c);
    for (size_t i = 0; i < c->indicator->input_count; i++) {
        struct value *value = &c->claim->inputs[i];
        const struct cell *cell = input_cell(c, i);
        value->text = "";
        value->row = c->input_rows[i];
        value->column = c->r->table.columns[COLUMN_VALUE];
        if (cell != NULL)
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
    if (claim_cell(c, COLUMN_VALUE) == NULL)
        return;
    if (manual)
        report_claim(c, VALUE_MANUAL, COLUMN_VALUE, "");
    else if (c->indicator->input_count > 1)
        report_claim(c, VALUE_NOT_READ, COLUMN_VALUE, "");
}

/* `out` + `term`, as text; `out` is NULL before the first. */
static const char *add_term(const struct claim_check *c, const char *out,
                            const char *term)
{
    struct arena *arena = &c->r->intake->arena;
    return out ? arena_printf(arena, "%s + %s", out, term)
               : arena_strdup(arena, term);
}

/* What is added up: the labels of its inputs, or their values as reported. */
static const char *sum_text(const struct claim_check *c,
                            const struct rule_sum *sum, bool labels)
{
    char text[DECIMAL_TEXT_SIZE];
    const char *out = NULL;
    for (size_t i = 0; i < sum->count; i++) {
        size_t input = sum->inputs[i];
        decimal_format_vi(c->claim->inputs[input].number, text);
        out =
            add_term(c, out, labels ? c->indicator->inputs[input].label : text);
    }
    if (out && decimal_sign(sum->constant) == 0)
        return out;
    decimal_format_vi(sum->constant, text);
    return add_term(c, out, labels ? "số cho sẵn" : text);
}

/* More parts than there are in the whole, by the rule or because the whole is
 * nothing. What the rule itself puts into a is no part that anybody reports. */
static bool part_exceeds(const struct rule_value *value, const mpq_t a,
                         const mpq_t b)
{
    bool of_nothing = mpq_sgn(b) == 0 && value->zero != ZERO_ERROR &&
                      decimal_sign(value->a.constant) == 0;
    return (value->part_of || of_nothing) && mpq_cmp(a, b) > 0;
}

/* The value at which a problem of the sum is shown; `other` where the sum has
 * no input. */
static const struct value *shown_value(const struct claim_check *c,
                                       const struct rule_sum *sum,
                                       const struct rule_sum *other)
{
    const struct rule_sum *shown = sum->count > 0 ? sum : other;
    return &c->claim->inputs[shown->inputs[0]];
}

static void check_quotient(struct claim_check *c,
                           const struct rule_value *value, const mpq_t a,
                           const mpq_t b)
{
    const struct value *part = shown_value(c, &value->a, &value->b);
    const struct value *whole = shown_value(c, &value->b, &value->a);
    if (part_exceeds(value, a, b)) {
        report(c->r, PART_OVER_WHOLE, part->row, part->column,
               c->indicator->code, sum_text(c, &value->a, true),
               sum_text(c, &value->a, false), sum_text(c, &value->b, true),
               sum_text(c, &value->b, false));
        c->claim->faulty = true;
    } else if (mpq_sgn(b) == 0 && value->zero == ZERO_ERROR) {
        report(c->r, WHOLE_ZERO, whole->row, whole->column, c->indicator->code,
               sum_text(c, &value->b, true));
        c->claim->faulty = true;
    }
}

static void check_value(struct claim_check *c, const struct rule_value *value)
{
    mpq_t a, b;
    mpq_inits(a, b, NULL);
    if (rule_sum_add(&value->a, c->claim->inputs, a) &&
        rule_sum_add(&value->b, c->claim->inputs, b))
        check_quotient(c, value, a, b);
    mpq_clears(a, b, NULL);
}

/* What lies behind a closed gate is not looked at: it earns nothing. Recursion
 * ends at RULE_MOST_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
static void check_quotients(struct claim_check *c, const struct rule *rule)
{
    if (rule_gate(rule, c->claim->inputs) == GATE_CLOSED)
        return;
    for (size_t i = 0; i < rule->part_count; i++)
        check_quotients(c, &rule->parts[i]);
    if (rule->kind == RULE_CURVE && rule->value.divides)
        check_value(c, &rule->value);
}

static void check_rule(struct claim_check *c)
{
    check_quotients(c, &c->indicator->rule);
}

static void read_points(struct claim_check *c, const struct cell *cell)
{
    char self[POINTS_TEXT_SIZE], max[POINTS_TEXT_SIZE];
    points_t points;
    switch (
        points_read(c->r, cell, c->indicator, c->indicator->code, &points)) {
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
    } else if (c->indicator->kind == NODE_INFO) {
        report_claim(c, FACT_POINTS, COLUMN_SELF,
                     cell_typed(&c->r->intake->arena, cell));
    } else if (cell_is_sound(c->r, cell, c->indicator->code)) {
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
    points_t seen = points_seen(cell);
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
static void read_evidence(struct claim_check *c)
{
    const uint32_t *columns = c->r->table.columns;
    struct documents d = find_documents(c);
    c->claim->evidence = d.items;
    c->claim->evidence_count = d.count;
    if (d.sound && c->counts && c->indicator->evidence_required &&
        !is_unclaimed(c) && !evidence_proves(d.items, d.count) &&
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
