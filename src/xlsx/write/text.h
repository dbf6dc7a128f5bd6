/* Texts as Excel can hold them. Results live in `arena`, or are the text
 * itself where it may stay as it is. May be included by everything. */
#ifndef DTI_XLSX_WRITE_TEXT_H
#define DTI_XLSX_WRITE_TEXT_H

#include "base/arena.h"

#include <stddef.h>

/* Most characters that Excel takes. */
enum {
    BOOK_PROMPT_MOST = 255,
    BOOK_PROMPT_TITLE_MOST = 32,
    BOOK_SHEET_NAME_MOST = 31
};

/* The text, or what there is room for with "…" at the end. */
const char *book_cut(struct arena *arena, const char *text, size_t most);

/* As a cell or a note holds it, in at most `most` characters: `_x0041_` would
 * be read as "A", so it is escaped (ECMA-376-1 22.9.2.19), and what XML cannot
 * hold becomes U+FFFD. */
const char *book_cell_text(struct arena *arena, const char *text, size_t most);

/* As the footer of a page holds it, where `&` starts a code and a digit would
 * be read as a part of the size before it. */
const char *book_footer_text(struct arena *arena, const char *text,
                             size_t most);

/* The `n`-th choice, from 1, for the name of a sheet: at most 31 characters,
 * none of []:*?/\, no apostrophe at either end, never empty. */
const char *book_sheet_name(struct arena *arena, const char *title, unsigned n);

#endif
