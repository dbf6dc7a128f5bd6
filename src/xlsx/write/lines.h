/* How high a row has to be for its texts. May be included by everything.
 *
 * Rows are given the height that they start with, for LibreOffice does not
 * compute that of wrapped text in a file that comes from elsewhere; they grow
 * with what is typed (package.h). */
#ifndef DTI_XLSX_WRITE_LINES_H
#define DTI_XLSX_WRITE_LINES_H

#include <stdbool.h>

/* Lines that `text` takes in a column `columns` characters wide (Excel's unit),
 * set in Times New Roman of `size` points, words kept whole; at least 1. */
int book_text_lines(const char *text, double columns, double size, bool bold);

/* The height in points of a row that holds so many lines. */
double book_lines_height(int lines, double size);

/* A note is so many pixels wide and, for its text, so many high. */
enum { BOOK_NOTE_WIDTH = 400 };
int book_note_height(const char *text);

#endif
