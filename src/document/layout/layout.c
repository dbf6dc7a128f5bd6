#include "document/layout/layout.h"
#include "document/layout/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define NUMBER_BASELINE MM(13) /* of the page number, in the top margin */

void layout_init(struct layout *layout, struct arena *arena,
                 const struct font_set *fonts, struct document_report *report,
                 bool landscape, char *error, size_t error_size)
{
    *layout = (struct layout){.arena = arena,
                              .fonts = fonts,
                              .report = report,
                              .landscape = landscape,
                              .width = page_width(landscape),
                              .height = page_height(landscape),
                              .error = error,
                              .error_size = error_size};
    layout->bookmarks_end = &layout->bookmarks;
    roles_init(&layout->roles, arena);
}

void layout_clear(struct layout *layout)
{
    vec_clear(&layout->pieces);
    vec_clear(&layout->marks);
}

bool layout_fail(struct layout *layout, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(layout->error, layout->error_size, format, arguments);
    va_end(arguments);
    return false;
}

/* ---- gathering a piece ---- */

struct mark *layout_mark(struct layout *layout, enum mark_kind kind,
                         enum color color, double x, double y)
{
    struct mark *mark = vec_push(&layout->marks);
    mark->kind = kind;
    mark->color = color;
    mark->x = x;
    mark->y = y;
    const struct element *open = layout->roles.open;
    if (kind == MARK_TEXT || open->role == ROLE_FIGURE)
        mark->element = open;
    return mark;
}

void layout_rect(struct layout *layout, enum color color, double x, double y,
                 double width, double height)
{
    struct mark *mark = layout_mark(layout, MARK_RECT, color, x, y);
    mark->width = width;
    mark->height = height;
}

void layout_line(struct layout *layout, enum color color, double thickness,
                 double x1, double y1, double x2, double y2)
{
    struct mark *mark = layout_mark(layout, MARK_LINE, color, x1, y1);
    mark->width = x2 - x1;
    mark->height = y2 - y1;
    mark->size = thickness;
}

void layout_space(struct layout *layout, double space)
{
    if (space > layout->space)
        layout->space = space;
}

void layout_keep(struct layout *layout, long break_cost)
{
    if (break_cost > layout->break_cost)
        layout->break_cost = break_cost;
}

void layout_bookmark(struct layout *layout, int level, const char *title)
{
    if (*title == '\0')
        return;
    struct bookmark *bookmark = arena_alloc(layout->arena, sizeof *bookmark);
    *bookmark = (struct bookmark){.title = title, .level = level};
    *layout->bookmarks_end = bookmark;
    layout->bookmarks_end = &bookmark->next;
}

struct mark *layout_take_marks(struct layout *layout, size_t *count)
{
    *count = layout->marks.count;
    layout->marks.count = 0;
    if (*count == 0)
        return NULL;
    struct mark *marks = arena_calloc(layout->arena, *count, sizeof *marks);
    memcpy(marks, layout->marks.items, *count * sizeof *marks);
    return marks;
}

struct piece *layout_piece(struct layout *layout, double height)
{
    struct piece *piece = vec_push(&layout->pieces);
    piece->marks = layout_take_marks(layout, &piece->mark_count);
    piece->height = height;
    piece->space = layout->space;
    piece->break_cost = layout->break_cost;
    piece->page_break = layout->page_break;
    piece->landscape = layout->landscape;
    piece->bookmarks = layout->bookmarks;
    layout->space = 0;
    layout->break_cost = BREAK_FREE;
    layout->page_break = false;
    layout->bookmarks = NULL;
    layout->bookmarks_end = &layout->bookmarks;
    return piece;
}

/* ---- paper ---- */

static void print_mark(struct pdf *pdf, const struct mark *mark, double x,
                       double y)
{
    switch (mark->kind) {
    case MARK_TEXT:
        pdf_text(pdf, mark->face, mark->size, mark->color, x + mark->x,
                 y + mark->y, mark->text, mark->length);
        if (mark->link != NULL)
            pdf_link(pdf, x + mark->x, y + mark->y - mark->size * 0.9,
                     mark->width, mark->size * 1.15, mark->link);
        break;
    case MARK_RECT:
        pdf_rect(pdf, mark->color, x + mark->x, y + mark->y, mark->width,
                 mark->height);
        break;
    case MARK_LINE:
        pdf_line(pdf, mark->color, mark->size, x + mark->x, y + mark->y,
                 x + mark->x + mark->width, y + mark->y + mark->height);
        break;
    }
}

static void print_piece(struct pdf *pdf, const struct piece *piece, double y)
{
    for (const struct bookmark *b = piece->bookmarks; b != NULL; b = b->next)
        pdf_bookmark(pdf, b->level, b->title, y - 4);
    for (size_t i = 0; i < piece->mark_count; i++) {
        const struct mark *mark = &piece->marks[i];
        if (mark->element != NULL)
            pdf_element(pdf, mark->element);
        else
            pdf_artifact(pdf, ARTIFACT_LAYOUT);
        print_mark(pdf, mark, MARGIN_LEFT, y);
    }
}

/* A table's head on a further page: it has been read on the first. */
static void print_head_again(struct pdf *pdf, const struct piece *head,
                             double y)
{
    pdf_artifact(pdf, ARTIFACT_PAGINATION);
    for (size_t i = 0; i < head->mark_count; i++)
        print_mark(pdf, &head->marks[i], MARGIN_LEFT, y);
}

static void print_number(const struct layout *layout, struct pdf *pdf,
                         size_t number, double paper_width)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%zu", number);
    double width = font_text_width(layout->fonts, FACE_REGULAR, BODY_SIZE, text,
                                   (size_t)length);
    pdf_artifact(pdf, ARTIFACT_PAGINATION);
    pdf_text(pdf, FACE_REGULAR, BODY_SIZE, COLOR_BLACK,
             (paper_width - width) / 2, NUMBER_BASELINE, text, (size_t)length);
}

static void print_page(const struct layout *layout, struct pdf *pdf,
                       struct page_range range, size_t number)
{
    const struct piece *first = &layout->pieces.items[range.first];
    double width = first->landscape ? PAGE_LONG : PAGE_SHORT;
    pdf_page(pdf, width, first->landscape ? PAGE_SHORT : PAGE_LONG);
    if (number > 1)
        print_number(layout, pdf, number, width);
    double y = MARGIN_TOP;
    if (first->table != NULL) {
        print_head_again(pdf, &first->table->head, y);
        y += first->table->head.height;
    }
    for (size_t i = range.first; i < range.end; i++) {
        const struct piece *piece = &layout->pieces.items[i];
        if (i > range.first)
            y += piece->space;
        print_piece(pdf, piece, y);
        y += piece->height;
    }
}

static void expect_marks(struct pdf *pdf, const struct piece *piece)
{
    for (size_t i = 0; i < piece->mark_count; i++) {
        const struct mark *mark = &piece->marks[i];
        if (mark->kind == MARK_TEXT)
            pdf_expect(pdf, mark->face, mark->text, mark->length);
    }
}

/* Tables' heads are the same marks as the piece that begins the table. */
static void expect_texts(const struct layout *layout, struct pdf *pdf,
                         size_t pages)
{
    static const char DIGITS[] = "0123456789";
    if (pages > 1)
        pdf_expect(pdf, FACE_REGULAR, DIGITS, sizeof DIGITS - 1);
    for (size_t i = 0; i < layout->pieces.count; i++)
        expect_marks(pdf, &layout->pieces.items[i]);
}

unsigned layout_print(struct layout *layout, struct pdf *pdf)
{
    struct page_ranges pages = {0};
    if (layout->pieces.count == 0 || layout->bookmarks != NULL)
        layout_piece(layout, 0);
    page_choose(&layout->pieces, &pages);
    pdf_structure(pdf, &layout->roles.structure);
    expect_texts(layout, pdf, pages.count);
    for (size_t p = 0; p < pages.count; p++)
        print_page(layout, pdf, pages.items[p], p + 1);
    unsigned count = (unsigned)pages.count;
    vec_clear(&pages);
    return count;
}
