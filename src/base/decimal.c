#include "base/decimal.h"

#include "base/int128.h"

#include <stdlib.h>

/* The digits of a number in text form: 0.digits × 10^point. */
struct scan {
    char digits[DECIMAL_MAX_DIGITS + 1]; /* significant ones, first not 0 */
    int count;
    bool lost; /* a digit beyond them was not 0 */
    int point;
    bool negative;
    bool any;
};

static void scan_digit(struct scan *s, char c, bool after_point)
{
    s->any = true;
    if (s->count == 0 && c == '0') {
        s->point -= after_point;
        return;
    }
    if (!after_point)
        s->point++;
    if (s->count < DECIMAL_MAX_DIGITS)
        s->digits[s->count++] = c;
    else
        s->lost |= c != '0';
}

/* The exponent part at `p`; clamped, for it is checked afterwards. */
static const char *scan_exponent(const char *p, const char *end, int *exponent)
{
    bool negative = false;
    if (p < end && (*p == '+' || *p == '-'))
        negative = *p++ == '-';
    if (p == end)
        return NULL;
    int value = 0;
    for (; p < end && *p >= '0' && *p <= '9'; p++)
        if (value < 100000)
            value = value * 10 + (*p - '0');
    *exponent = negative ? -value : value;
    return p;
}

static bool scan_number(const char *p, size_t length, struct scan *s)
{
    const char *end = p + length;
    *s = (struct scan){0};
    if (p < end && (*p == '+' || *p == '-'))
        s->negative = *p++ == '-';
    for (; p < end && *p >= '0' && *p <= '9'; p++)
        scan_digit(s, *p, false);
    if (p < end && *p == '.')
        for (p++; p < end && *p >= '0' && *p <= '9'; p++)
            scan_digit(s, *p, true);
    if (!s->any)
        return false;
    if (p < end && (*p == 'e' || *p == 'E')) {
        int exponent = 0;
        p = scan_exponent(p + 1, end, &exponent);
        s->point += exponent;
    }
    return p == end;
}

/* Rounds the digits half up to `keep` of them. */
static void round_digits(struct scan *s, int keep)
{
    if (s->count <= keep)
        return;
    bool up = s->digits[keep] >= '5';
    s->count = keep;
    if (!up)
        return;
    int i = keep - 1;
    while (i >= 0 && s->digits[i] == '9')
        s->digits[i--] = '0';
    if (i >= 0) {
        s->digits[i]++;
    } else {
        s->digits[0] = '1';
        s->point++;
    }
}

static bool finish(struct scan *s, struct decimal *out)
{
    while (s->count > 0 && s->digits[s->count - 1] == '0')
        s->count--;
    if (s->count == 0) {
        *out = (struct decimal){0, 0};
        return true;
    }
    int exponent = s->point - s->count;
    if (abs(exponent) > DECIMAL_MAX_EXPONENT)
        return false;
    int64_t value = 0;
    for (int i = 0; i < s->count; i++)
        value = value * 10 + (s->digits[i] - '0');
    *out = (struct decimal){s->negative ? -value : value, exponent};
    return true;
}

bool decimal_parse(const char *text, size_t length, struct decimal *out)
{
    struct scan s;
    return scan_number(text, length, &s) && !s.lost && finish(&s, out);
}

bool decimal_parse_cell(const char *text, size_t length, struct decimal *out)
{
    struct scan s;
    if (!scan_number(text, length, &s))
        return false;
    round_digits(&s, DECIMAL_CELL_DIGITS);
    return finish(&s, out);
}

struct decimal decimal_from_int(int64_t value)
{
    int exponent = 0;
    while (value != 0 && value % 10 == 0) {
        value /= 10;
        exponent++;
    }
    return (struct decimal){value, exponent};
}

struct decimal decimal_scale(struct decimal value, int power)
{
    if (value.coefficient != 0)
        value.exponent += power;
    return value;
}

/* The number of digits of |value|, 1 for 0. */
static int digit_count(int64_t value)
{
    int count = 1;
    while (value /= 10)
        count++;
    return count;
}

/* Compares the magnitudes of two numbers of one sign, neither of them 0. */
static int compare_magnitude(struct decimal a, struct decimal b)
{
    int first_a = digit_count(a.coefficient) + a.exponent;
    int first_b = digit_count(b.coefficient) + b.exponent;
    if (first_a != first_b)
        return first_a < first_b ? -1 : 1;
    int128_t x = llabs(a.coefficient), y = llabs(b.coefficient);
    /* Both have at most 18 digits and end at the same place in front, so the
     * difference of the exponents is at most 17. */
    for (int e = a.exponent; e > b.exponent; e--)
        x *= 10;
    for (int e = b.exponent; e > a.exponent; e--)
        y *= 10;
    return (x > y) - (x < y);
}

int decimal_compare(struct decimal a, struct decimal b)
{
    int sign_a = decimal_sign(a), sign_b = decimal_sign(b);
    if (sign_a != sign_b)
        return sign_a < sign_b ? -1 : 1;
    return sign_a == 0 ? 0 : sign_a * compare_magnitude(a, b);
}

bool decimal_is_integer(struct decimal d)
{
    return d.exponent >= 0; /* no trailing zeros, so a fraction is below 0 */
}

/* Writes |d| with `group` between thousands (0 for none) and `mark`. */
static char *format(struct decimal d, char *out, char group, char mark)
{
    char digits[24] = "";
    int count = 0;
    for (int64_t v = llabs(d.coefficient); v > 0; v /= 10)
        digits[count++] = (char)('0' + v % 10); /* lowest first */
    int whole = count + d.exponent;             /* digits before the mark */
    char *p = out;
    if (d.coefficient < 0)
        *p++ = '-';
    if (whole <= 0)
        *p++ = '0';
    for (int i = 0; i < whole; i++) {
        if (group && i > 0 && (whole - i) % 3 == 0)
            *p++ = group;
        *p++ = i < count ? digits[count - 1 - i] : '0';
    }
    if (d.exponent < 0) {
        *p++ = mark;
        for (int i = whole; i < 0; i++)
            *p++ = '0';
        for (int i = whole < 0 ? 0 : whole; i < count; i++)
            *p++ = digits[count - 1 - i];
    }
    *p = '\0';
    return out;
}

char *decimal_format(struct decimal d, char *buffer)
{
    return format(d, buffer, 0, '.');
}

char *decimal_format_vi(struct decimal d, char *buffer)
{
    /* 400 digits and their group marks would not fit; nobody prints those. */
    return format(d, buffer, d.exponent > 300 ? 0 : '.', ',');
}

char *decimal_format_typed(struct decimal d, char *buffer)
{
    return format(d, buffer, 0, ',');
}
