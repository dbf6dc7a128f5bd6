#include "process/inside.h"

static const char *const state_texts[OBLIGATION_STATE_COUNT] = {
    [OBLIGATION_NOT_DUE] = "Chưa đến bước",
    [OBLIGATION_OPEN] = "Chưa gửi",
    [OBLIGATION_LATE] = "Quá hạn, chưa gửi",
    [OBLIGATION_REFUSED] = "Không dùng được",
    [OBLIGATION_CONFLICT] = "Trùng lần nộp",
    [OBLIGATION_RECEIVED] = "Đã nhận",
};

const struct form *duty_form(enum duty duty)
{
    return duty_kinds[duty]->form;
}

bool duty_is_of_unit(enum duty duty)
{
    return duty_kinds[duty]->form->senders & FORM_OF_UNIT;
}

const char *duty_counted(enum duty duty)
{
    const char *counted = duty_kinds[duty]->form->counted;
    return counted ? counted : "mục";
}

enum round duty_round(enum duty duty)
{
    return duty_kinds[duty]->round;
}

enum duty duty_of_form(const struct form *form, enum round round)
{
    for (enum duty duty = 0; duty < duty_count; duty++)
        if (duty_kinds[duty]->form == form &&
            (!form->round_names[0] || duty_kinds[duty]->round == round))
            return duty;
    return DUTY_NONE;
}

const char *duty_name(enum duty duty)
{
    return duty_kinds[duty]->name;
}

struct moment duty_deadline(const struct campaign *campaign, enum duty duty)
{
    struct moment due = {.minute = 0};
    memcpy(&due.day,
           (const char *)&campaign->deadlines + duty_kinds[duty]->deadline,
           sizeof due.day);
    if (duty == DUTY_SUPPLY)
        due = campaign->deadlines.supply;
    return due;
}

char *obligation_deadline(const struct obligation *obligation, char *buffer)
{
    return moment_format_vi(
        (struct moment){obligation->deadline, obligation->minute}, buffer);
}

const char *duty_task(enum duty duty)
{
    return duty_kinds[duty]->task;
}

const char *duty_text(enum duty duty)
{
    const struct form *form = duty_kinds[duty]->form;
    const char *of_round = form->round_names[duty_kinds[duty]->round];
    return of_round ? of_round : form->name;
}

const char *obligation_state_text(enum obligation_state state)
{
    return state_texts[state];
}

bool duty_bears_on(enum duty duty, enum stage stage)
{
    return duty_kinds[duty]->stage <= stage;
}

bool obligation_was_late(const struct obligation *obligation)
{
    return obligation->deadline.year && obligation->first.year &&
           date_compare(obligation->first, obligation->deadline) > 0;
}

bool obligation_is_complete(const struct obligation *obligation)
{
    return obligation->state == OBLIGATION_RECEIVED &&
           obligation->given >= obligation->wanted;
}

bool obligation_is_lapsed(const struct obligation *obligation)
{
    bool voluntary = duty_kinds[obligation->duty]->voluntary ||
                     (obligation->offered > 0 && obligation->wanted == 0);
    return voluntary && obligation->state == OBLIGATION_LATE;
}

bool obligation_is_open(const struct obligation *obligation)
{
    return !obligation_is_lapsed(obligation) && !obligation->accepted &&
           !obligation_is_complete(obligation);
}

void obligation_note_date(struct obligation *o, struct date date)
{
    if (date.year && (!o->first.year || date_compare(date, o->first) < 0))
        o->first = date;
}
