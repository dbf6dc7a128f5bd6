#include "intake/value/documents.h"

#include "base/text.h"
#include "base/vec.h"
#include "intake/value/dates.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Items as they are found. */
struct items {
    VEC_OF(const char *);
    struct arena *arena;
};

static void add(struct items *items, const char *text)
{
    *vec_push(items) = text;
}

static struct lines take(struct items *items)
{
    struct lines lines = {.items = arena_calloc(items->arena, items->count + 1,
                                                sizeof(const char *))};
    for (size_t i = 0; i < items->count; i++) {
        lines.items[i] = items->items[i];
        if (*items->items[i] != '\0')
            lines.count = i + 1;
    }
    vec_clear(items);
    return lines;
}

/* The length of what marks an item of a list: `1. `, `2) `, `a) `, `- `, `• `.
 */
static size_t mark_length(const char *text)
{
    static const char *const signs[] = {"- ", "+ ", "* ", "• ", "– ", "— "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    size_t length = strspn(text, "0123456789");
    if (length == 0)
        length = *text >= 'a' && *text <= 'h';
    if (length == 0 || length > 2 || !strchr(".)", text[length]) ||
        text[length] == '\0' || text[length + 1] != ' ')
        return 0;
    return length + 2;
}

static const char *without_mark(const char *text)
{
    text += mark_length(text);
    return text + strspn(text, " ");
}

/* A line without its mark and what ends a sentence. */
static const char *bare_line(struct arena *arena, const char *line)
{
    const char *start = without_mark(line);
    size_t length = strlen(start);
    while (length > 0 && strchr(".;, ", start[length - 1]) != NULL)
        length--;
    return arena_strndup(arena, start, length);
}

/* What people write where there is no document. */
static bool is_none(const char *text)
{
    static const char *const words[] = {"",
                                        "-",
                                        "khong",
                                        "khong co",
                                        "chua co",
                                        "chua",
                                        "khong co van ban",
                                        "khong co tai lieu",
                                        "0",
                                        "k",
                                        "ko",
                                        "x",
                                        "/"};
    char *folded = text_fold_plain(text);
    size_t length = strlen(folded);
    while (length > 1 && strchr(".-", folded[length - 1]) != NULL)
        folded[--length] = '\0';
    bool none = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !none; i++)
        none = strcmp(folded, words[i]) == 0;
    free(folded);
    return none;
}

/* Splits a line at `;`, `,` and "và" into trimmed pieces that are not empty. */
static void split(const char *line, struct items *pieces)
{
    static const char und[] = " và ";
    while (*line != '\0') {
        size_t length = strcspn(line, ";,");
        const char *word = strstr(line, und);
        size_t skip = line[length] != '\0';
        if (word != NULL && (size_t)(word - line) < length) {
            length = (size_t)(word - line);
            skip = sizeof und - 1;
        }
        const char *end = line + length;
        const char *start = text_trim(line, &end);
        if (end > start)
            add(pieces,
                bare_line(pieces->arena, arena_strndup(pieces->arena, start,
                                                       (size_t)(end - start))));
        line += length + skip;
    }
}

/* Whether a text is an item of its kind. */
typedef bool item_fn(const void *how, const char *text);

static size_t count_items(const struct items *pieces, item_fn *is_item,
                          const void *how)
{
    size_t count = 0;
    for (size_t i = 0; i < pieces->count; i++)
        count += is_item(how, pieces->items[i]);
    return count;
}

/* Adds the items of one line: all pieces where all are of the kind, else the
 * line where it is, else the pieces where some are, else the line. */
static void add_line(struct items *out, const char *line, item_fn *is_item,
                     const void *how)
{
    struct items pieces = {.arena = out->arena};
    line = bare_line(out->arena, line);
    split(line, &pieces);
    size_t good = count_items(&pieces, is_item, how);
    bool all = pieces.count > 0 && good == pieces.count;
    if (!all && (good == 0 || is_item(how, line))) {
        add(out, line);
    } else {
        struct date date;
        for (size_t i = 0; i < pieces.count; i++)
            if (is_item(how, pieces.items[i]) ||
                !value_read_date(pieces.items[i], &date))
                add(out, pieces.items[i]);
    }
    vec_clear(&pieces);
}

static bool is_number(const void *pattern, const char *text)
{
    if (pattern != NULL)
        return pattern_match_typed(pattern, text) == PATTERN_MATCH;
    return strchr(text, '/') != NULL && text[strcspn(text, "0123456789")];
}

/* Whether an address begins at `text`, with or without its scheme; what stands
 * `before` it is no part of it. */
static bool is_address(const char *text, char before)
{
    if (strncasecmp(text, "http", 4) == 0)
        return link_scheme_length(text) > 0;
    return strncasecmp(text, "www.", 4) == 0 &&
           isalnum((unsigned char)text[4]) && strchr(" ,;(|\t", before) != NULL;
}

/* Whether a word ends as the name of a file does. */
static bool is_file_name(const char *word, size_t length)
{
    static const char *const endings[] = {
        ".pdf",  ".doc", ".docx", ".xls", ".xlsx", ".ppt",  ".pptx", ".jpg",
        ".jpeg", ".png", ".zip",  ".rar", ".htm",  ".html", ".aspx"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (length > n && strncasecmp(word + length - n, endings[i], n) == 0)
            return true;
    }
    return false;
}

/* Whether a word is one of the sentence around an address. */
static bool is_talk(const char *word, size_t length)
{
    static const char *const words[] = {"và",   "hoặc", "xem", "kèm",  "theo",
                                        "tại",  "file", "tệp", "link", "của",
                                        "thêm", "là",   "văn", "bản",  "-"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length &&
            strncasecmp(words[i], word, length) == 0)
            return true;
    return !isalnum((unsigned char)*word) && (unsigned char)*word < 0x80;
}

/* Whether the first word behind a blank goes on with a path: `se/KH`; but not
 * `12/KH-UBND` or `xã/phường`. */
static bool is_path(const char *word, size_t length)
{
    const char *slash = memchr(word, '/', length);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)word[i] >= 0x80)
            return false;
    return slash != NULL && isalpha((unsigned char)*word) &&
           slash + 1 < word + length;
}

/* What of the text behind `length` bytes of an address is the rest of it, with
 * blanks in the names of folders and files: up to a file's ending, or a path
 * that goes on at once. 0 where it is something else. */
static size_t rest_length(const char *text, size_t length)
{
    size_t taken = 0, at = length;
    if (is_file_name(text, length) || strchr(".,:)]", text[length - 1]))
        return 0;
    while (text[at] == ' ') {
        const char *word = text + at + strspn(text + at, " ");
        size_t n = strcspn(word, " \t\n;,<>\"'|");
        if (n == 0 || is_talk(word, n) || is_address(word, ' '))
            break;
        if (is_path(word, n) && at == length)
            taken = (size_t)(word - text) + n - length;
        at = (size_t)(word - text) + n;
        n -= word[n - 1] == '.'; /* of the sentence */
        if (is_file_name(word, n))
            return (size_t)(word - text) + n - length;
    }
    return taken;
}

/* The address as it stands in a browser's line: blanks are `%20`. */
static const char *encode_blanks(struct arena *arena, const char *start,
                                 size_t length)
{
    struct str out = {0};
    for (size_t i = 0; i < length; i++)
        if (start[i] == ' ')
            str_append(&out, "%20");
        else
            str_append_char(&out, start[i]);
    const char *address = arena_strndup(arena, str_text(&out), out.length);
    str_clear(&out);
    return address;
}

/* The next address in a text, NULL where there is none; `*end` is behind it. */
static const char *find_address(const char *text, const char **end)
{
    for (char before = '\0'; *text != '\0'; before = *text++) {
        if (!is_address(text, before))
            continue;
        size_t length = strcspn(text, " \t\n;<>\"'|");
        for (size_t i = 1; i < length; i++)
            if (text[i] == ',' &&
                (i + 1 == length || strncasecmp(text + i + 1, "http", 4) == 0))
                length = i;
        *end = text + length + rest_length(text, length);
        return text;
    }
    return NULL;
}

/* An address ends before the marks of the sentence around it; a bracket belongs
 * to it where it was opened there. */
static size_t address_length(const char *start, const char *end)
{
    while (end > start) {
        char last = end[-1];
        const char *opened =
            last == ')' ? memchr(start, '(', (size_t)(end - start)) : NULL;
        if (!strchr(".,:)]}", last) || opened != NULL)
            break;
        end--;
    }
    return (size_t)(end - start);
}

/* Adds the addresses of a line; how many. */
static size_t add_addresses(struct items *out, const char *line)
{
    size_t before = out->count;
    const char *end = line, *start;
    while ((start = find_address(end, &end)) != NULL) {
        size_t length = address_length(start, end);
        const char *address = encode_blanks(out->arena, start, length);
        if (is_address(address, '\0'))
            add(out, address);
    }
    return out->count - before;
}

/* The line without its addresses. */
static const char *without_addresses(struct arena *arena, const char *line)
{
    const char *end, *start;
    if (find_address(line, &end) == NULL)
        return line;
    char *rest = arena_strdup(arena, line);
    const char *from = rest;
    while ((start = find_address(from, &end)) != NULL) {
        memset(rest + (start - rest), ' ', (size_t)(end - start));
        from = end;
    }
    return arena_take(arena, text_clean_line(rest, strlen(rest)));
}

struct lines documents_numbers(struct arena *arena, const struct cell *cell,
                               const struct pattern *pattern)
{
    struct items out = {.arena = arena};
    struct lines lines = cell_lines(arena, cell);
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = without_addresses(arena, lines.items[i]);
        if (is_none(line))
            add(&out, "");
        else
            add_line(&out, line, is_number, pattern);
    }
    return take(&out);
}

static bool is_date(const void *how, const char *text)
{
    struct date date;
    (void)how;
    return value_read_date(text, &date);
}

struct lines documents_dates(struct arena *arena, const struct cell *cell)
{
    struct items out = {.arena = arena};
    struct lines lines = cell_lines(arena, cell);
    for (size_t i = 0; i < lines.count; i++) {
        if (is_none(lines.items[i]))
            add(&out, "");
        else if (is_date(NULL, lines.items[i]))
            add(&out, lines.items[i]);
        else
            add_line(&out, lines.items[i], is_date, NULL);
    }
    return take(&out);
}

static bool holds(struct items *items, const char *link)
{
    const char *wanted = link_normalise(items->arena, link);
    for (size_t i = 0; i < items->count; i++)
        if (strcmp(link_normalise(items->arena, items->items[i]), wanted) == 0)
            return true;
    return false;
}

/* Adds the address behind a cell unless it is there already. */
static void add_behind(struct items *out, const struct cell *cell)
{
    if (cell != NULL && cell->link != NULL && *cell->link != '\0' &&
        !holds(out, cell->link))
        add(out, arena_strdup(out->arena, cell->link));
}

struct lines documents_links(struct arena *arena, const struct cell *cell)
{
    struct items out = {.arena = arena};
    struct lines lines = cell_lines(arena, cell);
    bool linked = cell != NULL && cell->link != NULL;
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = without_mark(lines.items[i]);
        if (add_addresses(&out, line) == 0 && !linked)
            add(&out, is_none(line) ? "" : line);
    }
    add_behind(&out, cell);
    return take(&out);
}

struct lines documents_hidden_links(struct arena *arena,
                                    const struct cell *cell)
{
    struct items out = {.arena = arena};
    struct lines lines = cell_lines(arena, cell);
    for (size_t i = 0; i < lines.count; i++)
        add_addresses(&out, lines.items[i]);
    add_behind(&out, cell);
    return take(&out);
}

struct lines documents_link_behind(struct arena *arena, const struct cell *cell)
{
    struct items out = {.arena = arena};
    if (cell != NULL && cell->link != NULL &&
        link_scheme_length(cell->link) > 0)
        add_behind(&out, cell);
    return take(&out);
}

size_t link_scheme_length(const char *link)
{
    static const char *const schemes[] = {"http://", "https://"};
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(schemes[i]);
        if (strncasecmp(link, schemes[i], length) == 0 &&
            link[length] != '\0' && link[length] != ' ')
            return length;
    }
    return 0;
}

const char *link_normalise(struct arena *arena, const char *link)
{
    size_t host = link_scheme_length(link);
    if (host == 0)
        return "";
    char *copy = arena_strdup(arena, link);
    size_t length = strlen(copy), end = host + strcspn(copy + host, "/?#");
    for (size_t i = 0; i < end; i++)
        copy[i] = (char)tolower((unsigned char)copy[i]);
    while (length > host && copy[length - 1] == '/')
        copy[--length] = '\0';
    return copy;
}
