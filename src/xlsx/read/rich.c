#include "xlsx/read/rich.h"

#include <string.h>

void rich_reset(struct rich *rich)
{
    str_reset(&rich->seen);
    str_reset(&rich->own);
    rich->struck = rich->raised = rich->gap = false;
    rich->mark_length = 0;
    rich_start_run(rich);
}

void rich_start_run(struct rich *rich)
{
    rich->run_owns = rich->run_struck = rich->run_raised = false;
}

void rich_font(struct rich *rich)
{
    rich->run_owns = true;
}

void rich_strike(struct rich *rich, const char *value)
{
    rich->run_struck =
        !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
}

void rich_align(struct rich *rich, const char *value)
{
    rich->run_raised = value && (strcmp(value, "superscript") == 0 ||
                                 strcmp(value, "subscript") == 0);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_number(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!is_digit(text[i]))
            return false;
    return length > 0;
}

static bool ends_in_digit(const struct str *text)
{
    return text->length > 0 && is_digit(text->data[text->length - 1]);
}

/* A mark in front of a number is only known for one when the number comes. */
static void drop_mark(struct rich *rich)
{
    rich->seen.length -= rich->mark_length;
    rich->seen.data[rich->seen.length] = '\0';
    rich->raised = true;
}

/* Two numbers that stood apart must not run together where what was between
 * them is left out. */
static void append_seen(struct rich *rich, const char *text, size_t length)
{
    if (rich->mark_length > 0 && is_digit(*text))
        drop_mark(rich);
    if (rich->gap && ends_in_digit(&rich->seen) && is_digit(*text))
        str_append_char(&rich->seen, ' ');
    str_append_bytes(&rich->seen, text, length);
    rich->gap = false;
    rich->mark_length = 0;
}

void rich_append(struct rich *rich, const char *text, size_t length)
{
    if (length == 0)
        return;
    if (rich->run_struck) {
        rich->struck = rich->gap = true;
        return;
    }
    bool mark = rich->run_raised && is_number(text, length);
    if (mark && ends_in_digit(&rich->seen)) {
        rich->raised = true;
        return;
    }
    append_seen(rich, text, length);
    if (mark)
        rich->mark_length = length;
    if (rich->run_owns)
        str_append_bytes(&rich->own, text, length);
}

void rich_clear(struct rich *rich)
{
    str_clear(&rich->seen);
    str_clear(&rich->own);
}
