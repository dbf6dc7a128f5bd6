/* Exact decimal numbers. May be included by everything.
 *
 * A decimal is coefficient × 10^exponent. No value here ever passes through
 * binary floating point: text in, text out. */
#ifndef DTI_BASE_DECIMAL_H
#define DTI_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DECIMAL_CELL_DIGITS = 15,   /* significant digits that Excel shows */
    DECIMAL_MAX_DIGITS = 18,    /* significant digits that fit a coefficient */
    DECIMAL_MAX_EXPONENT = 400, /* |exponent|; Excel's numbers end at 1e308 */
    DECIMAL_TEXT_SIZE = 512     /* bytes for any formatted decimal */
};

struct decimal {
    int64_t coefficient; /* |coefficient| < 10^18, no trailing zero; 0 is 0e0 */
    int exponent;
};

/* Reads `[+-]digits[.digits][(e|E)[+-]digits]`, the whole of `text`, exactly.
 * False where the text is anything else or has more than DECIMAL_MAX_DIGITS
 * significant digits or an exponent out of range; `out` is then unchanged. */
bool decimal_parse(const char *text, size_t length, struct decimal *out);

/* The same for the stored number of a cell, which is rounded half up to
 * DECIMAL_CELL_DIGITS: 0.95499999999999996 is 0.955 (ECMA-376-1 18.3.1.96
 * stores a double; Excel shows 15 digits of it). */
bool decimal_parse_cell(const char *text, size_t length, struct decimal *out);

struct decimal decimal_from_int(int64_t value);

/* value × 10^power. */
struct decimal decimal_scale(struct decimal value, int power);

/* <0, 0, >0 as a is below, equal to, above b; exact for any exponents. */
int decimal_compare(struct decimal a, struct decimal b);

static inline int decimal_sign(struct decimal d)
{
    return (d.coefficient > 0) - (d.coefficient < 0);
}

bool decimal_is_integer(struct decimal d);

/* Plain notation with a point (`-1234.5`), NUL-ended, into `buffer` of
 * DECIMAL_TEXT_SIZE bytes; returns `buffer`. */
char *decimal_format(struct decimal d, char *buffer);

/* Vietnamese notation: `1.234,5`. */
char *decimal_format_vi(struct decimal d, char *buffer);

/* Vietnamese notation as it is typed, thousands not grouped: `1234,5`. */
char *decimal_format_typed(struct decimal d, char *buffer);

#endif
