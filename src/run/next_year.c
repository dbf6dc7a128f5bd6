#include "run/next_year.h"

#include "base/date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { ISO_LENGTH = 10, LEFT_MOST = 4000 };

struct line {
    const char *start, *code_end, *end; /* code_end: before the remark */
    int number;
};

/* What `#` begins at the start of a line or behind a space is a remark. */
static const char *find_remark(const char *start, const char *end)
{
    for (const char *at = start; at < end; at++)
        if (*at == '#' && (at == start || at[-1] == ' '))
            return at;
    return end;
}

static bool starts(struct line line, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(line.end - line.start) >= length &&
           strncmp(line.start, word, length) == 0;
}

static bool is_edge(char c)
{
    return !isalnum((unsigned char)c) && c != '-' && c != '/';
}

/* Whether an ISO date stands at `at`, and nothing that it is a part of. */
static bool is_date(struct line line, const char *at, struct date *date)
{
    char text[ISO_LENGTH + 1];
    if (line.code_end - at < ISO_LENGTH ||
        (at > line.start && !is_edge(at[-1])) ||
        (line.code_end - at > ISO_LENGTH && !is_edge(at[ISO_LENGTH])))
        return false;
    memcpy(text, at, ISO_LENGTH);
    text[ISO_LENGTH] = '\0';
    return date_parse_iso(text, date) && date_is_valid(*date);
}

/* The word before the colon before `at`. */
static void append_key(struct line line, const char *at, struct str *out)
{
    const char *end = at;
    while (end > line.start && *end != ':')
        end--;
    const char *start = end;
    while (start > line.start &&
           (isalnum((unsigned char)start[-1]) || start[-1] == '_'))
        start--;
    str_append_bytes(out, start, (size_t)(end - start));
}

static void move_date(struct next_year *next, const char *name,
                      struct line line, const char *at, struct date date,
                      struct str *out)
{
    struct date moved = date;
    char before[DATE_TEXT_SIZE], after[DATE_TEXT_SIZE];
    moved.year += next->to - next->from;
    if (!date_is_valid(moved))
        moved.day = 28;
    str_printf(out, "%04d-%02d-%02d", moved.year, moved.month, moved.day);
    str_printf(&next->moved, "- %s:%d: ", name, line.number);
    append_key(line, at, &next->moved);
    str_printf(&next->moved, ": %s → %s\n", date_format_vi(date, before),
               date_format_vi(moved, after));
}

static void move_dates(struct next_year *next, const char *name,
                       struct line line, struct str *out)
{
    struct date date;
    const char *at = line.start;
    while (at < line.code_end) {
        if (is_date(line, at, &date)) {
            move_date(next, name, line, at, date, out);
            at += ISO_LENGTH;
        } else {
            str_append_char(out, *at++);
        }
    }
    str_append_bytes(out, at, (size_t)(line.end - at));
}

/* `year: 2025`, with whatever stands around the number. */
static void move_year(const struct next_year *next, struct line line,
                      struct str *out)
{
    char year[16];
    snprintf(year, sizeof year, "%d", next->from);
    const char *at = memmem(line.start, (size_t)(line.code_end - line.start),
                            year, strlen(year));
    if (!at) {
        str_append_bytes(out, line.start, (size_t)(line.end - line.start));
        return;
    }
    str_append_bytes(out, line.start, (size_t)(at - line.start));
    str_printf(out, "%d", next->to);
    at += strlen(year);
    str_append_bytes(out, at, (size_t)(line.end - at));
}

static void note_left(struct next_year *next, const char *name,
                      struct line line)
{
    char year[16];
    snprintf(year, sizeof year, "%d", next->from);
    const char *start = line.start;
    while (start < line.code_end && *start == ' ')
        start++;
    size_t length = (size_t)(line.code_end - start);
    bool names_file = memmem(start, length, ".yaml", 5) != NULL;
    if (!names_file && next->left.length < LEFT_MOST &&
        memmem(start, length, year, strlen(year)))
        str_printf(&next->left, "- %s:%d: %.*s\n", name, line.number,
                   (int)length, start);
}

/* A line of any other kind: its dates move, and an old year in it is reported.
 */
static void move_rest(struct next_year *next, const char *name,
                      struct line line, struct str *out)
{
    size_t moved = next->moved.length;
    move_dates(next, name, line, out);
    if (next->moved.length == moved)
        note_left(next, name, line);
}

/* The lines that name results of earlier years, in place of the old ones. */
static void write_previous(const struct next_year *next, struct line line,
                           struct str *out)
{
    if (next->previous)
        str_append(out, next->previous);
    else
        str_append_bytes(out, line.start, (size_t)(line.end - line.start));
}

/* Whether a line goes on with what a key without a blank before it began. */
static bool goes_on(const char *text)
{
    return *text == ' ' || *text == '-' || *text == ']' || *text == '}';
}

/* Whether the line is of `final:`, which `inside` says of the one before. Empty
 * lines and remarks at the margin may stand among its lines, and stay. */
static bool is_of_final(struct line line, bool inside)
{
    return starts(line, "final:") || (inside && goes_on(line.start));
}

static bool ends_final(struct line line)
{
    return line.start < line.code_end && !goes_on(line.start);
}

/* What follows the list whose lines begin at `text`. */
static const char *skip_list(const char *text, int *number)
{
    while (goes_on(text)) {
        text += strcspn(text, "\n");
        text += *text == '\n';
        ++*number;
    }
    return text;
}

static struct line take_line(const char *at, int number)
{
    struct line line = {.start = at, .number = number};
    line.end = at + strcspn(at, "\n");
    line.code_end = find_remark(at, line.end);
    return line;
}

/* How the line begins that names results of earlier years: a remark that shows
 * how to where there is no other. */
static const char *previous_word(const char *text)
{
    bool named = strncmp(text, "previous:", 9) == 0 ||
                 strstr(text, "\nprevious:") != NULL;
    return named ? "previous:" : "# previous:";
}

/* A line that is not of `final:`. */
static void edit_line(struct next_year *next, const char *name,
                      struct line line, struct str *out)
{
    if (starts(line, "year:"))
        move_year(next, line, out);
    else
        move_rest(next, name, line, out);
}

void next_year_edit(struct next_year *next, const char *name, const char *text,
                    struct str *out)
{
    bool main_file = strcmp(name, "campaign.yaml") == 0, written = !main_file;
    bool in_final = false;
    const char *previous = previous_word(text);
    int number = 0;
    while (*text) {
        struct line line = take_line(text, ++number);
        text = line.end + (*line.end == '\n');
        if (main_file && is_of_final(line, in_final)) {
            in_final = true;
            str_append_bytes(&next->dropped, line.start,
                             (size_t)(text - line.start));
            continue;
        }
        in_final &= !ends_final(line);
        if (!written && starts(line, previous)) {
            write_previous(next, line, out);
            written = true;
            if (next->previous && *line.start != '#')
                text = skip_list(text, &number);
        } else {
            edit_line(next, name, line, out);
        }
        if (*line.end == '\n')
            str_append_char(out, '\n');
    }
    if (!written && next->previous)
        str_printf(out, "\n%s\n", next->previous);
}

void next_year_clear(struct next_year *next)
{
    str_clear(&next->moved);
    str_clear(&next->left);
    str_clear(&next->dropped);
}
