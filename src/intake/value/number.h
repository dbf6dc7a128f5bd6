/* Numbers as Vietnamese officials type them. May be included by
 * intake/value. */
#ifndef DTI_INTAKE_VALUE_NUMBER_H
#define DTI_INTAKE_VALUE_NUMBER_H

#include "base/decimal.h"

/* What size of number is expected. */
enum number_size {
    NUMBER_ANY,
    NUMBER_PERCENT, /* thousands make no sense */
    NUMBER_POINTS   /* nor here, but three decimals are as odd */
};

struct number {
    struct decimal value; /* of `95,5%`: 95.5 */
    bool percent;         /* a percent sign stood behind it */
    bool ambiguous;       /* it could have been read otherwise */
};

/* Reads the whole of `text`. Marks are told apart so:
 *
 *   1.234,5  1,234.5   the last mark is the decimal one
 *   1.234.567  1,2…    a mark given twice groups thousands
 *   1 234,5            a space groups thousands, so the other is decimal
 *   0,955  12,5  1234.567   one mark that cannot group thousands is decimal
 *   1.234              ambiguous, read as 1234: Vietnamese groups with a dot
 *   1,234              ambiguous, read as 1.234: Vietnamese decimals
 *
 * The last two are decimal where they stand for something small: a percent
 * (`95.125%`), or points, which have two decimals, so that `1.000` stays
 * ambiguous. Groups must have three digits. Also read: full-width digits and
 * marks, any kind of space and of dash as sign.
 * Anything behind the number (`12 người`) makes it no number. */
bool number_read(const char *text, enum number_size size, struct number *out);

#endif
