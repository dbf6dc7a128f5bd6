#include "process/duties.h"

const struct duty_kind *const duty_kinds[] = {
    [DUTY_SELF_ASSESSMENT] = &duty_self_assessment,
    [DUTY_SUPPLY] = &duty_supply,
    [DUTY_ROUND1] = &duty_round1,
    [DUTY_EXPLANATION] = &duty_explanation,
    [DUTY_ROUND2] = &duty_round2,
    [DUTY_COUNCIL] = &duty_council,
};

const size_t duty_count = sizeof duty_kinds / sizeof *duty_kinds;
