/* Calendar dates, proleptic Gregorian. May be included by everything. */
#ifndef DTI_BASE_DATE_H
#define DTI_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct date {
    int year, month, day; /* year 0 means "no date" */
};

enum { DATE_TEXT_SIZE = 32 };

bool date_is_valid(struct date d); /* years 1900 to 9999 */
int date_compare(struct date a, struct date b);

/* The day of a spreadsheet's serial number: day 1 is 1900-01-01, and serial 60,
 * the 29 February 1900 that never was, is refused (ECMA-376-1 18.17.4.1); in
 * the 1904 system day 0 is 1904-01-01. False outside 1900 to 9999. */
bool date_from_serial(int64_t serial, bool system_1904, struct date *out);

/* Reads `2025-03-15`, the whole text. */
bool date_parse_iso(const char *text, struct date *out);

/* The UTC date of a moment. */
struct date date_from_time(int64_t seconds_since_1970);

/* Seconds since 1970 at 00:00 UTC of the day. */
int64_t date_to_time(struct date d);

/* A day, and the hour where it has one. */
struct moment {
    struct date day;
    int minute; /* of the day; 0: the whole day is meant */
};

/* Reads `2025-03-15` or `2025-03-15 11:00`, the whole text; the hour lies
 * between 00:01 and 23:59. */
bool moment_parse(const char *text, struct moment *out);

/* "11h00 15/03/2025"; without an hour as date_format_vi has it. */
char *moment_format_vi(struct moment moment, char *buffer);

/* `15/3/2025` -> "15/03/2025"; "" without a date. */
char *date_format_vi(struct date d, char *buffer);
char *date_format_iso(struct date d, char *buffer);

#endif
