#include "form/form.h"
#include "forms/answer.h"

const struct form_writer form_writers[] = {
    {&form_01, forms_answer_self_assessment},
    {&form_02, forms_answer_appraisal},
    {&form_03, forms_answer_explanation},
    {&form_04, forms_answer_supply},
};
