#include "process/inside.h"

#include "form/form.h"
#include "process/asked.h"

bool obligation_wants_form(const struct process *process,
                           const struct obligation *o)
{
    if (o->state == OBLIGATION_NOT_DUE || o->accepted ||
        obligation_is_complete(o))
        return false;
    if (obligation_is_open(o))
        return true;
    const struct obligation *council =
        process_of_agency(process, SIZE_MAX, o->level, DUTY_COUNCIL);
    return !council || council->state != OBLIGATION_RECEIVED;
}

static bool is_over(const struct process *process, struct date deadline)
{
    return deadline.year && date_compare(process->today, deadline) > 0;
}

/* Whether an entry of `final: accept:` speaks of an obligation. */
static bool speaks_of(const struct acceptance *a, const struct obligation *o)
{
    const int round = o->duty == DUTY_ROUND1   ? 1
                      : o->duty == DUTY_ROUND2 ? 2
                                               : 0;
    if (a->council ? o->duty != DUTY_COUNCIL
                   : a->unit != o->unit || a->agency != o->agency ||
                         o->duty == DUTY_COUNCIL)
        return false;
    return (a->level == SIZE_MAX || a->level == o->level) &&
           (a->round == 0 || a->round == round) &&
           (!a->form || a->form == duty_form(o->duty));
}

/* Once it is known whose it is. */
static void accept(const struct process *process, struct obligation *o)
{
    const struct final *final = &process_campaign(process)->final;
    for (size_t i = 0; i < final->accepted_count; i++)
        if (speaks_of(&final->accepted[i], o))
            o->accepted = final->accepted[i].reason;
}

/* A new obligation of a kind, open or late. */
static struct obligation *add(struct process *process, enum duty duty,
                              size_t level)
{
    struct moment due = duty_deadline(process_campaign(process), duty);
    struct obligation *o = vec_push(process);
    *o = (struct obligation){.duty = duty,
                             .level = level,
                             .agency = SIZE_MAX,
                             .deadline = due.day,
                             .minute = due.minute};
    o->state =
        is_over(process, o->deadline) ? OBLIGATION_LATE : OBLIGATION_OPEN;
    return o;
}

/* A workbook came: it counts, or several of its kind conflict. */
static void receive(struct obligation *o, const struct intake_head *form)
{
    obligation_note_date(o, form->sender.date);
    if (o->state == OBLIGATION_RECEIVED)
        return;
    if (!form->counts && o->state == OBLIGATION_CONFLICT)
        return;
    o->state = form->counts ? OBLIGATION_RECEIVED : OBLIGATION_CONFLICT;
    o->file = form->file;
    o->sender = &form->sender;
}

/* --- Units --- */

static struct obligation *add_unit(struct process *process, enum duty duty,
                                   const struct unit *unit)
{
    size_t place = process->count;
    struct obligation *o = add(process, duty, unit->level);
    o->unit = unit;
    o->wanted = 1;
    accept(process, o);
    process->of_unit[process_unit_index(process, unit) * DUTY_COUNT + duty] =
        place;
    return o;
}

/* The obligation that the form answers; NULL where the unit owes none. */
static struct obligation *receive_unit(struct process *process, enum duty duty,
                                       const struct unit *unit,
                                       const struct intake_head *form)
{
    const struct obligation *owed = process_of_unit(process, unit, duty);
    if (!owed)
        return NULL;
    struct obligation *o = &process->items[owed - process->items];
    receive(o, form);
    o->given = o->state == OBLIGATION_RECEIVED;
    return o;
}

/* Whether an agency still has to score something of the unit in round 1. */
static bool is_appraised(const struct unit_score *unit,
                         const struct level *level)
{
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator_score *score = &unit->indicators[i];
        if (score->claim && (score->applicable || score->claim->waives) &&
            score_round(score, ROUND_1)->scored_count <
                level->indicators[i].scored_by_count)
            return false;
    }
    return true;
}

static void add_self_assessments(struct process *process, size_t level)
{
    const struct level_score *scores = &process->evaluation->levels[level];
    bool asked = level_asks_units(scores->level);
    for (size_t u = 0; asked && u < scores->unit_count; u++)
        add_unit(process, DUTY_SELF_ASSESSMENT, scores->units[u]->unit);
}

/* Whether a first appraisal of the level is open: the agency's, or for SIZE_MAX
 * anybody's. */
static bool is_appraising(const struct process *process, size_t level,
                          size_t agency)
{
    for (size_t i = 0; i < process->of_others.count; i++) {
        const struct obligation *o =
            &process->items[process->of_others.items[i]];
        if (o->level == level && o->duty == DUTY_ROUND1 &&
            (agency == SIZE_MAX || o->agency == agency) &&
            obligation_is_open(o))
            return true;
    }
    return false;
}

bool process_is_appraising(const struct process *process, size_t level)
{
    return is_appraising(process, level, SIZE_MAX);
}

/* A unit can explain once its first appraisal is whole, or the time for it is
 * over: before, it would have to write twice. */
static void add_explanations(struct process *process, size_t level)
{
    const struct level_score *scores = &process->evaluation->levels[level];
    bool over = is_over(process, process_campaign(process)->deadlines.round1) ||
                !process_is_appraising(process, level);
    for (size_t u = 0; u < scores->unit_count; u++) {
        const struct unit_score *score = scores->units[u];
        if (!asked_any_of_unit(score, scores->level))
            continue;
        struct obligation *o = add_unit(process, DUTY_EXPLANATION, score->unit);
        if (!over && !is_appraised(score, scores->level))
            o->state = OBLIGATION_NOT_DUE;
    }
}

/* --- Agencies that supply figures --- */

/* The obligation of an agency or the council that was added last is one, or is
 * none. */
static void keep(struct process *process, bool owed)
{
    process->count--;
    if (owed)
        *vec_push(&process->of_others) = process->count++;
}

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
            receive(o, &s->head);
    }
}

static void add_suppliers(struct process *process, size_t level)
{
    const struct campaign *campaign = process_campaign(process);
    const struct level_score *scores = &process->evaluation->levels[level];
    for (size_t a = 0; a < campaign->agency_count; a++) {
        if (!level_supplied_by(&campaign->levels[level], a))
            continue;
        struct obligation *o = add(process, DUTY_SUPPLY, level);
        o->agency = a;
        accept(process, o);
        receive_supplies(process, o);
        for (size_t u = 0; u < scores->unit_count; u++)
            count_figures(process, o, scores->units[u]->unit);
        keep(process, o->wanted > 0 || o->state >= OBLIGATION_REFUSED);
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
            receive(o, &a->head);
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
                     is_appraising(process, o->level, o->agency);
}

/* An agency that scores in the level, or the council. Where nothing is asked
 * of it and nothing can be any more, it owes nothing. */
static void add_appraiser(struct process *process, enum duty duty, size_t level,
                          size_t agency)
{
    struct obligation *o = add(process, duty, level);
    o->agency = agency;
    accept(process, o);
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
    keep(process, !nothing || came || early);
}

static bool scores_in(const struct level *level, size_t agency)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (level->indicators[i].assessed &&
            indicator_scored_by(&level->indicators[i], agency))
            return true;
    return false;
}

static void add_agencies(struct process *process, enum duty duty, size_t level)
{
    const struct campaign *campaign = process_campaign(process);
    for (size_t a = 0; a < campaign->agency_count; a++)
        if (scores_in(&campaign->levels[level], a))
            add_appraiser(process, duty, level, a);
}

/* --- All of it --- */

static void receive_self_assessments(struct process *process)
{
    const struct intake *intake = process->evaluation->intake;
    for (size_t i = 0; i < intake->submissions.count; i++)
        (void)receive_unit(process, DUTY_SELF_ASSESSMENT,
                           intake->submissions.items[i]->head.unit,
                           &intake->submissions.items[i]->head);
}

/* What a unit explains and nobody can read is not answered by the others'
 * silence: it is open until the unit sends it again, or a later round gave the
 * indicator points. */
static void receive_explanations(struct process *process)
{
    const struct intake *intake = process->evaluation->intake;
    for (size_t i = 0; i < intake->explanations.count; i++) {
        const struct explanation *e = intake->explanations.items[i];
        struct obligation *o =
            receive_unit(process, DUTY_EXPLANATION, e->head.unit, &e->head);
        if (!o || !e->head.counts || lost_rows(process, e) == 0)
            continue;
        o->given = 0;
        o->why = lost_why(process_first_error(process, o->file));
    }
}

/* Whether the council has still to decide on the level. */
static bool is_before_council(const struct process *process, size_t level)
{
    const struct obligation *council =
        process_of_agency(process, SIZE_MAX, level, DUTY_COUNCIL);
    return council ? obligation_is_open(council)
                   : !campaign_is_final(process_campaign(process));
}

/* What is wrong with another form of the unit is not to be mended in this one.
 * `mends` says of each duty whether what units sent is still looked at. */
static void find_faulty(struct process *process, size_t level,
                        const bool mends[DUTY_COUNT])
{
    for (size_t i = 0; i < process->count; i++) {
        struct obligation *o = &process->items[i];
        if (o->level == level && o->state == OBLIGATION_RECEIVED &&
            mends[o->duty])
            o->faulty = *process_first_error(process, o->file) != '\0';
        if (o->duty == DUTY_EXPLANATION && o->state == OBLIGATION_RECEIVED)
            o->faulty |= o->given < o->wanted;
    }
}

static void find_all_faulty(struct process *process)
{
    for (size_t l = 0; l < process_campaign(process)->level_count; l++) {
        const bool mends[DUTY_COUNT] = {
            [DUTY_SELF_ASSESSMENT] = process_is_appraising(process, l),
            [DUTY_EXPLANATION] = is_before_council(process, l)};
        find_faulty(process, l, mends);
    }
}

/* In the order of the steps: a later one asks whether earlier ones are open. */
static void add_level(struct process *process, size_t level)
{
    add_self_assessments(process, level);
    receive_self_assessments(process);
    add_suppliers(process, level);
    add_agencies(process, DUTY_ROUND1, level);
    add_explanations(process, level);
    receive_explanations(process);
    add_agencies(process, DUTY_ROUND2, level);
    add_appraiser(process, DUTY_COUNCIL, level, SIZE_MAX);
}

void process_init(struct process *process, const struct evaluation *evaluation)
{
    size_t units = evaluation->campaign->unit_count;
    *process = (struct process){.evaluation = evaluation,
                                .today = evaluation->intake->today};
    process->of_unit =
        mem_calloc(units * DUTY_COUNT + 1, sizeof *process->of_unit);
    for (size_t i = 0; i < units * DUTY_COUNT; i++)
        process->of_unit[i] = SIZE_MAX;
    for (size_t l = 0; l < evaluation->campaign->level_count; l++)
        add_level(process, l);
    find_all_faulty(process);
    process_refuse_files(process);
    process_supersede_files(process);
}

void process_clear(struct process *process)
{
    free(process->of_unit);
    vec_clear(&process->of_others);
    vec_clear(process);
    arena_clear(&process->arena);
    *process = (struct process){0};
}
