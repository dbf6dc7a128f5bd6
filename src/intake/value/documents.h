/* Several documents in one cell: apart by lines, by `;`, `,` or "và", numbered,
 * with words around them. May be included by intake. */
#ifndef DTI_INTAKE_VALUE_DOCUMENTS_H
#define DTI_INTAKE_VALUE_DOCUMENTS_H

#include "base/pattern.h"
#include "intake/value/cells.h"

/* The items of a cell in order, each on one line; "" where an empty line keeps
 * the place of one. All live in `arena`. */

/* Numbers of documents: `12/KH-UBND; 13/KH-UBND`, `1. Kế hoạch số 12/KH-UBND`.
 * `pattern` (or NULL) tells what looks like one; a line in which nothing does
 * stays as it is. Words that say that there is none ("-", "Không có") are none,
 * addresses in the cell are left to documents_links. */
struct lines documents_numbers(struct arena *arena, const struct cell *cell,
                               const struct pattern *pattern);

/* Dates: `15/3/2025; 16/3/2025`. A line in which nothing reads as one stays as
 * it is. */
struct lines documents_dates(struct arena *arena, const struct cell *cell);

/* Links: the addresses in the text (http, https), without the words and
 * brackets around them (with blanks in the names of their files as %20), and
 * the one behind the cell. A line without any stays as it is, but not where the
 * cell's own link stands for it. */
struct lines documents_links(struct arena *arena, const struct cell *cell);

/* The addresses in the text of another column's cell, and the one behind it. */
struct lines documents_hidden_links(struct arena *arena,
                                    const struct cell *cell);

/* The address behind a cell of anything else, where it is one of the web. */
struct lines documents_link_behind(struct arena *arena,
                                   const struct cell *cell);

/* Bytes of `http://` or `https://` before an address, 0 for anything else. */
size_t link_scheme_length(const char *link);

/* A link in the form in which equal ones are equal: scheme and host in small
 * letters, no slash at the end. "" for what is no link. Lives in `arena`. */
const char *link_normalise(struct arena *arena, const char *link);

#endif
