/* Blocks made by hand, so that layout is tested without the Markdown parser.
 * `**bold**`, `!accent!` and `[=0.5]` (a bar of that share) are understood. */
#ifndef DTI_TEST_BY_HAND_H
#define DTI_TEST_BY_HAND_H

#include "base/vec.h"
#include "document/block.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline struct span *by_hand_span(struct inlines *in, struct arena *arena)
{
    struct span *grown = arena_calloc(arena, in->count + 1, sizeof *grown);
    if (in->count > 0)
        memcpy(grown, in->spans, in->count * sizeof *grown);
    in->spans = grown;
    grown[in->count].text = "";
    return &grown[in->count++];
}

static inline struct inlines by_hand_inlines(struct arena *arena,
                                             const char *text)
{
    struct inlines in = {0};
    unsigned style = 0;
    while (*text != '\0') {
        if (strncmp(text, "**", 2) == 0) {
            style ^= SPAN_BOLD;
            text += 2;
        } else if (*text == '!') {
            style ^= SPAN_ACCENT;
            text++;
        } else if (strncmp(text, "[=", 2) == 0) {
            struct span *span = by_hand_span(&in, arena);
            span->bar = true;
            span->bar_share = (long)(strtod(text + 2, NULL) * 10000 + 0.5);
            text = strchr(text, ']') + 1;
        } else if (*text == '\n') {
            by_hand_span(&in, arena)->line_break = true;
            text++;
        } else {
            size_t n = strcspn(text, "*![\n");
            n = n == 0 ? 1 : n;
            struct span *span = by_hand_span(&in, arena);
            span->style = style;
            span->text = arena_strndup(arena, text, n);
            if (strncmp(text, "http", 4) == 0)
                span->link = span->text;
            text += n;
        }
    }
    return in;
}

/* Fields between " | " (or "|" alone at the ends). */
static inline struct row by_hand_row(struct arena *arena, const char *line)
{
    struct row row = {0};
    char *copy = arena_strdup(arena, line);
    size_t fields = 1;
    for (char *p = copy; *p != '\0'; p++)
        fields += *p == '|';
    row.cells = arena_calloc(arena, fields, sizeof *row.cells);
    while (copy != NULL) {
        char *field = strsep(&copy, "|");
        while (*field == ' ')
            field++;
        size_t n = strlen(field);
        while (n > 0 && field[n - 1] == ' ')
            field[--n] = '\0';
        row.cells[row.count++] = by_hand_inlines(arena, field);
    }
    return row;
}

static inline struct block *
by_hand_block(struct blocks *blocks, enum block_kind kind, const char *text)
{
    struct block *block = vec_push(blocks);
    block->kind = kind;
    block->level = 1;
    block->text = by_hand_inlines(&blocks->arena, text);
    return block;
}

static inline void by_hand_attribute(struct blocks *blocks, const char *key,
                                     const char *value)
{
    struct attributes *at = &blocks->items[blocks->count - 1].attributes;
    struct attribute *grown =
        arena_calloc(&blocks->arena, at->count + 1, sizeof *grown);
    if (at->count > 0)
        memcpy(grown, at->items, at->count * sizeof *grown);
    grown[at->count++] = (struct attribute){key, value};
    at->items = grown;
}

static inline void by_hand_add_row(struct blocks *blocks, const char *line)
{
    struct block *block = &blocks->items[blocks->count - 1];
    struct row *grown =
        realloc(block->rows, (block->row_count + 1) * sizeof *grown);
    grown[block->row_count++] = by_hand_row(&blocks->arena, line);
    block->rows = grown;
}

/* Lines between newlines. */
static inline void by_hand_lines(struct blocks *blocks, const char *lines)
{
    char *copy = arena_strdup(&blocks->arena, lines);
    while (copy != NULL) {
        char *line = strsep(&copy, "\n");
        if (*line != '\0')
            by_hand_add_row(blocks, line);
    }
}

static inline void by_hand_fenced(struct blocks *blocks, const char *name,
                                  const char *lines)
{
    by_hand_block(blocks, BLOCK_FENCED, "")->name = name;
    by_hand_lines(blocks, lines);
}

/* `aligns` has a letter l, c or r for each column. */
static inline void by_hand_table(struct blocks *blocks, const char *aligns,
                                 const char *head)
{
    struct block *block = by_hand_block(blocks, BLOCK_TABLE, "");
    block->column_count = strlen(aligns);
    block->aligns = arena_calloc(&blocks->arena, block->column_count,
                                 sizeof *block->aligns);
    for (size_t c = 0; c < block->column_count; c++)
        block->aligns[c] = aligns[c] == 'r'   ? ALIGN_RIGHT
                           : aligns[c] == 'c' ? ALIGN_CENTER
                                              : ALIGN_LEFT;
    block->head = by_hand_row(&blocks->arena, head);
}

static inline void by_hand_clear(struct blocks *blocks)
{
    for (size_t b = 0; b < blocks->count; b++)
        free(blocks->items[b].rows);
    blocks_clear(blocks);
    memset(blocks, 0, sizeof *blocks);
}

#endif
