/* What the forms that are sent out are called: the name of a file says whose it
 * is, also after it was saved from an e-mail. May be included by
 * results and run.
 *
 *   mau-01/commune/mau-01-P-KIM-LIEN.xlsx
 *   mau-02/vong-1/commune/mau-02-vong-1-commune-so-y-te.xlsx
 *   mau-02/hoi-dong/mau-02-hoi-dong-commune.xlsx
 *   mau-03/mau-03-P-KIM-LIEN.xlsx
 *   mau-04/commune/mau-04-commune-so-y-te.xlsx */
#ifndef DTI_PROCESS_FORM_PATH_H
#define DTI_PROCESS_FORM_PATH_H

#include "process/process.h"

/* The path of the form that answers an obligation, below the folder of forms.
 * The caller frees it. */
char *form_path(const struct campaign *campaign,
                const struct obligation *obligation);

/* How file names say whose an obligation is: `P-KIM-LIEN`, `so-y-te`,
 * `hoi-dong`. The caller frees it. */
char *form_path_owner(const struct campaign *campaign,
                      const struct obligation *obligation);

/* The ZIP with all that its owner is to get, below OUTPUT:
 * `de-gui/P-KIM-LIEN.zip`. The caller frees it. */
char *form_path_parcel(const struct campaign *campaign,
                       const struct obligation *obligation);

/* The name of an agency's files: a slug, and never the same for two agencies.
 * The caller frees it. */
char *form_path_agency(const struct campaign *campaign, size_t agency);

#endif
