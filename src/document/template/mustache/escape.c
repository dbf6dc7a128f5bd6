#include "base/text.h"
#include "document/template/mustache/mustache.h"

#include <ctype.h>
#include <string.h>

/* That of MUSTACHE_GUARD. */
enum { GUARD_CODEPOINT = 0xFDD0 };

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

/* How many bytes begin the text that are printed as they are. */
static size_t unescaped_length(const char *text, size_t length)
{
    size_t at = 0, size;
    unsigned c;
    while ((size = text_decode(text + at, length - at, &c)) > 0 &&
           !text_is_control(c) && c != GUARD_CODEPOINT &&
           !(c < 0x80 && ispunct((int)c)))
        at += size;
    return at;
}

/* What the text begins with, which is printed otherwise; its bytes. */
static size_t escape_one(const char *text, size_t length, struct str *out)
{
    unsigned c;
    size_t size = text_decode(text, length, &c);
    if (size == 0)
        return 0;
    if (c == '\n') {
        str_append(out, "<br>");
    } else if (text_is_control(c)) {
        str_append_char(out, ' ');
    } else if (c == GUARD_CODEPOINT) {
        text_append_codepoint(out, 0xFFFD);
    } else {
        const char escaped[] = {'\\', (char)c};
        str_append_bytes(out, escaped, sizeof escaped);
    }
    return size;
}

static void escape_text(const char *text, size_t length, struct str *out)
{
    size_t size;
    do {
        size_t plain = unescaped_length(text, length);
        str_append_bytes(out, text, plain);
        text += plain;
        length -= plain;
        size = escape_one(text, length, out);
        text += size;
        length -= size;
    } while (size > 0);
}

static void escape_address(const char *text, struct str *out)
{
    for (const char *s = text; *s; s++) {
        unsigned char c = (unsigned char)*s;
        const char escaped[] = {'\\', *s};
        if (c <= ' ' || c >= 0x7F)
            str_printf(out, "%%%02X", c);
        else if (ispunct(c))
            str_append_bytes(out, escaped, sizeof escaped);
        else
            str_append_char(out, *s);
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
    escape_text(text, length, out);
    if (!ends_plain(text, length) && length)
        str_append(out, MUSTACHE_GUARD);
}
