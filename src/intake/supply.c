/* Mẫu 04: the figures that an agency or a survey has of the units. */
#include "intake/blank.h"
#include "intake/table/columns_check.h"
#include "intake/readers.h"
#include "intake/sender.h"
#include "intake/value/cells.h"
#include "intake/value/values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A supply being read. */
struct supplying {
    struct reading *r;
    const struct level *level;
    struct supply *supply;
    VEC_OF(struct supplied) rows;
};

static const enum column data_columns[] = {COLUMN_VALUE, COLUMN_EXPLANATION,
                                           COLUMN_NONE};

/* Fills the head; false where the form cannot be used. */
static bool read_head(struct supplying *s)
{
    struct reading *r = s->r;
    struct supply *supply = s->supply;
    const struct campaign *campaign = r->intake->campaign;
    if (!r->info.found) {
        report_fact(r, INFO_SHEET_MISSING, FACT_AGENCY, "");
        return false;
    }
    supply->head.agency = sender_agency(r);
    s->level = sender_level(r);
    bool usable = supply->head.agency != SIZE_MAX && s->level != NULL;
    if (usable && !level_supplied_by(s->level, supply->head.agency)) {
        sender_refuse_agency(r, r->info.facts[FACT_AGENCY].text, NULL);
        usable = false;
    }
    if (usable) {
        supply->head.level = (size_t)(s->level - campaign->levels);
        r->received->agency = supply->head.agency;
        r->received->level = supply->head.level;
    }
    return sender_read_head(r, campaign->deadlines.supply.day, &supply->head) &&
           usable;
}

/* How many inputs of an indicator are the sender's, and the first of them. */
static size_t count_own(const struct supplying *s, size_t indicator,
                        size_t *first)
{
    const struct indicator *i = &s->level->indicators[indicator];
    size_t count = 0;
    for (size_t k = i->input_count; k-- > 0;)
        if (input_supplied_by(&i->inputs[k], s->supply->head.agency)) {
            *first = k;
            count++;
        }
    return count;
}

static const char *input_code(struct reading *r,
                              const struct indicator *indicator, size_t input)
{
    return indicator->input_count == 1 ? indicator->code
                                       : row_input_code(r, indicator, input);
}

/* `P-LANG: 4.3.b`, in the intake's arena. */
static const char *place_of(struct supplying *s, const struct unit *unit,
                            const char *code)
{
    return arena_printf(&s->r->intake->arena, "%s: %s", unit->code, code);
}

/* Which input a row is of; false with a problem where it is none of the
 * sender's. The row of an indicator means the only one that is. */
static bool find_input(struct supplying *s, const struct table_row *row,
                       const struct unit *unit, size_t *input)
{
    struct reading *r = s->r;
    const struct indicator *i = &s->level->indicators[row->indicator];
    uint32_t column = r->table.columns[COLUMN_CODE];
    size_t own = count_own(s, row->indicator, input);
    const char *code = i->code;
    if (row->kind == ROW_INPUT) {
        *input = row->input;
        code = row_input_code(r, i, row->input);
        own = input_supplied_by(&i->inputs[row->input], s->supply->head.agency);
    }
    if (own == 0)
        report(r, SUPPLY_NOT_OWN, row->row, column, place_of(s, unit, code),
               r->intake->campaign->agencies[s->supply->head.agency]);
    else if (own > 1)
        report(r, SUPPLY_SEVERAL, row->row, column, place_of(s, unit, code),
               row_input_code(r, i, *input));
    return own == 1;
}

/* Whether the figure of the row is wanted; what is given all the same is a
 * problem.
 */
static bool is_wanted(struct supplying *s, const struct supplied *row,
                      const char *place, bool given)
{
    if (indicator_wants_supply(row->unit, s->level, row->indicator))
        return true;
    if (given)
        report(s->r, SUPPLY_NOT_ASSESSED, row->row,
               s->r->table.columns[COLUMN_VALUE], place);
    return false;
}

static void read_figure(struct supplying *s, const struct table_row *row,
                        const struct unit *unit, size_t input)
{
    struct reading *r = s->r;
    const struct intake_table *t = &r->table;
    const struct indicator *indicator = &s->level->indicators[row->indicator];
    const char *place = place_of(s, unit, input_code(r, indicator, input));
    const struct cell *cell = intake_table_cell(t, row->row, COLUMN_VALUE);
    const struct cell *note =
        intake_table_cell(t, row->row, COLUMN_EXPLANATION);
    struct supplied *out = vec_push(&s->rows);
    *out = (struct supplied){.unit = unit,
                             .indicator = row->indicator,
                             .input = input,
                             .value = {.text = ""},
                             .row = row->row};
    if (!is_wanted(s, out, place, cell != NULL))
        return;
    if (cell != NULL)
        value_read(r, &indicator->inputs[input], place, cell, &out->value);
    else if (t->columns[COLUMN_VALUE] != 0)
        report(r, SUPPLY_EMPTY, row->row, t->columns[COLUMN_VALUE], place,
               indicator->inputs[input].label);
    out->note = value_is_sound(r, note, place)
                    ? cell_prose(&r->intake->arena, note)
                    : "";
}

static void read_row(struct supplying *s, const struct table_row *row)
{
    const struct unit *unit;
    size_t input = 0;
    switch (row->kind) {
    case ROW_INDICATOR:
    case ROW_INPUT:
        unit = sender_row_unit(s->r, row, s->level, PROBLEM_SUPPLY_UNIT);
        if (unit != NULL && find_input(s, row, unit, &input))
            read_figure(s, row, unit, input);
        break;
    case ROW_UNKNOWN:
        report(s->r, SUPPLY_CODE, row->row, s->r->table.columns[COLUMN_CODE],
               *row->unit_code != '\0' ? row->unit_code : "–", row->code);
        break;
    case ROW_PLAIN:
    case ROW_HEADING:
    case ROW_DOCUMENTS:
    case ROW_GARBLED:
        break;
    }
}

static int compare_keys(const void *left, const void *right)
{
    const struct supplied *a = *(struct supplied *const *)left;
    const struct supplied *b = *(struct supplied *const *)right;
    int order = strcmp(a->unit->code, b->unit->code);
    if (order == 0)
        order = (a->indicator > b->indicator) - (a->indicator < b->indicator);
    if (order == 0)
        order = (a->input > b->input) - (a->input < b->input);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static bool same_figure(const struct supplied *a, const struct supplied *b)
{
    return a->unit == b->unit && a->indicator == b->indicator &&
           a->input == b->input;
}

static void report_twice(struct supplying *s, struct supplied *first,
                         struct supplied *again)
{
    char row[16];
    const struct indicator *i = &s->level->indicators[again->indicator];
    snprintf(row, sizeof row, "%u", first->row);
    report(s->r, SUPPLY_TWICE, again->row, s->r->table.columns[COLUMN_CODE],
           place_of(s, again->unit, input_code(s->r, i, again->input)), row);
    first->twice = again->twice = true;
}

/* Two rows for one figure: neither counts. */
static void check_twice(struct supplying *s, struct supplied **sorted)
{
    size_t first = 0;
    for (size_t i = 1; i < s->rows.count; i++) {
        if (same_figure(sorted[i], sorted[first]))
            report_twice(s, sorted[first], sorted[i]);
        else
            first = i;
    }
}

/* The figures of one unit that stand in no row. */
static void count_absent(const struct supplying *s, struct supplied **sorted,
                         const struct unit *unit, size_t *next, size_t *count,
                         struct supplied *first)
{
    for (size_t i = 0; i < s->level->indicator_count; i++)
        for (size_t k = 0; k < s->level->indicators[i].input_count; k++) {
            struct supplied key = {.unit = unit, .indicator = i, .input = k};
            const struct supplied *wanted = &key;
            while (*next < s->rows.count &&
                   compare_keys(&sorted[*next], &wanted) < 0)
                ++*next;
            if (!input_supplied_by(&s->level->indicators[i].inputs[k],
                                   s->supply->head.agency) ||
                !indicator_wants_supply(unit, s->level, i) ||
                (*next < s->rows.count && same_figure(sorted[*next], &key)))
                continue;
            if ((*count)++ == 0)
                *first = key;
        }
}

/* Rows that were taken out of the form: reported once. Units are in the order
 * of their codes, as the rows are. */
static void check_absent(struct supplying *s, struct supplied **sorted)
{
    const struct campaign *campaign = s->r->intake->campaign;
    struct supplied first = {0};
    size_t next = 0, count = 0;
    char number[DECIMAL_TEXT_SIZE];
    for (size_t u = 0; u < campaign->unit_count; u++)
        if (&campaign->levels[campaign->units[u].level] == s->level)
            count_absent(s, sorted, &campaign->units[u], &next, &count, &first);
    if (count == 0)
        return;
    const struct indicator *i = &s->level->indicators[first.indicator];
    report(s->r, SUPPLY_ABSENT, 0, 0,
           decimal_format_vi(decimal_from_int((int64_t)count), number),
           place_of(s, first.unit, input_code(s->r, i, first.input)));
}

static void check_rows(struct supplying *s)
{
    struct supplied **sorted = mem_calloc(s->rows.count + 1, sizeof *sorted);
    for (size_t i = 0; i < s->rows.count; i++)
        sorted[i] = &s->rows.items[i];
    qsort(sorted, s->rows.count, sizeof *sorted, compare_keys);
    check_twice(s, sorted);
    check_absent(s, sorted);
    free(sorted);
}

static struct intake_head *keep(struct supplying *s)
{
    struct intake *intake = s->r->intake;
    struct supply *kept =
        arena_copy(&intake->arena, s->supply, 1, sizeof *kept);
    kept->row_count = s->rows.count;
    kept->rows = arena_copy(&intake->arena, s->rows.items, s->rows.count,
                            sizeof *kept->rows);
    for (size_t i = 0; i < s->rows.count; i++) {
        kept->rows[i].supply = kept;
        kept->rows[i].value.supplied = &kept->rows[i];
    }
    return &kept->head;
}

static struct intake_head *read_form(struct reading *r)
{
    struct intake_head *kept = NULL;
    struct supply supply = {0};
    struct supplying s = {.r = r, .supply = &supply};
    struct rows rows;
    bool usable = read_head(&s);
    columns_check(r);
    if (!usable)
        return NULL;
    rows_read(r, s.level, &rows);
    uint32_t last = rows_last_coded(&rows);
    for (size_t i = 0; i < rows.count; i++) {
        (void)columns_check_row(r, &rows.items[i], data_columns, last);
        read_row(&s, &rows.items[i]);
    }
    columns_check_hidden(r, &rows, data_columns);
    check_rows(&s);
    if (intake_is_blank(r, &rows))
        intake_set_aside(r, intake_whose(r->intake, &supply.head));
    else
        kept = keep(&s);
    vec_clear(&s.rows);
    rows_clear(&rows);
    return kept;
}

static void list(struct intake *intake, struct intake_head *head)
{
    *vec_push(&intake->supplies) = (struct supply *)head;
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* Whether each figure of `a` stands in `b` too. */
static bool is_within(const struct campaign *campaign,
                      const struct intake_head *one,
                      const struct intake_head *other)
{
    (void)campaign;
    const struct supply *a = (const struct supply *)one;
    const struct supply *b = (const struct supply *)other;
    size_t at = 0;
    for (size_t i = 0; i < a->row_count; i++) {
        const struct supplied *row = &a->rows[i];
        if (!row->value.given && same_text(row->note, NULL))
            continue;
        while (at < b->row_count && (b->rows[at].unit != row->unit ||
                                     b->rows[at].indicator != row->indicator ||
                                     b->rows[at].input != row->input))
            at++; /* both are in the order of the form */
        if (at == b->row_count ||
            !same_text(row->value.text, b->rows[at].value.text) ||
            !same_text(row->note, b->rows[at].note))
            return false;
    }
    return true;
}

const struct reader supply_reader = {
    .form = &form_04,
    .read = read_form,
    .pack = pack_supply,
    .walk = walk_supply,
    .list = list,
    .is_within = is_within,
};
