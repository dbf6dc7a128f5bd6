#include "document/markdown/text.h"

#include "base/text.h"
#include "base/vec.h"
#include "document/template/mustache/mustache.h"

#include <ctype.h>

enum { GUARD_SIZE = sizeof MUSTACHE_GUARD - 1 };

/* Those that someone writing a Vietnamese document may want. */
static const struct {
    const char *name;
    unsigned codepoint;
} entities[] = {
    {"amp", '&'},      {"lt", '<'},        {"gt", '>'},
    {"quot", '"'},     {"apos", '\''},     {"nbsp", 0xA0},
    {"sect", 0xA7},    {"copy", 0xA9},     {"laquo", 0xAB},
    {"raquo", 0xBB},   {"deg", 0xB0},      {"plusmn", 0xB1},
    {"sup2", 0xB2},    {"sup3", 0xB3},     {"middot", 0xB7},
    {"frac12", 0xBD},  {"times", 0xD7},    {"divide", 0xF7},
    {"ensp", 0x2002},  {"emsp", 0x2003},   {"thinsp", 0x2009},
    {"ndash", 0x2013}, {"mdash", 0x2014},  {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"bull", 0x2022},  {"hellip", 0x2026}, {"permil", 0x2030},
    {"larr", 0x2190},  {"uarr", 0x2191},   {"rarr", 0x2192},
    {"darr", 0x2193},  {"minus", 0x2212},  {"ne", 0x2260},
    {"le", 0x2264},    {"ge", 0x2265},
};

void markdown_append_unguarded(struct str *out, const char *text, size_t length)
{
    const char *end = text + length, *guard;
    while ((guard = memmem(text, (size_t)(end - text), MUSTACHE_GUARD,
                           GUARD_SIZE))) {
        str_append_bytes(out, text, (size_t)(guard - text));
        text = guard + GUARD_SIZE;
    }
    str_append_bytes(out, text, (size_t)(end - text));
}

/* The number in `&#65;` or `&#x41;`; what is no character is U+FFFD, as
 * CommonMark 0.30 §2.5 has it, and so are controls. */
static unsigned number_of(const char *digits, const char *end)
{
    int base = *digits == 'x' || *digits == 'X' ? 16 : 10;
    unsigned c = 0;
    for (digits += base == 16; digits < end; digits++) {
        unsigned digit =
            isdigit((unsigned char)*digits)
                ? (unsigned)*digits - '0'
                : (unsigned)tolower((unsigned char)*digits) - 'a' + 10;
        c = c * (unsigned)base + digit;
        if (c > 0x10FFFF)
            return 0xFFFD;
    }
    if (c == '\t' || c == '\n' || c == '\r')
        return ' ';
    bool bad = text_is_control(c) || (c >= 0xD800 && c < 0xE000);
    return bad ? 0xFFFD : c;
}

void markdown_append_entity(struct str *out, const char *entity, size_t length)
{
    const char *name = entity + 1, *end = entity + length - 1;
    if (length > 3 && *name == '#') {
        text_append_codepoint(out, number_of(name + 1, end));
        return;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (strlen(entities[i].name) == (size_t)(end - name) &&
            memcmp(entities[i].name, name, (size_t)(end - name)) == 0) {
            text_append_codepoint(out, entities[i].codepoint);
            return;
        }
    }
    str_append_bytes(out, entity, length);
}

/* The length of the entity at the start of `text`, or 0. */
static size_t entity_length(const char *text, size_t length)
{
    size_t i = 1, start = 1;
    int (*is_part)(int) = isalnum;
    if (i < length && text[i] == '#') {
        start = ++i;
        is_part = isdigit;
        if (i < length && (text[i] == 'x' || text[i] == 'X')) {
            start = ++i;
            is_part = isxdigit;
        }
    }
    while (i < length && i < 32 && is_part((unsigned char)text[i]))
        i++;
    return i > start && i < length && text[i] == ';' ? i + 1 : 0;
}

/* Appends text that is written inside quotes: backslashes before punctuation
 * and guards go, entities are decoded, <br> is a space. */
static void append_quoted(struct str *out, const char *text, size_t length)
{
    size_t i = 0;
    while (i < length) {
        const char *at = text + i;
        size_t left = length - i, entity;
        if (*at == '\\' && left > 1 && ispunct((unsigned char)at[1])) {
            str_append_char(out, at[1]);
            i += 2;
        } else if (*at == '&' && (entity = entity_length(at, left)) > 0) {
            markdown_append_entity(out, at, entity);
            i += entity;
        } else if (left >= GUARD_SIZE &&
                   !memcmp(at, MUSTACHE_GUARD, GUARD_SIZE)) {
            i += GUARD_SIZE;
        } else if (left >= 4 && !memcmp(at, "<br>", 4)) {
            str_append_char(out, ' ');
            i += 4;
        } else {
            str_append_char(out, *at == '\n' ? ' ' : *at);
            i++;
        }
    }
}

static const char *skip_space(const char *at, const char *end)
{
    while (at < end && isspace((unsigned char)*at))
        at++;
    return at;
}

/* The quote that ends the value starting at `at`, or NULL. */
static const char *find_quote(const char *at, const char *end)
{
    for (; at < end && *at != '"'; at++)
        if (*at == '\\' && at + 1 < end)
            at++;
    return at < end ? at : NULL;
}

static const char *read_attribute(const char *at, const char *end,
                                  struct arena *arena, struct attribute *out)
{
    const char *key = at;
    while (at < end &&
           (isalnum((unsigned char)*at) || *at == '-' || *at == '_'))
        at++;
    size_t key_length = (size_t)(at - key);
    if (!key_length || end - at < 2 || at[0] != '=' || at[1] != '"')
        return NULL;
    const char *value = at + 2, *quote = find_quote(value, end);
    if (!quote)
        return NULL;
    struct str text = {0};
    append_quoted(&text, value, (size_t)(quote - value));
    out->key = arena_strndup(arena, key, key_length);
    out->value = arena_strdup(arena, str_text(&text));
    str_clear(&text);
    return quote + 1;
}

bool markdown_read_attributes(const char *text, size_t length,
                              struct arena *arena, struct attributes *out)
{
    VEC_OF(struct attribute) items = {0};
    const char *end = text + length, *at = skip_space(text, end);
    while (at && at < end) {
        at = read_attribute(at, end, arena, vec_push(&items));
        const char *next = at ? skip_space(at, end) : NULL;
        at = next == at && next != end ? NULL : next;
    }
    *out = (struct attributes){0};
    if (at && items.count) {
        out->count = items.count;
        out->items = arena_calloc(arena, items.count, sizeof *out->items);
        memcpy(out->items, items.items, items.count * sizeof *out->items);
    }
    vec_clear(&items);
    return at != NULL;
}
