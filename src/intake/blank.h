/* Forms that come back as they were issued. May be included by intake.
 *
 * Such a file is no answer: it would supersede or contradict the one that its
 * sender did fill in, and report a hundred empty cells. */
#ifndef DTI_INTAKE_BLANK_H
#define DTI_INTAKE_BLANK_H

#include "intake/table/rows.h"

/* Whether the table has all columns that the form asks to be filled in, and
 * nothing in them on any row that has a code or belongs to the table. */
bool intake_is_blank(const struct reading *r, const struct rows *rows);

/* How many rows with a code, whatever the code is, have something in the
 * columns that are filled in. */
size_t intake_filled_rows(const struct intake_table *table);

/* Whether the sender has put a name or a day to it: a blank explanation, or a
 * blank sheet of the council, then says that the points may stand. */
bool sender_is_signed(const struct sender *sender);

/* `Phường Láng`, `Sở Y tế (Xã, phường, vòng 1)`: whose form it is, in the
 * intake's arena. */
const char *intake_whose(struct intake *intake, const struct intake_head *head);

/* Takes the workbook of `whose` for a form as it was issued: one warning in
 * place of all that its empty cells gave rise to. */
void intake_set_aside(struct reading *r, const char *whose);

#endif
