#include "results/owed.h"

#include "base/date.h"
#include "base/text.h"
#include "process/form_path.h"
#include "process/words.h"

#include <stdlib.h>

const char *owed_state_text(const struct obligation *o)
{
    if (o->faulty)
        return "Đã nhận, có lỗi";
    if (o->state == OBLIGATION_RECEIVED && !obligation_is_complete(o))
        return "Đã nhận, chưa đủ";
    if (obligation_is_lapsed(o))
        return o->duty == DUTY_EXPLANATION ? "Hết hạn, không giải trình"
                                           : "Hết hạn, coi như đồng ý";
    if (o->state == OBLIGATION_REFUSED && o->unreadable)
        return "Không đọc được";
    return obligation_state_text(o->state);
}

const char *owed_unit_text(const struct process *process,
                           const struct unit *unit, enum unit_state state)
{
    const struct obligation *o =
        process ? process_of_unit(process, unit, DUTY_SELF_ASSESSMENT) : NULL;
    if (!o || !o->refused || state == STATE_CONFLICT)
        return NULL;
    if (state == STATE_MISSING)
        return owed_state_text(o);
    return state == STATE_OK ? "Hợp lệ; có tệp không dùng được"
                             : "Có lỗi; có tệp không dùng được";
}

static void put_level(const struct process *process, const struct obligation *o,
                      struct str *out)
{
    str_append(out, process_campaign(process)->levels[o->level].title);
}

static void put_owner(const struct process *process, const struct obligation *o,
                      struct str *out)
{
    str_append(out, obligation_owner(process, o));
}

static void put_code(const struct process *process, const struct obligation *o,
                     struct str *out)
{
    (void)process;
    str_append(out, o->unit ? o->unit->code : "");
}

static void put_form(const struct process *process, const struct obligation *o,
                     struct str *out)
{
    (void)process;
    str_append(out, duty_text(o->duty));
}

bool owed_is_overdue(const struct process *process, const struct obligation *o)
{
    return o->deadline.year && obligation_is_open(o) &&
           o->state != OBLIGATION_NOT_DUE &&
           date_compare(process->today, o->deadline) > 0;
}

static void put_task(const struct process *process, const struct obligation *o,
                     struct str *out)
{
    (void)process;
    str_append(out, duty_task(o->duty));
}

static void put_deadline(const struct process *process,
                         const struct obligation *o, struct str *out)
{
    char text[DATE_TEXT_SIZE];
    (void)process;
    str_append(out, obligation_deadline(o, text));
}

static void put_state(const struct process *process, const struct obligation *o,
                      struct str *out)
{
    (void)process;
    str_append(out, owed_state_text(o));
    if (o->accepted && !obligation_is_complete(o))
        str_append(out, "; được chấp nhận");
}

static void put_given(const struct process *process, const struct obligation *o,
                      struct str *out)
{
    (void)process;
    str_printf(out, "%zu", o->given);
}

static void put_wanted(const struct process *process,
                       const struct obligation *o, struct str *out)
{
    (void)process;
    str_printf(out, "%zu", o->wanted);
}

/* A name that anybody may have given; NULL for none. */
static void put_name(const char *name, struct str *out)
{
    char *visible = text_visible(name ? name : "");
    str_append(out, visible);
    free(visible);
}

static void put_file(const struct process *process, const struct obligation *o,
                     struct str *out)
{
    (void)process;
    put_name(o->state == OBLIGATION_REFUSED ? NULL : o->file, out);
}

static void put_superseded(const struct process *process,
                           const struct obligation *o, struct str *out)
{
    (void)process;
    put_name(o->superseded, out);
}

static void put_refused(const struct process *process,
                        const struct obligation *o, struct str *out)
{
    (void)process;
    put_name(o->refused, out);
}

static void put_why(const struct process *process, const struct obligation *o,
                    struct str *out)
{
    (void)process;
    str_append(out, o->refused && o->why ? o->why : "");
}

static void put_person(const struct process *process,
                       const struct obligation *o, struct str *out)
{
    str_append(out, obligation_contact(process, o).person);
}

static void put_phone(const struct process *process, const struct obligation *o,
                      struct str *out)
{
    str_append(out, obligation_contact(process, o).phone);
}

static void put_email(const struct process *process, const struct obligation *o,
                      struct str *out)
{
    str_append(out, obligation_contact(process, o).email);
}

static void put_accepted(const struct process *process,
                         const struct obligation *o, struct str *out)
{
    (void)process;
    if (o->accepted && !obligation_is_complete(o))
        str_append(out, o->accepted);
}

static void put_sent(const struct process *process, const struct obligation *o,
                     struct str *out)
{
    if (!obligation_wants_form(process, o) && !o->faulty)
        return;
    char *path = form_path_parcel(process_campaign(process), o);
    str_append(out, path);
    free(path);
}

const struct owed_column owed_columns[] = {
    {"Cấp đánh giá", 16, false, put_level},
    {"Đơn vị, cơ quan", 32, false, put_owner},
    {"Mã đơn vị", 15, false, put_code},
    {"Việc phải làm", 30, false, put_task},
    {"Biểu mẫu", 16, false, put_form},
    {"Thời hạn", 17, false, put_deadline},
    {"Trạng thái", 20, false, put_state},
    {"Đã có", 8, true, put_given},
    {"Phải có", 8, true, put_wanted},
    {"Tệp đã nhận", 34, false, put_file},
    {"Tệp đã được thay", 34, false, put_superseded},
    {"Tệp không dùng được", 34, false, put_refused},
    {"Lý do không dùng được", 40, false, put_why},
    {"Lý do chấp nhận", 30, false, put_accepted},
    {"Người liên hệ", 22, false, put_person},
    {"Điện thoại", 15, false, put_phone},
    {"Email", 26, false, put_email},
    {"Tệp cần gửi", 30, false, put_sent},
};

const size_t owed_column_count = sizeof owed_columns / sizeof *owed_columns;
