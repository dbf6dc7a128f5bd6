/* The forms (SPEC section 4), each described once: a `struct form` says what
 * it is called, which sheets, facts and columns it has and by which columns
 * it is recognised. Intake reads by it, forms writes by it, all others take
 * the names from it. May be included by everything.
 *
 * Functions that look through the forms take the set to look through, so that
 * a test can add one. How a form is added: docs/architecture.md. */
#ifndef DTI_FORM_FORM_H
#define DTI_FORM_FORM_H

#include "base/str.h"
#include "form/column.h"
#include "form/fact.h"

#include <stdint.h>

/* Who fills in a column. Intake can do without what the program has written,
 * but for what it finds the row by. */
enum form_filler { FILLED_BY_SENDER, FILLED_BY_PROGRAM, FILLED_AS_KEY };

struct form_column {
    enum column column; /* COLUMN_NONE: has a title of its own only */
    double width;       /* in characters */
    enum form_filler filler;
    const char *title; /* where it is not the column's own, else NULL */
    bool extra;        /* intake does not look for it in this form */
    bool optional;     /* intake can do without it whoever fills it in */
};

struct form_fact {
    enum fact fact;
    const char *label, *hint; /* where they are not the fact's own, else NULL */
};

/* A set of columns: bit 1 << COLUMN_X. */
typedef uint32_t column_set;
#define COLUMN_BIT(name) (UINT32_C(1) << COLUMN_##name)

static inline int column_set_count(column_set columns)
{
    return __builtin_popcount(columns);
}

/* One way to recognise a form's table: all of `all`, two at least of `two`
 * unless that is empty, and nothing of `none`. */
struct form_sign {
    column_set all, two, none;
};

enum {
    FORM_COLUMNS = 14,
    FORM_FACTS = 10,
    FORM_SIGNS = 2,
    FORM_MOST = 16,
    FORM_ROUNDS = 3
};

/* Who owes a form, as bits. */
enum form_sender { FORM_OF_UNIT = 1, FORM_OF_AGENCY = 2, FORM_OF_COUNCIL = 4 };

struct form {
    const char *number;    /* `01`: of the command line */
    const char *name;      /* `Mẫu 01` */
    const char *title;     /* `Biểu tự đánh giá` */
    const char *full_name; /* `Mẫu 01, Biểu tự đánh giá` */
    const char *folder;    /* `mau-01`: below the folder of written forms */
    const char *making;    /* `Lập Mẫu 01`: for the progress bar */
    const char *sheet;     /* of the table */
    unsigned senders;      /* bits of enum form_sender */
    /* `Mẫu 02 vòng 1`: by the rounds that each have one; NULL: one for all. */
    const char *round_names[FORM_ROUNDS];
    /* What an agency that fills it in is called, `cơ quan chấm điểm`, and what
     * it does, before a unit or a level: `chấm`; NULL of the units' forms. */
    const char *agency_title, *agency_does;
    bool first;      /* made from the campaign alone, before anything came in */
    bool once;       /* and not again, unless somebody asks for it by name */
    bool supplement; /* its documents may be of the year after */
    const char *counted; /* what its rows are counted in; NULL: `mục` */
    /* What stands for a title in an indicator's row, where that has a heading
     * above it, and in the rows of its further documents; NULL: nothing. */
    const char *row_title, *document_title;
    const char *facts_title;                  /* over the sheet `Thông tin` */
    struct form_fact facts[FORM_FACTS];       /* until FACT_NONE */
    struct form_column columns[FORM_COLUMNS]; /* from left to right */
    size_t column_count;
    struct form_sign signs[FORM_SIGNS]; /* until one without `all` */
    size_t least; /* columns that a table has that is this form */
};

/* A form of all units of a level has no more rows: Excel follows no more than
 * 65,530 links on a sheet, and nobody fills in as many. */
enum { FORM_ROWS_MOST = 60000 };

/* The names of a form, from its number and title. */
#define FORM_NAMES(digits, words)                                              \
    .number = digits, .name = "Mẫu " digits, .title = words,                   \
    .full_name = "Mẫu " digits ", " words, .folder = "mau-" digits,            \
    .making = "Lập Mẫu " digits

/* A column that is found by, that is given, that is asked for, that only helps
 * to fill in the others; COL_NAME is where it stands. */
#define FORM_COLUMN(name, chars, by, more)                                     \
    [COL_##name] = {                                                           \
        .column = COLUMN_##name, .width = chars, .filler = by, .extra = more}
#define FORM_KEY(name, chars) FORM_COLUMN(name, chars, FILLED_AS_KEY, false)
#define FORM_GIVEN(name, chars)                                                \
    FORM_COLUMN(name, chars, FILLED_BY_PROGRAM, false)
#define FORM_ASKED(name, chars)                                                \
    FORM_COLUMN(name, chars, FILLED_BY_SENDER, false)
#define FORM_AID(name, chars) FORM_COLUMN(name, chars, FILLED_BY_PROGRAM, true)

/* A fact with the label and hint that are its own; what a unit says of itself,
 * but for the day. */
#define FORM_FACT(name)                                                        \
    {                                                                          \
        .fact = FACT_##name                                                    \
    }
#define FORM_UNIT_FACTS                                                        \
    FORM_FACT(UNIT_CODE), FORM_FACT(UNIT_NAME), FORM_FACT(YEAR),               \
        FORM_FACT(NUMBER), FORM_FACT(AUTHOR), FORM_FACT(PHONE),                \
        FORM_FACT(EMAIL)

extern const struct form form_01; /* unit: self-assessment */
extern const struct form form_02; /* agency or council: appraisal */
extern const struct form form_03; /* unit: explanation */
extern const struct form form_04; /* agency or survey: figures of units */

/* Forms, at most FORM_MOST, in the order in which they are tried. */
struct form_list {
    const struct form *const *items;
    size_t count;
};

/* All forms that there are: in a file of their own, in place of which a test
 * can be linked with another. */
extern const struct form_list form_list_all;

/* `01, 02 hoặc 03`, with `joint` before the last; added to `out`. */
void form_list_numbers(const struct form_list *forms, const char *joint,
                       struct str *out);

/* Those of `senders`, bits of enum form_sender: a list of `items`, which has
 * room for as many as `forms` has. */
struct form_list form_list_of(const struct form_list *forms, unsigned senders,
                              const struct form **items);

/* The form of a number such as `02`, NULL for none. */
const struct form *form_find(const struct form_list *forms, const char *number);

/* The form whose table has these columns, NULL for none: of each form first the
 * first sign, then the second. */
const struct form *form_recognise(const struct form_list *forms,
                                  column_set columns);

/* The columns that intake looks for. */
column_set form_columns(const struct form *form);

/* What stands over a column. */
const char *form_column_title(const struct form_column *column);

#endif
