#include "base/text.h"
#include "document/template/mustache/mustache.h"

#include <ctype.h>
#include <string.h>

/* Letters and digits for which Markdown needs no help: ASCII and Latin ones.
 * What is left out merely gets a guard without need. */
static bool is_plain(unsigned c)
{
    if (c < 0x80)
        return isalnum((int)c);
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
           (c >= 0x1E00 && c <= 0x1EFF);
}

static bool starts_plain(const char *text, size_t length)
{
    unsigned c;
    return text_decode(text, length, &c) && is_plain(c);
}

static bool ends_plain(const char *text, size_t length)
{
    size_t start = length;
    while (start && ((unsigned char)text[--start] & 0xC0) == 0x80)
        continue;
    return starts_plain(text + start, length - start);
}

static void escape_text(const char *text, struct str *out)
{
    size_t left = strlen(text), size;
    unsigned c;
    for (; (size = text_decode(text, left, &c)) > 0;
         text += size, left -= size) {
        if (c == '\n') {
            str_append(out, "<br>");
        } else if (text_is_control(c)) {
            str_append_char(out, ' ');
        } else if (strncmp(text, MUSTACHE_GUARD, size) == 0) {
            text_append_codepoint(out, 0xFFFD);
        } else {
            if (c < 0x80 && ispunct((int)c))
                str_append_char(out, '\\');
            str_append_bytes(out, text, size);
        }
    }
}

static void escape_address(const char *text, struct str *out)
{
    for (const char *s = text; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c <= ' ' || c >= 0x7F)
            str_printf(out, "%%%02X", c);
        else
            str_printf(out, ispunct(c) ? "\\%c" : "%c", c);
    }
}

static bool ends_with(const struct str *s, const char *tail)
{
    size_t length = strlen(tail);
    return s->length >= length &&
           memcmp(s->data + s->length - length, tail, length) == 0;
}

void mustache_escape(const char *text, struct str *out)
{
    if (ends_with(out, "](") || ends_with(out, "](<")) {
        escape_address(text, out);
        return;
    }
    size_t length = strlen(text);
    if (!starts_plain(text, length))
        str_append(out, MUSTACHE_GUARD);
    escape_text(text, out);
    if (!ends_plain(text, length) && length)
        str_append(out, MUSTACHE_GUARD);
}
