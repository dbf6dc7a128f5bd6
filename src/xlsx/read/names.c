#include "xlsx/read/names.h"

#include "base/mem.h"
#include "base/str.h"

#include <stdbool.h>
#include <string.h>

/* The locale must not matter: part names are compared as ASCII. */
static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

char *name_key(const char *name)
{
    while (*name == '/' || *name == '\\')
        name++;
    char *key = mem_strdup(name);
    for (char *c = key; *c; c++)
        *c = *c == '\\' ? '/' : small(*c);
    return key;
}

int name_hex_digit(char c)
{
    c = small(c);
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void name_percent_decode(char *name)
{
    char *to = name;
    for (const char *from = name; *from; from++) {
        int high = *from == '%' ? name_hex_digit(from[1]) : -1;
        int low = high >= 0 ? name_hex_digit(from[2]) : -1;
        if (low >= 0 && high + low > 0) {
            *to++ = (char)(high * 16 + low);
            from += 2;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
}

static void drop_last_segment(struct str *path)
{
    while (path->length > 0 && path->data[path->length - 1] != '/')
        path->length--;
    if (path->length > 0)
        path->length--;
    if (path->data)
        path->data[path->length] = '\0';
}

static void append_segment(struct str *path, const char *segment, size_t length)
{
    if (length == 0 || (length == 1 && segment[0] == '.'))
        return;
    if (length == 2 && memcmp(segment, "..", 2) == 0) {
        drop_last_segment(path);
        return;
    }
    if (path->length > 0)
        str_append_char(path, '/');
    str_append_bytes(path, segment, length);
}

static void append_path(struct str *path, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "/\\");
        append_segment(path, text, length);
        text += length + (text[length] != '\0');
    }
}

char *name_resolve(const char *source, const char *target)
{
    struct str path = {0};
    bool absolute = *target == '/' || *target == '\\';
    if (!absolute) {
        append_path(&path, source);
        drop_last_segment(&path);
    }
    append_path(&path, target);
    return str_take(&path);
}
