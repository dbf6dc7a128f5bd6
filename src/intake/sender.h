/* Who sent a form: the facts, read and checked. May be included by intake. */
#ifndef DTI_INTAKE_SENDER_H
#define DTI_INTAKE_SENDER_H

#include "intake/reading.h"
#include "intake/table/rows.h"

/* Fills the head of a form: the file, Lần nộp and the sender, whom it notes for
 * the file as well. A date after `deadline` (year 0: none) is a problem. False
 * with a problem where the form is of another year. */
bool sender_read_head(struct reading *r, struct date deadline,
                      struct intake_head *out);

/* The same of forms 01 and 03, whose unit it returns, NULL with a problem where
 * the form cannot be used. Notes the unit for the file, also where only the
 * name tells it and the form cannot count. Checks the columns, too. */
const struct unit *sender_read_unit(struct reading *r, struct date deadline,
                                    struct intake_head *out);

/* The level that a form of an agency is for, NULL where it says none that there
 * is: nothing is reported. */
const struct level *sender_find_level(const struct reading *r);

/* The same, NULL with a problem. */
const struct level *sender_level(struct reading *r);

/* The agency that sent a form, SIZE_MAX with a problem. */
size_t sender_agency(struct reading *r);

/* Reports that an agency is not charged with anything in such a form; `nearest`
 * is the one that may be meant, or NULL. */
void sender_refuse_agency(struct reading *r, const char *name,
                          const char *nearest);

/* The unit that a row of an agency's form names; NULL with a problem where it
 * names none, or none of the level (`unknown`). */
const struct unit *sender_row_unit(struct reading *r,
                                   const struct table_row *row,
                                   const struct level *level,
                                   enum problem_code unknown);

#endif
