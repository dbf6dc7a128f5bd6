/* Who sent a form: the facts, read and checked. May be included by intake. */
#ifndef DTI_INTAKE_SENDER_H
#define DTI_INTAKE_SENDER_H

#include "intake/reading.h"
#include "intake/table/rows.h"

/* Reads author, phone, e-mail and date; a date after `deadline` (year 0: none)
 * is a problem. */
struct sender sender_read(struct reading *r, struct date deadline);

/* The unit of forms 01 and 03, or NULL with a problem. Notes it for the file,
 * also where only the name tells it and the form cannot count. */
const struct unit *sender_unit(struct reading *r);

/* False with a problem where the form of `unit` is one of another level. */
bool sender_level_fits(struct reading *r, const struct unit *unit);

/* The level that a form of an agency is for, NULL where it says none that there
 * is: nothing is reported. */
const struct level *sender_level(const struct reading *r);

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

/* False with a problem where the form is of another year. */
bool sender_year_fits(struct reading *r);

/* Lần nộp: a whole number from 1, 1 where the form has none. */
int64_t sender_number(struct reading *r);

#endif
