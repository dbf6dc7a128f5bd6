#include "base/points.h"

#include "base/int128.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const dash = "–";
static const char *const minus = "−";

bool points_from_decimal(struct decimal value, points_t *out)
{
    int power = value.exponent + 2;
    int64_t n = llabs(value.coefficient);
    while (power > 0 && n < POINTS_LIMIT) {
        n *= 10;
        power--;
    }
    if (power > 0 && n != 0)
        return false;
    int64_t last = 0;
    for (; power < 0; power++) {
        last = n % 10;
        n /= 10;
        if (n == 0 && power < -1) {
            last = 0; /* all further digits are 0 */
            break;
        }
    }
    n += last >= 5;
    if (n >= POINTS_LIMIT)
        return false;
    *out = value.coefficient < 0 ? -n : n;
    return true;
}

ratio4_t ratio4_of(points_t part, points_t whole)
{
    if (whole <= 0)
        return RATIO_NONE;
    int128_t doubled = (int128_t)part * 20000;
    return (ratio4_t)((doubled + whole) / ((int128_t)whole * 2));
}

int ratio_compare(points_t a, points_t b, points_t c, points_t d)
{
    int128_t left = (int128_t)a * d, right = (int128_t)c * b;
    return (left > right) - (left < right);
}

/* `value` / 10^places with `mark`. */
static char *fixed(int64_t value, int places, const char *sign, char mark,
                   char *buffer)
{
    int64_t scale = 1;
    for (int i = 0; i < places; i++)
        scale *= 10;
    int64_t n = llabs(value);
    snprintf(buffer, POINTS_TEXT_SIZE - 1, "%s%" PRId64 "%c%0*" PRId64,
             value < 0 ? sign : "", n / scale, mark, places, n % scale);
    return buffer;
}

static char *copy(const char *text, char *buffer)
{
    return strcpy(buffer, text);
}

char *points_format_vi(points_t points, char *buffer)
{
    if (points == POINTS_NONE)
        return copy(dash, buffer);
    return fixed(points, 2, minus, ',', buffer);
}

char *points_format_difference_vi(points_t points, char *buffer)
{
    if (points == POINTS_NONE || points == 0)
        return copy(dash, buffer);
    if (points < 0)
        return fixed(points, 2, minus, ',', buffer);
    fixed(points, 2, minus, ',', buffer + 1);
    buffer[0] = '+';
    return buffer;
}

char *ratio4_format_vi(ratio4_t ratio, char *buffer)
{
    if (ratio == RATIO_NONE)
        return copy(dash, buffer);
    return fixed(ratio, 4, minus, ',', buffer);
}

char *points_format(points_t points, char *buffer)
{
    if (points == POINTS_NONE)
        return copy("", buffer);
    return fixed(points, 2, "-", '.', buffer);
}

char *ratio4_format(ratio4_t ratio, char *buffer)
{
    if (ratio == RATIO_NONE)
        return copy("", buffer);
    return fixed(ratio, 4, "-", '.', buffer);
}

points_t points_difference(points_t from, points_t to)
{
    return from == POINTS_NONE || to == POINTS_NONE ? POINTS_NONE : to - from;
}
