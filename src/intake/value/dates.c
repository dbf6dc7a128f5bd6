#include "intake/value/dates.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *skip_spaces(const char *p)
{
    while (*p == ' ')
        p++;
    return p;
}

/* Reads one to four digits; NULL where there are none or more. */
static const char *read_digits(const char *p, int *value, int *digits)
{
    *value = *digits = 0;
    while (isdigit((unsigned char)*p)) {
        if (++*digits > 4)
            return NULL;
        *value = *value * 10 + (*p++ - '0');
    }
    return *digits > 0 ? p : NULL;
}

static const char *skip_word(const char *p, const char *word)
{
    size_t length = strlen(word);
    p = skip_spaces(p);
    return strncmp(p, word, length) == 0 ? skip_spaces(p + length) : p;
}

static bool full_year(int *year, int digits)
{
    if (digits == 2)
        *year += 2000;
    return digits == 2 || digits == 4;
}

/* Nothing, or a time of the day, stands at `p`. */
static bool ends_here(const char *p)
{
    if (*p == 't')
        p++;
    return p[strspn(p, " 0123456789:.zapm")] == '\0' &&
           (*p == '\0' || *p == ' ' || p[-1] == 't');
}

/* A month by its English name, from three letters on; NULL for none. */
static const char *read_month_name(const char *p, int *month)
{
    static const char *const names[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    size_t length = strspn(p, "abcdefghijklmnopqrstuvwxyz");
    for (int i = 0; length >= 3 && i < 12; i++) {
        if (strncmp(p, names[i], length) == 0) {
            *month = i + 1;
            return p + length;
        }
    }
    return NULL;
}

/* `3`, `thg 3`, `Mar`: `*named` where it is no number alone. */
static const char *read_month(const char *p, int *month, bool *named)
{
    int digits;
    const char *end = read_month_name(p, month);
    const char *number = skip_word(skip_word(p, "thang"), "thg");
    *named = end != NULL || number != p;
    return end != NULL ? end : read_digits(number, month, &digits);
}

/* Three numbers between equal marks, in the order of the text; around a month
 * that is named, blanks are marks too. */
static bool read_marked(const char *p, struct date *out)
{
    int first, month, last, first_digits, digits;
    bool named;
    p = read_digits(skip_word(p, "ngay"), &first, &first_digits);
    if (p == NULL)
        return false;
    p = skip_spaces(p);
    char mark = strchr("/.-\\,", *p) != NULL ? *p : '\0';
    p = read_month(skip_spaces(mark != '\0' ? p + 1 : p), &month, &named);
    if (p == NULL || (mark == '\0' && !named))
        return false;
    p = skip_spaces(p);
    if (mark != '\0' && *p != mark)
        return false;
    p = read_digits(skip_spaces(mark != '\0' ? p + 1 : p), &last, &digits);
    if (p == NULL || !ends_here(p))
        return false;
    struct date d = {last, month, first};
    if (first_digits == 4)
        d = (struct date){first, month, last};
    else if (!full_year(&d.year, digits))
        return false;
    if (!date_is_valid(d))
        return false;
    *out = d;
    return true;
}

/* `… 15 tháng 3 năm 2025 …`, folded. */
static bool read_words(const char *text, struct date *out)
{
    const char *month = strstr(text, "thang");
    if (month == NULL)
        return false;
    const char *day = month;
    while (day > text && day[-1] == ' ')
        day--;
    while (day > text && isdigit((unsigned char)day[-1]))
        day--;
    struct date d = {0};
    int digits;
    const char *p = read_digits(day, &d.day, &digits);
    if (p == NULL)
        return false;
    p = read_digits(skip_spaces(month + strlen("thang")), &d.month, &digits);
    if (p == NULL)
        return false;
    p = skip_spaces(p);
    if (*p == ',')
        p++;
    p = read_digits(skip_word(p, "nam"), &d.year, &digits);
    if (p == NULL || digits != 4 || !date_is_valid(d))
        return false;
    *out = d;
    return true;
}

/* The date without what people put around it: quotes in front, a remark in
 * brackets and the end of a sentence behind. In place. */
static const char *bare_date(char *folded)
{
    char *start = folded + strspn(folded, " '\"(");
    char *remark = strstr(start, " (");
    if (remark != NULL)
        *remark = '\0';
    size_t length = strlen(start);
    while (length > 0 && strchr(" .,;'\")", start[length - 1]) != NULL)
        start[--length] = '\0';
    return start;
}

bool value_read_date(const char *text, struct date *out)
{
    char *folded = text_fold_plain(text);
    const char *bare = bare_date(folded);
    bool read = read_marked(bare, out) || read_words(bare, out);
    free(folded);
    return read;
}
