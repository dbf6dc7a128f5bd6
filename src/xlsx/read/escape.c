#include "xlsx/read/escape.h"

#include "base/text.h"
#include "xlsx/read/names.h"

#include <stdbool.h>

enum { ESCAPE_BYTES = 7, REPLACEMENT = 0xFFFD };

/* The 16-bit unit of the escape at `text`, or -1 where there is none. */
static long escape_unit(const char *text, size_t left)
{
    if (left < ESCAPE_BYTES || text[0] != '_' || text[1] != 'x' ||
        text[6] != '_')
        return -1;
    long unit = 0;
    for (int i = 2; i < 6; i++) {
        int digit = name_hex_digit(text[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static bool is_high(long unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(long unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* The character of the escape at `text`; `used` bytes of it. */
static unsigned long escape_character(const char *text, size_t left, long unit,
                                      size_t *used)
{
    *used = ESCAPE_BYTES;
    if (is_low(unit))
        return REPLACEMENT;
    if (!is_high(unit))
        return (unsigned long)unit;
    long low = escape_unit(text + ESCAPE_BYTES, left - ESCAPE_BYTES);
    if (!is_low(low))
        return REPLACEMENT;
    *used = (size_t)2 * ESCAPE_BYTES;
    return 0x10000UL + (unsigned long)((unit - 0xD800) * 0x400 + low - 0xDC00);
}

size_t escape_decode(char *text, size_t length)
{
    size_t from = 0, to = 0;
    while (from < length) {
        long unit = escape_unit(text + from, length - from);
        if (unit < 0) {
            text[to++] = text[from++];
            continue;
        }
        size_t used;
        unsigned long c =
            escape_character(text + from, length - from, unit, &used);
        from += used;
        if (c != 0)
            to += text_encode((unsigned)c, text + to);
    }
    if (length > 0)
        text[to] = '\0';
    return to;
}

size_t escape_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}
