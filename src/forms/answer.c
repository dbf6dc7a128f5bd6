#include "forms/answer.h"

enum form_made forms_answer(const struct process *process,
                            const struct obligation *o, int64_t created,
                            struct form_file *out)
{
    size_t i = 0;
    while (form_writers[i].form != duty_form(o->duty))
        i++;
    return form_writers[i].write(process, o, created, out);
}
