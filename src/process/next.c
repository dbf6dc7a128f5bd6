#include "process/next.h"

#include "base/date.h"
#include "process/duties.h"
#include "process/words.h"

/* Files that could not be used are named one by one, as far as one can read. */
enum { MOST_FILES = 5 };

typedef bool owes_fn(const struct obligation *o);

static bool is_open(const struct obligation *o)
{
    return o->state == OBLIGATION_OPEN && obligation_is_open(o);
}

static bool is_late(const struct obligation *o)
{
    return o->state == OBLIGATION_LATE && obligation_is_open(o);
}

static bool is_lapsed(const struct obligation *o)
{
    return obligation_is_lapsed(o) && !o->accepted;
}

static bool is_conflict(const struct obligation *o)
{
    return o->state == OBLIGATION_CONFLICT && obligation_is_open(o);
}

static bool is_unfinished(const struct obligation *o)
{
    return o->state == OBLIGATION_RECEIVED && obligation_is_open(o) &&
           !o->faulty;
}

static bool is_faulty(const struct obligation *o)
{
    return o->faulty && !o->accepted;
}

static bool is_accepted(const struct obligation *o)
{
    return o->accepted && !obligation_is_complete(o);
}

/* --- Lists of names --- */

static bool same_owner(const struct obligation *a, const struct obligation *b)
{
    return a->unit == b->unit && a->agency == b->agency;
}

static bool passes(const struct obligation *o, enum duty duty, owes_fn *owes)
{
    return o->duty == duty && owes(o);
}

/* Whether its owner was named for an earlier one that passes, too. */
static bool is_named(const struct process *process, size_t at, owes_fn *owes)
{
    const struct obligation *o = &process->items[at];
    for (size_t i = 0; !o->unit && i < at; i++)
        if (passes(&process->items[i], o->duty, owes) &&
            same_owner(&process->items[i], o))
            return true;
    return false;
}

static void say_progress(const struct obligation *o, struct str *out)
{
    str_printf(out, "%zu/%zu %s", o->given, o->wanted, duty_counted(o->duty));
}

/* The levels in which an appraiser owes it, and how far it is in each: ` (Xã,
 * phường: 80/120 mục)`. */
static void say_levels(const struct process *process, size_t at, owes_fn *owes,
                       struct str *out)
{
    const struct obligation *first = &process->items[at];
    bool several = process_campaign(process)->level_count > 1;
    bool progress = owes == is_unfinished;
    const char *before = " (";
    for (size_t i = at; (several || progress) && i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        if (!passes(o, first->duty, owes) || !same_owner(o, first))
            continue;
        str_append(out, before);
        if (several)
            str_append(out, process_campaign(process)->levels[o->level].title);
        if (several && progress)
            str_append(out, ": ");
        if (progress)
            say_progress(o, out);
        before = "; ";
    }
    str_append(out, *before == ';' ? ")" : "");
}

/* Who owes it, each once: `Sở A (Xã, phường), Sở B`. How many there are. */
static size_t say_owners(const struct process *process, enum duty duty,
                         owes_fn *owes, struct str *out)
{
    size_t count = 0;
    for (size_t i = 0; i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        if (!passes(o, duty, owes) || is_named(process, i, owes))
            continue;
        if (count++ >= WORDS_NAMES)
            continue;
        str_append(out, count > 1 ? ", " : "");
        words_owner(process, o, out);
        if (!o->unit)
            say_levels(process, i, owes, out);
    }
    if (count > WORDS_NAMES)
        str_printf(out, " và %zu nơi khác", count - WORDS_NAMES);
    return count;
}

/* --- Steps --- */

static void add_step(struct next_steps *steps, enum next_kind kind,
                     enum duty duty, struct str *text)
{
    *vec_push(steps) =
        (struct next_step){.kind = kind, .duty = duty, .text = str_take(text)};
}

/* A file that could not be used: `tham-dinh/y-te.xlsx của Sở Y tế (lý do)`. */
static void say_refused(const struct process *process,
                        const struct obligation *o, struct str *out)
{
    str_printf(out, "%s của ", o->refused);
    words_owner(process, o, out);
    if (o->why && *o->why)
        str_printf(out, " (%s)", o->why);
    if (o->state == OBLIGATION_RECEIVED)
        str_printf(out, ", đang dùng %s", o->file);
}

static void add_refused(const struct process *process, struct next_steps *steps)
{
    struct str files = {0}, text = {0};
    size_t count = 0;
    enum duty duty = DUTY_SELF_ASSESSMENT;
    for (size_t i = 0; i < process->count; i++) {
        const struct obligation *o = &process->items[i];
        if (!o->refused || o->accepted)
            continue;
        duty = count == 0 ? o->duty : duty;
        if (count++ >= MOST_FILES)
            continue;
        str_append(&files, count > 1 ? "; " : "");
        say_refused(process, o, &files);
    }
    if (count > 0) {
        str_printf(&text, "Nhận rồi nhưng không dùng được: %zu tệp: %s", count,
                   str_text(&files));
        if (count > MOST_FILES)
            str_append(&text, "; …");
        add_step(steps, NEXT_MEND, duty, &text);
    }
    str_clear(&files);
}

/* Workbooks that counted and are gone or spoilt, as the warnings say that stand
 * first in the list of problems. */
static void add_lost(const struct process *process, struct next_steps *steps)
{
    const struct intake *intake = process->evaluation->intake;
    struct str files = {0}, text = {0};
    size_t count = 0;
    for (size_t i = 0; intake && i < intake->problems.count; i++) {
        const struct problem *p = &intake->problems.items[i];
        if (p->code != PROBLEM_FILE_GONE && p->code != PROBLEM_FILE_SPOILT)
            continue;
        if (count++ < MOST_FILES)
            str_printf(&files, "%s%s", count > 1 ? "; " : "", p->message);
    }
    if (count > 0) {
        str_printf(&text, "Mất %zu tệp đã được tính: %s%s", count,
                   str_text(&files), count > MOST_FILES ? "; …" : "");
        add_step(steps, NEXT_MEND, DUTY_SELF_ASSESSMENT, &text);
    }
    str_clear(&files);
}

/* The deadline of a duty, the same for all who owe it. */
static const char *deadline_text(const struct process *process, enum duty duty,
                                 char text[DATE_TEXT_SIZE])
{
    for (size_t i = 0; i < process->count; i++)
        if (process->items[i].duty == duty)
            return obligation_deadline(&process->items[i], text);
    return "";
}

/* `3 cơ quan`, `4 đơn vị`. */
static void say_count(enum duty duty, size_t count, struct str *out)
{
    str_printf(out, "%zu %s", count,
               duty_is_of_unit(duty) ? "đơn vị" : "cơ quan");
}

static owes_fn *const states[] = {
    [OWED_OPEN] = is_open,     [OWED_LATE] = is_late,
    [OWED_LAPSED] = is_lapsed, [OWED_UNFINISHED] = is_unfinished,
    [OWED_FAULTY] = is_faulty,
};

static void add_sentence(const struct process *process, enum duty duty,
                         const struct duty_sentence *sentence,
                         struct next_steps *steps)
{
    struct str owners = {0}, number = {0}, text = {0};
    char date[DATE_TEXT_SIZE];
    size_t count = say_owners(process, duty, states[sentence->owed], &owners);
    if (count > 0) {
        const char *deadline = deadline_text(process, duty, date);
        say_count(duty, count, &number);
        const struct str_blank blanks[] = {{"{form}", duty_text(duty)},
                                           {"{deadline}", deadline},
                                           {"{count}", str_text(&number)},
                                           {"{owners}", str_text(&owners)},
                                           {NULL, NULL}};
        bool dated = *deadline || !sentence->undated;
        str_fill_in(&text, dated ? sentence->dated : sentence->undated, blanks);
        add_step(steps, sentence->kind, duty, &text);
    }
    str_clear(&owners);
    str_clear(&number);
}

static void add_conflicts(const struct process *process, enum duty duty,
                          struct next_steps *steps)
{
    struct str owners = {0}, text = {0};
    if (say_owners(process, duty, is_conflict, &owners) > 0) {
        str_printf(&text,
                   "Nhiều bản %s cùng một lần nộp, chưa bản nào được tính: %s",
                   duty_text(duty), str_text(&owners));
        add_step(steps, NEXT_MEND, duty, &text);
    }
    str_clear(&owners);
}

static bool all_is_closed(const struct process *process)
{
    for (size_t i = 0; i < process->count; i++)
        if (obligation_is_open(&process->items[i]))
            return false;
    return true;
}

/* What the final campaign does without, and that it is known. */
static void add_accepted(const struct process *process,
                         struct next_steps *steps)
{
    for (enum duty duty = 0; duty < duty_count; duty++) {
        struct str owners = {0}, text = {0};
        if (say_owners(process, duty, is_accepted, &owners) > 0) {
            str_printf(&text, "Kết quả chấp nhận thiếu %s: %s", duty_text(duty),
                       str_text(&owners));
            add_step(steps, NEXT_NOTHING, duty, &text);
        }
        str_clear(&owners);
    }
}

static bool accepts_any(const struct process *process)
{
    for (size_t i = 0; i < process->count; i++)
        if (is_accepted(&process->items[i]))
            return true;
    return false;
}

/* Where nothing is to be done by anybody. */
static void add_end(const struct process *process, struct next_steps *steps)
{
    struct str text = {0};
    if (all_is_closed(process))
        str_printf(&text, "%s: kiểm tra các tài liệu rồi trình ký, công bố",
                   accepts_any(process) ? "Không còn chờ ai" : "Đã nhận đủ");
    else if (steps->count == 0)
        str_append(&text, "Chưa có việc phải làm");
    if (text.length > 0)
        add_step(steps, NEXT_NOTHING, DUTY_COUNCIL, &text);
}

void next_steps_init(struct next_steps *steps, const struct process *process)
{
    *steps = (struct next_steps){0};
    add_lost(process, steps);
    add_refused(process, steps);
    for (enum duty d = 0; d < duty_count; d++)
        add_conflicts(process, d, steps);
    for (enum duty d = 0; d < duty_count; d++)
        for (size_t i = 0;
             i < DUTY_SENTENCES && duty_kinds[d]->sentences[i].dated; i++)
            add_sentence(process, d, &duty_kinds[d]->sentences[i], steps);
    add_accepted(process, steps);
    add_end(process, steps);
}

void next_steps_clear(struct next_steps *steps)
{
    for (size_t i = 0; i < steps->count; i++)
        free(steps->items[i].text);
    vec_clear(steps);
}
