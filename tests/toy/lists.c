/* The lists of src/ with a row for Mẫu 09 each, in place of form/list.c,
 * intake/readers.c, forms/writers.c, process/duty_list.c and process/owing.c.
 */
#include "process/duties.h"
#include "toy/form_09.h"
#include "toy/plan.h"

static const struct form *const forms[] = {&form_01, &form_02, &form_03,
                                           &form_04, &form_09};
const struct form_list form_list_all = {forms, sizeof forms / sizeof *forms};

static const struct reader *const readers[] = {
    &self_assessment_reader, &appraisal_reader, &explanation_reader,
    &supply_reader, &plan_reader};
const struct reader_list reader_list_all = {readers,
                                            sizeof readers / sizeof *readers};

const struct form_writer form_writers[] = {
    {&form_01, forms_answer_self_assessment},
    {&form_02, forms_answer_appraisal},
    {&form_03, forms_answer_explanation},
    {&form_04, forms_answer_supply},
    {&form_09, plan_write},
};

static const struct duty_kind duty_plan = {
    .name = "plan",
    .form = &form_09,
    .stage = STAGE_PUBLISH,
    .deadline = offsetof(struct deadlines, self_assessment),
    .path = "{form}/{form}-{owner}",
    .task = "Gửi kế hoạch",
    .none = "không có đơn vị nào",
    .sentences = {
        {OWED_LATE, NEXT_LATE,
         "Quá hạn {deadline} mà {count} chưa gửi {form}: {owners}", ""},
        {OWED_OPEN, NEXT_SEND, "Gửi {form} cho {count}: {owners}", NULL}}};

const struct duty_kind *const duty_kinds[] = {
    [DUTY_SELF_ASSESSMENT] = &duty_self_assessment,
    [DUTY_SUPPLY] = &duty_supply,
    [DUTY_ROUND1] = &duty_round1,
    [DUTY_EXPLANATION] = &duty_explanation,
    [DUTY_ROUND2] = &duty_round2,
    [DUTY_COUNCIL] = &duty_council,
    [DUTY_PLAN] = &duty_plan,
};
const size_t duty_count = sizeof duty_kinds / sizeof *duty_kinds;

const struct owing owings[] = {
    [DUTY_SELF_ASSESSMENT] = {process_owe_self_assessments,
                              process_is_appraising},
    [DUTY_SUPPLY] = {process_owe_supplies, NULL},
    [DUTY_ROUND1] = {process_owe_appraisals, NULL},
    [DUTY_EXPLANATION] = {process_owe_explanations, process_is_before_council},
    [DUTY_ROUND2] = {process_owe_appraisals, NULL},
    [DUTY_COUNCIL] = {process_owe_council, NULL},
    [DUTY_PLAN] = {plan_owe, process_is_before_council},
};
