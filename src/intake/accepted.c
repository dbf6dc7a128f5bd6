#include "intake/accepted.h"

#include "intake/quotients.h"

#include <string.h>

bool value_same(const struct input *input, const struct value *a,
                const struct value *b)
{
    if (!a->valid || !b->valid)
        return !a->given && !b->given;
    switch (input->kind) {
    case INPUT_NUMBER:
    case INPUT_PERCENT:
    case INPUT_YES_NO:
        return decimal_compare(a->number, b->number) == 0;
    case INPUT_CHOICE:
        return a->option == b->option;
    case INPUT_DATE:
        return date_compare(a->date, b->date) == 0;
    case INPUT_TEXT:
        break;
    }
    return strcmp(a->text, b->text) == 0;
}

static const struct indicator *indicator_of(const struct campaign *campaign,
                                            const struct appraised *row)
{
    return &campaign->levels[row->unit->level].indicators[row->indicator];
}

bool corrections_same(const struct campaign *campaign,
                      const struct appraised *a, const struct appraised *b)
{
    static const struct value none = {0};
    const struct indicator *indicator = indicator_of(campaign, a);
    for (size_t i = 0; i < indicator->input_count; i++)
        if (!value_same(&indicator->inputs[i],
                        a->corrections ? &a->corrections[i] : &none,
                        b->corrections ? &b->corrections[i] : &none))
            return false;
    return true;
}

/* A row whose values are being settled. */
struct settling {
    struct intake *intake;
    const struct appraisal *appraisal;
    const struct appraised *row;
    const struct indicator *indicator;
    struct value
        *values;  /* all of the indicator, the corrected ones over them */
    size_t first; /* the first that is corrected; SIZE_MAX: none */
    bool faulty;
};

/* What counted of an indicator before a round: NULL where the unit sent nothing
 * that counts. */
static const struct value *values_before(const struct intake *intake,
                                         const struct appraised *row,
                                         enum round round)
{
    size_t unit = (size_t)(row->unit - intake->campaign->units);
    for (int r = (int)round - 1; r >= 0; r--)
        if (intake->accepted[r][unit] &&
            intake->accepted[r][unit][row->indicator].inputs)
            return intake->accepted[r][unit][row->indicator].inputs;
    const struct claim *claims = intake_claims(intake, unit);
    return claims ? claims[row->indicator].inputs : NULL;
}

/* Lays the corrections over what counted; what is no other value is none. */
static void lay_over(struct settling *s, const struct value *before)
{
    size_t count = s->indicator->input_count;
    s->values = arena_calloc(&s->intake->arena, count, sizeof *s->values);
    memcpy(s->values, before, count * sizeof *s->values);
    for (size_t i = 0; i < count; i++) {
        const struct value *corrected = &s->row->corrections[i];
        if (!corrected->given ||
            value_same(&s->indicator->inputs[i], corrected, &before[i]))
            continue;
        s->values[i] = *corrected;
        if (s->first == SIZE_MAX)
            s->first = i;
    }
}

static const char *row_name(const struct settling *s)
{
    return arena_printf(&s->intake->arena, "%s: %s", s->row->unit->code,
                        s->indicator->code);
}

static struct position place_of(const struct settling *s, size_t input)
{
    return (struct position){s->appraisal->head.file, s->appraisal->head.sheet,
                             s->row->row, s->values[input].column};
}

/* Shown at a correction that the quotient reads. */
static void tell_fault(void *context, const struct quotient_fault *fault)
{
    struct settling *s = context;
    size_t shown = s->first;
    for (size_t i = s->indicator->input_count; i-- > 0;)
        if (s->row->corrections[i].given && quotient_reads(fault->value, i))
            shown = i;
    struct position at = place_of(s, shown);
    quotient_report(s->intake, fault, s->values, s->indicator, row_name(s),
                    &at);
    s->faulty = true;
}

/* Points cannot follow while a value that the unit left out is still missing.
 */
static void check_whole(struct settling *s)
{
    for (size_t i = 0; i < s->indicator->input_count && !s->faulty; i++) {
        enum input_kind kind = s->indicator->inputs[i].kind;
        if (s->values[i].valid || kind == INPUT_TEXT || kind == INPUT_DATE)
            continue;
        struct position at = place_of(s, s->first);
        problem_add(&s->intake->problems, PROBLEM_CORRECTION_PARTIAL, &at,
                    s->row->unit->code, s->indicator->code,
                    s->indicator->inputs[i].label, (const char *)NULL);
        s->faulty = true;
    }
}

/* Of several agencies the values of the one that the indicator names first. */
static void note_accepted(struct settling *s)
{
    struct intake *intake = s->intake;
    size_t unit = (size_t)(s->row->unit - intake->campaign->units);
    const struct level *level = &intake->campaign->levels[s->row->unit->level];
    struct accepted **of_unit =
        &intake->accepted[s->appraisal->head.round][unit];
    size_t scorer = indicator_scorer(s->indicator, s->appraisal->head.agency);
    if (*of_unit == NULL)
        *of_unit = arena_calloc(&intake->arena, level->indicator_count,
                                sizeof **of_unit);
    struct accepted *accepted = &(*of_unit)[s->row->indicator];
    if (accepted->inputs == NULL || scorer < accepted->scorer)
        *accepted = (struct accepted){s->values, scorer};
}

static void settle_row(struct intake *intake, const struct appraisal *appraisal,
                       struct appraised *row)
{
    const struct value *before =
        values_before(intake, row, appraisal->head.round);
    struct settling s = {.intake = intake,
                         .appraisal = appraisal,
                         .row = row,
                         .indicator = indicator_of(intake->campaign, row),
                         .first = SIZE_MAX};
    row->accepted = NULL;
    row->unsound = false;
    if (before == NULL)
        return;
    lay_over(&s, before);
    if (s.first == SIZE_MAX)
        return;
    quotients_check(&s.indicator->rule, s.values, tell_fault, &s);
    check_whole(&s);
    row->unsound = s.faulty;
    if (s.faulty)
        return;
    row->accepted = s.values;
    note_accepted(&s);
}

static bool inputs_same(const struct indicator *indicator,
                        const struct value *a, const struct value *b)
{
    for (size_t i = 0; i < indicator->input_count; i++)
        if (!value_same(&indicator->inputs[i], &a[i], &b[i]))
            return false;
    return true;
}

/* Agencies of a round that accept different values. */
static void check_agreement(struct intake *intake,
                            const struct appraisal *appraisal,
                            const struct appraised *row)
{
    const struct indicator *indicator = indicator_of(intake->campaign, row);
    size_t unit = (size_t)(row->unit - intake->campaign->units);
    const struct accepted *counts =
        &intake->accepted[appraisal->head.round][unit][row->indicator];
    if (inputs_same(indicator, row->accepted, counts->inputs))
        return;
    const struct position at = {appraisal->head.file, appraisal->head.sheet,
                                row->row, row->column};
    problem_add(&intake->problems, PROBLEM_CORRECTION_DIFFERS, &at,
                row->unit->code, indicator->code,
                indicator->scored_by[counts->scorer], (const char *)NULL);
}

/* Goes through the rows of a round that correct something. */
static void settle_round(struct intake *intake, enum round round, bool check)
{
    for (size_t i = 0; i < intake->appraisals.count; i++) {
        const struct appraisal *a = intake->appraisals.items[i];
        for (size_t r = 0;
             a->head.counts && a->head.round == round && r < a->row_count;
             r++) {
            struct appraised *row = &a->rows[r];
            if (!check && row->corrections)
                settle_row(intake, a, row);
            else if (check && row->accepted)
                check_agreement(intake, a, row);
        }
    }
}

void accepted_settle(struct intake *intake)
{
    size_t units = intake->campaign->unit_count;
    for (enum round round = ROUND_1; round < ROUND_COUNT; round++) {
        intake->accepted[round] = arena_calloc(&intake->arena, units + 1,
                                               sizeof *intake->accepted[round]);
        settle_round(intake, round, false);
        settle_round(intake, round, true);
    }
}
