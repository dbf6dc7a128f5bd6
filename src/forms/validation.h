/* What may be typed into a cell: lists, ranges, and the words that Excel
 * shows. May be included by forms. */
#ifndef DTI_FORMS_VALIDATION_H
#define DTI_FORMS_VALIDATION_H

#include "forms/book.h"

/* Whether a choice's options fit into the rule itself: Excel parts them by
 * commas and takes 255 characters. */
bool options_fit(const struct input *input);

/* The cell of one reported value. `list` is the range of a choice's options
 * where they do not fit, else NULL. */
void validate_input(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                    lxw_col_t column, const struct input *input,
                    const char *code, const char *list);

/* How the cell of a value looks. */
enum style input_style(const struct input *input);

/* Whether its pattern lets through whole numbers alone. */
bool input_is_whole(const struct input *input);

/* The range of rows that a rule of a whole column is for. */
struct rows_of {
    lxw_row_t first, last;
    lxw_col_t column;
};

/* Points from `least` to `most`, formulas for the first row of the range. */
void validate_points(struct book *book, lxw_worksheet *sheet,
                     struct rows_of rows, const char *least, const char *most,
                     const char *what);

/* Days of documents, several a cell; links. */
void validate_days(struct book *book, lxw_worksheet *sheet, struct rows_of rows,
                   int year);
void validate_links(struct book *book, lxw_worksheet *sheet,
                    struct rows_of rows);

#endif
