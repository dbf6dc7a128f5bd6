/* Units by name. May be included by intake. */
#ifndef DTI_INTAKE_NAMES_H
#define DTI_INTAKE_NAMES_H

#include "campaign/campaign.h"

/* Whether two names mean the same unit: case, marks, a "UBND" before and a
 * the name of the city or province behind do not count. */
bool unit_names_same(const char *a, const char *b);

struct unit_names;

/* All units of a campaign by such names. */
struct unit_names *unit_names_new(const struct campaign *campaign);
void unit_names_free(struct unit_names *names);

/* The only unit of a name, NULL where there is none or more than one. */
const struct unit *unit_names_find(const struct unit_names *names,
                                   const char *name);

#endif
