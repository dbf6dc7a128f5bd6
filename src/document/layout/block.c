/* From blocks to pieces: running text here, the rest in files of their own. */
#include "document/layout/block.h"
#include "document/layout/field.h"
#include "document/layout/page.h"
#include "document/layout/paragraph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BODY_LEADING 1.22
#define HEADING_SPACE 10.0
#define ITEM_STEP MM(6)

static double number_attribute(const struct block *block, const char *key,
                               double fallback)
{
    double value;
    const char *text = attributes_get(&block->attributes, key, NULL);
    return text != NULL && attribute_read_number(text, &value) ? value
                                                               : fallback;
}

/* ---- running text ---- */

/* One piece a line, so that a page may end inside; not after the first line
 * and not before the last. */
static void place_lines(struct layout *layout, const struct text *text,
                        double x)
{
    for (size_t i = 0; i < text->line_count; i++) {
        if (i > 0 && (i == 1 || i + 1 == text->line_count))
            layout_keep(layout, BREAK_BAD);
        text_place(layout, text, i, i + 1, x, 0);
        layout_piece(layout, text->lines[i].height);
    }
}

static void apply_style(const struct block *block, struct text_style *style)
{
    static const char *const NAMES[] = {"left", "center", "right", "justify"};
    const char *align = attributes_get(&block->attributes, "align", "");
    for (int i = 0; i < 4; i++)
        if (strcmp(align, NAMES[i]) == 0)
            style->align = (enum text_align)i;
    style->size = number_attribute(block, "size", style->size);
    bool plain =
        style->align == TEXT_CENTER || style->align == TEXT_RIGHT ||
        strcmp(attributes_get(&block->attributes, "indent", "yes"), "no") == 0;
    if (plain)
        style->indent = 0;
}

static bool paragraph_block(struct layout *layout, const struct block *block)
{
    struct text_style style = {.size = BODY_SIZE,
                               .leading = BODY_LEADING,
                               .indent = BODY_INDENT,
                               .color = COLOR_BLACK,
                               .align = TEXT_JUSTIFY};
    apply_style(block, &style);
    struct text text;
    text_prepare(layout, &text, &block->text, &style);
    text_wrap(layout, &text, layout->width);
    layout_space(layout, number_attribute(block, "space", BODY_SPACE));
    place_lines(layout, &text, 0);
    return true;
}

static bool heading_block(struct layout *layout, const struct block *block)
{
    struct text_style style = {.size = block->level == 1 ? 14 : BODY_SIZE,
                               .leading = BODY_LEADING,
                               .flags = SPAN_BOLD,
                               .color = COLOR_BLACK,
                               .align =
                                   block->level == 1 ? TEXT_CENTER : TEXT_LEFT};
    if (block->level > 3)
        style.flags |= SPAN_ITALIC;
    apply_style(block, &style);
    struct text text;
    text_prepare(layout, &text, &block->text, &style);
    text_wrap(layout, &text, layout->width);
    layout_space(layout, number_attribute(block, "space", HEADING_SPACE));
    layout_bookmark(layout, block->level,
                    inlines_text(&block->text, layout->arena));
    for (size_t i = 0; i < text.line_count; i++) {
        layout_keep(layout, i > 0 ? BREAK_NEVER : BREAK_FREE);
        text_place(layout, &text, i, i + 1, 0, 0);
        layout_piece(layout, text.lines[i].height);
    }
    layout_space(layout, BODY_SPACE);
    layout_keep(layout, BREAK_NEVER);
    return true;
}

static bool item_block(struct layout *layout, const struct block *block)
{
    struct text_style style = {.size = BODY_SIZE,
                               .leading = BODY_LEADING,
                               .color = COLOR_BLACK,
                               .align = TEXT_JUSTIFY};
    apply_style(block, &style);
    char label[24];
    int used = block->ordinal > 0
                   ? snprintf(label, sizeof label, "%d.", block->ordinal)
                   : snprintf(label, sizeof label, "-");
    int depth = block->level > 1 ? block->level - 1 : 0;
    double left = BODY_INDENT + (depth < 6 ? depth : 6) * ITEM_STEP;
    double hang = font_text_width(layout->fonts, FACE_REGULAR, style.size,
                                  label, (size_t)used) +
                  style.size * 0.35;
    struct text mark, text;
    text_prepare_string(layout, &mark, arena_strdup(layout->arena, label),
                        &style);
    text_wrap(layout, &mark, layout->width);
    text_prepare(layout, &text, &block->text, &style);
    text_wrap(layout, &text, layout->width - left - hang);
    layout_space(layout, number_attribute(block, "space", BODY_SPACE / 2));
    role_open(layout, ROLE_LABEL);
    text_put(layout, &mark, left, 0);
    role_close(layout);
    if (text.line_count == 0)
        layout_piece(layout, mark.height);
    role_open(layout, ROLE_BODY);
    place_lines(layout, &text, left + hang);
    role_close(layout);
    return true;
}

static bool rule_block(struct layout *layout, const struct block *block)
{
    (void)block;
    double third = layout->width / 3;
    layout_space(layout, BODY_SPACE);
    layout_line(layout, COLOR_BLACK, 0.6, third, 3, 2 * third, 3);
    layout_piece(layout, 6);
    layout_space(layout, BODY_SPACE);
    return true;
}

static bool page_block(struct layout *layout, const struct block *block)
{
    layout->page_break = layout->pieces.count > 0;
    const char *turned = attributes_get(&block->attributes, "landscape", NULL);
    if (turned != NULL)
        layout->landscape = strcmp(turned, "yes") == 0;
    layout->width = page_width(layout->landscape);
    layout->height = page_height(layout->landscape);
    return true;
}

static bool section_block(struct layout *layout, const struct block *block)
{
    layout_bookmark(layout, 1, block->name != NULL ? block->name : "");
    return true;
}

static bool fenced_block(struct layout *layout, const struct block *block)
{
    static const struct {
        const char *name;
        enum role role;
        bool (*make)(struct layout *, const struct block *);
        chart_words *words; /* what a figure shows */
    } MAKERS[] = {
        {"letterhead", ROLE_DIVISION, letterhead_layout, NULL},
        {"title", ROLE_HEADING, title_layout, NULL},
        {"signature", ROLE_DIVISION, signature_layout, NULL},
        {"figures", ROLE_DIVISION, figures_layout, NULL},
        {"bars", ROLE_FIGURE, bars_layout, bars_words},
        {"histogram", ROLE_FIGURE, histogram_layout, histogram_words},
        {"medals", ROLE_DIVISION, medals_layout, NULL},
    };
    for (size_t i = 0; i < sizeof MAKERS / sizeof *MAKERS; i++) {
        if (strcmp(block->name, MAKERS[i].name) != 0)
            continue;
        role_open_block(layout, block, MAKERS[i].role);
        if (MAKERS[i].words != NULL)
            layout->roles.open->words = MAKERS[i].words(layout, block);
        return MAKERS[i].make(layout, block);
    }
    return layout_fail(layout,
                       "không có khối “%s”; các khối có: letterhead, "
                       "title, signature, figures, bars, histogram, medals",
                       block->name);
}

/* ---- all blocks ---- */

/* Holds the pieces from `first` on together, if they fit on one page. */
static void keep_together(struct layout *layout, size_t first)
{
    double height = 0;
    for (size_t i = first; i < layout->pieces.count; i++)
        height +=
            layout->pieces.items[i].space + layout->pieces.items[i].height;
    size_t end = layout->pieces.count;
    if (height > layout->height && end > first + 4)
        end = first + 4;
    for (size_t i = first + 1; i < end; i++)
        layout->pieces.items[i].break_cost = BREAK_NEVER;
}

bool layout_blocks(struct layout *layout, const struct blocks *blocks)
{
    /* Blocks without a role leave no element; a fenced one opens its own. */
    static const struct {
        bool (*make)(struct layout *, const struct block *);
        enum role role;
    } MAKERS[] = {
        [BLOCK_HEADING] = {heading_block, ROLE_HEADING},
        [BLOCK_PARAGRAPH] = {paragraph_block, ROLE_PARAGRAPH},
        [BLOCK_ITEM] = {item_block, ROLE_ITEM},
        [BLOCK_TABLE] = {table_layout, ROLE_TABLE},
        [BLOCK_RULE] = {rule_block, ROLE_DOCUMENT},
        [BLOCK_PAGE] = {page_block, ROLE_DOCUMENT},
        [BLOCK_SECTION] = {section_block, ROLE_DOCUMENT},
        [BLOCK_FENCED] = {fenced_block, ROLE_DOCUMENT},
    };
    size_t kept = 0, kept_first = 0; /* blocks still to come of a `keep` */
    for (size_t b = 0; b < blocks->count; b++) {
        const struct block *block = &blocks->items[b];
        if (kept == 0 &&
            attributes_get(&block->attributes, "keep", NULL) != NULL) {
            kept = 2;
            kept_first = layout->pieces.count;
        }
        if (MAKERS[block->kind].role != ROLE_DOCUMENT)
            role_open_block(layout, block, MAKERS[block->kind].role);
        if (!MAKERS[block->kind].make(layout, block))
            return false;
        role_close_block(layout);
        if (kept > 0 && --kept == 0)
            keep_together(layout, kept_first);
    }
    return true;
}
