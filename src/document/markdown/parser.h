/* The inside of markdown_parse: md4c's events to blocks. May be included by
 * document/markdown. */
#ifndef DTI_DOCUMENT_MARKDOWN_PARSER_H
#define DTI_DOCUMENT_MARKDOWN_PARSER_H

#include "document/markdown/markdown.h"
#include "document/markdown/inline.h"

#include <md4c.h>

/* A list that is open. */
struct open_list {
    bool ordered;
    int next; /* ordinal of its next item */
};

/* Comments that wait for their block. */
struct pending {
    VEC_OF(struct attribute) attributes;
    bool table, style; /* which kinds of comment they came from */
};

struct markdown_parser {
    struct blocks *out;
    struct arena *arena; /* of `out` */
    char *error;
    size_t error_size;
    struct pending pending;

    struct inline_builder text; /* of the block or cell that is open */
    bool has_text;              /* a block of `text_kind` is open */
    enum block_kind text_kind;
    int text_level, text_ordinal;
    struct str raw; /* of an HTML or fenced block */
    bool is_raw;
    VEC_OF(struct open_list) lists;

    struct block table; /* being built */
    struct row *row;    /* of it */
    size_t column;
};

/* Sets the error and returns -1, to be handed to md4c. */
__attribute__((format(printf, 2, 3))) int
markdown_fail(struct markdown_parser *p, const char *format, ...);

/* Adds a block with the attributes that wait for it; NULL and an error where
 * they are not meant for its kind. */
struct block *markdown_add_block(struct markdown_parser *p,
                                 enum block_kind kind);

/* The spans read since the last call. */
int markdown_finish_text(struct markdown_parser *p, struct inlines *out);

/* Parses `text` as what stands inside a paragraph, whatever it begins with. */
int markdown_parse_inline(struct markdown_parser *p, const char *text,
                          size_t length, struct inlines *out);

/* Refuses tables that would lose a cell or gain a row. */
int markdown_check_tables(struct markdown_parser *p, const char *text,
                          size_t length);

/* The rows of the fenced block in p->raw. */
int markdown_read_fence(struct markdown_parser *p, struct block *block);

/* What stands between `<!--` and `-->`. */
int markdown_read_comment(struct markdown_parser *p, const char *at,
                          const char *end);

/* The comments, or the paragraph, in the HTML block in p->raw. */
int markdown_read_html(struct markdown_parser *p);

/* Markdown's spans and text, as md4c tells them. */
int markdown_enter_span(MD_SPANTYPE type, void *detail, void *parser);
int markdown_leave_span(MD_SPANTYPE type, void *detail, void *parser);
int markdown_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size,
                  void *parser);

/* Appends a string of md4c's, entities decoded. */
void markdown_append_attribute(struct str *out, const MD_ATTRIBUTE *from);

#endif
