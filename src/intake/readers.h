/* What intake does with each form. May be included by intake. */
#ifndef DTI_INTAKE_READERS_H
#define DTI_INTAKE_READERS_H

#include "intake/pack.h"
#include "intake/reading.h"
#include "intake/walk.h"

struct reader {
    const struct form *form;
    /* Makes a struct of the workbook, in the intake's arena, and returns the
     * head that it begins with; NULL where it is nobody's, or as it was issued.
     */
    struct intake_head *(*read)(struct reading *r);
    /* Copies that, but for the texts of its head. */
    struct intake_head *(*pack)(struct packer *to,
                                const struct campaign *campaign,
                                const struct intake_head *from);
    /* Writes or reads it (intake/restore.h); NULL: the workbook is looked
     * through again in each run. */
    struct intake_head *(*walk)(struct walk *w, struct intake_head *head);
    /* Lists it among those that score knows by their type, or NULL. */
    void (*list)(struct intake *intake, struct intake_head *head);
    /* Whether all that is filled in in `a` stands in `b` too; NULL where no
     * form is issued again with what its sender has sent. */
    bool (*is_within)(const struct campaign *campaign,
                      const struct intake_head *a, const struct intake_head *b);
    /* Notes for a file that has lost its table whose it is, as far as its facts
     * say, so that the sender hears of it; or NULL. */
    bool (*recognise)(struct reading *r);
};

extern const struct reader self_assessment_reader, appraisal_reader,
    explanation_reader, supply_reader;

/* One for each form. They stand in a file of their own, in place of which a
 * test can be linked with another. */
struct reader_list {
    const struct reader *const *items;
    size_t count;
};
extern const struct reader_list reader_list_all;

#endif
