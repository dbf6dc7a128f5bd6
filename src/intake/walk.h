/* What came of a workbook, as it is saved and restored (intake/restore.h). May
 * be included by intake. */
#ifndef DTI_INTAKE_WALK_H
#define DTI_INTAKE_WALK_H

#include "intake/intake.h"

/* One walk over all that there is, in both ways, so that what is read is what
 * was written. What is written is not changed. */
struct walk {
    struct str *out; /* where it is written to; NULL: it is read */
    const unsigned char *at, *end; /* of what is read */
    bool good;                     /* so far */
    struct intake *one;            /* has it, or gets it */
};

/* Refuses what leads nowhere; what is written is never refused. */
void walk_require(struct walk *w, bool good);

/* Each writes what it is given, or reads it. */
uint64_t walk_number(struct walk *w, uint64_t number);
void walk_text(struct walk *w, const char **text);
void walk_which(struct walk *w, const struct form **form);
void walk_received(struct walk *w, struct received *file);
void walk_problem(struct walk *w, struct problem *problem);

/* Writes a form, or makes one in the intake's arena of what is read, where
 * `head` is NULL; returns it. NULL where nothing can be made of that. */
struct intake_head *walk_submission(struct walk *w, struct intake_head *head);
struct intake_head *walk_appraisal(struct walk *w, struct intake_head *head);
struct intake_head *walk_explanation(struct walk *w, struct intake_head *head);
struct intake_head *walk_supply(struct walk *w, struct intake_head *head);

#endif
