/* Links that two units give as evidence. May be included by intake. */
#ifndef DTI_INTAKE_SHARED_LINKS_H
#define DTI_INTAKE_SHARED_LINKS_H

#include "intake/intake.h"

/* Reports, for each unit and indicator, a link that another unit gives too;
 * each side names the first other unit. Compared is what counts, submissions
 * and what explanations add to them. */
void shared_links_check(struct intake *intake);

#endif
