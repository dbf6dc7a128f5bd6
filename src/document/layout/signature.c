/* Who gets the document and who signs it: Nghị định 30/2020/NĐ-CP, Phụ lục I,
 * mục II, ô số 7a to 9b. */
#include "document/layout/block.h"
#include "document/layout/field.h"
#include "document/layout/paragraph.h"

#include <string.h>

#define RECIPIENT_TITLE "Nơi nhận:"
#define SIGN_SIZE 13.0
#define ROOM_TO_SIGN MM(25)
#define SPACE_ABOVE 16.0
#define SMALL_PIECE 60.0 /* a piece up to here is held with the signature */

struct column {
    struct layout *layout;
    double left, width, y;
};

static void add(struct column *column, enum role role,
                const struct inlines *inlines, double size, unsigned flags,
                enum paragraph_align align)
{
    struct paragraph_style style = {.size = size,
                                    .leading = 1.2,
                                    .flags = flags,
                                    .color = COLOR_BLACK,
                                    .align = align};
    struct paragraph text;
    paragraph_prepare(column->layout, &text, inlines, &style);
    paragraph_wrap(column->layout, &text, column->width);
    role_open(column->layout, role);
    paragraph_put(column->layout, &text, column->left, column->y);
    role_close(column->layout);
    column->y += text.height;
}

static void add_recipients(struct column *column, const struct row *row)
{
    bool any = false;
    for (size_t f = 1; f < row->count; f++)
        any |= *field_text(column->layout, row, f) != '\0';
    if (!any)
        return;
    struct span span = {.text = RECIPIENT_TITLE};
    struct inlines title = {.spans = &span, .count = 1};
    add(column, ROLE_PARAGRAPH, &title, 12, SPAN_BOLD | SPAN_ITALIC,
        PARAGRAPH_LEFT);
    role_open(column->layout, ROLE_LIST);
    for (size_t f = 1; f < row->count; f++) {
        role_open(column->layout, ROLE_ITEM);
        add(column, ROLE_BODY, &row->cells[f], 11, 0, PARAGRAPH_LEFT);
        role_close(column->layout);
    }
    role_close(column->layout);
}

/* How the signer's lines look, in the order in which they stand. */
static const struct {
    const char *key;
    double size;
    unsigned flags;
} SIGNER[] = {
    {"authority", SIGN_SIZE, SPAN_BOLD},
    {"title", SIGN_SIZE, SPAN_BOLD},
    {"note", 12, SPAN_ITALIC},
    {"name", SIGN_SIZE, SPAN_BOLD},
};
enum { SIGNER_KEYS = sizeof SIGNER / sizeof *SIGNER, SIGNER_NAME = 3 };

/* A place for a digital signature, in the room for one made by hand: what a
 * "field" line says is what a reader hears there. */
static void add_field(struct column *column, const struct block *block)
{
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        if (strcmp(field_text(column->layout, row, 0), "field") != 0)
            continue;
        role_open(column->layout, ROLE_FIELD);
        struct mark *mark = layout_mark(column->layout, MARK_FIELD, COLOR_BLACK,
                                        column->left, column->y);
        mark->width = column->width;
        mark->height = ROOM_TO_SIGN;
        mark->text = field_text(column->layout, row, 1);
        role_close(column->layout);
        return;
    }
}

static void add_signer(struct column *column, const struct block *block)
{
    bool any = false;
    for (size_t k = 0; k < SIGNER_KEYS; k++) {
        if (k == SIGNER_NAME && any) {
            add_field(column, block);
            column->y += ROOM_TO_SIGN;
        }
        for (size_t r = 0; r < block->row_count; r++)
            if (strcmp(field_text(column->layout, &block->rows[r], 0),
                       SIGNER[k].key) == 0) {
                add(column, ROLE_PARAGRAPH, field_inlines(&block->rows[r], 1),
                    SIGNER[k].size, SIGNER[k].flags, PARAGRAPH_CENTER);
                any = true;
            }
    }
}

/* No signature stands alone on a page: it takes the last lines with it. */
static void hold_last_pieces(struct layout *layout)
{
    if (layout->pieces.count == 0)
        return;
    struct piece *last = &layout->pieces.items[layout->pieces.count - 1];
    if (last->height < SMALL_PIECE && layout->pieces.count > 1)
        last->break_cost = BREAK_NEVER;
    layout_keep(layout, BREAK_NEVER);
}

bool layout_signature(struct layout *layout, const struct block *block)
{
    struct column left = {.layout = layout, .width = layout->width * 0.46};
    struct column right = {.layout = layout,
                           .left = layout->width * 0.48,
                           .width = layout->width * 0.52};
    hold_last_pieces(layout);
    for (size_t r = 0; r < block->row_count; r++)
        if (strcmp(field_text(layout, &block->rows[r], 0), "recipients") == 0)
            add_recipients(&left, &block->rows[r]);
    add_signer(&right, block);
    layout_space(layout, SPACE_ABOVE);
    layout_piece(layout, larger(left.y, right.y));
    return true;
}
