/* How the maker of a form uses masters. May be included by forms. */
#ifndef DTI_FORMS_MASTERS_INSIDE_H
#define DTI_FORMS_MASTERS_INSIDE_H

#include "forms/forms.h"

/* Makes the form of a unit, or describes it, whoever the unit is. */
typedef enum form_made form_maker(const struct campaign *campaign,
                                  const struct unit *unit, int64_t created,
                                  struct form_file *out);

/* The form of `unit` as a copy of its master, which `make` makes where
 * `masters` has none: of a unit that is asked the same and whose name and code
 * are marks. A unit whose name no copy can hold has one made for itself. The
 * bytes are the same whatever `masters` has, which may be NULL. */
enum form_made forms_copy(struct forms_masters *masters, form_maker *make,
                          const struct campaign *campaign,
                          const struct unit *unit, int64_t created,
                          struct form_file *out);

#endif
