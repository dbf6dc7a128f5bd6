#include "xlsx/value.h"

#include "xlsx/limits.h"

#include <stdio.h>
#include <string.h>

enum {
    DAY_SECONDS = 86400,
    FRACTION_DIGITS = 9,      /* of a day: 0.1 ms */
    DAYS_TO_1970 = 25569,     /* from 1899-12-30, day 0 since March 1900 */
    DAYS_TO_1904 = 1462,
    LEAP_BUG_SERIAL = 60      /* the 29 February 1900 that never was */
};

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Reads a reference and says where it ends; NULL where it is none. */
static const char *read_reference(const char *text, uint32_t *row,
                                  uint32_t *column)
{
    uint32_t letters = 0, number = 0;
    for (; is_letter(*text) && letters <= SHEET_MAX_COLUMN; text++)
        letters = letters * 26 + (uint32_t)((*text | 0x20) - 'a') + 1;
    for (; *text >= '0' && *text <= '9' && number <= SHEET_MAX_ROW; text++)
        number = number * 10 + (uint32_t)(*text - '0');
    *row = number;
    *column = letters;
    bool inside = letters >= 1 && letters <= SHEET_MAX_COLUMN && number >= 1 &&
                  number <= SHEET_MAX_ROW;
    return inside ? text : NULL;
}

bool value_parse_reference(const char *text, uint32_t *row, uint32_t *column)
{
    const char *end = read_reference(text, row, column);
    return end && *end == '\0';
}

static void order(uint32_t *a, uint32_t *b)
{
    uint32_t low = *a < *b ? *a : *b;
    *b = *a < *b ? *b : *a;
    *a = low;
}

bool value_parse_range(const char *text, struct cell_range *range)
{
    const char *end =
        read_reference(text, &range->first_row, &range->first_column);
    if (!end)
        return false;
    range->last_row = range->first_row;
    range->last_column = range->first_column;
    if (*end == '\0')
        return true;
    if (*end != ':' || !value_parse_reference(end + 1, &range->last_row,
                                              &range->last_column))
        return false;
    order(&range->first_row, &range->last_row);
    order(&range->first_column, &range->last_column);
    return true;
}

static int64_t power_of_ten(int exponent)
{
    int64_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

/* Splits a serial into whole days and the rest of the day in units of
 * 10^-FRACTION_DIGITS; false where it cannot be a day. */
static bool split_serial(struct decimal serial, int64_t *days, int64_t *rest)
{
    if (serial.coefficient < 0 || serial.exponent > 7)
        return false;
    *rest = 0;
    if (serial.exponent >= 0) {
        if (serial.coefficient > INT32_MAX)
            return false;
        *days = serial.coefficient * power_of_ten(serial.exponent);
        return true;
    }
    *days = 0;
    if (serial.exponent < -DECIMAL_MAX_DIGITS)
        return true;
    int64_t power = power_of_ten(-serial.exponent);
    *days = serial.coefficient / power;
    int64_t fraction = serial.coefficient % power;
    int extra = -serial.exponent - FRACTION_DIGITS;
    *rest = extra > 0 ? fraction / power_of_ten(extra)
                      : fraction * power_of_ten(-extra);
    return true;
}

bool value_date_from_serial(struct cell *cell, bool system_1904)
{
    int64_t days, rest;
    if (!split_serial(cell->number, &days, &rest))
        return false;
    int64_t unit = power_of_ten(FRACTION_DIGITS);
    int64_t second = (rest * DAY_SECONDS + unit / 2) / unit;
    if (second == DAY_SECONDS) {
        days++;
        second = 0;
    }
    struct date date;
    if (!date_from_serial(days, system_1904, &date))
        return false;
    cell->kind = CELL_DATE;
    cell->date = date;
    cell->second = (int)second;
    return true;
}

/* Two digits below `limit` at `*text`, which moves past them; -1 if not. */
static int two_digits(const char **text, int limit)
{
    const char *t = *text;
    if (t[0] < '0' || t[0] > '9' || t[1] < '0' || t[1] > '9')
        return -1;
    int value = (t[0] - '0') * 10 + t[1] - '0';
    *text = t + 2;
    return value < limit ? value : -1;
}

static int part_after_colon(const char **text)
{
    if (**text != ':')
        return 0;
    ++*text;
    return two_digits(text, 60);
}

/* Reads `08:30`, `08:30:00`, `08:30:00.25Z`, the whole text; the second of the
 * day, or -1. Parts of a second are cut off: values are shown by the second. */
static int parse_time(const char *text)
{
    int hour = two_digits(&text, 24);
    if (hour < 0 || *text != ':')
        return -1;
    int minute = part_after_colon(&text);
    int second = part_after_colon(&text);
    if (minute < 0 || second < 0)
        return -1;
    if (*text == '.')
        text += 1 + strspn(text + 1, "0123456789");
    if (*text == 'Z')
        text++;
    return *text ? -1 : (hour * 60 + minute) * 60 + second;
}

/* days + second/86,400 as a decimal of FRACTION_DIGITS digits. */
static struct decimal make_serial(int64_t days, int second)
{
    int64_t unit = power_of_ten(FRACTION_DIGITS);
    int64_t rest = ((int64_t)second * unit + DAY_SECONDS / 2) / DAY_SECONDS;
    return decimal_scale(decimal_from_int(days * unit + rest),
                         -FRACTION_DIGITS);
}

static int64_t date_serial(struct date date, bool system_1904)
{
    int64_t days = date_to_time(date) / DAY_SECONDS + DAYS_TO_1970;
    if (system_1904)
        return days - DAYS_TO_1904;
    return days <= LEAP_BUG_SERIAL ? days - 1 : days;
}

bool value_date_from_iso(struct cell *cell, const char *text, bool system_1904)
{
    enum { DAY_BYTES = 10 };
    struct date date = {0};
    const char *time = text;
    if (strlen(text) >= DAY_BYTES) {
        char day[DAY_BYTES + 1];
        snprintf(day, sizeof day, "%.10s", text);
        if (date_parse_iso(day, &date))
            time = text + DAY_BYTES;
    }
    if (*time == 'T')
        time++;
    else if (date.year != 0 && *time)
        return false;
    int second = date.year != 0 && *time == '\0' ? 0 : parse_time(time);
    if (second < 0)
        return false;
    cell->kind = date.year != 0 ? CELL_DATE : CELL_NUMBER;
    cell->date = date;
    cell->second = date.year != 0 ? second : 0;
    int64_t days = date.year != 0 ? date_serial(date, system_1904) : 0;
    cell->number = make_serial(days, second);
    return true;
}
