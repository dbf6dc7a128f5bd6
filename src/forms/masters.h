/* Blank forms of units that differ in name and code alone: one is made, and the
 * others are its copies (xlsx/write/master.h). May be included by forms and
 * run. */
#ifndef DTI_FORMS_MASTERS_H
#define DTI_FORMS_MASTERS_H

/* What was made so far, of one campaign and one `created`. */
struct forms_masters;

struct forms_masters *forms_masters_new(void);
void forms_masters_free(struct forms_masters *masters);

#endif
