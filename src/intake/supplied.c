#include "intake/supplied.h"

#include "intake/quotients.h"

#include <string.h>

static const struct level *level_of(const struct intake *intake, size_t unit)
{
    return &intake->campaign->levels[intake->campaign->units[unit].level];
}

/* --- the figures of others --- */

/* Claims of a unit with nothing in them. */
static struct claim *blank_claims(struct intake *intake,
                                  const struct level *level)
{
    struct claim *claims = arena_calloc(
        &intake->arena, level->indicator_count + 1, sizeof *claims);
    for (size_t i = 0; i < level->indicator_count; i++) {
        size_t count = level->indicators[i].input_count;
        claims[i].self = POINTS_NONE;
        claims[i].explanation = "";
        claims[i].inputs =
            arena_calloc(&intake->arena, count + 1, sizeof *claims[i].inputs);
        for (size_t k = 0; k < count; k++)
            claims[i].inputs[k].text = "";
    }
    return claims;
}

static void lay_out(struct intake *intake)
{
    size_t units = intake->campaign->unit_count;
    intake->supplied =
        arena_calloc(&intake->arena, units + 1, sizeof *intake->supplied);
    intake->scored =
        arena_calloc(&intake->arena, units + 1, sizeof *intake->scored);
    for (size_t u = 0; u < units; u++)
        if (level_has_supplied(level_of(intake, u)))
            intake->supplied[u] = blank_claims(intake, level_of(intake, u));
}

static void take_supply(struct intake *intake, const struct supply *supply)
{
    for (size_t i = 0; i < supply->row_count; i++) {
        const struct supplied *row = &supply->rows[i];
        size_t u = (size_t)(row->unit - intake->campaign->units);
        if (!row->twice)
            intake->supplied[u][row->indicator].inputs[row->input] = row->value;
    }
}

/* --- joined to the unit's own --- */

/* A claim being joined: `claim` starts as the unit's own. */
struct joining {
    struct intake *intake;
    size_t unit, indicator;
    const struct submission *submission; /* NULL: the unit sent nothing */
    struct claim *claim;
};

/* Puts the figures of others into the values. */
static void take_figures(struct joining *j, const struct indicator *indicator)
{
    const struct value *figures =
        j->intake->supplied[j->unit][j->indicator].inputs;
    struct value *values = arena_calloc(
        &j->intake->arena, indicator->input_count + 1, sizeof *values);
    for (size_t k = 0; k < indicator->input_count; k++) {
        bool supplied = indicator->inputs[k].supplier != NULL;
        values[k] = supplied ? figures[k] : j->claim->inputs[k];
        j->claim->faulty |= supplied && !figures[k].valid;
    }
    j->claim->inputs = values;
}

/* What nobody asked of the unit is there without a row of its form, and claimed
 * as it is computed. */
static void take_unasked(struct claim *claim)
{
    claim->present = true;
    claim->faulty = false;
    claim->unclaimed = claim->self == POINTS_NONE;
}

/* A fault is shown where its value stands: in the unit's workbook, or in its
 * supplier's, where a code alone does not say whose it is. */
static void tell_fault(void *context, const struct quotient_fault *fault)
{
    struct joining *j = context;
    struct intake *intake = j->intake;
    const struct value *shown = &j->claim->inputs[fault->input];
    const struct indicator *indicator =
        &level_of(intake, j->unit)->indicators[j->indicator];
    const struct supply *supply =
        shown->supplied ? shown->supplied->supply : NULL;
    const struct submission *own = j->submission;
    const struct position at = {.file = supply ? supply->head.file
                                        : own  ? own->head.file
                                               : "",
                                .sheet = supply ? supply->head.sheet
                                         : own  ? own->head.sheet
                                                : "",
                                .row = shown->row,
                                .column = shown->column};
    const char *code = supply
                           ? arena_printf(&intake->arena, "%s: %s",
                                          intake->campaign->units[j->unit].code,
                                          indicator->code)
                           : indicator->code;
    quotient_report(intake, fault, j->claim->inputs, indicator, code, &at);
    j->claim->faulty = true;
}

static void join_claim(struct joining *j)
{
    const struct unit *unit = &j->intake->campaign->units[j->unit];
    const struct level *level = level_of(j->intake, j->unit);
    const struct indicator *indicator = &level->indicators[j->indicator];
    if (!indicator->supplied)
        return;
    if (indicator->unasked)
        take_unasked(j->claim);
    take_figures(j, indicator);
    if (indicator_wants_supply(unit, level, j->indicator))
        quotients_check(&indicator->rule, j->claim->inputs, tell_fault, j);
}

/* What is scored of a unit, in a level that asks others. */
static void join_unit(struct intake *intake, size_t unit)
{
    const struct level *level = level_of(intake, unit);
    struct submission *own = intake->by_unit[unit];
    const struct claim *from = own ? own->claims : intake->supplied[unit];
    struct claim *claims = arena_calloc(
        &intake->arena, level->indicator_count + 1, sizeof *claims);
    memcpy(claims, from, level->indicator_count * sizeof *claims);
    for (size_t i = 0; i < level->indicator_count; i++) {
        struct joining j = {intake, unit, i, own, &claims[i]};
        join_claim(&j);
    }
    intake->scored[unit] = claims;
}

/* Whether anybody has supplied anything of the unit. */
static bool has_figures(const struct intake *intake, size_t unit)
{
    const struct level *level = level_of(intake, unit);
    for (size_t i = 0; i < level->indicator_count; i++)
        for (size_t k = 0; k < level->indicators[i].input_count; k++)
            if (intake->supplied[unit][i].inputs[k].given)
                return true;
    return false;
}

void supplied_join(struct intake *intake)
{
    const struct campaign *campaign = intake->campaign;
    lay_out(intake);
    for (size_t i = 0; i < intake->supplies.count; i++)
        if (intake->supplies.items[i]->head.counts)
            take_supply(intake, intake->supplies.items[i]);
    for (size_t u = 0; u < campaign->unit_count; u++) {
        bool asked = level_asks_units(level_of(intake, u));
        if (intake->supplied[u] &&
            (intake->by_unit[u] || (!asked && has_figures(intake, u))))
            join_unit(intake, u);
    }
}

const struct claim *intake_claims(const struct intake *intake, size_t unit)
{
    const struct submission *own = intake->by_unit[unit];
    if (intake->scored && intake->scored[unit])
        return intake->scored[unit];
    return own ? own->claims : NULL;
}

const struct value *intake_supplied(const struct intake *intake, size_t unit,
                                    size_t indicator, size_t input)
{
    static const struct value none = {.text = ""};
    return intake->supplied && intake->supplied[unit]
               ? &intake->supplied[unit][indicator].inputs[input]
               : &none;
}
