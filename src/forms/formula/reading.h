/* What intake reads in a cell of a form, as formulas: `12,5` that was pasted as
 * text is a number, an x is yes, `15-3-2025` is a day. May be included by
 * forms.
 *
 * They do not start with `=`, and live in `arena`. A value is read in hidden
 * cells: one holds its text with the marks of thousands as blanks
 * (reading_text), one that text as it is taken apart (reading_parts), one what
 * it means (reading_value). Checks and rules look at the last. What intake
 * reads in yet another way (one of its rarer spellings) a form does not take:
 * it asks to type it anew. */
#ifndef DTI_FORMS_FORMULA_READING_H
#define DTI_FORMS_FORMULA_READING_H

#include "base/arena.h"
#include "campaign/campaign.h"

/* The first; NULL where the kind needs none. Only such marks of thousands count
 * as the input's pattern lets through. */
const char *reading_text(struct arena *arena, const struct input *input,
                         const char *cell);

/* The second; NULL where the kind needs none. `text` is the cell of the first;
 * NULL: numbers with marks of thousands are not read. */
const char *reading_parts(struct arena *arena, const struct input *input,
                          const char *cell, const char *text);

/* The third: a number (a percentage as percents, a day as a spreadsheet counts
 * days, yes as 1, no as 0), or the text of a choice; an empty text, of a day 0,
 * where there is none. NULL of a text, which means itself. */
const char *reading_value(struct arena *arena, const struct input *input,
                          const char *cell, const char *parts);

/* Points, in two cells: without marks of thousands, and `1.000` is none. */
const char *reading_points_parts(struct arena *arena, const char *cell);
const char *reading_points(struct arena *arena, const char *cell,
                           const char *parts);

/* Whether a row of Mẫu 02 takes the computed points: 1, else 0, nothing of an
 * empty cell, `?` of what says neither. */
const char *reading_agrees(struct arena *arena, const char *cell);

/* What it says to a claim that an indicator does not apply: reading_confirms or
 * reading_refuses, nothing of an empty cell, `?` of all else. */
extern const char reading_confirms[], reading_refuses[];
const char *reading_decides(struct arena *arena, const char *cell);

/* Whether a pattern lets a text through; all do where there is none. */
bool reading_passes(const struct pattern *pattern, const char *text);

/* Whether a choice that was read is such an option: by its name, or without
 * marks where no other is called the same so. */
const char *reading_is_option(struct arena *arena, const struct input *input,
                              size_t option, const char *read);

/* A text with days as they are read: `15/3/2025` for `ngày 15 tháng 3 năm
 * 2025`, `15-3-2025`, `15.3.2025`. */
const char *reading_day_marks(struct arena *arena, const char *text);

/* A day, as reading_parts and reading_value read it. */
const char *reading_day_parts(struct arena *arena, const char *cell);
const char *reading_day(struct arena *arena, const char *cell,
                        const char *parts);

/* How many cells of a range name something, and do not say that there is
 * nothing ("-", "Không có"), as intake takes evidence. */
const char *reading_proofs(struct arena *arena, const char *range);

/* A text as it stands in a formula, in quotes. */
const char *reading_quoted(struct arena *arena, const char *text);

#endif
