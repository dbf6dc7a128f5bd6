/* Where the program's own files and the campaign are: beside it in a build
 * tree, below its prefix when installed. May be included by main and run. */
#ifndef DTI_RUN_PLACES_H
#define DTI_RUN_PLACES_H

#include "campaign/campaign.h"

/* The folder `templates` that serves where no campaign is named: the one of
 * the working folder if it has a campaign.yaml, or else the program's own.
 * The caller frees it. */
char *places_templates(void);

/* `name` in the folder that `folder` lies in. The caller frees it. */
char *places_beside(const char *folder, const char *name);

/* The folder of the fonts. The caller frees it. */
char *places_fonts(void);

/* The campaign of a run: `named` if it is not NULL, or else
 * INPUT/campaign.yaml, or else the one of the working folder, or else the
 * nearest in the folders above INPUT, then above the working folder, or else
 * the one in templates. The caller frees it. */
char *places_campaign(const char *named, const char *input);

/* The same for a single workbook: the folder it lies in is INPUT. */
char *places_campaign_of_file(const char *named, const char *file);

/* Whether it is the one in templates, that no campaign has of its own. */
bool places_is_supplied(const char *campaign);

/* The same, loaded. NULL where it is wrong, with FILE:LINE: text, or FILE: text
 * where no line is to blame, in `message`. */
struct campaign *places_load_campaign(const char *named, const char *input,
                                      char *message, size_t size);

#endif
