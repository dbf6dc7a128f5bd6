#include "base/str.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void str_reserve(struct str *s, size_t more)
{
    if (more >= (size_t)-1 - s->length - 1)
        mem_fail();
    size_t need = s->length + more + 1;
    if (need <= s->capacity)
        return;
    size_t grown = s->capacity < 32 ? 64 : s->capacity * 2;
    if (grown < need)
        grown = need;
    s->data = mem_resize(s->data, grown, 1);
    s->capacity = grown;
}

void str_append_bytes(struct str *s, const void *bytes, size_t length)
{
    str_reserve(s, length);
    if (length)
        memcpy(s->data + s->length, bytes, length);
    s->length += length;
    s->data[s->length] = '\0';
}

void str_append(struct str *s, const char *text)
{
    str_append_bytes(s, text, strlen(text));
}

void str_append_char(struct str *s, char c)
{
    str_append_bytes(s, &c, 1);
}

void str_append_number(struct str *s, unsigned long number)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    str_append_bytes(s, digits + at, sizeof digits - at);
}

void str_append_big_endian(struct str *s, uint64_t number, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--)
        str_append_char(s, (char)(i < 8 ? number >> 8 * i & 0xFF : 0));
}

/* Most texts fit into the room that there is: those are formatted once. */
void str_printf(struct str *s, const char *format, ...)
{
    enum { USUAL = 32 };
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    str_reserve(s, USUAL);
    size_t room = s->capacity - s->length;
    int length = vsnprintf(s->data + s->length, room, format, args);
    va_end(args);
    if (length > 0 && (size_t)length >= room) {
        str_reserve(s, (size_t)length);
        vsnprintf(s->data + s->length, (size_t)length + 1, format, again);
    }
    s->length += length > 0 ? (size_t)length : 0;
    s->data[s->length] = '\0';
    va_end(again);
}

const char *str_text(const struct str *s)
{
    return s->data ? s->data : "";
}

char *str_take(struct str *s)
{
    char *data = s->data ? s->data : mem_strdup("");
    *s = (struct str){0};
    return data;
}

void str_reset(struct str *s)
{
    s->length = 0;
    if (s->data)
        s->data[0] = '\0';
}

void str_clear(struct str *s)
{
    free(s->data);
    *s = (struct str){0};
}

void str_fill_in(struct str *str, const char *format,
                 const struct str_blank *blanks)
{
    while (*format) {
        const struct str_blank *blank = blanks;
        while (blank->tag &&
               strncmp(format, blank->tag, strlen(blank->tag)) != 0)
            blank++;
        if (blank->tag) {
            str_append(str, blank->text);
            format += strlen(blank->tag);
        } else {
            str_append_char(str, *format++);
        }
    }
}
