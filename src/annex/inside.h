/* The parts of reading an annex, in the order in which they work. May be
 * included by annex. */
#ifndef DTI_ANNEX_INSIDE_H
#define DTI_ANNEX_INSIDE_H

#include "annex/annex.h"

/* Which columns hold what, below one row of headings; 0 for none. The columns
 * from `first_label` to `title` hold codes and, in the last one that is not
 * empty, the title: groups are often set further left than indicators. */
struct annex_columns {
    uint32_t last_row; /* of the headings */
    uint32_t number, first_label, title, points, agency, waived, note;
};

/* Whether the row begins the headings of a table. annex->year is set where one
 * of them names a year. */
bool annex_columns_find(struct annex *annex, const struct grid *grid,
                        uint32_t row, struct annex_columns *columns);

/* The row below such headings; false where nothing stands in it. Points that
 * cannot be read are complained of and none. */
bool annex_row_read(struct annex *annex, const char *sheet,
                    const struct grid *grid, uint32_t row,
                    const struct annex_columns *columns, struct annex_row *out);

/* Gives the rows of a set their places in its tree. */
void annex_place(struct annex *annex, struct annex_set *set);

/* Complains of sums and counts that do not agree. */
void annex_check(struct annex *annex, const struct annex_set *set);

/* The agencies of a cell: parted at line ends and semicolons, and at commas and
 * slashes where what follows begins as the name of an agency does. */
void annex_split_agencies(struct annex *annex, const char *text,
                          struct annex_node *node);

/* How an indicator seems to be scored, by the first words of its title. */
enum annex_guess {
    GUESS_NONE,
    GUESS_RATIO,
    GUESS_YES_NO,
    GUESS_PERCENT,
    GUESS_RELATIVE
};
enum annex_guess annex_guess_rule(struct annex *annex, const char *title);

/* How a code counts. */
enum code_style {
    CODE_NONE,
    CODE_INTEGER,
    CODE_ROMAN,
    CODE_LETTER,
    CODE_DOTTED
};

/* A code by itself: `I`, `A`, `12`, `1.2.3`, a full stop or bracket behind it
 * left out of `length`. */
enum code_style annex_code_style(const char *text, size_t *length);

/* The bytes of a code that stands before a title in one cell, with what parts
 * them; 0 where there is none. */
size_t annex_code_before(const char *text, size_t *length);

/* The value of a Roman numeral, of a letter (A is 1), of a number. */
long annex_code_value(const char *code, enum code_style style);

/* Text of a cell in one line; "" where it is empty. A date is the number that
 * Excel has made it of: 1.3 typed as a code. */
const char *annex_cell_text(struct annex *annex, const struct cell *cell);

/* The same with its lines. */
const char *annex_cell_lines(struct annex *annex, const struct cell *cell);

__attribute__((format(printf, 3, 4))) void
annex_complain(struct annex *annex, const char *place, const char *format, ...);

/* Whether the text has the pattern, a literal that is searched in
 * text_fold_plain; a year that it captures first is put in `year`, which may be
 * NULL. */
bool annex_says(struct annex *annex, const char *text, const char *pattern,
                int *year);

/* A title without the count behind it, `(3 chỉ số)`, which is put in `stated`.
 */
const char *annex_title_alone(struct annex *annex, const char *title,
                              long *stated);

#endif
