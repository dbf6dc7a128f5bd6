#include "document/join/renumber.h"

#include "document/pdf/objects.h"

#include <stdbool.h>
#include <string.h>

/* ISO 32000-1 7.2.2: all but white space and delimiters. */
static bool is_regular(char c)
{
    switch (c) {
    case '\0':
    case '\t':
    case '\n':
    case '\f':
    case '\r':
    case ' ':
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
        return false;
    default:
        return true;
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Behind the string that begins at `at`: of parentheses, which nest, or of
 * hexadecimal digits. */
static const char *skip_string(const char *at, const char *end)
{
    int depth = 0;
    if (*at == '<') {
        const char *close = memchr(at, '>', (size_t)(end - at));
        return close ? close + 1 : end;
    }
    for (; at < end; at++) {
        if (*at == '\\' && at + 1 < end)
            at++;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return end;
}

static bool starts_string(const char *at, const char *end)
{
    return *at == '(' || (*at == '<' && (at + 1 == end || at[1] != '<'));
}

/* The number between two places. */
static unsigned long value_of(const char *at, const char *end)
{
    unsigned long value = 0;
    for (; at < end && value < 1UL << 32; at++)
        value = value * 10 + (unsigned long)(*at - '0');
    return value;
}

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && is_digit(*at))
        at++;
    return at;
}

static const char *skip_regular(const char *at, const char *end)
{
    while (at < end && is_regular(*at))
        at++;
    return at;
}

/* Whether ` 0 R` stands at `at`. */
static bool is_reference(const char *at, const char *end)
{
    enum { LENGTH = 4 };
    return end - at >= LENGTH && memcmp(at, " 0 R", LENGTH) == 0 &&
           (end - at == LENGTH || !is_regular(at[LENGTH]));
}

/* Whether a name is a key of the parent tree's keys. */
static bool is_parents(const char *name, const char *end)
{
    static const char KEY[] = "StructParent", KEYS[] = "StructParents";
    size_t length = (size_t)(end - name);
    return (length == sizeof KEY - 1 || length == sizeof KEYS - 1) &&
           memcmp(name, KEYS, length) == 0;
}

/* A text on its way: what stands between `from` and `at` is still to be
 * copied. */
struct copying {
    const struct renumbering *by;
    const char *from, *at, *end;
    struct str *out;
};

static void flush(struct copying *c)
{
    str_append_bytes(c->out, c->from, (size_t)(c->at - c->from));
}

static void copy_reference(struct copying *c, const char *stop)
{
    unsigned long old = value_of(c->at, stop);
    flush(c);
    objects_reference(
        c->out,
        c->by->number(c->by->userdata, old < 1UL << 31 ? (unsigned)old : 0));
    c->from = c->at = stop + 4;
}

/* A name, and the number behind it where that is a key of the parent tree. */
static void copy_name(struct copying *c)
{
    const char *name = c->at + 1;
    c->at = skip_regular(name, c->end);
    if (!is_parents(name, c->at) || c->at == c->end || *c->at != ' ')
        return;
    c->at++;
    const char *stop = skip_digits(c->at, c->end);
    flush(c);
    str_append_number(c->out, value_of(c->at, stop) + c->by->parents);
    c->from = c->at = stop;
}

static void copy_token(struct copying *c)
{
    const char *stop = skip_digits(c->at, c->end);
    if (stop > c->at && is_reference(stop, c->end))
        copy_reference(c, stop);
    else
        c->at = skip_regular(c->at, c->end);
}

void renumber(const struct renumbering *renumbering, const char *text,
              size_t length, struct str *out)
{
    struct copying c = {renumbering, text, text, text + length, out};
    while (c.at < c.end) {
        if (is_regular(*c.at))
            copy_token(&c);
        else if (*c.at == '/')
            copy_name(&c);
        else if (starts_string(c.at, c.end))
            c.at = skip_string(c.at, c.end);
        else if (*c.at == '<') /* of two */
            c.at += 2;
        else
            c.at++;
    }
    flush(&c);
}
