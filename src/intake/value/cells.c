#include "intake/value/cells.h"

#include "base/text.h"
#include "intake/value/dates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No document of a campaign is older: an earlier day is a count. */
enum { YEAR_OF_DATES = 1990 };

enum { SERIAL_FIRST = 40000, SERIAL_LAST = 60000, DAYS_TO_1904 = 1462 };

bool cell_is_blank(const struct cell *cell)
{
    if (cell == NULL)
        return true;
    if (cell->kind != CELL_TEXT || cell->unsaved)
        return false;
    for (size_t i = 0; i < cell->length; i++)
        if (cell->text[i] > ' ' && cell->text[i] < 0x7F)
            return false; /* the rest decides only for exotic spaces */
    char *line = text_clean_line(cell->text, cell->length);
    bool blank = *line == '\0';
    free(line);
    return blank;
}

static const char *typed_number(struct arena *arena, const struct cell *cell)
{
    char buffer[DECIMAL_TEXT_SIZE];
    struct decimal shown =
        cell->percent ? decimal_scale(cell->number, 2) : cell->number;
    return arena_printf(arena, "%s%s", decimal_format_typed(shown, buffer),
                        cell->percent ? "%" : "");
}

/* A count in a cell that somebody gave a date's format. */
static const char *typed_count(struct arena *arena, const struct cell *cell)
{
    char buffer[DECIMAL_TEXT_SIZE];
    return arena_printf(arena, "%s (ô định dạng ngày)",
                        decimal_format_typed(cell->number, buffer));
}

const char *cell_shown_date(struct arena *arena, const struct cell *cell)
{
    char day[8] = "", month[8] = "", year[8] = "", time[16] = "";
    unsigned parts = cell->parts;
    if (parts & CELL_SHOWS_DAY)
        snprintf(day, sizeof day, "%d", cell->date.day % 100);
    if (parts & CELL_SHOWS_MONTH)
        snprintf(month, sizeof month, "%s%d", *day ? "/" : "",
                 cell->date.month % 100);
    if (parts & CELL_SHOWS_YEAR)
        snprintf(year, sizeof year, "%s%d", *day || *month ? "/" : "",
                 cell->date.year % 10000);
    if (parts & CELL_SHOWS_TIME)
        snprintf(time, sizeof time, "%s%02d:%02d", *day || *month ? " " : "",
                 cell->second / 3600, cell->second / 60 % 60);
    return arena_printf(arena, "%s%s%s%s", day, month, year, time);
}

const char *cell_typed(struct arena *arena, const struct cell *cell)
{
    if (cell == NULL)
        return "";
    char buffer[DATE_TEXT_SIZE];
    switch (cell->kind) {
    case CELL_NUMBER:
        return typed_number(arena, cell);
    case CELL_DATE:
        if (cell->date.year < YEAR_OF_DATES)
            return typed_count(arena, cell);
        return arena_strdup(arena, date_format_vi(cell->date, buffer));
    case CELL_BOOL:
        return decimal_sign(cell->number) != 0 ? "TRUE" : "FALSE";
    case CELL_TEXT:
    case CELL_ERROR:
        break;
    }
    return arena_take(arena, text_clean_line(cell->text, cell->length));
}

const char *cell_prose(struct arena *arena, const struct cell *cell)
{
    if (cell == NULL || cell->kind != CELL_TEXT)
        return cell_typed(arena, cell);
    const char *start = cell->text, *end = start + cell->length;
    start = text_trim(start, &end);
    return arena_strndup(arena, start, (size_t)(end - start));
}

static size_t count_lines(const char *text, size_t length)
{
    size_t count = 1;
    for (size_t i = 0; i < length; i++)
        count += text[i] == '\n';
    return count;
}

struct lines cell_lines(struct arena *arena, const struct cell *cell)
{
    struct lines lines = {0};
    if (cell_is_blank(cell))
        return lines;
    if (cell->kind != CELL_TEXT) {
        lines.items = arena_calloc(arena, 1, sizeof *lines.items);
        lines.items[lines.count++] = cell_typed(arena, cell);
        return lines;
    }
    size_t most = count_lines(cell->text, cell->length);
    lines.items = arena_calloc(arena, most, sizeof *lines.items);
    const char *start = cell->text, *end = start + cell->length;
    for (size_t i = 0; i < most; i++) {
        const char *stop = memchr(start, '\n', (size_t)(end - start));
        if (stop == NULL)
            stop = end;
        lines.items[i] =
            arena_take(arena, text_clean_line(start, (size_t)(stop - start)));
        if (*lines.items[i] != '\0')
            lines.count = i + 1;
        start = stop + (stop < end);
    }
    return lines;
}

/* The whole part of a number between the serials that are believed, which count
 * from so many days later. */
static bool whole_serial(struct decimal number, int64_t before, int64_t *out)
{
    if (decimal_compare(number, decimal_from_int(SERIAL_FIRST - before)) < 0 ||
        decimal_compare(number, decimal_from_int(SERIAL_LAST - before)) > 0)
        return false;
    int64_t value = number.coefficient;
    for (int e = number.exponent; e < 0; e++)
        value /= 10;
    for (int e = number.exponent; e > 0; e--)
        value *= 10;
    *out = value;
    return true;
}

bool cell_date(const struct cell *cell, struct date *out)
{
    int64_t serial;
    switch (cell->kind) {
    case CELL_DATE:
        *out = cell->date;
        return true;
    case CELL_TEXT:
        return value_read_date(cell->text, out);
    case CELL_NUMBER:
        return !cell->percent &&
               whole_serial(cell->number, cell->from_1904 ? DAYS_TO_1904 : 0,
                            &serial) &&
               date_from_serial(serial, cell->from_1904, out);
    case CELL_BOOL:
    case CELL_ERROR:
        break;
    }
    return false;
}
