/* What agencies and the council owe. */
#include "process/asked.h"
#include "process/owing.h"

/* --- Agencies that supply figures --- */

/* A figure is given where one counts that can be used. */
static void count_figures(const struct process *process, struct obligation *o,
                          const struct unit *unit)
{
    const struct level *level = &process_campaign(process)->levels[o->level];
    size_t u = process_unit_index(process, unit);
    for (size_t i = 0; i < level->indicator_count; i++) {
        if (!indicator_wants_supply(unit, level, i))
            continue;
        for (size_t k = 0; k < level->indicators[i].input_count; k++) {
            if (!input_supplied_by(&level->indicators[i].inputs[k], o->agency))
                continue;
            o->wanted++;
            o->given +=
                intake_supplied(process->evaluation->intake, u, i, k)->valid;
        }
    }
}

static void receive_supplies(const struct process *process,
                             struct obligation *o)
{
    const struct intake *intake = process->evaluation->intake;
    for (size_t i = 0; i < intake->supplies.count; i++) {
        const struct supply *s = intake->supplies.items[i];
        if (s->head.agency == o->agency && s->head.level == o->level)
            process_receive(o, &s->head);
    }
}

void process_owe_supplies(struct process *process, enum duty duty, size_t level)
{
    const struct campaign *campaign = process_campaign(process);
    const struct level_score *scores = &process->evaluation->levels[level];
    for (size_t a = 0; a < campaign->agency_count; a++) {
        if (!level_supplied_by(&campaign->levels[level], a))
            continue;
        struct obligation *o = process_add(process, duty, level);
        o->agency = a;
        process_accept(process, o);
        receive_supplies(process, o);
        for (size_t u = 0; u < scores->unit_count; u++)
            count_figures(process, o, scores->units[u]->unit);
        process_keep(process, o->wanted > 0 || o->state >= OBLIGATION_REFUSED);
    }
}

/* --- Agencies and the council --- */

static bool is_asked(const struct process *process, const struct obligation *o,
                     const struct unit_score *unit, size_t indicator)
{
    return o->duty == DUTY_COUNCIL
               ? asked_of_council(&unit->indicators[indicator])
               : asked_of_agency(process->evaluation, unit, indicator,
                                 o->agency, duty_round(o->duty));
}

static bool is_offered(const struct process *process,
                       const struct obligation *o,
                       const struct unit_score *unit, size_t indicator)
{
    return o->duty != DUTY_COUNCIL && !unit->indicators[indicator].applicable &&
           offered_to_agency(process->evaluation, unit, indicator, o->agency,
                             duty_round(o->duty));
}

/* A bonus or penalty that a form leaves blank is none: that is an answer.
 * Points that were given on figures which are others now are none, and neither
 * is a row of which something could not be used, whether it was asked for or
 * not: how many these are. */
static size_t count_points(const struct process *process, struct obligation *o)
{
    const struct level_score *level = &process->evaluation->levels[o->level];
    size_t width = level->level->indicator_count;
    size_t lost_count = 0;
    bool *all_lost = lost_find(process, o, &lost_count);
    o->wanted += lost_count;
    for (size_t u = 0; u < level->unit_count; u++)
        for (size_t i = 0; i < width; i++) {
            const struct unit_score *unit = level->units[u];
            bool stands = score_stands(&unit->indicators[i],
                                       duty_round(o->duty), o->agency);
            bool lost =
                all_lost[process_unit_index(process, unit->unit) * width + i];
            lost_count += lost;
            o->offered += is_offered(process, o, unit, i);
            if (!is_asked(process, o, unit, i) && !lost)
                continue;
            o->wanted++;
            o->given +=
                !lost &&
                (stands || (o->state == OBLIGATION_RECEIVED &&
                            node_is_outside(level->level->indicators[i].kind)));
        }
    free(all_lost);
    return lost_count;
}

/* What the council leaves blank it confirms, unless something that it decided
 * could not be used: errors, or `lost` rows of which only warnings may speak.
 */
static void count_confirmed(struct process *process, struct obligation *o,
                            size_t lost)
{
    size_t errors = process_error_count(process, o->file);
    size_t open = errors > lost ? errors : lost;
    if (o->wanted < open)
        o->wanted = open;
    o->given = o->wanted - open;
    o->faulty = open > 0;
    if (open > 0)
        o->why = lost_why(process_first_error(process, o->file));
}

static void receive_appraisals(const struct process *process,
                               struct obligation *o)
{
    const struct intake *intake = process->evaluation->intake;
    for (size_t i = 0; i < intake->appraisals.count; i++) {
        const struct appraisal *a = intake->appraisals.items[i];
        if (process_is_answer(a, o))
            process_receive(o, &a->head);
    }
}

/* Whether anything of an earlier step of the level is still open. Who has not
 * sent what is appraised holds up the first appraisal alone. */
static bool is_early(const struct process *process, const struct obligation *o)
{
    for (size_t i = 0; i < process->count; i++) {
        const struct obligation *before = &process->items[i];
        if (before->level == o->level && before->duty < o->duty &&
            (before->duty > DUTY_SUPPLY || o->duty == DUTY_ROUND1) &&
            obligation_is_open(before))
            return true;
    }
    return false;
}

/* Whether the form has to wait for what its points rest on: the council's for
 * all earlier steps, an agency's second for its own first. */
static bool has_to_wait(const struct process *process,
                        const struct obligation *o, bool early)
{
    return o->duty == DUTY_COUNCIL
               ? early
               : o->duty == DUTY_ROUND2 &&
                     process_agency_is_appraising(process, o->level, o->agency);
}

/* An agency that scores in the level, or the council. Where nothing is asked
 * of it and nothing can be any more, it owes nothing. */
static void add_appraiser(struct process *process, enum duty duty, size_t level,
                          size_t agency)
{
    struct obligation *o = process_add(process, duty, level);
    o->agency = agency;
    process_accept(process, o);
    receive_appraisals(process, o);
    size_t lost = count_points(process, o);
    if (duty == DUTY_COUNCIL && o->state == OBLIGATION_RECEIVED)
        count_confirmed(process, o, lost);
    else if (o->state == OBLIGATION_RECEIVED && o->given < o->wanted)
        o->why = process_unfinished(process, o->file);
    if (lost > 0 && o->why)
        o->why = lost_why(o->why);
    bool came = o->state >= OBLIGATION_REFUSED;
    bool early = is_early(process, o);
    bool nothing = o->wanted == 0 && o->offered == 0;
    if (!came && (nothing || has_to_wait(process, o, early)))
        o->state = OBLIGATION_NOT_DUE;
    process_keep(process, !nothing || came || early);
}

static bool scores_in(const struct level *level, size_t agency)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (level->indicators[i].assessed &&
            indicator_scored_by(&level->indicators[i], agency))
            return true;
    return false;
}

void process_owe_appraisals(struct process *process, enum duty duty,
                            size_t level)
{
    const struct campaign *campaign = process_campaign(process);
    for (size_t a = 0; a < campaign->agency_count; a++)
        if (scores_in(&campaign->levels[level], a))
            add_appraiser(process, duty, level, a);
}

void process_owe_council(struct process *process, enum duty duty, size_t level)
{
    add_appraiser(process, duty, level, SIZE_MAX);
}
