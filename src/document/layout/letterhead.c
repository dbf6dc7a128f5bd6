/* The head and the title of an administrative document: Nghị định
 * 30/2020/NĐ-CP, Phụ lục I, mục II, ô số 1 to 5. */
#include "document/layout/block.h"
#include "document/layout/field.h"
#include "document/layout/paragraph.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define MOTTO_STATE "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"
#define HEAD_SIZE 12.0  /* Quốc hiệu and the agency: 12-13 */
#define MOTTO_SIZE 13.0 /* Tiêu ngữ: 13-14 */
#define NUMBER_SIZE 13.0
#define SUBJECT_SIZE 12.0
#define TITLE_SIZE 14.0
#define ANNEX_SIZE 13.0 /* its name 13-14, capitals */
#define RULE 0.7
#define GUTTER 10.0
#define AGENCY_RULE 0.4 /* of the agency's length: a third to a half */

/* One of the two columns, filled from the top. */
struct side {
    struct layout *layout;
    double left, width, y;
    double last_width; /* of the widest line of the last text */
};

static void add_line(struct side *side, const struct inlines *inlines,
                     double size, unsigned flags)
{
    struct paragraph_style style = {.size = size,
                                    .leading = 1.2,
                                    .flags = flags,
                                    .color = COLOR_BLACK,
                                    .align = PARAGRAPH_CENTER,
                                    .titled = true};
    struct paragraph text;
    paragraph_prepare(side->layout, &text, inlines, &style);
    paragraph_wrap(side->layout, &text, side->width);
    paragraph_put(side->layout, &text, side->left, side->y);
    side->y += text.height;
    side->last_width = 0;
    for (size_t i = 0; i < text.line_count; i++)
        side->last_width = larger(side->last_width, text.lines[i].width);
}

static void add_string(struct side *side, const char *string, double size,
                       unsigned flags)
{
    struct span span = {.text = string};
    struct inlines inlines = {.spans = &span, .count = 1};
    role_open(side->layout, ROLE_PARAGRAPH);
    add_line(side, &inlines, size, flags);
    role_close(side->layout);
}

/* A line under the last text, centred, of a share of its length. */
static void add_rule(struct side *side, double share)
{
    double length = side->last_width * share;
    double x = side->left + (side->width - length) / 2;
    layout_line(side->layout, COLOR_BLACK, RULE, x, side->y + 1.5, x + length,
                side->y + 1.5);
    side->y += 4;
}

/* Adds the lines of the block that begin with `key`; says whether any did. */
static bool add_fields(struct side *side, const struct block *block,
                       const char *key, double size, unsigned flags)
{
    bool any = false;
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        if (strcmp(field_text(side->layout, row, 0), key) != 0)
            continue;
        role_open(side->layout, ROLE_PARAGRAPH);
        add_line(side, field_inlines(row, 1), size, flags);
        role_close(side->layout);
        any = true;
    }
    return any;
}

bool layout_letterhead(struct layout *layout, const struct block *block)
{
    double state = font_text_width(layout->fonts, FACE_BOLD, HEAD_SIZE,
                                   MOTTO_STATE, strlen(MOTTO_STATE));
    double right_width = state + 2;
    double left_width = layout->width - right_width - GUTTER;
    /* On a turned page the columns do not drift apart. */
    if (left_width > right_width)
        left_width = right_width = (layout->width - GUTTER) / 2;
    struct side left = {.layout = layout, .width = left_width};
    struct side right = {.layout = layout,
                         .left = layout->width - right_width,
                         .width = right_width};
    add_fields(&left, block, "above", HEAD_SIZE, 0);
    if (add_fields(&left, block, "issuer", HEAD_SIZE, SPAN_BOLD))
        add_rule(&left, AGENCY_RULE);
    add_string(&right, MOTTO_STATE, HEAD_SIZE, SPAN_BOLD);
    add_string(&right, MOTTO, MOTTO_SIZE, SPAN_BOLD);
    add_rule(&right, 1);
    left.y = right.y = larger(left.y, right.y) + 5;
    add_fields(&left, block, "number", NUMBER_SIZE, 0);
    add_fields(&left, block, "subject", SUBJECT_SIZE, 0);
    add_fields(&right, block, "place", NUMBER_SIZE, SPAN_ITALIC);
    layout_piece(layout, larger(left.y, right.y));
    layout_space(layout, 16);
    layout_keep(layout, BREAK_BAD);
    return true;
}

/* The text of a line in capitals. */
static struct inlines in_capitals(struct layout *layout, const char *text)
{
    char *upper = text_upper(text);
    struct span *span = arena_calloc(layout->arena, 1, sizeof *span);
    span->text = arena_strdup(layout->arena, upper);
    free(upper);
    return (struct inlines){.spans = span, .count = 1};
}

/* "Phụ lục I", its name in capitals, what it belongs to in italics: Nghị định
 * 30/2020/NĐ-CP, Phụ lục I, mục III. */
bool layout_annex(struct layout *layout, const struct block *block)
{
    struct side side = {.layout = layout,
                        .left = layout->width * 0.05,
                        .width = layout->width * 0.9};
    if (block->row_count < 2 || block->row_count > 3)
        return layout_fail(layout, "annex: cần 2 hoặc 3 dòng: “Phụ lục I”, tên "
                                   "phụ lục, “(Kèm theo …)”");
    const char *number = field_text(layout, &block->rows[0], 0);
    const char *name = field_text(layout, &block->rows[1], 0);
    struct inlines capitals = in_capitals(layout, name);
    add_line(&side, field_inlines(&block->rows[0], 0), TITLE_SIZE, SPAN_BOLD);
    paragraph_end_word(layout);
    add_line(&side, &capitals, ANNEX_SIZE, SPAN_BOLD);
    paragraph_end_word(layout);
    if (block->row_count == 3)
        add_line(&side, field_inlines(&block->rows[2], 0), ANNEX_SIZE,
                 SPAN_ITALIC);
    struct str bookmark = {0};
    str_printf(&bookmark, "%s. %s", number, name);
    layout_bookmark(layout, 1,
                    arena_strdup(layout->arena, str_text(&bookmark)));
    str_clear(&bookmark);
    layout_piece(layout, side.y);
    layout_space(layout, 8);
    layout_keep(layout, BREAK_NEVER);
    return true;
}

bool layout_title(struct layout *layout, const struct block *block)
{
    struct side side = {.layout = layout,
                        .left = layout->width * 0.05,
                        .width = layout->width * 0.9};
    for (size_t r = 0; r < block->row_count; r++) {
        paragraph_end_word(layout);
        add_line(&side, field_inlines(&block->rows[r], 0), TITLE_SIZE,
                 SPAN_BOLD);
    }
    if (block->row_count == 0)
        return true;
    side.y += 2;
    add_rule(&side, side.last_width > layout->width / 2 ? 1.0 / 3 : 0.4);
    layout_space(layout, 16);
    layout_bookmark(layout, 1, field_text(layout, &block->rows[0], 0));
    layout_piece(layout, side.y);
    layout_space(layout, 12);
    layout_keep(layout, BREAK_NEVER);
    return true;
}
