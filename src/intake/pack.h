/* Copies of what came of a workbook. May be included by intake. */
#ifndef DTI_INTAKE_PACK_H
#define DTI_INTAKE_PACK_H

#include "intake/intake.h"

/* Where it is copied to, and the texts that were: many of a workbook are the
 * same. Each place holds the last of those that belong there. Texts stand apart
 * from items, behind each other: between items, which begin at multiples of 16,
 * each would cost half of that. */
struct packer {
    struct arena *arena, *texts;
    char *room;        /* for all texts; NULL: they go to `texts` */
    size_t text_bytes; /* so far */
    const char *known[512];
};

/* NULL of NULL. */
const char *pack_text(struct packer *to, const char *text);

/* A copy of `count` items; NULL where there are none. */
void *pack_items(struct packer *to, const void *items, size_t count,
                 size_t size);

/* Copies of the forms, without the texts of their heads. */
struct intake_head *pack_submission(struct packer *to,
                                    const struct campaign *campaign,
                                    const struct intake_head *from);
struct intake_head *pack_appraisal(struct packer *to,
                                   const struct campaign *campaign,
                                   const struct intake_head *from);
struct intake_head *pack_explanation(struct packer *to,
                                     const struct campaign *campaign,
                                     const struct intake_head *from);
struct intake_head *pack_supply(struct packer *to,
                                const struct campaign *campaign,
                                const struct intake_head *from);

void pack_head(struct packer *to, struct intake_head *head);
void pack_received(struct packer *to, struct received *file);

#endif
