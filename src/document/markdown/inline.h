/* Spans out of a stream of text, styles and inline tags. May be included by
 * document/markdown. */
#ifndef DTI_DOCUMENT_MARKDOWN_INLINE_H
#define DTI_DOCUMENT_MARKDOWN_INLINE_H

#include "base/str.h"
#include "base/vec.h"
#include "document/block.h"

/* What is open around the text that comes. */
enum inline_style {
    INLINE_BOLD,
    INLINE_ITALIC,
    INLINE_MARK,
    INLINE_SMALL,
    INLINE_STYLE_COUNT
};

struct inline_builder {
    struct arena *arena; /* of the spans */
    VEC_OF(struct span) spans;
    struct str run; /* text not yet a span, of `run_style` and `run_link` */
    unsigned run_style;
    const char *run_link;
    int open[INLINE_STYLE_COUNT]; /* how often each is open */
    const char *link;             /* the address around, or NULL */
};

/* Appends text; guards (mustache.h) are dropped. */
void inline_text(struct inline_builder *b, const char *text, size_t length);

/* The end of a line of source: a space, but not at the head of a line. */
void inline_soft_break(struct inline_builder *b);

void inline_break(struct inline_builder *b);

/* An inline tag, `<…>`. False and a Vietnamese `error` where it is not one of
 * those that block.h names, or closes what is not open. */
bool inline_tag(struct inline_builder *b, const char *tag, size_t length,
                char *error, size_t error_size);

/* Hands over what was built and begins anew. False and `error` where a tag is
 * still open. */
bool inline_finish(struct inline_builder *b, struct inlines *out, char *error,
                   size_t error_size);

void inline_clear(struct inline_builder *b);

#endif
