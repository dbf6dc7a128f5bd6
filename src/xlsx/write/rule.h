/* What may be typed into cells. May be included by everything. */
#ifndef DTI_XLSX_WRITE_RULE_H
#define DTI_XLSX_WRITE_RULE_H

#include "base/date.h"
#include "xlsx/write/book.h"

/* A rule and the words that Excel shows: when the cell is chosen, and when what
 * was typed breaks the rule. Words that are too long are cut. */
struct book_rule {
    enum book_rule_kind {
        BOOK_RULE_NONE,    /* words alone */
        BOOK_RULE_WHOLE,   /* from `least` to `most`, or on where that is 0 */
        BOOK_RULE_DECIMAL, /* the same */
        BOOK_RULE_POINTS,  /* from `least_formula` to `most_formula` */
        BOOK_RULE_DAY,     /* from `first` to `last` */
        BOOK_RULE_OPTIONS, /* one of `options`, offered as a list */
        BOOK_RULE_FORMULA  /* where `formula` holds */
    } kind;
    int least, most;
    struct date first, last;
    const char *least_formula, *most_formula, *formula;
    const char *const *options;
    size_t option_count;
    bool warns;  /* what breaks the rule may stay, once that is confirmed */
    bool offers; /* it may stay, and nothing is asked: the list is an offer */
    const char *title, *message;
    const char *input_title, *input_message; /* NULL: none */
};

/* A rule for the cells of a range. Options that do not fit into the rule go to
 * a sheet of their own, a column for each rule, headed by `input_title`. */
void book_add_rule(struct book_sheet *sheet, size_t first_row,
                   size_t first_column, size_t last_row, size_t last_column,
                   const struct book_rule *rule);

#endif
