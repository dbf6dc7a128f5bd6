/* The writers of the forms, asked by the obligation that each answers. */
#include "forms/answer.h"

enum form_made forms_answer_self_assessment(const struct process *process,
                                            const struct obligation *o,
                                            int64_t created,
                                            struct form_file *out)
{
    return forms_self_assessment(process_campaign(process), o->unit, created,
                                 out);
}

enum form_made forms_answer_appraisal(const struct process *process,
                                      const struct obligation *o,
                                      int64_t created, struct form_file *out)
{
    const struct appraisal_request request = {process->evaluation, o->agency,
                                              o->level, duty_round(o->duty)};
    return forms_appraisal(&request, created, out);
}

enum form_made forms_answer_explanation(const struct process *process,
                                        const struct obligation *o,
                                        int64_t created, struct form_file *out)
{
    return forms_explanation(process->evaluation, o->unit, created, out);
}

enum form_made forms_answer_supply(const struct process *process,
                                   const struct obligation *o, int64_t created,
                                   struct form_file *out)
{
    const struct supply_request request = {process_campaign(process),
                                           process->evaluation->intake,
                                           o->agency, o->level};
    return forms_supply(&request, created, out);
}
