/* A document between Markdown and the page: a list of blocks. Knows no DTI.
 * May be included by document/layout and document/markdown.
 *
 * markdown.c makes blocks, layout.c places them. All of it lives in one arena.
 *
 * What Markdown (CommonMark with tables) says in itself becomes HEADING,
 * PARAGRAPH, ITEM, TABLE, RULE. The rest is written with two devices:
 *
 *   <!-- name key="value" … -->      an HTML comment before a block: its style
 *   ``` name                         a fenced block: one line an entry, fields
 *   field | field | field            separated by |, each of them inline
 *   ```                              Markdown; `\|` is a bar
 *
 * Comments: `table` (attributes for the next table: widths, size, style),
 * `page` (a page break; landscape="yes" turns the pages that follow), `keep`
 * (the next two blocks stay on one page: the first has keep="yes"), `style`
 * (attributes of the next paragraph, heading, item or fenced block:
 * align="center|left|right|justify", size="14", indent="no", space="6" points
 * before, a chart's title, note and height="90"), `section` (a bookmark
 * title="…" at this place), `terms` (hold="tự đánh giá; năm 2025": words that
 * titles do not part). Another name or attribute is refused.
 * Inline HTML: <mark>…</mark> is the accent (red), <br> a line break,
 * <small>…</small> a point smaller, <bar value="0.8123"> a bar that fills
 * the width of a table cell to that share. */
#ifndef DTI_DOCUMENT_BLOCK_H
#define DTI_DOCUMENT_BLOCK_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum span_style {
    SPAN_BOLD = 1,
    SPAN_ITALIC = 2,
    SPAN_ACCENT = 4,
    SPAN_SMALL = 8
};

/* A run of text of one style. */
struct span {
    unsigned style;   /* of span_style, or-ed */
    const char *text; /* UTF-8 NFC; "" for a break or a bar */
    const char *link; /* http(s) address, or NULL */
    bool line_break;  /* a new line before what follows */
    bool bar;         /* a bar of bar_share ten-thousandths of the cell */
    long bar_share;
};

struct inlines {
    struct span *spans;
    size_t count;
};

/* `key="value"` of a comment. */
struct attribute {
    const char *key, *value;
};

struct attributes {
    struct attribute *items;
    size_t count;
};

enum block_kind {
    BLOCK_HEADING, /* level 1 to 4; bookmarked */
    BLOCK_PARAGRAPH,
    BLOCK_ITEM, /* of a list: depth from 1; ordinal 0 is a dash */
    BLOCK_TABLE,
    BLOCK_RULE,
    BLOCK_PAGE,    /* page break */
    BLOCK_SECTION, /* a bookmark */
    BLOCK_TERMS,   /* what titles hold together from here on: `name` */
    BLOCK_FENCED   /* `name` says which: letterhead, signature, … */
};

enum align { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* A row of a table, or a line of a fenced block. */
struct row {
    struct inlines *cells;
    size_t count;
};

struct block {
    enum block_kind kind;
    struct attributes attributes; /* of the comment before it */
    int level;           /* HEADING level; ITEM, and PARAGRAPH in one: depth */
    int ordinal;         /* ITEM: its number, or 0 */
    struct inlines text; /* HEADING, PARAGRAPH, ITEM */
    const char *name;    /* FENCED; SECTION: its title; TERMS: the list */
    enum align *aligns;  /* TABLE: one a column */
    size_t column_count; /* TABLE */
    struct row head;     /* TABLE */
    struct row *rows;    /* TABLE: body; FENCED: lines */
    size_t row_count;
};

struct blocks {
    struct block *items;
    size_t count, capacity;
    struct arena arena;
};

/* The value of an attribute, or `fallback`. */
const char *attributes_get(const struct attributes *attributes, const char *key,
                           const char *fallback);

/* Reads a number with a decimal point or comma; false where it is none. */
bool attribute_read_number(const char *text, double *out);

/* Whether a list like "left, center, right" has this word. */
bool list_has_word(const char *list, const char *word, size_t length);

/* The text of inlines without styles; breaks are spaces. Lives in `arena`. */
const char *inlines_text(const struct inlines *inlines, struct arena *arena);

void blocks_clear(struct blocks *blocks);

#endif
