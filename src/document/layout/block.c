/* From blocks to pieces: running text here, the rest in files of their own. */
#include "document/layout/block.h"
#include "document/layout/field.h"
#include "document/layout/page.h"
#include "document/layout/paragraph.h"
#include "document/layout/terms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BODY_LEADING 1.15
#define HEADING_SPACE 10.0
#define HEADING_RULE 8.0 /* what the line below one takes */
#define ITEM_STEP MM(6)

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
    style->size = block_number(block, "size", style->size);
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
    layout_space(layout, block_number(block, "space", BODY_SPACE));
    place_lines(layout, &text, 0);
    return true;
}

static struct text_style heading_style(const struct layout *layout,
                                       const struct block *block)
{
    const struct heading_look *first = &layout->paper->heading;
    struct text_style style = {.size = BODY_SIZE,
                               .leading = BODY_LEADING,
                               .flags = SPAN_BOLD,
                               .color = COLOR_BLACK,
                               .align = TEXT_LEFT,
                               .titled = true};
    if (block->level == 1) {
        style.size = first->size;
        style.color = first->color;
        style.align = first->centered ? TEXT_CENTER : TEXT_LEFT;
    }
    if (block->level > 3)
        style.flags |= SPAN_ITALIC;
    apply_style(block, &style);
    return style;
}

/* The line below a heading of the first level, on the papers that have one. */
static void heading_rule(struct layout *layout, const struct block *block)
{
    if (block->level > 1 || !layout->paper->heading.rule)
        return;
    layout_keep(layout, BREAK_NEVER);
    layout_line(layout, COLOR_INK, 0.6, 0, HEADING_RULE / 2, layout->width,
                HEADING_RULE / 2);
    layout_piece(layout, HEADING_RULE);
}

static bool heading_block(struct layout *layout, const struct block *block)
{
    struct text_style style = heading_style(layout, block);
    struct text text;
    text_prepare(layout, &text, &block->text, &style);
    text_wrap(layout, &text, layout->width);
    layout_space(layout, block_number(block, "space", HEADING_SPACE));
    layout_bookmark(layout, block->level,
                    inlines_text(&block->text, layout->arena));
    for (size_t i = 0; i < text.line_count; i++) {
        layout_keep(layout, i > 0 ? BREAK_NEVER : BREAK_FREE);
        text_place(layout, &text, i, i + 1, 0, 0);
        layout_piece(layout, text.lines[i].height);
    }
    heading_rule(layout, block);
    layout_space(layout, BODY_SPACE);
    layout_keep(layout, BREAK_NEVER);
    return true;
}

/* As administrative texts have it: the first line is indented with its number
 * or dash, the others begin at the margin. */
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
    struct text mark, text;
    text_prepare_string(layout, &mark, arena_strdup(layout->arena, label),
                        &style);
    text_wrap(layout, &mark, layout->width);
    style.indent = left + style.size * 0.35 +
                   font_text_width(layout->fonts, FACE_REGULAR, style.size,
                                   label, (size_t)used);
    text_prepare(layout, &text, &block->text, &style);
    text_wrap(layout, &text, layout->width);
    layout_space(layout, block_number(block, "space", BODY_SPACE / 2));
    role_open(layout, ROLE_LABEL);
    text_put(layout, &mark, left, 0);
    role_close(layout);
    if (text.line_count == 0)
        layout_piece(layout, mark.height);
    role_open(layout, ROLE_BODY);
    place_lines(layout, &text, 0);
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
        layout_paper(layout,
                     paper_turn(layout->paper, strcmp(turned, "yes") == 0));
    return true;
}

static bool terms_block(struct layout *layout, const struct block *block)
{
    layout_hold_terms(layout, block->name != NULL ? block->name : "");
    return true;
}

static bool section_block(struct layout *layout, const struct block *block)
{
    layout_bookmark(layout, 1, block->name != NULL ? block->name : "");
    return true;
}

static const struct fence {
    const char *name;
    enum role role;
    bool (*make)(struct layout *, const struct block *);
    chart_words *words; /* what a figure shows */
} FENCES[] = {
    {"letterhead", ROLE_DIVISION, letterhead_layout, NULL},
    {"title", ROLE_HEADING, title_layout, NULL},
    {"annex", ROLE_HEADING, annex_layout, NULL},
    {"signature", ROLE_DIVISION, signature_layout, NULL},
    {"figures", ROLE_DIVISION, figures_layout, NULL},
    {"bars", ROLE_FIGURE, bars_layout, bars_words},
    {"histogram", ROLE_FIGURE, histogram_layout, histogram_words},
    {"medals", ROLE_DIVISION, medals_layout, NULL},
    {"strip", ROLE_FIGURE, strip_layout, strip_words},
    {"scatter", ROLE_FIGURE, scatter_layout, scatter_words},
    {"moves", ROLE_FIGURE, moves_layout, moves_words},
};
const char layout_fences[] =
    "letterhead, title, annex, signature, figures, bars, histogram, medals, "
    "strip, scatter, moves";

static const struct fence *find_fence(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof FENCES / sizeof *FENCES; i++)
        if (strlen(FENCES[i].name) == length &&
            memcmp(FENCES[i].name, name, length) == 0)
            return &FENCES[i];
    return NULL;
}

bool layout_has_fence(const char *name, size_t length)
{
    return find_fence(name, length) != NULL;
}

static bool fenced_block(struct layout *layout, const struct block *block)
{
    const struct fence *fence = find_fence(block->name, strlen(block->name));
    if (!fence)
        return layout_fail(layout, "không có khối “%s”; các khối có: %s",
                           block->name, layout_fences);
    role_open_block(layout, block, fence->role);
    if (fence->words != NULL)
        layout->roles.open->words = fence->words(layout, block);
    return fence->make(layout, block);
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
        [BLOCK_TERMS] = {terms_block, ROLE_DOCUMENT},
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
