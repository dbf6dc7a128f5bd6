#include "base/text.h"

#include "base/mem.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

size_t text_decode(const char *text, size_t length, unsigned *codepoint)
{
    if (length > 0 && (unsigned char)text[0] < 0x80 && text[0] != '\0') {
        *codepoint = (unsigned char)text[0];
        return 1;
    }
    if (length == 0 || text[0] == '\0')
        return 0;
    utf8proc_int32_t c;
    size_t most = length < 4 ? length : 4;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text,
                                          (utf8proc_ssize_t)most, &c);
    if (n <= 0)
        return 0;
    *codepoint = (unsigned)c;
    return (size_t)n;
}

size_t text_encode(unsigned codepoint, char bytes[TEXT_CODEPOINT_SIZE])
{
    if (codepoint < 0x80) {
        bytes[0] = (char)codepoint;
        return 1;
    }
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)codepoint,
                                        (utf8proc_uint8_t *)bytes);
}

int text_compare_entries(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void text_append_codepoint(struct str *out, unsigned codepoint)
{
    char bytes[TEXT_CODEPOINT_SIZE] = "";
    str_append_bytes(out, bytes, text_encode(codepoint, bytes));
}

size_t text_valid_length(const char *text, size_t length)
{
    size_t at = 0, step;
    unsigned c;
    while ((step = text_decode(text + at, length - at, &c)) > 0)
        at += step;
    return at;
}

bool text_is_utf8(const char *text, size_t length)
{
    return text_valid_length(text, length) == length;
}

/* Code points that no normalisation changes and that change none beside them:
 * all below the combining marks, and the Vietnamese block. */
static bool is_stable(unsigned c)
{
    return c < 0x300 || (c >= 0x1EA0 && c <= 0x1EF9) ||
           (c >= 0x2010 && c <= 0x2027);
}

static bool is_space_like(unsigned c)
{
    return c == 0xA0 || c == 0x202F || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200A);
}

bool text_is_control(unsigned c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool text_is_invisible(unsigned c)
{
    return c == 0xAD || c == 0x61C || c == 0x180E || c == 0xFEFF ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

/* How long the text is that begins here and passes as it is, letters of Latin
 * and of Vietnamese: most texts are no more than that. */
static size_t plain_length(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        unsigned c = (unsigned char)text[at];
        size_t n = c < 0x80 ? 1 : text_decode(text + at, length - at, &c);
        bool plain = (c >= 0x20 && c < 0x7F) ||
                     (c > 0xA0 && c < 0x300 && c != 0xAD) ||
                     (c >= 0x1EA0 && c <= 0x1EF9);
        if (n == 0 || !plain)
            break;
        at += n;
    }
    return at;
}

/* Valid UTF-8 without what must not pass; `stable` says it is NFC already. */
static void filter(const char *text, size_t length, struct str *out,
                   bool *stable)
{
    *stable = true;
    str_reserve(out, length);
    str_append(out, "");
    while (length > 0) {
        unsigned c;
        size_t n = plain_length(text, length);
        if (n > 0) {
            str_append_bytes(out, text, n);
            text += n;
            length -= n;
            continue;
        }
        n = text_decode(text, length, &c);
        if (n == 0) {
            c = *text ? REPLACEMENT : 0;
            n = 1;
        }
        bool crlf = c == '\r' && length > 1 && text[1] == '\n';
        text += n;
        length -= n;
        if (crlf || text_is_invisible(c))
            continue;
        if (c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85)
            c = '\n';
        if (text_is_control(c) && c != '\n' && c != '\t')
            continue;
        if (is_space_like(c))
            c = ' ';
        *stable &= is_stable(c);
        text_append_codepoint(out, c);
    }
}

/* `options` of utf8proc applied; the text is valid, so only memory can fail. */
static char *map(const char *text, utf8proc_option_t options)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, 0,
                                      &mapped, UTF8PROC_NULLTERM | options);
    if (n < 0)
        mem_fail();
    return (char *)mapped;
}

char *text_clean(const char *text, size_t length)
{
    struct str out = {0};
    bool stable;
    filter(text, length, &out, &stable);
    if (stable)
        return str_take(&out);
    char *composed = map(str_text(&out), UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    str_clear(&out);
    return composed;
}

const char *text_as_utf8(const char *text, char **made)
{
    size_t length = strlen(text);
    *made = text_is_utf8(text, length) ? NULL : text_clean(text, length);
    return *made ? *made : text;
}

/* Runs of white space become one space, none at the ends; in place. */
static void squeeze(char *text)
{
    char *to = text;
    bool pending = false;
    for (const char *p = text; *p; p++) {
        if (*p == ' ' || *p == '\t' || *p == '\n') {
            pending = to > text;
            continue;
        }
        if (pending)
            *to++ = ' ';
        pending = false;
        *to++ = *p;
    }
    *to = '\0';
}

char *text_clean_line(const char *text, size_t length)
{
    char *line = text_clean(text, length);
    squeeze(line);
    return line;
}

/* A soft hyphen only lets a line end. */
static bool is_escaped(unsigned c)
{
    return text_is_control(c) || c == 0x2028 || c == 0x2029 ||
           (text_is_invisible(c) && c != 0xAD);
}

static void append_escape(struct str *out, unsigned c)
{
    static const char letters[][3] = {
        ['\t'] = "\\t", ['\n'] = "\\n", ['\r'] = "\\r"};
    if (c < sizeof letters / sizeof *letters && *letters[c])
        str_append(out, letters[c]);
    else if (c < 0x100)
        str_printf(out, "\\x%02X", c);
    else
        str_printf(out, c < 0x10000 ? "\\u%04X" : "\\U%08X", c);
}

void text_append_visible(struct str *out, unsigned c)
{
    if (is_escaped(c))
        append_escape(out, c);
    else
        text_append_codepoint(out, c);
}

char *text_visible(const char *text)
{
    struct str out = {0};
    str_append(&out, "");
    for (size_t left = strlen(text), n; left > 0; text += n, left -= n) {
        unsigned c;
        n = text_decode(text, left, &c);
        bool bad = n == 0;
        if (bad) {
            c = (unsigned char)*text;
            n = 1;
        }
        if (bad)
            append_escape(&out, c);
        else
            text_append_visible(&out, c);
    }
    return str_take(&out);
}

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

const char *text_trim(const char *start, const char **end)
{
    while (start < *end && is_white(*start))
        start++;
    while (*end > start && is_white((*end)[-1]))
        --*end;
    return start;
}

/* What a character looks like and is typed for: Đ of Icelandic or of Ewe, a
 * dash that autocorrect made of a hyphen, the wide forms of East Asian
 * keyboards. */
static unsigned settle(unsigned c)
{
    static const struct {
        unsigned first, last, to;
    } same[] = {
        {0xD0, 0xD0, 0x110},   {0xF0, 0xF0, 0x111},   {0x189, 0x189, 0x110},
        {0x256, 0x256, 0x111}, {0x2010, 0x2015, '-'}, {0x2043, 0x2043, '-'},
        {0x2212, 0x2212, '-'}, {0x2E3A, 0x2E3B, '-'}, {0xFE31, 0xFE32, '-'},
        {0xFE58, 0xFE58, '-'}, {0xFE63, 0xFE63, '-'}, {0x2044, 0x2044, '/'},
        {0x2215, 0x2215, '/'}, {0x3000, 0x3000, ' '},
    };
    if (c < 0xD0)
        return c;
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (c >= same[i].first && c <= same[i].last)
            return same[i].to;
    return c;
}

/* `text` with each character made another. */
static char *change(const char *text, unsigned (*to)(unsigned c))
{
    struct str out = {0};
    size_t left = strlen(text), n;
    unsigned c;
    for (; (n = text_decode(text, left, &c)) > 0; text += n, left -= n)
        text_append_codepoint(&out, to(c));
    return str_take(&out);
}

/* The same of its text_clean_line. */
static char *change_line(const char *text, unsigned (*to)(unsigned c))
{
    char *line = text_clean_line(text, strlen(text));
    char *changed = change(line, to);
    free(line);
    return changed;
}

static unsigned small(unsigned c)
{
    return (unsigned)utf8proc_tolower((utf8proc_int32_t)c);
}

static unsigned capital(unsigned c)
{
    return (unsigned)utf8proc_toupper((utf8proc_int32_t)c);
}

static unsigned settle_small(unsigned c)
{
    return small(settle(c));
}

char *text_settle(const char *text)
{
    return change_line(text, settle);
}

/* The fold of a line of ASCII, as codes and numbers are; NULL of any other
 * text. */
static char *fold_ascii(const char *text)
{
    for (const char *p = text; *p; p++)
        if ((unsigned char)*p < 0x20 || (unsigned char)*p >= 0x7F)
            return NULL;
    char *folded = mem_strdup(text);
    for (char *p = folded; *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p += 'a' - 'A';
    squeeze(folded);
    return folded;
}

char *text_fold(const char *text)
{
    char *folded = fold_ascii(text);
    return folded ? folded : change_line(text, settle_small);
}

char *text_capital(const char *text)
{
    struct str out = {0};
    unsigned c;
    size_t step = text_decode(text, strlen(text), &c);
    if (step > 0)
        text_append_codepoint(&out, capital(c));
    str_append(&out, text + step);
    return str_take(&out);
}

char *text_uncapital(const char *text)
{
    struct str out = {0};
    unsigned c = 0, next = 0;
    size_t step = text_decode(text, strlen(text), &c);
    if (step > 0)
        (void)text_decode(text + step, strlen(text + step), &next);
    bool acronym = next != 0 && small(next) != next;
    if (step > 0 && !acronym)
        text_append_codepoint(&out, small(c));
    str_append(&out, acronym ? text : text + step);
    return str_take(&out);
}

char *text_upper(const char *text)
{
    return change(text, capital);
}

/* đ has no decomposition. */
static unsigned plain_d(unsigned c)
{
    return c == 0x111 ? 'd' : c;
}

char *text_fold_plain(const char *text)
{
    char *folded = fold_ascii(text);
    if (folded)
        return folded;
    folded = text_fold(text);
    char *bare =
        map(folded, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
    free(folded);
    char *plain = change(bare, plain_d);
    free(bare);
    return plain;
}

/* Frees both. */
static bool are_same(char *a, char *b)
{
    bool same = strcmp(a, b) == 0;
    free(a);
    free(b);
    return same;
}

bool text_same(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return true;
    return are_same(text_fold(a), text_fold(b));
}

bool text_same_plain(const char *a, const char *b)
{
    return are_same(text_fold_plain(a), text_fold_plain(b));
}

char *text_slug(const char *text)
{
    char *plain = text_fold_plain(text);
    struct str out = {0};
    bool gap = false;
    for (const char *p = plain; *p; p++) {
        bool keep = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
        if (keep && gap && out.length > 0)
            str_append_char(&out, '-');
        if (keep)
            str_append_char(&out, *p);
        gap = !keep;
    }
    free(plain);
    return str_take(&out);
}
