#include "document/layout/layout.h"
#include "document/layout/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void layout_init(struct layout *layout, struct arena *arena,
                 const struct font_set *fonts, struct document_report *report,
                 const struct paper *paper, char *error, size_t error_size)
{
    *layout = (struct layout){.arena = arena,
                              .fonts = fonts,
                              .report = report,
                              .error = error,
                              .error_size = error_size};
    layout->bookmarks_end = &layout->bookmarks;
    roles_init(&layout->roles, arena);
    layout_paper(layout, paper);
}

void layout_paper(struct layout *layout, const struct paper *paper)
{
    layout->paper = paper;
    layout->width = paper_text_width(paper);
    layout->height = paper_text_height(paper);
}

void layout_clear(struct layout *layout)
{
    vec_clear(&layout->pieces);
    vec_clear(&layout->pages);
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
    if (kind == MARK_TEXT || kind == MARK_FIELD || open->role == ROLE_FIGURE)
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
    if (layout->page_break)
        layout->heading = NULL;
    struct piece *piece = vec_push(&layout->pieces);
    piece->marks = layout_take_marks(layout, &piece->mark_count);
    piece->height = height;
    piece->space = layout->space;
    piece->break_cost = layout->break_cost;
    piece->page_break = layout->page_break;
    piece->paper = layout->paper;
    piece->heading = layout->heading;
    piece->bookmarks = layout->bookmarks;
    layout->space = 0;
    layout->break_cost = BREAK_FREE;
    layout->page_break = false;
    layout->bookmarks = NULL;
    layout->bookmarks_end = &layout->bookmarks;
    return piece;
}

/* ---- paper ---- */

/* A page being printed: what stands where on it. */
struct sheet {
    struct pdf *pdf;
    double zoom;
    double x, y; /* top left of the piece, in points of the layout */
};

static void print_mark(const struct sheet *sheet, const struct mark *mark)
{
    double zoom = sheet->zoom;
    double x = zoom * (sheet->x + mark->x), y = zoom * (sheet->y + mark->y);
    double size = zoom * mark->size;
    double width = zoom * mark->width, height = zoom * mark->height;
    switch (mark->kind) {
    case MARK_TEXT:
        pdf_text(sheet->pdf, mark->face, size, mark->color, x, y, mark->text,
                 mark->length);
        if (mark->link != NULL)
            pdf_link(sheet->pdf, x, y - size * 0.9, width, size * 1.15,
                     mark->link);
        break;
    case MARK_RECT:
        pdf_rect(sheet->pdf, mark->color, x, y, width, height);
        break;
    case MARK_FIELD:
        pdf_field(sheet->pdf, x, y, width, height, mark->text);
        break;
    case MARK_LINE:
        pdf_line(sheet->pdf, mark->color, size, x, y, x + width, y + height);
        break;
    }
}

static void print_piece(const struct sheet *sheet, const struct piece *piece)
{
    for (const struct bookmark *b = piece->bookmarks; b != NULL; b = b->next)
        pdf_bookmark(sheet->pdf, b->level, b->title,
                     sheet->zoom * (sheet->y - 4));
    for (size_t i = 0; i < piece->mark_count; i++) {
        const struct mark *mark = &piece->marks[i];
        if (mark->element != NULL)
            pdf_element(sheet->pdf, mark->element);
        else
            pdf_artifact(sheet->pdf, ARTIFACT_LAYOUT);
        print_mark(sheet, mark);
    }
}

/* What is of the page and not of the text: its number, the stamp, and what has
 * been read on an earlier page: a slide's heading, a table's head. */
static void print_furniture(const struct sheet *sheet, const struct mark *marks,
                            size_t count)
{
    pdf_artifact(sheet->pdf, ARTIFACT_PAGINATION);
    for (size_t i = 0; i < count; i++)
        print_mark(sheet, &marks[i]);
}

static void print_number(const struct layout *layout, struct sheet sheet,
                         const struct paper *paper, size_t number)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%zu", number);
    struct mark mark = {.kind = MARK_TEXT,
                        .color = COLOR_BLACK,
                        .size = paper->number_size,
                        .text = text,
                        .length = (size_t)length};
    mark.width = font_text_width(layout->fonts, FACE_REGULAR, mark.size, text,
                                 mark.length);
    double slack = paper_text_width(paper) - mark.width;
    sheet.x = paper->left + (paper->number_at_end ? slack : slack / 2);
    sheet.y = paper->number_y;
    print_furniture(&sheet, &mark, 1);
}

static void print_stamp(const struct layout *layout, struct sheet sheet,
                        const struct paper *paper)
{
    sheet.x = paper->width - paper->right - layout->stamp_width;
    sheet.y = (paper->top - layout->stamp.height) / 2;
    print_furniture(&sheet, layout->stamp.marks, layout->stamp.mark_count);
}

static void print_page(const struct layout *layout, struct pdf *pdf,
                       struct page_range range, size_t number)
{
    const struct piece *first = &layout->pieces.items[range.first];
    const struct paper *paper = first->paper;
    struct sheet sheet = {
        .pdf = pdf, .zoom = paper->zoom, .x = paper->left, .y = paper->top};
    pdf_page(pdf, paper->zoom * paper->width, paper->zoom * paper->height);
    if (number > 1)
        print_number(layout, sheet, paper, number);
    print_stamp(layout, sheet, paper);
    if (first->heading != NULL) {
        print_furniture(&sheet, first->heading->marks,
                        first->heading->mark_count);
        sheet.y += first->heading->height;
    }
    if (first->table != NULL) {
        print_furniture(&sheet, first->table->head.marks,
                        first->table->head.mark_count);
        sheet.y += first->table->head.height;
    }
    print_furniture(&sheet, first->again, first->again_count);
    for (size_t i = range.first; i < range.end; i++) {
        const struct piece *piece = &layout->pieces.items[i];
        if (i > range.first)
            sheet.y += piece->space;
        print_piece(&sheet, piece);
        sheet.y += piece->height;
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

void layout_expect(struct layout *layout, struct pdf *pdf)
{
    static const char DIGITS[] = "0123456789";
    if (layout->pieces.count == 0 || layout->bookmarks != NULL)
        layout_piece(layout, 0);
    page_choose(&layout->pieces, &layout->pages);
    if (layout->pages.count > 1)
        pdf_expect(pdf, FACE_REGULAR, DIGITS, sizeof DIGITS - 1);
    expect_marks(pdf, &layout->stamp);
    /* Tables' heads are the same marks as the piece that begins the table. */
    for (size_t i = 0; i < layout->pieces.count; i++)
        expect_marks(pdf, &layout->pieces.items[i]);
}

unsigned layout_print(const struct layout *layout, struct pdf *pdf)
{
    for (size_t p = 0; p < layout->pages.count; p++)
        print_page(layout, pdf, layout->pages.items[p], p + 1);
    return (unsigned)layout->pages.count;
}
