#include "results/site/html.h"

#include "base/file.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const char *html_entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* Control characters, which a page may not hold, and marks that turn its text
 * around: only a file's name has any. What is no UTF-8 has none when it has
 * been cleaned. */
static bool has_control(const char *text)
{
    size_t left = strlen(text), size;
    unsigned c;
    for (; (size = text_decode(text, left, &c)) > 0; text += size, left -= size)
        if ((text_is_control(c) && c != '\n') || text_is_invisible(c))
            return true;
    return false;
}

void html_text(const char *text, struct str *out)
{
    char *made;
    if (has_control(text))
        text = made = text_visible(text);
    else
        text = text_as_utf8(text, &made);
    for (; *text; text++) {
        const char *entity = html_entity(*text);
        if (entity)
            str_append(out, entity);
        else
            str_append_char(out, *text);
    }
    free(made);
}

/* How many bytes at `text` may not stand in a script as they are, and what
 * stands for them. */
static size_t unsafe_in_script(const char *text, const char **instead)
{
    static const struct {
        const char *text, *instead;
    } unsafe[] = {
        {"<", "\\u003c"},
        {">", "\\u003e"},
        {"&", "\\u0026"},
        {"\xE2\x80\xA8", "\\u2028"},
        {"\xE2\x80\xA9", "\\u2029"},
    };
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++) {
        size_t length = strlen(unsafe[i].text);
        if (strncmp(text, unsafe[i].text, length) == 0) {
            *instead = unsafe[i].instead;
            return length;
        }
    }
    return 0;
}

void html_json(const char *json, struct str *out)
{
    const char *from = json;
    for (const char *p = json; (p = strpbrk(p, "<>&\xE2")) != NULL;) {
        const char *instead;
        size_t length = unsafe_in_script(p, &instead);
        if (length == 0) {
            p++;
            continue;
        }
        str_append_bytes(out, from, (size_t)(p - from));
        str_append(out, instead);
        p += length;
        from = p;
    }
    str_append(out, from);
}

void html_block(const char *prefix, const char *name, struct str *json,
                struct str *out)
{
    str_printf(out, "<script type=\"application/json\" id=\"%s", prefix);
    html_text(name, out);
    str_append(out, "\">");
    html_json(str_text(json), out);
    str_append(out, "</script>\n");
    str_reset(json);
}

void html_href(const char *path, struct str *out)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    for (; *path; path++) {
        if (strchr(plain, *path))
            str_append_char(out, *path);
        else
            str_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
    }
}

static void append_base64(const unsigned char *bytes, size_t count,
                          struct str *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < count; i += 3) {
        unsigned three = (unsigned)bytes[i] << 16;
        three |= i + 1 < count ? (unsigned)bytes[i + 1] << 8 : 0;
        three |= i + 2 < count ? (unsigned)bytes[i + 2] : 0;
        str_append_char(out, digits[three >> 18]);
        str_append_char(out, digits[three >> 12 & 63]);
        str_append_char(out, i + 1 < count ? digits[three >> 6 & 63] : '=');
        str_append_char(out, i + 2 < count ? digits[three & 63] : '=');
    }
}

void html_csp_hash(const char *text, size_t length, struct str *out)
{
    char hex[SHA256_HEX_SIZE];
    unsigned char bytes[(SHA256_HEX_SIZE - 1) / 2];
    sha256_of(text, length, hex);
    for (size_t i = 0; i < sizeof bytes; i++) {
        char pair[] = {hex[2 * i], hex[2 * i + 1], '\0'};
        bytes[i] = (unsigned char)strtoul(pair, NULL, 16);
    }
    str_append(out, "sha256-");
    append_base64(bytes, sizeof bytes, out);
}
