#include "xlsx/read/value.h"

#include "xlsx/read/limits.h"

#include <string.h>

enum {
    DAY_SECONDS = 86400,
    FRACTION_DIGITS = 9,  /* of a day: 0.1 ms */
    DAYS_TO_1970 = 25569, /* from 1899-12-30, day 0 since March 1900 */
    DAYS_TO_1904 = 1462,
    LEAP_BUG_SERIAL = 60 /* the 29 February 1900 that never was */
};

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* One corner of a range; a part that is not there is 0. */
struct corner {
    uint32_t row, column;
};

/* Reads what there is of letters and digits and says where they end. */
static const char *read_corner(const char *text, struct corner *corner)
{
    uint32_t letters = 0, number = 0;
    for (; is_letter(*text) && letters <= SHEET_MAX_COLUMN; text++)
        letters = letters * 26 + (uint32_t)((*text | 0x20) - 'a') + 1;
    for (; *text >= '0' && *text <= '9' && number <= SHEET_MAX_ROW; text++)
        number = number * 10 + (uint32_t)(*text - '0');
    *corner = (struct corner){number, letters};
    return text;
}

static bool is_inside(const struct corner *corner)
{
    return corner->row <= SHEET_MAX_ROW && corner->column <= SHEET_MAX_COLUMN;
}

bool sheet_parse_reference(const char *text, uint32_t *row, uint32_t *column)
{
    struct corner corner;
    const char *end = read_corner(text, &corner);
    *row = corner.row;
    *column = corner.column;
    return *end == '\0' && corner.row > 0 && corner.column > 0 &&
           is_inside(&corner);
}

/* Orders a pair of bounds; two that are missing become the whole sheet. False
 * where one is there and the other is not. */
static bool set_bounds(uint32_t a, uint32_t b, uint32_t most, uint32_t *first,
                       uint32_t *last)
{
    *first = a < b ? a : b;
    *last = a < b ? b : a;
    if (*last == 0) {
        *first = 1;
        *last = most;
    }
    return *first > 0;
}

bool sheet_parse_range(const char *text, struct cell_range *range)
{
    struct corner one, two;
    const char *end = read_corner(text, &one);
    bool single = *end == '\0';
    two = one;
    if (!single && (*end != ':' || *read_corner(end + 1, &two) != '\0'))
        return false;
    bool whole = one.row == 0 || one.column == 0;
    if ((single && whole) || (one.row == 0 && one.column == 0))
        return false;
    return is_inside(&one) && is_inside(&two) &&
           set_bounds(one.row, two.row, SHEET_MAX_ROW, &range->first_row,
                      &range->last_row) &&
           set_bounds(one.column, two.column, SHEET_MAX_COLUMN,
                      &range->first_column, &range->last_column);
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

bool sheet_date_from_serial(struct cell *cell, bool system_1904)
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
 * day, rounded half up and so up to DAY_SECONDS, or -1. */
static int parse_time(const char *text)
{
    int hour = two_digits(&text, 24);
    if (hour < 0 || *text != ':')
        return -1;
    int minute = part_after_colon(&text);
    int second = part_after_colon(&text);
    if (minute < 0 || second < 0)
        return -1;
    if (*text == '.') {
        second += text[1] >= '5' && text[1] <= '9';
        text += 1 + strspn(text + 1, "0123456789");
    }
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

/* The rest of `text` after its day; `text` itself where it has none, NULL where
 * something else than a time follows. */
static const char *read_day(const char *text, struct date *date)
{
    enum { DAY_BYTES = 10 };
    char day[DAY_BYTES + 1];
    if (strlen(text) < DAY_BYTES)
        return text;
    memcpy(day, text, DAY_BYTES);
    day[DAY_BYTES] = '\0';
    if (!date_parse_iso(day, date))
        return text;
    text += DAY_BYTES;
    if (*text == '\0')
        return text;
    return *text == 'T' && text[1] ? text + 1 : NULL;
}

bool sheet_date_from_iso(struct cell *cell, const char *text, bool system_1904)
{
    struct date date = {0};
    const char *time = read_day(text, &date);
    bool has_day = date.year != 0;
    int second = !time ? -1 : has_day && !*time ? 0 : parse_time(time);
    if (second < 0)
        return false;
    int64_t days = has_day ? date_serial(date, system_1904) : 0;
    cell->number = make_serial(days, second);
    cell->kind = CELL_NUMBER;
    if (!has_day)
        return true;
    if (second == DAY_SECONDS)
        date = date_from_time(date_to_time(date) + DAY_SECONDS);
    cell->kind = CELL_DATE;
    cell->date = date;
    cell->second = second % DAY_SECONDS;
    return true;
}
