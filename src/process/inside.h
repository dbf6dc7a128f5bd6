/* What the files of this folder have of each other. May be included by process.
 */
#ifndef DTI_PROCESS_INSIDE_H
#define DTI_PROCESS_INSIDE_H

#include "process/duties.h"

/* The place of a unit among those of the campaign. */
static inline size_t process_unit_index(const struct process *process,
                                        const struct unit *unit)
{
    return (size_t)(unit - process_campaign(process)->units);
}

bool process_is_over(const struct process *process, struct date deadline);

/* A new obligation of a kind, open or late: of an agency or the council, to be
 * kept or not once it is known whether it is one. */
struct obligation *process_add(struct process *process, enum duty duty,
                               size_t level);
void process_keep(struct process *process, bool owed);

/* Of a unit. */
struct obligation *process_add_unit(struct process *process, enum duty duty,
                                    const struct unit *unit);

/* Notes that campaign.yaml accepts it, once it is known whose it is. */
void process_accept(const struct process *process, struct obligation *o);

/* A workbook came: it counts, or several of its kind conflict. */
void process_receive(struct obligation *o, const struct intake_head *form);

/* All that units of a level sent for a duty. */
void process_receive_units(struct process *process, enum duty duty,
                           size_t level);

/* Whether the agency's (SIZE_MAX: anybody's) first appraisal is open. */
bool process_agency_is_appraising(const struct process *process, size_t level,
                                  size_t agency);

/* Whether the council has still to decide on the level. */
bool process_is_before_council(const struct process *process, size_t level);

/* Something that answers the obligation was made on a day (year 0: not known).
 */
void obligation_note_date(struct obligation *obligation, struct date date);

/* How many errors a file has. */
size_t process_error_count(const struct process *process, const char *file);

/* The first error of a file, "" where it has none; lent by the process. */
const char *process_first_error(struct process *process, const char *file);

/* Why a form of an agency that counts is not enough: rows that were filled in
 * on figures which are others now, with the workbook that has these, else the
 * first error; "" where it only has blanks. Lent by the process. */
const char *process_unfinished(struct process *process, const char *file);

/* Whether a workbook is one that the obligation of an appraiser asks for. */
bool process_is_answer(const struct appraisal *appraisal,
                       const struct obligation *obligation);

/* Of which units and indicators the appraiser typed something that cannot be
 * used, and that no later round settled: by unit of the campaign and indicator.
 * Freed by the caller. Adds to `misplaced` the rows that are of none. */
bool *lost_find(const struct process *process,
                const struct obligation *obligation, size_t *misplaced);

/* How many rows of an explanation say something that nobody can read, or know
 * what it is of, and that no later round settled. */
size_t lost_rows(const struct process *process,
                 const struct explanation *explanation);

/* Why it is lost: the form's first error, or where that is "" and only warnings
 * tell, where to look. */
const char *lost_why(const char *error);

/* Gives each obligation the last file that could not be used, or that another
 * one took the place of. */
void process_refuse_files(struct process *process);
void process_supersede_files(struct process *process);

#endif
