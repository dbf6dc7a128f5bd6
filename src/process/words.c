#include "process/words.h"

#include "base/text.h"
#include "campaign/words.h"
#include "form/form.h"
#include "process/duties.h"

#include <stdlib.h>

const char *obligation_owner(const struct process *process,
                             const struct obligation *o)
{
    if (o->unit)
        return o->unit->name;
    return o->agency == SIZE_MAX
               ? "Hội đồng"
               : process_campaign(process)->agencies[o->agency];
}

const char *words_form(enum duty duty)
{
    /* duty_text names the council already. */
    return duty == DUTY_COUNCIL ? duty_form(duty)->name : duty_text(duty);
}

void words_owner(const struct process *process, const struct obligation *o,
                 struct str *out)
{
    char *name = o->unit ? campaign_unit_name(process_campaign(process),
                                              o->unit->name, "within")
                         : mem_strdup(obligation_owner(process, o));
    str_append(out, name);
    free(name);
}

/* An owner; of those who score also their level where there are several, and
 * how far they are: `Sở Y tế (Xã, phường: 0/126 mục)`. */
static void say_owner(const struct process *process, const struct obligation *o,
                      bool progress, struct str *out)
{
    const struct campaign *campaign = process_campaign(process);
    bool level = !o->unit && campaign->level_count > 1;
    bool points =
        progress && !o->unit && o->duty != DUTY_COUNCIL && o->wanted > 0;
    words_owner(process, o, out);
    if (level || points)
        str_append(out, " (");
    if (level)
        str_append(out, campaign->levels[o->level].title);
    if (points)
        str_printf(out, "%s%zu/%zu %s", level ? ": " : "", o->given, o->wanted,
                   duty_counted(o->duty));
    if (level || points)
        str_append(out, ")");
}

/* A list of owners being written. */
struct owners {
    const struct process *process;
    struct str *out;
    size_t count, most; /* those past `most` are only counted */
    bool progress;
};

static void add_owner(struct owners *owners, const struct obligation *o)
{
    if (owners->count++ >= owners->most)
        return;
    if (owners->count > 1)
        str_append(owners->out, ", ");
    say_owner(owners->process, o, owners->progress, owners->out);
}

static void end_owners(const struct owners *owners, enum duty duty)
{
    if (owners->count > owners->most)
        str_printf(owners->out, " và %zu %s khác", owners->count - owners->most,
                   duty_is_of_unit(duty) ? "đơn vị" : "phiếu");
}

static size_t list_owners(const struct process *process, enum duty duty,
                          obligation_filter *filter, const void *detail,
                          size_t most, bool progress, struct str *out)
{
    struct owners owners = {
        .process = process, .out = out, .most = most, .progress = progress};
    for (size_t i = 0; i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        if (o->duty == duty && filter(process, o, detail))
            add_owner(&owners, o);
    }
    end_owners(&owners, duty);
    return owners.count;
}

size_t words_owners(const struct process *process, enum duty duty,
                    obligation_filter *filter, const void *detail,
                    struct str *out)
{
    return list_owners(process, duty, filter, detail, WORDS_NAMES, false, out);
}

/* `Mẫu 01 của 4 đơn vị: …`, after what stands in `out` already. */
static size_t say_duty(const struct process *process, enum duty duty,
                       obligation_filter *filter, const void *detail,
                       size_t most, struct str *out)
{
    struct str owners = {0};
    size_t count =
        list_owners(process, duty, filter, detail, most, true, &owners);
    if (count > 0) {
        str_append(out, out->length > 0 ? "; " : "");
        if (!duty_is_of_unit(duty) && count > most)
            str_printf(out, "%zu phiếu ", count);
        str_printf(out, "%s của ", words_form(duty));
        if (duty_is_of_unit(duty) && count > 1)
            str_printf(out, "%zu đơn vị: ", count);
        str_append(out, str_text(&owners));
    }
    str_clear(&owners);
    return count;
}

/* What a document rests on. */
struct scope {
    size_t level; /* SIZE_MAX: all */
    enum stage stage;
};

static bool is_open_in(const struct scope *scope, const struct obligation *o)
{
    return (scope->level == SIZE_MAX || o->level == scope->level) &&
           duty_bears_on(o->duty, scope->stage) && obligation_is_open(o);
}

static bool is_missing(const struct process *process,
                       const struct obligation *o, const void *detail)
{
    (void)process;
    return is_open_in(detail, o) && o->state != OBLIGATION_NOT_DUE;
}

static bool is_early(const struct process *process, const struct obligation *o,
                     const void *detail)
{
    (void)process;
    return is_open_in(detail, o) && o->state == OBLIGATION_NOT_DUE;
}

/* Of a step that has not come the name is enough: nobody owes it yet. */
static size_t say_early(const struct process *process, enum duty duty,
                        const struct scope *scope, struct str *out)
{
    struct str owners = {0};
    size_t count = list_owners(process, duty, is_early, scope, WORDS_NAMES,
                               false, &owners);
    if (count > 0)
        str_printf(out, "%s%s (chưa đến bước)", out->length > 0 ? "; " : "",
                   duty_text(duty));
    str_clear(&owners);
    return count;
}

size_t words_missing(const struct process *process, size_t level,
                     enum stage stage, struct str *out)
{
    const struct scope scope = {level, stage};
    struct str text = {0};
    size_t count = 0;
    bool cut = false;
    for (int d = 0; d < (int)duty_count; d++) {
        size_t due = say_duty(process, (enum duty)d, is_missing, &scope,
                              WORDS_MISSING, &text);
        cut |= due > WORDS_MISSING;
        count += due ? due : say_early(process, (enum duty)d, &scope, &text);
    }
    str_append(out, str_text(&text));
    if (cut)
        str_append(out, "; danh sách đầy đủ ở tệp viec-can-lam.csv");
    str_clear(&text);
    return count;
}

static bool is_due(const struct obligation *o)
{
    return obligation_is_open(o) && o->state != OBLIGATION_NOT_DUE;
}

static bool is_waited_for(const struct process *process,
                          const struct obligation *o, const void *detail)
{
    (void)process;
    (void)detail;
    return is_due(o);
}

static bool is_not_due(const struct obligation *o)
{
    return o->state == OBLIGATION_NOT_DUE;
}

/* Whether there is one of the duty that `is` so; NULL: any at all. */
static bool has_any(const struct process *process, enum duty duty,
                    bool (*is)(const struct obligation *o))
{
    for (size_t i = 0; i < process->count; i++)
        if (process->items[i].duty == duty && (!is || is(&process->items[i])))
            return true;
    return false;
}

/* The first step before it that is open. Mẫu 01 holds up the first appraisal
 * alone, and only until one came. */
enum duty words_waits_for(const struct process *process, enum duty duty)
{
    int first = duty == DUTY_ROUND1 ? DUTY_SELF_ASSESSMENT : DUTY_ROUND1;
    if (has_any(process, duty, NULL) && !has_any(process, duty, is_not_due))
        return DUTY_NONE;
    for (int d = first; d < (int)duty; d++)
        if (has_any(process, (enum duty)d, is_due))
            return (enum duty)d;
    return DUTY_NONE;
}

void words_why_none(const struct process *process, enum duty duty,
                    struct str *out)
{
    enum duty before = words_waits_for(process, duty);
    if (before != DUTY_NONE) {
        struct str text = {0};
        (void)say_duty(process, before, is_waited_for, NULL, WORDS_NAMES,
                       &text);
        str_printf(out, "chờ %s", str_text(&text));
        str_clear(&text);
    } else if (has_any(process, duty, is_not_due)) {
        str_append(out, "chưa đến bước này");
    } else {
        str_append(out, has_any(process, duty, NULL) ? "đã nhận đủ"
                                                     : duty_kinds[duty]->none);
    }
}

void words_not_made(const struct process *process, enum duty duty,
                    struct str *out)
{
    str_append(out, duty_text(duty));
    if (words_waits_for(process, duty) != DUTY_NONE &&
        has_any(process, duty, obligation_is_complete))
        str_append(out, " (những phiếu đã lập thì đã nhận đủ)");
}

/* `- {agency: "Sở Y tế", form: "02", round: 1, level: commune`. */
static void say_form(const struct process *process, const struct obligation *o,
                     struct str *out)
{
    const struct form *form = duty_form(o->duty);
    str_printf(out, "- {agency: \"%s\", form: \"%s\"",
               obligation_owner(process, o), form->number);
    if (form->round_names[0])
        str_printf(out, ", round: %d", (int)duty_round(o->duty) + 1);
    str_printf(out, ", level: %s",
               process_campaign(process)->levels[o->level].id);
}

/* The line of `final: accept:` that accepts it. */
static void say_acceptance(const struct process *process,
                           const struct obligation *o, struct str *out)
{
    const struct campaign *campaign = process_campaign(process);
    const char *level = campaign->levels[o->level].id;
    if (o->unit)
        str_printf(out, "- {unit: %s, form: \"%s\"", o->unit->code,
                   duty_form(o->duty)->number);
    else if (o->duty == DUTY_COUNCIL)
        str_printf(out, "- {council: true, level: %s", level);
    else
        say_form(process, o, out);
    str_append(out, ", reason: \"…\"}");
}

size_t words_acceptances(const struct process *process, enum duty duty,
                         struct file_list *out)
{
    size_t count = 0;
    for (size_t i = 0; i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        struct str line = {0};
        if (o->duty != duty || !is_due(o) || count++ >= WORDS_NAMES)
            continue;
        say_acceptance(process, o, &line);
        *vec_push(out) = str_take(&line);
    }
    return count;
}

void words_later(const struct process *process, struct str *out)
{
    for (int d = 0; d < (int)duty_count; d++) {
        size_t count = 0;
        for (size_t i = 0; i < process->count; i++)
            count += process->items[i].duty == (enum duty)d &&
                     process->items[i].state == OBLIGATION_NOT_DUE &&
                     obligation_is_open(&process->items[i]);
        if (count > 0)
            str_printf(out, "%s%zu %s", out->length > 0 ? ", " : "", count,
                       duty_text((enum duty)d));
    }
}

void words_hold_up(const struct process *process, const struct obligation *o,
                   struct str *out)
{
    struct str owner = {0};
    say_owner(process, o, true, &owner);
    char *first = text_capital(str_text(&owner));
    str_printf(out, "%s chưa hoàn thành %s", first, duty_text(o->duty));
    free(first);
    str_clear(&owner);
    bool conflict = o->state == OBLIGATION_CONFLICT;
    if (conflict || (o->why && *o->why))
        str_printf(out, " (tệp “%s”: %s)",
                   !conflict && o->refused ? o->refused : o->file,
                   conflict ? obligation_state_text(o->state) : o->why);
    str_append(out, "; bổ sung, hoặc chấp nhận bằng dòng sau trong “final: "
                    "accept:”: ");
    say_acceptance(process, o, out);
}
