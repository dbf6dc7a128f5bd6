#include "process/owing.h"

const struct owing owings[] = {
    [DUTY_SELF_ASSESSMENT] = {process_owe_self_assessments,
                              process_is_appraising},
    [DUTY_SUPPLY] = {process_owe_supplies, NULL},
    [DUTY_ROUND1] = {process_owe_appraisals, NULL},
    [DUTY_EXPLANATION] = {process_owe_explanations, process_is_before_council},
    [DUTY_ROUND2] = {process_owe_appraisals, NULL},
    [DUTY_COUNCIL] = {process_owe_council, NULL},
};
