#include "document/markdown/inline.h"

#include "base/decimal.h"
#include "base/points.h"
#include "document/markdown/text.h"
#include "document/excerpt.h"

#include <ctype.h>
#include <stdio.h>

static unsigned style_of(const struct inline_builder *b)
{
    static const unsigned styles[INLINE_STYLE_COUNT] = {
        [INLINE_BOLD] = SPAN_BOLD,
        [INLINE_ITALIC] = SPAN_ITALIC,
        [INLINE_MARK] = SPAN_ACCENT,
        [INLINE_SMALL] = SPAN_SMALL};
    unsigned style = 0;
    for (int i = 0; i < INLINE_STYLE_COUNT; i++)
        style |= b->open[i] ? styles[i] : 0;
    return style;
}

static void flush(struct inline_builder *b)
{
    if (!b->run.length)
        return;
    struct span *span = vec_push(&b->spans);
    span->style = b->run_style;
    span->link = b->run_link;
    span->text = arena_strndup(b->arena, b->run.data, b->run.length);
    str_reset(&b->run);
}

void inline_text(struct inline_builder *b, const char *text, size_t length)
{
    unsigned style = style_of(b);
    if (style != b->run_style || b->link != b->run_link)
        flush(b);
    b->run_style = style;
    b->run_link = b->link;
    markdown_append_unguarded(&b->run, text, length);
}

void inline_soft_break(struct inline_builder *b)
{
    const struct span *last =
        b->spans.count ? &b->spans.items[b->spans.count - 1] : NULL;
    if (b->run.length || (last && !last->line_break))
        inline_text(b, " ", 1);
}

static struct span *push_empty(struct inline_builder *b)
{
    flush(b);
    struct span *span = vec_push(&b->spans);
    span->style = style_of(b);
    span->link = b->link;
    span->text = "";
    return span;
}

void inline_break(struct inline_builder *b)
{
    push_empty(b)->line_break = true;
}

/* `<bar value="0.8123">`, with a point or a comma; "" draws nothing. */
static bool add_bar(struct inline_builder *b, const char *tag, size_t length,
                    char *error, size_t error_size)
{
    struct arena arena = {0};
    struct attributes attributes;
    bool ok = markdown_read_attributes(tag, length, &arena, &attributes) &&
              attributes.count == 1;
    const char *value = ok ? attributes_get(&attributes, "value", NULL) : NULL;
    char number[DECIMAL_TEXT_SIZE];
    snprintf(number, sizeof number, "%s", value ? value : "…");
    if (strchr(number, ','))
        *strchr(number, ',') = '.';
    struct decimal share;
    points_t hundredths = 0;
    ok = !number[0] ||
         (decimal_parse(number, strlen(number), &share) &&
          points_from_decimal(decimal_scale(share, 2), &hundredths) &&
          hundredths >= 0 && hundredths <= 10000);
    if (!ok)
        snprintf(error, error_size,
                 "thẻ <bar> cần value=\"…\" là một số từ 0 đến 1, không phải "
                 "“%.*s”",
                 excerpt_length(number, strlen(number)), number);
    if (ok && number[0]) {
        struct span *span = push_empty(b);
        span->bar = true;
        span->bar_share = (long)hundredths;
    }
    arena_clear(&arena);
    return ok;
}

/* The name of a tag: letters after `<` or `</`. */
static size_t name_length(const char *name, const char *end)
{
    size_t length = 0;
    while (name + length < end && (isalnum((unsigned char)name[length])))
        length++;
    return length;
}

static bool change_style(struct inline_builder *b, enum inline_style style,
                         bool closing, const char *name, char *error,
                         size_t error_size)
{
    if (closing && !b->open[style]) {
        snprintf(error, error_size, "thẻ </%s> không có thẻ mở", name);
        return false;
    }
    b->open[style] += closing ? -1 : 1;
    return true;
}

bool inline_tag(struct inline_builder *b, const char *tag, size_t length,
                char *error, size_t error_size)
{
    const char *end = tag + length;
    bool closing = length > 1 && tag[1] == '/';
    const char *name = tag + 1 + closing;
    size_t size = name_length(name, end);
    const char *rest = name + size;
    bool bare = rest < end && (*rest == '>' || strncmp(rest, "/>", 2) == 0 ||
                               strncmp(rest, " />", 3) == 0);
    if (size == 2 && !strncmp(name, "br", 2) && !closing && bare) {
        inline_break(b);
        return true;
    }
    if (size == 3 && !strncmp(name, "bar", 3) && !closing)
        return add_bar(b, rest, (size_t)(end - 1 - rest), error, error_size);
    if (size == 4 && !strncmp(name, "mark", 4) && bare)
        return change_style(b, INLINE_MARK, closing, "mark", error, error_size);
    if (size == 5 && !strncmp(name, "small", 5) && bare)
        return change_style(b, INLINE_SMALL, closing, "small", error,
                            error_size);
    if (length > 3 && !strncmp(tag, "<!--", 4))
        snprintf(error, error_size,
                 "chú thích <!-- … --> phải đứng ở đầu một dòng riêng");
    else
        snprintf(error, error_size, "không dùng được thẻ HTML %.*s",
                 excerpt_length(tag, length), tag);
    return false;
}

bool inline_finish(struct inline_builder *b, struct inlines *out, char *error,
                   size_t error_size)
{
    flush(b);
    out->count = b->spans.count;
    out->spans = arena_calloc(b->arena, out->count, sizeof *out->spans);
    if (out->count)
        memcpy(out->spans, b->spans.items, out->count * sizeof *out->spans);
    b->spans.count = 0;
    const char *open = b->open[INLINE_MARK]    ? "mark"
                       : b->open[INLINE_SMALL] ? "small"
                                               : NULL;
    if (open)
        snprintf(error, error_size, "thẻ <%s> không được đóng trong cùng đoạn",
                 open);
    return !open;
}

void inline_clear(struct inline_builder *b)
{
    vec_clear(&b->spans);
    str_clear(&b->run);
}
