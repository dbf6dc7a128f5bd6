/* The form that answers an obligation. May be included by forms and run. */
#ifndef DTI_FORMS_ANSWER_H
#define DTI_FORMS_ANSWER_H

#include "forms/forms.h"
#include "process/process.h"

/* Makes it, as it is to be filled in now. `created` are the seconds since 1970
 * that the file carries as its date. */
enum form_made forms_answer(const struct process *process,
                            const struct obligation *obligation,
                            int64_t created, struct form_file *out);

#endif
