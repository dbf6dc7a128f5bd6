#include "base/date.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 9999 };

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_is_valid(struct date d)
{
    return d.year >= FIRST_YEAR && d.year <= LAST_YEAR && d.month >= 1 &&
           d.month <= 12 && d.day >= 1 &&
           d.day <= days_of_month(d.year, d.month);
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

/* Days since 1970-01-01 (Gauss: the year is taken to begin in March, so that
 * the leap day is its last). */
static int64_t day_number(struct date d)
{
    int64_t y = d.month <= 2 ? d.year - 1 : d.year;
    int64_t m = (d.month + 9) % 12;
    int64_t days = 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10;
    return days + d.day - 1 - 719468;
}

static struct date date_from_day(int64_t day)
{
    int64_t z = day + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t m = (5 * of_year + 2) / 153;
    struct date d = {
        .day = (int)(of_year - (153 * m + 2) / 5 + 1),
        .month = (int)(m < 10 ? m + 3 : m - 9),
        .year = (int)(year + era * 400),
    };
    d.year += d.month <= 2;
    return d;
}

bool date_from_serial(int64_t serial, bool system_1904, struct date *out)
{
    if (serial < 0 || serial > 3000000)
        return false;
    int64_t day;
    if (system_1904) {
        day = day_number((struct date){1904, 1, 1}) + serial;
    } else {
        if (serial == 0 || serial == 60)
            return false;
        /* After the day that never was, serials run one ahead. */
        day = day_number((struct date){1899, 12, 31}) + serial - (serial > 60);
    }
    struct date d = date_from_day(day);
    if (!date_is_valid(d))
        return false;
    *out = d;
    return true;
}

bool date_parse_iso(const char *text, struct date *out)
{
    if (strlen(text) != 10 || strspn(text, "0123456789-") != 10 ||
        text[4] != '-' || text[7] != '-')
        return false;
    struct date d;
    if (sscanf(text, "%4d-%2d-%2d", &d.year, &d.month, &d.day) != 3 ||
        !date_is_valid(d))
        return false;
    *out = d;
    return true;
}

/* `11:00`, from 00:01 to 23:59. */
static bool parse_hour(const char *text, int *minute)
{
    int hour, rest;
    if (strlen(text) != 5 || strspn(text, "0123456789:") != 5 ||
        text[2] != ':' || sscanf(text, "%2d:%2d", &hour, &rest) != 2 ||
        hour > 23 || rest > 59)
        return false;
    *minute = hour * 60 + rest;
    return *minute > 0;
}

bool moment_parse(const char *text, struct moment *out)
{
    char day[11] = "";
    struct moment moment = {.minute = 0};
    size_t length = strcspn(text, " ");
    if (length != sizeof day - 1)
        return false;
    memcpy(day, text, length);
    if (!date_parse_iso(day, &moment.day) ||
        (text[length] && !parse_hour(text + length + 1, &moment.minute)))
        return false;
    *out = moment;
    return true;
}

struct date date_from_time(int64_t seconds)
{
    int64_t day = seconds / 86400 - (seconds % 86400 < 0);
    return date_from_day(day);
}

int64_t date_to_time(struct date d)
{
    return day_number(d) * 86400;
}

char *date_format_vi(struct date d, char *buffer)
{
    buffer[0] = '\0';
    if (d.year)
        snprintf(buffer, DATE_TEXT_SIZE, "%02d/%02d/%04d", d.day, d.month,
                 d.year);
    return buffer;
}

char *moment_format_vi(struct moment moment, char *buffer)
{
    char day[DATE_TEXT_SIZE];
    if (!moment.day.year || !moment.minute)
        return date_format_vi(moment.day, buffer);
    snprintf(buffer, DATE_TEXT_SIZE, "%dh%02d %s", moment.minute / 60,
             moment.minute % 60, date_format_vi(moment.day, day));
    return buffer;
}

char *date_format_iso(struct date d, char *buffer)
{
    buffer[0] = '\0';
    if (d.year)
        snprintf(buffer, DATE_TEXT_SIZE, "%04d-%02d-%02d", d.year, d.month,
                 d.day);
    return buffer;
}
