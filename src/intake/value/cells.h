/* Cells as people filled them in. May be included by intake. */
#ifndef DTI_INTAKE_VALUE_CELLS_H
#define DTI_INTAKE_VALUE_CELLS_H

#include "base/arena.h"
#include "base/date.h"
#include "xlsx/read/grid.h"

/* True for NULL and for text of nothing but white space; a formula without a
 * saved value is not blank, for it has to be reported. */
bool cell_is_blank(const struct cell *cell);

/* The content on one line as the reader of a problem knows it: numbers with a
 * decimal comma and no thousands mark (`0,955`, `95,5%`), dates as
 * `15/03/2025`, a count that was given a date's format as `3 (ô định dạng
 * ngày)`. "" for NULL. Lives in `arena`. */
const char *cell_typed(struct arena *arena, const struct cell *cell);

/* A date as its cell shows it, `3` or `3/1900`, with the parts that its format
 * has. Lives in `arena`. */
const char *cell_shown_date(struct arena *arena, const struct cell *cell);

/* The text of a cell as it stands, with its lines, without white space around
 * it; anything but text as cell_typed has it. "" for NULL. */
const char *cell_prose(struct arena *arena, const struct cell *cell);

/* The lines of a cell, each trimmed. Empty lines stay, so that the documents
 * of neighbouring cells pair up; those at the end do not. */
struct lines {
    const char **items;
    size_t count;
};
struct lines cell_lines(struct arena *arena, const struct cell *cell);

/* The day that a cell means in a column of dates: a date cell, text that
 * value_read_date understands, or a serial number that lost its format, which
 * is believed between 40000 (2009) and 60000 (2064). */
bool cell_date(const struct cell *cell, struct date *out);

#endif
