#include "base/text.h"
#include "document/template/mustache/program.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { DELIMITER_SIZE = 16 };

struct compiler {
    const char *at, *start, *end; /* of the source */
    int line;                     /* of `at` */
    char open[DELIMITER_SIZE], close[DELIMITER_SIZE];
    struct mustache_program *program;
    size_t sections[MUSTACHE_MAX_SECTIONS]; /* nodes of the open ones */
    size_t depth;
    struct mustache_error *error;
};

struct tag {
    char sigil; /* one of "#^/!=>&{", or 0 for a plain name */
    struct mustache_slice name;
    const char *start, *end;
    int line;
};

__attribute__((format(printf, 3, 4))) static bool
fail(struct compiler *c, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    c->error->line = line;
    vsnprintf(c->error->message, sizeof c->error->message, format, arguments);
    va_end(arguments);
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
    return is_blank(c) || c == '\r' || c == '\n';
}

static struct mustache_slice trim(const char *start, const char *end)
{
    start = text_trim(start, &end);
    return (struct mustache_slice){start, (size_t)(end - start)};
}

static int count_lines(const char *from, const char *to)
{
    int lines = 0;
    while ((from = memchr(from, '\n', (size_t)(to - from)))) {
        lines++;
        from++;
    }
    return lines;
}

static const char *find(const char *from, const char *end, const char *text)
{
    return memmem(from, (size_t)(end - from), text, strlen(text));
}

/* The next tag from c->at on; false without error (tag->start NULL) where there
 * is none. */
static bool read_tag(struct compiler *c, struct tag *tag)
{
    *tag = (struct tag){.start = find(c->at, c->end, c->open)};
    if (!tag->start)
        return false;
    tag->line = c->line + count_lines(c->at, tag->start);
    const char *body = tag->start + strlen(c->open);
    if (body < c->end && strchr("#^/!=>&{", *body))
        tag->sigil = *body++;
    const char *before_close = tag->sigil == '{'   ? "}"
                               : tag->sigil == '=' ? "="
                                                   : "";
    char close[DELIMITER_SIZE + 1];
    snprintf(close, sizeof close, "%s%s", before_close, c->close);
    const char *body_end = find(body, c->end, close);
    if (!body_end) {
        fail(c, tag->line, "thẻ mở bằng “%s” không có dấu đóng “%s”", c->open,
             close);
        return false;
    }
    tag->end = body_end + strlen(close);
    tag->name = trim(body, body_end);
    bool named = tag->name.length || tag->sigil == '!';
    if (!named)
        fail(c, tag->line, "thẻ “%s…%s” không có tên", c->open, close);
    return named;
}

/* Whether the tag is alone on its line(s); then its line starts and ends at
 * `first` and `after`. */
static bool is_standalone(const struct compiler *c, const struct tag *tag,
                          const char **first, const char **after)
{
    if (!tag->sigil || !strchr("#^/!=>", tag->sigil))
        return false;
    const char *s = tag->start, *e = tag->end;
    while (s > c->start && is_blank(s[-1]))
        s--;
    if (s > c->start && s[-1] != '\n')
        return false;
    while (e < c->end && is_blank(*e))
        e++;
    if (e < c->end && *e == '\r')
        e++;
    if (e < c->end && *e != '\n')
        return false;
    *first = s;
    *after = e < c->end ? e + 1 : e;
    return true;
}

static struct mustache_node *add(struct compiler *c, enum mustache_kind kind,
                                 int line, struct mustache_slice text)
{
    struct mustache_node *node = vec_push(c->program);
    node->kind = kind;
    node->line = line;
    node->text = text;
    return node;
}

static void add_text(struct compiler *c, const char *from, const char *to)
{
    if (to > from)
        add(c, MUSTACHE_TEXT, c->line,
            (struct mustache_slice){from, (size_t)(to - from)});
}

static bool open_section(struct compiler *c, const struct tag *tag)
{
    if (c->depth == MUSTACHE_MAX_SECTIONS)
        return fail(c, tag->line, "các mục lồng nhau quá %d cấp",
                    MUSTACHE_MAX_SECTIONS);
    c->sections[c->depth++] = c->program->count;
    add(c, tag->sigil == '#' ? MUSTACHE_SECTION : MUSTACHE_INVERTED, tag->line,
        tag->name);
    return true;
}

static bool close_section(struct compiler *c, const struct tag *tag)
{
    if (!c->depth)
        return fail(c, tag->line, "thẻ đóng “/%.*s” không có thẻ mở",
                    SLICE_EXCERPT(tag->name));
    struct mustache_node *open = &c->program->items[c->sections[--c->depth]];
    if (open->text.length != tag->name.length ||
        memcmp(open->text.text, tag->name.text, tag->name.length) != 0)
        return fail(c, tag->line,
                    "thẻ đóng “/%.*s” không khớp với mục “%.*s” mở ở dòng %d",
                    SLICE_EXCERPT(tag->name), SLICE_EXCERPT(open->text),
                    open->line);
    open->end = c->program->count;
    return true;
}

/* One delimiter of a {{=… …=}} tag into `out`, up to white space. */
static const char *read_delimiter(const char *from, const char *end, char *out)
{
    while (from < end && is_space(*from))
        from++;
    size_t length = 0;
    while (from + length < end && !is_space(from[length]))
        length++;
    if (!length || length >= DELIMITER_SIZE || memchr(from, '=', length))
        return NULL;
    memcpy(out, from, length);
    out[length] = '\0';
    return from + length;
}

static bool set_delimiters(struct compiler *c, const struct tag *tag)
{
    const char *end = tag->name.text + tag->name.length;
    const char *next = read_delimiter(tag->name.text, end, c->open);
    next = next ? read_delimiter(next, end, c->close) : NULL;
    if (next != end)
        return fail(c, tag->line, "dấu phân cách “%.*s” không hợp lệ",
                    SLICE_EXCERPT(tag->name));
    return true;
}

static bool add_tag(struct compiler *c, const struct tag *tag,
                    struct mustache_slice indent)
{
    switch (tag->sigil) {
    case '#':
    case '^':
        return open_section(c, tag);
    case '/':
        return close_section(c, tag);
    case '=':
        return set_delimiters(c, tag);
    case '>':
        add(c, MUSTACHE_PARTIAL, tag->line, tag->name)->indent = indent;
        return true;
    case '&':
    case '{':
        add(c, MUSTACHE_RAW, tag->line, tag->name);
        return true;
    case '!':
        return true;
    default:
        add(c, MUSTACHE_VALUE, tag->line, tag->name);
        return true;
    }
}

bool mustache_compile(const char *source, struct mustache_program *out,
                      struct mustache_error *error)
{
    struct compiler c = {.at = source,
                         .start = source,
                         .end = source + strlen(source),
                         .line = 1,
                         .open = "{{",
                         .close = "}}",
                         .program = out,
                         .error = error};
    struct tag tag;
    while (read_tag(&c, &tag)) {
        const char *text_end = tag.start, *after = tag.end;
        struct mustache_slice indent = {"", 0};
        if (is_standalone(&c, &tag, &text_end, &after))
            indent = (struct mustache_slice){text_end,
                                             (size_t)(tag.start - text_end)};
        add_text(&c, c.at, text_end);
        if (!add_tag(&c, &tag, indent))
            return false;
        c.line = tag.line + count_lines(tag.start, after);
        c.at = after;
    }
    if (tag.start)
        return false; /* read_tag has set the error */
    add_text(&c, c.at, c.end);
    if (!c.depth)
        return true;
    const struct mustache_node *open = &out->items[c.sections[c.depth - 1]];
    return fail(&c, open->line, "mục “%.*s” không được đóng",
                SLICE_EXCERPT(open->text));
}
