/* Mẫu 02: what a scoring agency, or the council, awards. */
#include "base/text.h"
#include "intake/value/awarded.h"
#include "intake/value/cells.h"
#include "intake/accepted.h"
#include "intake/award.h"
#include "intake/blank.h"
#include "intake/table/columns_check.h"
#include "intake/table/rows.h"
#include "intake/readers.h"
#include "intake/sender.h"
#include "intake/value/values.h"
#include "intake/value/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An appraisal being read. */
struct appraising {
    struct reading *r;
    const struct level *level;
    struct appraisal *appraisal;
    VEC_OF(struct appraised) rows;
};

static const enum column data_columns[] = {COLUMN_APPRAISED, COLUMN_REASON,
                                           COLUMN_AGREE,     COLUMN_CORRECTED,
                                           COLUMN_WAIVER,    COLUMN_NONE};

static bool names_council(const char *text)
{
    char *folded = text_fold_plain(text);
    bool council = strstr(folded, "hoi dong") != NULL;
    free(folded);
    return council;
}

/* `1`, `Vòng 2`, `II`, `lần thứ nhất`, `Hội đồng`. */
static bool read_round(const struct reading *r, enum round *out)
{
    const char *text = r->info.facts[FACT_ROUND].text;
    bool council = names_council(text);
    int place = council ? 0 : ordinal_read(text);
    *out = council ? ROUND_COUNCIL : place == 2 ? ROUND_2 : ROUND_1;
    return council || place == 1 || place == 2;
}

/* The day by which a round's forms are due; the council has none. */
static struct date round_deadline(const struct campaign *campaign,
                                  enum round round)
{
    const struct date due[ROUND_COUNT] = {
        [ROUND_1] = campaign->deadlines.round1,
        [ROUND_2] = campaign->deadlines.round2,
    };
    return due[round];
}

/* The agency of a name, or the only one that may be meant by it. */
static size_t likely_agency(const struct campaign *campaign, const char *name)
{
    size_t agency = campaign_find_agency(campaign, name);
    if (agency != SIZE_MAX || *name == '\0')
        return agency;
    const char *nearest = campaign_nearest_agency(campaign, name);
    return nearest ? campaign_find_agency(campaign, nearest) : SIZE_MAX;
}

static bool recognise(struct reading *r)
{
    const struct campaign *campaign = r->intake->campaign;
    const struct level *level = sender_find_level(r);
    size_t agency = SIZE_MAX;
    enum round round;
    if (level == NULL || !read_round(r, &round))
        return false;
    if (round != ROUND_COUNCIL)
        agency = likely_agency(campaign, r->info.facts[FACT_AGENCY].text);
    if (round != ROUND_COUNCIL && agency == SIZE_MAX)
        return false;
    r->received->agency = agency;
    r->received->level = (size_t)(level - campaign->levels);
    r->received->round = round;
    return true;
}

/* What the council decides stands above all that was awarded: whoever keys it
 * in may be an agency, but one that meant a round of its own is to hear of it.
 */
static void check_council(struct reading *r)
{
    const char *name = r->info.facts[FACT_AGENCY].text;
    size_t agency = campaign_find_agency(r->intake->campaign, name);
    if (agency != SIZE_MAX && !names_council(name))
        report_fact(r, ROUND_OF_AGENCY, FACT_ROUND,
                    r->intake->campaign->agencies[agency]);
}

/* Fills the head of an appraisal; false where it cannot be used. */
static bool read_head(struct appraising *a)
{
    struct reading *r = a->r;
    struct appraisal *appraisal = a->appraisal;
    const struct campaign *campaign = r->intake->campaign;
    if (!r->info.found) {
        report_fact(r, INFO_SHEET_MISSING, FACT_AGENCY, "");
        return false;
    }
    bool usable = read_round(r, &appraisal->head.round);
    if (!usable)
        report_fact(r, ROUND_UNKNOWN, FACT_ROUND,
                    r->info.facts[FACT_ROUND].text);
    appraisal->head.agency = SIZE_MAX;
    if (usable && appraisal->head.round == ROUND_COUNCIL) {
        check_council(r);
    } else {
        appraisal->head.agency = sender_agency(r);
        usable = usable && appraisal->head.agency != SIZE_MAX;
    }
    a->level = sender_level(r);
    usable = usable && a->level != NULL;
    if (a->level != NULL)
        appraisal->head.level = (size_t)(a->level - campaign->levels);
    (void)recognise(r);
    struct date due = usable ? round_deadline(campaign, appraisal->head.round)
                             : (struct date){0};
    return sender_read_head(r, due, &appraisal->head) && usable;
}

/* Whether points of this indicator are this agency's to give. */
static bool is_own(struct appraising *a, const struct appraised *row)
{
    struct reading *r = a->r;
    const struct indicator *indicator = &a->level->indicators[row->indicator];
    size_t agency = a->appraisal->head.agency;
    if (indicator->kind == NODE_INFO) {
        report(
            r, FACT_POINTS, row->row, row->column,
            arena_printf(&r->intake->arena, "%s: %s", row->unit->code,
                         indicator->code),
            cell_typed(&r->intake->arena, intake_table_cell(&r->table, row->row,
                                                            COLUMN_APPRAISED)));
        return false;
    }
    if (agency != SIZE_MAX && !indicator_scored_by(indicator, agency)) {
        report(r, APPRAISAL_NOT_OWN, row->row, row->column, row->unit->code,
               indicator->code, r->intake->campaign->agencies[agency]);
        return false;
    }
    if (indicator_counts(row->unit, a->level, row->indicator))
        return true;
    report(r, APPRAISAL_NOT_ASSESSED, row->row, row->column, row->unit->code,
           indicator->code);
    return false;
}

/* Points, corrections and reason of a row whose unit and indicator are known. A
 * row without any is not another agency's slip: forms may list all indicators.
 */
static void read_appraised(struct appraising *a, const struct table_row *row,
                           const struct unit *unit)
{
    struct reading *r = a->r;
    const struct intake_table *t = &r->table;
    const struct cell *reason = intake_table_cell(t, row->row, COLUMN_REASON);
    struct appraised *out = vec_push(&a->rows);
    *out = (struct appraised){
        .unit = unit,
        .indicator = row->indicator,
        .points = POINTS_NONE,
        .seen_self = awarded_seen(intake_table_cell(t, row->row, COLUMN_SELF)),
        .seen_computed =
            awarded_seen(intake_table_cell(t, row->row, COLUMN_COMPUTED)),
        .row = row->row,
        .column = t->columns[COLUMN_APPRAISED]};
    out->reason = cell_prose(&r->intake->arena, reason);
    if (!value_is_sound(r, reason, unit->code))
        out->reason = "";
    const struct awarding awarding = {r, a->level, a->appraisal};
    bool empty = award_is_empty(&awarding, out);
    if (!empty && !is_own(a, out))
        return;
    if (empty && a->appraisal->head.agency != SIZE_MAX &&
        !indicator_scored_by(&a->level->indicators[row->indicator],
                             a->appraisal->head.agency))
        return;
    award_read(&awarding, out);
}

static bool row_awards(const struct appraising *a, const struct table_row *row)
{
    const struct intake_table *t = &a->r->table;
    return intake_table_cell(t, row->row, COLUMN_APPRAISED) != NULL ||
           intake_table_cell(t, row->row, COLUMN_AGREE) != NULL ||
           intake_table_cell(t, row->row, COLUMN_WAIVER) != NULL ||
           intake_table_corrects(t, row->row);
}

static bool row_has_data(const struct appraising *a,
                         const struct table_row *row)
{
    return row_awards(a, row) ||
           intake_table_cell(&a->r->table, row->row, COLUMN_REASON) != NULL;
}

/* Counts a row of no unit or no indicator (SIZE_MAX) that awards something:
 * what it was meant for is left blank. */
static void note_misplaced(struct appraising *a, const struct table_row *row,
                           size_t indicator)
{
    const struct awarding awarding = {a->r, a->level, a->appraisal};
    bool blank =
        indicator != SIZE_MAX && award_may_be_blank(&awarding, indicator);
    for (size_t i = 0;
         indicator == SIZE_MAX && !blank && i < a->level->indicator_count; i++)
        blank = award_may_be_blank(&awarding, i);
    a->appraisal->misplaced += blank && row_awards(a, row);
}

static void read_row(struct appraising *a, const struct table_row *row)
{
    const struct unit *unit;
    switch (row->kind) {
    case ROW_INDICATOR:
        unit = sender_row_unit(a->r, row, a->level, PROBLEM_APPRAISAL_UNIT);
        columns_check_title(a->r, &a->level->indicators[row->indicator],
                            row->row);
        if (unit != NULL)
            read_appraised(a, row, unit);
        else
            note_misplaced(a, row, row->indicator);
        break;
    case ROW_UNKNOWN:
    case ROW_INPUT:
        if (row->kind == ROW_UNKNOWN || row_has_data(a, row))
            report(a->r, APPRAISAL_CODE, row->row,
                   a->r->table.columns[COLUMN_CODE],
                   *row->unit_code != '\0' ? row->unit_code : "–", row->code);
        note_misplaced(a, row, SIZE_MAX);
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
    const struct appraised *a = *(struct appraised *const *)left;
    const struct appraised *b = *(struct appraised *const *)right;
    int order = strcmp(a->unit->code, b->unit->code);
    if (order == 0)
        order = (a->indicator > b->indicator) - (a->indicator < b->indicator);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static void report_twice(struct appraising *a, struct appraised *first,
                         struct appraised *again)
{
    char row[16];
    snprintf(row, sizeof row, "%u", first->row);
    report(a->r, APPRAISAL_TWICE, again->row, again->column, again->unit->code,
           a->level->indicators[again->indicator].code, row);
    first->refused |= first->valid;
    again->refused |= again->valid;
    first->valid = again->valid = false;
}

/* Two rows for one unit and indicator: neither counts. */
static void check_twice(struct appraising *a)
{
    size_t count = a->rows.count, first = 0;
    struct appraised **sorted = mem_calloc(count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &a->rows.items[i];
    qsort(sorted, count, sizeof *sorted, compare_keys);
    for (size_t i = 1; i < count; i++) {
        if (sorted[i]->unit == sorted[first]->unit &&
            sorted[i]->indicator == sorted[first]->indicator)
            report_twice(a, sorted[first], sorted[i]);
        else
            first = i;
    }
    free(sorted);
}

/* What is blank on a form that was printed says something; on one that has no
 * such column, or an empty one, nothing. */
static void mark_blanks(struct appraised *rows, size_t count)
{
    bool self = false, computed = false;
    for (size_t i = 0; i < count; i++) {
        self |= rows[i].seen_self != POINTS_NONE;
        computed |= rows[i].seen_computed != POINTS_NONE;
    }
    for (size_t i = 0; i < count; i++) {
        rows[i].blank_self = self && rows[i].seen_self == POINTS_NONE;
        rows[i].blank_computed =
            computed && rows[i].seen_computed == POINTS_NONE;
    }
}

static struct intake_head *keep(struct appraising *a)
{
    struct intake *intake = a->r->intake;
    struct appraisal *kept =
        arena_copy(&intake->arena, a->appraisal, 1, sizeof *kept);
    kept->row_count = a->rows.count;
    kept->rows = arena_copy(&intake->arena, a->rows.items, a->rows.count,
                            sizeof *kept->rows);
    mark_blanks(kept->rows, kept->row_count);
    return &kept->head;
}

/* Whether nobody has filled it in; what the council leaves blank and signs is
 * confirmed as it stands. */
static bool is_unanswered(const struct appraisal *a)
{
    return a->head.blank && (a->head.round != ROUND_COUNCIL ||
                             !sender_is_signed(&a->head.sender));
}

static struct intake_head *read_form(struct reading *r)
{
    struct intake_head *kept = NULL;
    struct appraisal appraisal = {0};
    struct appraising a = {.r = r, .appraisal = &appraisal};
    struct rows rows;
    bool usable = read_head(&a);
    columns_check(r);
    if (!usable)
        return NULL;
    rows_read(r, a.level, &rows);
    uint32_t last = rows_last_coded(&rows);
    for (size_t i = 0; i < rows.count; i++) {
        if (columns_check_row(r, &rows.items[i], data_columns, last))
            note_misplaced(&a, &rows.items[i], SIZE_MAX);
        read_row(&a, &rows.items[i]);
    }
    columns_check_hidden(r, &rows, data_columns);
    check_twice(&a);
    appraisal.head.blank = intake_is_blank(r, &rows);
    if (is_unanswered(&appraisal))
        intake_set_aside(r, intake_whose(r->intake, &appraisal.head));
    else
        kept = keep(&a);
    vec_clear(&a.rows);
    rows_clear(&rows);
    return kept;
}

static void list(struct intake *intake, struct intake_head *head)
{
    *vec_push(&intake->appraisals) = (struct appraisal *)head;
}

/* Whether each row that `a` fills in stands in `b` too; both are of one level.
 */
static bool is_within(const struct campaign *campaign,
                      const struct intake_head *one,
                      const struct intake_head *other)
{
    const struct appraisal *a = (const struct appraisal *)one;
    const struct appraisal *b = (const struct appraisal *)other;
    size_t width = campaign->levels[a->head.level].indicator_count;
    const struct appraised **rows =
        mem_calloc(campaign->unit_count * width + 1, sizeof *rows);
    bool within = true;
    for (size_t i = 0; i < b->row_count; i++)
        rows[(size_t)(b->rows[i].unit - campaign->units) * width +
             b->rows[i].indicator] = &b->rows[i];
    for (size_t i = 0; i < a->row_count && within; i++) {
        const struct appraised *row = &a->rows[i];
        const struct appraised *before =
            rows[(size_t)(row->unit - campaign->units) * width +
                 row->indicator];
        bool filled = row->points != POINTS_NONE || *row->reason ||
                      row->corrections || row->decision != DECISION_NONE;
        within = !filled || (before && before->points == row->points &&
                             before->decision == row->decision &&
                             strcmp(before->reason, row->reason) == 0 &&
                             corrections_same(campaign, before, row));
    }
    free(rows);
    return within;
}

const struct reader appraisal_reader = {
    .form = &form_02,
    .read = read_form,
    .pack = pack_appraisal,
    .walk = walk_appraisal,
    .list = list,
    .is_within = is_within,
    .recognise = recognise,
};
