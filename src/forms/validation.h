/* What may be typed into a cell: lists, ranges, and the words that Excel
 * shows. May be included by forms. */
#ifndef DTI_FORMS_VALIDATION_H
#define DTI_FORMS_VALIDATION_H

#include "forms/book.h"
#include "xlsx/write/rule.h"

/* The range of rows that a rule of a whole column is for. */
struct rows_of {
    size_t first, last;
    size_t column;
};

/* The cell of one reported value; a column of them. */
void validate_input(struct book_sheet *sheet, size_t row, size_t column,
                    const struct input *input, const char *code);
void validate_inputs(struct book_sheet *sheet, struct rows_of rows,
                     const struct input *input, const char *code);

/* How the cell of a value looks. */
enum style validation_style(const struct input *input);

/* Whether its pattern lets through whole numbers alone. */
bool validation_is_whole(const struct input *input);

/* Points from `least` to `most`, formulas for the first row of the range. */
void validate_points(struct book_sheet *sheet, struct rows_of rows,
                     const char *least, const char *most, const char *what);

/* Points that a unit or an agency gives to indicators of a level; `max` is the
 * cell of the first row that holds the maximum, `more` is added to the text. */
void validate_awarded(struct book_sheet *sheet, struct rows_of rows,
                      const struct level *level, const char *max,
                      const char *more);

/* Days of documents, several a cell; links. */
void validate_days(struct book_sheet *sheet, struct rows_of rows, int year);
void validate_links(struct book_sheet *sheet, struct rows_of rows);

#endif
