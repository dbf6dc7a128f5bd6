/* Blocks as text, for tests to compare whole. */
#ifndef DTI_TESTS_DOCUMENT_DUMP_H
#define DTI_TESTS_DOCUMENT_DUMP_H

#include "base/str.h"
#include "document/block.h"

/* Spans: `[biam:text->link]` with the letters of their styles (bold, italic,
 * accent, small) and the link where there are some; a break is `/`, a bar
 * `<8123>`. */
static inline void dump_inlines(const struct inlines *inlines, struct str *out)
{
    static const struct {
        unsigned style;
        char letter;
    } letters[] = {{SPAN_BOLD, 'b'},
                   {SPAN_ITALIC, 'i'},
                   {SPAN_ACCENT, 'a'},
                   {SPAN_SMALL, 's'}};
    for (size_t i = 0; i < inlines->count; i++) {
        const struct span *span = &inlines->spans[i];
        if (span->line_break || span->bar) {
            str_printf(out, span->bar ? "<%ld>" : "/", span->bar_share);
            continue;
        }
        str_append_char(out, '[');
        for (size_t s = 0; s < sizeof letters / sizeof *letters; s++)
            if (span->style & letters[s].style)
                str_append_char(out, letters[s].letter);
        str_printf(out, "%s%s%s%s]", span->style ? ":" : "", span->text,
                   span->link ? "->" : "", span->link ? span->link : "");
    }
}

static inline void dump_row(const struct row *row, struct str *out)
{
    str_append(out, " ");
    for (size_t i = 0; i < row->count; i++) {
        str_append(out, i ? " | " : " ");
        dump_inlines(&row->cells[i], out);
    }
    str_append_char(out, '\n');
}

static inline void dump_table(const struct block *block, struct str *out)
{
    str_append_char(out, ' ');
    for (size_t i = 0; i < block->column_count; i++)
        str_append_char(out, "-<^>"[block->aligns[i]]);
    str_append_char(out, '\n');
    dump_row(&block->head, out);
}

/* One line a block, and one a row. */
static inline void dump_blocks(const struct blocks *blocks, struct str *out)
{
    static const char *const names[] = {"heading", "paragraph", "item",
                                        "table",   "rule",      "page",
                                        "section", "terms",     "fenced"};
    for (size_t i = 0; i < blocks->count; i++) {
        const struct block *block = &blocks->items[i];
        str_append(out, names[block->kind]);
        if (block->level)
            str_printf(out, " %d", block->level);
        if (block->ordinal)
            str_printf(out, " no.%d", block->ordinal);
        if (block->name)
            str_printf(out, " “%s”", block->name);
        for (size_t a = 0; a < block->attributes.count; a++)
            str_printf(out, " %s=\"%s\"", block->attributes.items[a].key,
                       block->attributes.items[a].value);
        if (block->kind == BLOCK_TABLE) {
            dump_table(block, out);
        } else {
            str_append(out, block->text.count ? " " : "");
            dump_inlines(&block->text, out);
            str_append_char(out, '\n');
        }
        for (size_t r = 0; r < block->row_count; r++)
            dump_row(&block->rows[r], out);
    }
}

#endif
