#include "forms/answer.h"

enum form_made forms_answer(const struct process *process,
                            const struct obligation *o, int64_t created,
                            struct form_file *out)
{
    const struct evaluation *evaluation = process->evaluation;
    struct appraisal_request request = {evaluation, o->agency, o->level,
                                        duty_round(o->duty)};
    if (o->duty == DUTY_SELF_ASSESSMENT)
        return forms_self_assessment(evaluation->campaign, o->unit, created,
                                     out);
    if (o->duty == DUTY_SUPPLY) {
        const struct supply_request supply = {
            evaluation->campaign, evaluation->intake, o->agency, o->level};
        return forms_supply(&supply, created, out);
    }
    if (o->duty == DUTY_EXPLANATION)
        return forms_explanation(evaluation, o->unit, created, out);
    return forms_appraisal(&request, created, out);
}
