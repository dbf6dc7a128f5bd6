/* What is wrong with a cell of a form, as formulas that say it in a few words:
 * an empty text where intake would say nothing. They do not start with `=`, and
 * live in `arena`. May be included by forms.
 *
 * They hold whatever was typed or pasted, unlike the rules of cells, which what
 * is pasted replaces. A pattern is held as far as a formula can: whether a
 * number is whole and how many digits it has, the shape of a document's number.
 */
#ifndef DTI_FORMS_FORMULA_CHECKS_H
#define DTI_FORMS_FORMULA_CHECKS_H

#include "base/arena.h"
#include "campaign/campaign.h"

/* What they say of what is not there yet. */
extern const char check_no_value[], check_no_points[], check_no_proof[];
/* And of points that are in order but not the computed ones. */
extern const char check_differs[];

/* A reported value; `parts` and `read` are cells that hold reading_parts and
 * reading_value of it. */
const char *check_value(struct arena *arena, const struct input *input,
                        const char *cell, const char *parts, const char *read);

/* Points that are claimed, requested or awarded, by the cells of a row. */
struct check_points {
    const char *cell, *read; /* as typed; the cell of reading_points */
    const char *least;       /* a cell or a number */
    const char *max;         /* a cell */
    const char *computed;    /* a cell that they should agree with, or NULL */
    bool may_be_empty;
    bool penalty; /* from the maximum, which is below 0, to 0 */
};
const char *check_points(struct arena *arena, const struct check_points *of);

/* A document in three cells of a row, and more cells that only the check looks
 * at, which hold check_plain_number, reading_day and check_several; `several`
 * is NULL where there may be one document alone. */
struct check_document {
    const char *number, *date, *link;
    const char *plain, *day, *several;
    const struct pattern *pattern; /* of the number, or NULL */
    struct date first, last;       /* the days that it may be of */
};
const char *check_document(struct arena *arena,
                           const struct check_document *of);

/* Several documents in the cells of a row, each on a line of its own in each of
 * the cells; `days` is a cell that holds check_days_apart. */
const char *check_several(struct arena *arena, const struct check_document *of,
                          const char *days);
const char *check_days_apart(struct arena *arena, const char *date);

/* Rows of documents that have no check of their own, for people may insert some
 * between those of an indicator: how many of them are not complete. `rows` has
 * the ranges of its cells, `checks` that of the checks. */
struct check_rows {
    const char *numbers, *dates, *links, *checks;
    struct date first, last;
};
const char *check_inserted(struct arena *arena, const struct check_rows *rows);

/* A document's number without blanks, and with strokes for dashes. */
const char *check_plain_number(struct arena *arena, const char *cell);

#endif
