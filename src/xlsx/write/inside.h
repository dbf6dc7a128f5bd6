/* The inside of the writer. May be included by xlsx/write. */
#ifndef DTI_XLSX_WRITE_INSIDE_H
#define DTI_XLSX_WRITE_INSIDE_H

#include "xlsx/write/book.h"

#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>

/* Keeps the first failure that the library reports of what a sheet holds. */
void book_note(const struct book_sheet *sheet, lxw_error error);

/* --- the description of a book (describe.c) --- */

/* Every function that puts something into a book first adds itself to the
 * book's description, with all that it was given. */
enum book_call {
    CALL_SHEET,
    CALL_TEXT,
    CALL_NUMBER,
    CALL_BLANK,
    CALL_ACROSS,
    CALL_NUMBER_FORMULA,
    CALL_TEXT_FORMULA,
    CALL_LINK,
    CALL_JUMP,
    CALL_NOTE,
    CALL_WIDTH,
    CALL_HIDE,
    CALL_HEIGHT,
    CALL_FREEZE,
    CALL_FILTER,
    CALL_PRINT,
    CALL_REPEAT,
    CALL_AREA,
    CALL_CODES,
    CALL_PROTECT,
    CALL_CHOOSE,
    CALL_ACTIVATE,
    CALL_PAINT,
    CALL_RULE
};

/* Nothing is described where nobody asked for a digest. */
void book_begin_description(struct book *book);

/* Whole numbers of a call, and how many; for the parameters of book_describe.
 */
#define NUMBERS(...)                                                           \
    (const uint64_t[]){__VA_ARGS__},                                           \
        sizeof((const uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t)

/* Adds a call on a sheet; true where there is nothing else to do, for the book
 * is only described. `text` may be NULL. */
bool book_describe(struct book_sheet *sheet, enum book_call call,
                   const uint64_t *numbers, size_t count, const char *text);

/* Adds a further text, or NULL, to the call before. */
void book_describe_text(struct book *book, const char *text);

/* A number that may not be whole, as one of NUMBERS. */
uint64_t book_bits(double number);

/* Writes the digest to the book's setup, and ends the description. */
void book_end_description(struct book *book);

/* The library's own types for a place; what lies outside of a sheet becomes a
 * row or column that it refuses. */
static inline lxw_row_t book_row(size_t row)
{
    return row < LXW_ROW_MAX ? (lxw_row_t)row : LXW_ROW_MAX;
}
static inline lxw_col_t book_column(size_t column)
{
    return column < LXW_COL_MAX ? (lxw_col_t)column : LXW_COL_MAX;
}
#define AT(row, column) book_row(row), book_column(column)

/* Makes the formats of a book's styles (style.c). */
void book_make_formats(struct book *book);

#endif
