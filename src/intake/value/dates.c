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
    return p[strspn(p, " 0123456789:.z")] == '\0' &&
           (*p == '\0' || *p == ' ' || p[-1] == 't');
}

/* Three numbers between equal marks, in the order of the text. */
static bool read_marked(const char *p, struct date *out)
{
    int part[3], digits[3];
    char mark = '\0';
    p = skip_word(p, "ngay");
    for (int i = 0; i < 3; i++) {
        p = read_digits(skip_spaces(p), &part[i], &digits[i]);
        if (p == NULL)
            return false;
        if (i == 2)
            break;
        p = skip_spaces(p);
        if (strchr("/.-", *p) == NULL || *p == '\0' || (i == 1 && *p != mark))
            return false;
        mark = *p++;
    }
    if (!ends_here(p))
        return false;
    struct date d = {part[2], part[1], part[0]};
    if (digits[0] == 4)
        d = (struct date){part[0], part[1], part[2]};
    else if (!full_year(&d.year, digits[2]))
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

bool date_read(const char *text, struct date *out)
{
    char *folded = text_fold_plain(text);
    bool read = read_marked(folded, out) || read_words(folded, out);
    free(folded);
    return read;
}
