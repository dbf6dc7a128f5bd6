/* What all parts of the parser share: errors and new blocks. */
#include "document/markdown/parser.h"
#include "document/excerpt.h"

#include <stdarg.h>
#include <stdio.h>

/* The words just read, so that the place of a mistake can be found. */
static const char *last_words(struct markdown_parser *p)
{
    if (p->text.run.length)
        return p->text.run.data;
    for (size_t i = p->text.spans.count; i; i--)
        if (p->text.spans.items[i - 1].text[0])
            return p->text.spans.items[i - 1].text;
    for (size_t i = p->out->count; i; i--) {
        const struct inlines *text = &p->out->items[i - 1].text;
        if (text->count && text->spans[0].text[0])
            return text->spans[0].text;
    }
    return "";
}

int markdown_fail(struct markdown_parser *p, const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    const char *words = last_words(p);
    if (words[0])
        snprintf(p->error, p->error_size, "%s (sau chỗ “%.*s”)", message,
                 excerpt_length(words, strlen(words)), words);
    else
        snprintf(p->error, p->error_size, "%s", message);
    return -1;
}

static bool may_have_style(enum block_kind kind)
{
    return kind == BLOCK_HEADING || kind == BLOCK_PARAGRAPH ||
           kind == BLOCK_ITEM || kind == BLOCK_FENCED;
}

struct block *markdown_add_block(struct markdown_parser *p,
                                 enum block_kind kind)
{
    struct pending *pending = &p->pending;
    if (pending->table && kind != BLOCK_TABLE) {
        markdown_fail(p, "sau chú thích “table” phải là một bảng");
        return NULL;
    }
    if (pending->style && !may_have_style(kind)) {
        markdown_fail(
            p, "sau chú thích “style” phải là một đoạn văn hoặc tiêu đề");
        return NULL;
    }
    struct block *block = vec_push(p->out);
    block->kind = kind;
    size_t count = pending->attributes.count;
    if (count) {
        block->attributes.count = count;
        block->attributes.items =
            arena_calloc(p->arena, count, sizeof *block->attributes.items);
        memcpy(block->attributes.items, pending->attributes.items,
               count * sizeof *block->attributes.items);
    }
    pending->attributes.count = 0;
    pending->table = pending->style = false;
    return block;
}
