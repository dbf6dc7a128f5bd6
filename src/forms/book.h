/* What all forms share: a book with its styles, its first two sheets, how a
 * sheet is protected and printed. May be included by forms. */
#ifndef DTI_FORMS_BOOK_H
#define DTI_FORMS_BOOK_H

#include "form/form.h"
#include "forms/forms.h"
#include "xlsx/write/sheet.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* How a cell looks, and whether it may be filled in (…_IN_…: unlocked). */
enum style {
    STYLE_TITLE,
    STYLE_SUBTITLE,
    STYLE_JUMP,
    STYLE_STEP_NUMBER,
    STYLE_STEP,
    STYLE_LABEL,
    STYLE_FACT,
    STYLE_IN_FACT,
    STYLE_IN_FACT_DATE,
    STYLE_IN_FACT_COUNT,
    STYLE_HEADING,
    STYLE_HEADING_EXTRA,
    STYLE_SUM_LABEL,
    STYLE_SUM_POINTS,
    STYLE_SUM_NOTE,
    STYLE_GROUP,
    STYLE_GROUP_CODE,
    STYLE_GROUP_POINTS,
    STYLE_INDICATOR,
    STYLE_CODE,
    STYLE_CODE_STRONG,
    STYLE_TEXT,
    STYLE_TEXT_INDENT,
    STYLE_TEXT_SMALL,
    STYLE_UNIT, /* the code of a unit, on one line */
    STYLE_LINE, /* on one line, whatever its length */
    STYLE_LINK,
    STYLE_LEGEND,
    STYLE_PAPER_NAME,
    STYLE_PAPER_COUNT,
    STYLE_PAPER_POINTS,
    STYLE_CENTRE,
    STYLE_FIGURE, /* what was reported, beside what may be corrected */
    STYLE_FIGURE_WHOLE,
    STYLE_POINTS,
    STYLE_STATE,
    STYLE_IDLE,
    STYLE_ASIDE, /* of what a row is for that may stay empty */
    STYLE_IDLE_CODE,
    STYLE_IDLE_POINTS,
    STYLE_IN_TEXT,
    STYLE_IN_WHOLE,
    STYLE_IN_NUMBER,
    STYLE_IN_CHOICE,
    STYLE_IN_DATE,
    STYLE_IN_POINTS,
    STYLE_SIGNATURE,
    STYLE_EMPTY,
    STYLE_WRONG,
    STYLE_DONE,    /* conditional: the fill alone */
    STYLE_DIFFERS, /* conditional: the weight alone */
    STYLE_INNER,   /* of a group within a group, and of one within that */
    STYLE_INNER_CODE,
    STYLE_INNER_POINTS,
    STYLE_DEEP,
    STYLE_DEEP_CODE,
    STYLE_DEEP_POINTS,
    STYLE_COUNT
};

/* Starts the book of a form of somebody, `whose`; false with `out->message`
 * where the machine has none. */
bool forms_open(struct book *book, const struct campaign *campaign,
                const struct form *form, const char *whose, int64_t created,
                struct form_file *out);

/* Says in `out` what failed, an errno value; FORM_FAILED. */
enum form_made forms_fail(struct form_file *out, int failure);

/* Ends the book, whatever happened, and hands it over. */
enum form_made forms_finish(struct book *book, struct form_file *out);

/* The name of a cell: `$D8`. Lives as long as the book. */
const char *forms_cell(struct book_sheet *sheet, size_t row, size_t column);

/* `$D8:$D12`. */
const char *forms_range(struct book_sheet *sheet, size_t first, size_t last,
                        size_t column);

/* Where a table stands on its sheet. */
struct forms_table {
    size_t heading, last; /* row of the heading; last row of the table */
    size_t frozen;        /* how many columns stay in sight */
    size_t printed;       /* how many are printed */
    bool head_only;       /* what stands above the heading alone is printed */
    const char *footer;   /* who and what, printed on each page */
};

/* Widths and the heading's row. */
void forms_put_head(struct book_sheet *sheet, size_t row,
                    const struct form_column *columns, size_t count);

/* Print set-up on A4, frozen heading, protection. */
void forms_end_table(struct book_sheet *sheet, const struct forms_table *table);

/* Names under the table, for ink; the right one is so many columns wide. */
enum { FORMS_SIGNATURE_COLUMNS = 3 };
void forms_put_signatures(struct book_sheet *sheet, size_t row, size_t left,
                          const char *left_title, size_t right,
                          const char *right_title);

/* A form's title as it heads a sheet, in capitals: the campaign's, what `more`
 * adds to it (of which round; may be empty), the year. Lives with the book. */
const char *forms_heading(struct book *book, const struct campaign *campaign,
                          const struct form *form, const char *more);

/* The first sheet: what to do, in numbered lines, under the title of the form;
 * `more` as forms_heading has it. Lent by the book. */
struct book_sheet *forms_put_guide(struct book *book,
                                   const struct campaign *campaign,
                                   const struct form *form, const char *more,
                                   const char *whose, const char *const *steps,
                                   size_t count);

/* A cell of a sheet, and what the sheet is called. */
struct forms_place {
    struct book_sheet *sheet;
    const char *name;
    size_t row, column;
};

/* Links from the guide to the first cells that are to be filled in, of the
 * facts and of the table; they are chosen when their sheets are opened. */
void forms_link_guide(struct book_sheet *guide, const struct forms_place *facts,
                      const struct forms_place *table);

/* What stands in a fact's cell when the form is sent out: the text, else the
 * number; nothing where it is 0. */
struct fact_content {
    const char *text;
    int64_t number;
};

/* The sheet `Thông tin` of a form; `contents` by enum fact. Returns its first
 * cell that is to be filled in. */
struct forms_place
forms_put_facts(struct book *book, const struct form *form,
                const struct fact_content contents[FACT_COUNT], int year);

#endif
