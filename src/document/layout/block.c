/* From blocks to pieces: running text here, the rest in files of their own. */
#include "document/layout/block.h"
#include "document/layout/field.h"
#include "document/layout/page.h"
#include "document/layout/paragraph.h"
#include "document/layout/terms.h"
#include "document/excerpt.h"

#include <stdio.h>
#include <string.h>

#define BODY_LEADING 1.15
#define HEADING_SPACE 10.0
#define HEADING_RULE 8.0 /* what the line below one takes */
#define ITEM_STEP MM(6)

/* ---- running text ---- */

/* One piece a line, so that a page may end inside; not after the first line
 * and not before the last. */
static void place_lines(struct layout *layout, const struct paragraph *text,
                        double x)
{
    for (size_t i = 0; i < text->line_count; i++) {
        if (i > 0 && (i == 1 || i + 1 == text->line_count))
            layout_keep(layout, BREAK_BAD);
        paragraph_place(layout, text, i, i + 1, x, 0);
        layout_piece(layout, text->lines[i].height);
    }
}

static void apply_style(const struct block *block,
                        struct paragraph_style *style)
{
    static const char *const NAMES[] = {"left", "center", "right", "justify"};
    const char *align = attributes_get(&block->attributes, "align", "");
    for (int i = 0; i < 4; i++)
        if (strcmp(align, NAMES[i]) == 0)
            style->align = (enum paragraph_align)i;
    style->size = block_number(block, "size", style->size);
    bool plain =
        style->align == PARAGRAPH_CENTER || style->align == PARAGRAPH_RIGHT ||
        strcmp(attributes_get(&block->attributes, "indent", "yes"), "no") == 0;
    if (plain)
        style->indent = 0;
}

static bool paragraph_block(struct layout *layout, const struct block *block)
{
    struct paragraph_style style = {.size = BODY_SIZE,
                                    .leading = BODY_LEADING,
                                    .indent = BODY_INDENT,
                                    .color = COLOR_BLACK,
                                    .align = PARAGRAPH_JUSTIFY};
    apply_style(block, &style);
    struct paragraph text;
    paragraph_prepare(layout, &text, &block->text, &style);
    paragraph_wrap(layout, &text, layout->width);
    layout_space(layout, block_number(block, "space", BODY_SPACE));
    place_lines(layout, &text, 0);
    return true;
}

static struct paragraph_style heading_style(const struct layout *layout,
                                            const struct block *block)
{
    const struct heading_look *first = &layout->paper->heading;
    struct paragraph_style style = {.size = BODY_SIZE,
                                    .leading = BODY_LEADING,
                                    .flags = SPAN_BOLD,
                                    .color = COLOR_BLACK,
                                    .align = PARAGRAPH_LEFT,
                                    .titled = true};
    if (block->level == 1) {
        style.size = first->size;
        style.color = first->color;
        style.align = first->centered ? PARAGRAPH_CENTER : PARAGRAPH_LEFT;
    }
    if (block->level > 3)
        style.flags |= SPAN_ITALIC;
    apply_style(block, &style);
    return style;
}

/* Whether it is a slide's: it has a line below it, and stands again where the
 * slide goes on on another. */
static bool is_of_slide(const struct layout *layout, const struct block *block)
{
    return block->level == 1 && layout->paper->heading.rule;
}

static void heading_rule(struct layout *layout)
{
    layout_keep(layout, BREAK_NEVER);
    layout_line(layout, COLOR_INK, 0.6, 0, HEADING_RULE / 2, layout->width,
                HEADING_RULE / 2);
    layout_piece(layout, HEADING_RULE);
}

/* The pieces from `first` on as one, with the space below them. */
static const struct piece *join_pieces(struct layout *layout, size_t first)
{
    const struct piece *pieces = layout->pieces.items;
    struct piece *joined = arena_calloc(layout->arena, 1, sizeof *joined);
    size_t count = 0;
    for (size_t i = first; i < layout->pieces.count; i++)
        count += pieces[i].mark_count;
    joined->marks =
        arena_calloc(layout->arena, count + 1, sizeof *joined->marks);
    for (size_t i = first; i < layout->pieces.count; i++) {
        joined->height += i > first ? pieces[i].space : 0;
        for (size_t m = 0; m < pieces[i].mark_count; m++) {
            struct mark *mark = &joined->marks[joined->mark_count++];
            *mark = pieces[i].marks[m];
            mark->y += joined->height;
        }
        joined->height += pieces[i].height;
    }
    joined->height += BODY_SPACE;
    return joined;
}

static bool heading_block(struct layout *layout, const struct block *block)
{
    size_t first = layout->pieces.count;
    struct paragraph_style style = heading_style(layout, block);
    struct paragraph text;
    paragraph_prepare(layout, &text, &block->text, &style);
    paragraph_wrap(layout, &text, layout->width);
    if (is_of_slide(layout, block))
        layout->heading = NULL;
    layout_space(layout, block_number(block, "space", HEADING_SPACE));
    layout_bookmark(layout, block->level,
                    inlines_text(&block->text, layout->arena));
    for (size_t i = 0; i < text.line_count; i++) {
        layout_keep(layout, i > 0 ? BREAK_NEVER : BREAK_FREE);
        paragraph_place(layout, &text, i, i + 1, 0, 0);
        layout_piece(layout, text.lines[i].height);
    }
    if (is_of_slide(layout, block)) {
        heading_rule(layout);
        layout->heading = join_pieces(layout, first);
    }
    layout_space(layout, BODY_SPACE);
    layout_keep(layout, BREAK_NEVER);
    return true;
}

/* As administrative texts have it: the first line is indented with its number
 * or dash, the others begin at the margin. */
static bool item_block(struct layout *layout, const struct block *block)
{
    struct paragraph_style style = {.size = BODY_SIZE,
                                    .leading = BODY_LEADING,
                                    .color = COLOR_BLACK,
                                    .align = PARAGRAPH_JUSTIFY};
    apply_style(block, &style);
    char label[24];
    int used = block->ordinal > 0
                   ? snprintf(label, sizeof label, "%d.", block->ordinal)
                   : snprintf(label, sizeof label, "-");
    int depth = block->level > 1 ? block->level - 1 : 0;
    double left = BODY_INDENT + (depth < 6 ? depth : 6) * ITEM_STEP;
    struct paragraph mark, text;
    paragraph_prepare_string(layout, &mark, arena_strdup(layout->arena, label),
                             &style);
    paragraph_wrap(layout, &mark, layout->width);
    style.indent = left + style.size * 0.35 +
                   font_text_width(layout->fonts, FACE_REGULAR, style.size,
                                   label, (size_t)used);
    paragraph_prepare(layout, &text, &block->text, &style);
    paragraph_wrap(layout, &text, layout->width);
    layout_space(layout, block_number(block, "space", BODY_SPACE / 2));
    role_open(layout, ROLE_LABEL);
    paragraph_put(layout, &mark, left, 0);
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
    const char *lines;  /* what its lines begin with, where that is fixed */
} FENCES[] = {
    {.name = "letterhead",
     .role = ROLE_DIVISION,
     .make = layout_letterhead,
     .lines = "above, issuer, number, place, subject"},
    {.name = "title", .role = ROLE_HEADING, .make = layout_title},
    {.name = "annex", .role = ROLE_HEADING, .make = layout_annex},
    {.name = "signature",
     .role = ROLE_DIVISION,
     .make = layout_signature,
     .lines = "recipients, authority, title, note, field, name"},
    {.name = "figures", .role = ROLE_DIVISION, .make = layout_figures},
    {.name = "bars",
     .role = ROLE_FIGURE,
     .make = layout_bars,
     .words = chart_words_of_bars},
    {.name = "histogram",
     .role = ROLE_FIGURE,
     .make = layout_histogram,
     .words = chart_words_of_histogram},
    {.name = "medals", .role = ROLE_DIVISION, .make = layout_medals},
    {.name = "strip",
     .role = ROLE_FIGURE,
     .make = layout_strip,
     .words = chart_words_of_strip},
    {.name = "scatter",
     .role = ROLE_FIGURE,
     .make = layout_scatter,
     .words = chart_words_of_scatter},
    {.name = "moves",
     .role = ROLE_FIGURE,
     .make = layout_moves,
     .words = chart_words_of_moves},
};
static const char FENCE_NAMES[] =
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

bool layout_check_fence(const char *name, size_t length, char *error,
                        size_t error_size)
{
    if (find_fence(name, length))
        return true;
    if (length == 0)
        snprintf(error, error_size, "khối ``` không có tên; các khối có: %s",
                 FENCE_NAMES);
    else
        snprintf(error, error_size, "không có khối “%.*s”; các khối có: %s",
                 excerpt_length(name, length), name, FENCE_NAMES);
    return false;
}

bool layout_check_line(const char *name, size_t length, const char *key,
                       size_t key_length, char *error, size_t error_size)
{
    const struct fence *fence = find_fence(name, length);
    if (!fence || !fence->lines || list_has_word(fence->lines, key, key_length))
        return true;
    snprintf(error, error_size, "%s: không có dòng “%.*s”; các dòng có: %s",
             fence->name, excerpt_length(key, key_length), key, fence->lines);
    return false;
}

static bool check_fenced(struct layout *layout, const struct block *block)
{
    char error[300];
    size_t length = strlen(block->name);
    bool good = layout_check_fence(block->name, length, error, sizeof error);
    for (size_t r = 0; good && r < block->row_count; r++) {
        const char *key = field_text(layout, &block->rows[r], 0);
        good = layout_check_line(block->name, length, key, strlen(key), error,
                                 sizeof error);
    }
    return good || layout_fail(layout, "%s", error);
}

static bool fenced_block(struct layout *layout, const struct block *block)
{
    if (!check_fenced(layout, block))
        return false;
    const struct fence *fence = find_fence(block->name, strlen(block->name));
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
        [BLOCK_TABLE] = {layout_table, ROLE_TABLE},
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
