/* results.csv, indicators.csv, problems.csv and viec-can-lam.csv. May be
 * included by results/csv and run.
 *
 * UTF-8 with BOM, CRLF, quoted as RFC 4180 says, numbers with a point, columns
 * named as the keys of results.json. A text that a spreadsheet would take for
 * a formula gets an apostrophe in front; numbers of our own never do. */
#ifndef DTI_RESULTS_CSV_CSV_H
#define DTI_RESULTS_CSV_CSV_H

#include "base/sink.h"
#include "process/process.h"

/* One row a unit, in code order within its level. */
void results_csv_units(const struct evaluation *evaluation, struct str *out);

/* One row a unit and indicator; may be handed on after each unit. */
void results_csv_indicators(const struct evaluation *evaluation,
                            struct sink *out);

/* groups.csv: one row a unit and group, then one a unit and pillar. */
void results_csv_groups(const struct evaluation *evaluation, struct str *out);

/* One row a problem, in the order of the list; `unit` is empty where it
 * belongs to none. */
void results_csv_problems(const struct evaluation *evaluation, struct str *out);

/* viec-can-lam.csv: one row an obligation, in the order of the process, under
 * the Vietnamese headings of results/owed.h, so that a mail merge can use it.
 */
void results_csv_owed(const struct process *process, struct str *out);

/* ket-qua.csv, the twin of results.csv for people: Vietnamese headings, a
 * semicolon between cells and a comma in numbers, as an Excel that is set to
 * Vietnamese takes them for numbers; the state as the page has it, and of which
 * step rank and grade are. */
void results_csv_units_vietnamese(const struct evaluation *evaluation,
                                  const struct process *process,
                                  struct str *out);

/* Appends one cell of text, defused and quoted where it has to be. */
void results_csv_cell(const char *text, struct str *out);

#endif
