/* The state of a unit as the page says it: finer than results.json, where a
 * file that came and could not be used leaves the unit "missing". */
#include "results/site/slots.h"

#include "results/names.h"
#include "results/owed.h"

static const struct {
    const char *key, *text;
} states[SHOWN_COUNT] = {
    [SHOWN_OK] = {"ok", "Hợp lệ"},
    [SHOWN_ERRORS] = {"errors", "Có lỗi"},
    [SHOWN_CONFLICT] = {"conflict", "Trùng lần nộp"},
    [SHOWN_UNREADABLE] = {"unreadable", "Không đọc được"},
    [SHOWN_REFUSED] = {"refused", "Không dùng được"},
    [SHOWN_MISSING] = {"missing", "Chưa gửi"},
    [SHOWN_WAITING] = {"waiting", "Chờ số liệu"},
};

enum shown_state shown_state(const struct site *site,
                             const struct unit_score *score)
{
    switch (score->state) {
    case STATE_OK:
        return SHOWN_OK;
    case STATE_ERRORS:
        return SHOWN_ERRORS;
    case STATE_CONFLICT:
        return SHOWN_CONFLICT;
    case STATE_MISSING:
        break;
    }
    const struct obligation *o =
        process_of_unit(site->process, score->unit, DUTY_SELF_ASSESSMENT);
    if (!o)
        return SHOWN_WAITING;
    if (!o->refused)
        return SHOWN_MISSING;
    return o->unreadable ? SHOWN_UNREADABLE : SHOWN_REFUSED;
}

const char *shown_state_key(enum shown_state state)
{
    return states[state].key;
}

const char *shown_state_text(enum shown_state state)
{
    return states[state].text;
}

const char *site_state_text(const struct site *site,
                            const struct unit_score *score)
{
    const char *text = owed_unit_text(site->process, score->unit, score->state);
    return text ? text : shown_state_text(shown_state(site, score));
}
