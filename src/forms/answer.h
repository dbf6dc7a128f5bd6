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

/* A writer: the same of one form. */
typedef enum form_made form_writer_fn(const struct process *process,
                                      const struct obligation *obligation,
                                      int64_t created, struct form_file *out);
form_writer_fn forms_answer_self_assessment, forms_answer_appraisal,
    forms_answer_explanation, forms_answer_supply;

/* One for each form. They stand in a file of their own, in place of which a
 * test can be linked with another. */
struct form_writer {
    const struct form *form;
    form_writer_fn *write;
};
extern const struct form_writer form_writers[];

#endif
