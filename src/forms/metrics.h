/* How high a row has to be for its texts. May be included by forms.
 *
 * Rows are given their height outright, for LibreOffice does not compute the
 * height of wrapped text in a file that comes from elsewhere, and Excel does
 * not on a protected sheet. */
#ifndef DTI_FORMS_METRICS_H
#define DTI_FORMS_METRICS_H

#include <stdbool.h>

/* Lines that `text` takes in a column `columns` characters wide (Excel's unit),
 * set in Times New Roman of `size` points, words kept whole; at least 1. */
int text_lines(const char *text, double columns, double size, bool bold);

/* The height in points of a row that holds it. */
double text_height(const char *text, double columns, double size, bool bold);

#endif
