#include "intake/value/number.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { TYPED_SIZE = 64 };

/* `text` in ASCII; false where it is too long or has other characters. */
static bool make_plain(const char *text, char plain[TYPED_SIZE])
{
    char *settled = text_settle(text);
    size_t length = strlen(settled);
    bool good = length < TYPED_SIZE &&
                settled[strspn(settled, "0123456789.,%+- ")] == '\0';
    if (good)
        memcpy(plain, settled, length + 1);
    free(settled);
    return good;
}

static void trim(char **start)
{
    while (**start == ' ')
        ++*start;
    size_t length = strlen(*start);
    while (length > 0 && (*start)[length - 1] == ' ')
        (*start)[--length] = '\0';
}

static size_t count_of(const char *text, char c)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == c;
    return count;
}

/* Which characters mean what; '\0' for none. */
struct marks {
    char decimal, group;
    bool ambiguous;
};

/* One mark: `1.234` could be either. */
static struct marks single_mark(const char *body, char mark,
                                enum number_size size)
{
    const char *at = strchr(body, mark);
    size_t before = (size_t)(at - body), after = strlen(at + 1);
    bool groups = after == 3 && before >= 1 && before <= 3 && *body != '0';
    if (!groups || size != NUMBER_ANY)
        return (struct marks){.decimal = mark,
                              .ambiguous = groups && mark == '.' &&
                                           size == NUMBER_POINTS};
    if (mark == '.')
        return (struct marks){.group = mark, .ambiguous = true};
    return (struct marks){.decimal = mark, .ambiguous = true};
}

static bool find_marks(const char *body, enum number_size size,
                       struct marks *out)
{
    size_t dots = count_of(body, '.'), commas = count_of(body, ',');
    char one = dots > 0 ? '.' : ',';
    *out = (struct marks){0};
    if (strchr(body, ' ') != NULL) {
        out->group = ' ';
        out->decimal = dots + commas > 0 ? one : '\0';
        return dots + commas <= 1;
    }
    if (dots > 0 && commas > 0) {
        bool dot_last = strrchr(body, '.') > strrchr(body, ',');
        out->decimal = dot_last ? '.' : ',';
        out->group = dot_last ? ',' : '.';
        return count_of(body, out->decimal) == 1;
    }
    if (dots + commas > 1)
        out->group = one;
    else if (dots + commas == 1)
        *out = single_mark(body, one, size);
    return true;
}

/* Digits in groups of three after the first, which has one to three. */
static bool append_whole(const char *from, const char *to, char group,
                         char *out, size_t *used)
{
    size_t run = 0;
    bool grouped = false;
    for (const char *p = from; p < to; p++) {
        if (isdigit((unsigned char)*p)) {
            out[(*used)++] = *p;
            run++;
        } else if (*p == group && run >= 1 && run <= 3 &&
                   (!grouped || run == 3)) {
            grouped = true;
            run = 0;
        } else {
            return false;
        }
    }
    return !grouped || run == 3;
}

/* The number in the notation of decimal_parse. */
static bool to_decimal_text(const char *body, struct marks marks, char *out)
{
    size_t used = 0;
    const char *end = body + strlen(body);
    const char *point = end;
    if (marks.decimal != '\0')
        point = strchr(body, marks.decimal);
    if (!append_whole(body, point, marks.group, out, &used))
        return false;
    if (point < end) {
        if (used == 0)
            out[used++] = '0';
        size_t digits = strspn(point + 1, "0123456789");
        if (digits == 0 || point + 1 + digits != end)
            return false;
        out[used++] = '.';
        memcpy(out + used, point + 1, digits);
        used += digits;
    }
    out[used] = '\0';
    return used > 0;
}

bool number_read(const char *text, enum number_size size, struct number *out)
{
    char plain[TYPED_SIZE], digits[TYPED_SIZE + 2];
    if (!make_plain(text, plain))
        return false;
    char *body = plain;
    trim(&body);
    bool negative = *body == '-';
    if (*body == '-' || *body == '+')
        body++;
    size_t length = strlen(body);
    bool percent = length > 0 && body[length - 1] == '%';
    if (percent)
        body[length - 1] = '\0';
    trim(&body);
    struct marks marks;
    struct decimal value;
    if (!find_marks(body, percent ? NUMBER_PERCENT : size, &marks) ||
        !to_decimal_text(body, marks, digits) ||
        !decimal_parse(digits, strlen(digits), &value))
        return false;
    if (negative)
        value.coefficient = -value.coefficient;
    *out = (struct number){value, percent, marks.ambiguous};
    return true;
}
