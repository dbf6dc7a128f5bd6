/* The rows of a measured table as pieces. */
#include "document/layout/table/table.h"

#define HAIR 0.4
#define RULE 0.8
#define TABLE_SPACE 6.0
#define TALL_ROW 0.25 /* of the page: a row from here on may be cut in two */
#define CUT_COST 150  /* of that: about a third of a page left empty */

/* ---- one row ---- */

static double table_width(const struct table *table)
{
    double sum = 0;
    for (size_t c = 0; c < table->column_count; c++)
        sum += table->columns[c].width;
    return sum;
}

/* A bar of a cell is a drawing: its words are the share. */
static void open_bar(struct layout *layout, double share)
{
    int tenths = (int)(share * 1000 + 0.5);
    role_open(layout, ROLE_FIGURE)->words =
        arena_printf(layout->arena, "Thanh: %d,%d%%", tenths / 10, tenths % 10);
}

static void place_bar(struct layout *layout, const struct table *table,
                      const struct paragraph *text, double x, double width,
                      double y)
{
    double beside = text->word_count > 0 ? text->natural + 2 * CELL_PAD : 0;
    double length = larger(width - beside, 1);
    double middle = y + text->style.size * text->style.leading / 2;
    double share = smaller(larger(text->share, 0), 1);
    double thick = BAR_THICK * table->size / 10;
    open_bar(layout, share);
    layout_rect(layout, COLOR_TRACK, x, middle - thick / 2, length, thick);
    if (share > 0)
        layout_rect(layout, COLOR_INK, x, middle - thick / 2, length * share,
                    thick);
    role_close(layout);
}

static void place_cells(struct layout *layout, const struct table *table,
                        const struct layout_row *row, size_t first, size_t end,
                        double y, bool middle)
{
    double x = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        const struct layout_cell *cell = &row->cells[c];
        const struct paragraph *text = &cell->text;
        const struct layout_column *column = &table->columns[c];
        double inside = column->width - table_column_pads(column);
        double top = middle ? (row->height - text->height) / 2 : y;
        if (cell->span > 0) {
            layout->roles.open = cell->element;
            if (text->bar && first == 0)
                place_bar(layout, table, text, x + column->left_pad, inside,
                          top);
            paragraph_place(layout, text, first, end, x + column->left_pad,
                            top);
            role_close(layout);
        }
        x += table->columns[c].width;
    }
}

static void place_uprights(struct layout *layout, const struct table *table,
                           const struct layout_row *row, double top,
                           double bottom)
{
    double x = 0;
    layout_line(layout, COLOR_BLACK, HAIR, 0, top, 0, bottom);
    for (size_t c = 0; c < table->column_count; c++) {
        x += table->columns[c].width;
        bool inside =
            c + 1 < table->column_count && row->cells[c + 1].span == 0;
        if (!inside)
            layout_line(layout, COLOR_BLACK, HAIR, x, top, x, bottom);
    }
}

static void place_grid(struct layout *layout, const struct table *table,
                       const struct layout_row *row, double top, double bottom)
{
    /* A tint hides half of the line above it. */
    layout_line(layout, COLOR_BLACK, HAIR, 0, top, table_width(table), top);
    place_uprights(layout, table, row, top, bottom);
}

/* What stands below a row: nothing before its note. */
enum row_end { END_RULE, END_TABLE, END_NOTE };

static enum row_end row_end(const struct table *table, size_t r)
{
    if (r + 1 == table->row_count)
        return END_TABLE;
    return table->rows[r + 1].note ? END_NOTE : END_RULE;
}

/* The line under a row; the last one closes the table. */
static void place_rule(struct layout *layout, const struct table *table,
                       double y, enum row_end end)
{
    double width = table_width(table);
    if (end == END_NOTE)
        return;
    if (table->style == TABLE_GRID)
        layout_line(layout, COLOR_BLACK, HAIR, 0, y, width, y);
    else if (table->style != TABLE_INFO && end == END_TABLE)
        layout_line(layout, COLOR_INK, RULE, 0, y, width, y);
    else if (table->style != TABLE_INFO)
        layout_line(layout, COLOR_HAIR, HAIR, 0, y, width, y);
}

/* ---- rows and cells as they are read ---- */

static struct element *add_cell(struct layout *layout,
                                const struct layout_cell *cell, enum role role,
                                enum scope scope)
{
    struct element *element =
        structure_add(&layout->roles.structure, layout->roles.open, role);
    element->scope = scope;
    element->span = cell->span;
    return element;
}

static void open_head_row(struct layout *layout, const struct table *table)
{
    role_open(layout, ROLE_TABLE_HEAD);
    role_open(layout, ROLE_ROW);
    for (size_t c = 0; c < table->column_count; c++)
        table->head.cells[c].element = add_cell(layout, &table->head.cells[c],
                                                ROLE_HEADER_CELL, SCOPE_COLUMN);
}

static bool has_letters(const struct paragraph *text)
{
    for (size_t i = 0; i < text->word_count; i++)
        if (text->words[i].length > 0)
            return true;
    return false;
}

/* The first words of a row that are no figures say what the row is of; a note
 * is of the row above it. */
static void open_row(struct layout *layout, const struct table *table,
                     const struct layout_row *row)
{
    bool headed = row->note;
    role_open(layout, ROLE_ROW);
    for (size_t c = 0; c < table->column_count; c++) {
        struct layout_cell *cell = &row->cells[c];
        if (cell->span == 0)
            continue;
        bool heads = !headed && has_letters(&cell->text) &&
                     table->columns[c].align != PARAGRAPH_RIGHT;
        headed |= heads;
        cell->element = add_cell(
            layout, cell, heads ? ROLE_HEADER_CELL : ROLE_CELL, SCOPE_ROW);
    }
}

/* ---- pieces ---- */

static struct piece place_head(struct layout *layout, const struct table *table)
{
    struct piece head = {0};
    double width = table_width(table);
    if (!table->has_head)
        return head;
    head.height = table->head.height;
    open_head_row(layout, table);
    if (table->style == TABLE_DATA)
        layout_rect(layout, COLOR_INK, 0, 0, width, head.height);
    if (table->style == TABLE_GRID) {
        layout_rect(layout, COLOR_TINT, 0, 0, width, head.height);
        place_grid(layout, table, &table->head, 0, head.height);
        layout_line(layout, COLOR_BLACK, HAIR, 0, head.height, width,
                    head.height);
    }
    if (table->style == TABLE_PLAIN)
        layout_line(layout, COLOR_INK, RULE, 0, head.height, width,
                    head.height);
    place_cells(layout, table, &table->head, 0, SIZE_MAX, HEAD_PAD, true);
    role_close(layout);
    role_close(layout);
    head.marks = layout_take_marks(layout, &head.mark_count);
    return head;
}

static void place_row(struct layout *layout, const struct table *table,
                      const struct layout_row *row, enum row_end end)
{
    double width = table_width(table);
    if (row->band) {
        layout_rect(layout, COLOR_TINT, 0, 0, width, row->height);
        /* The tint hides half of the line above it. */
        layout_line(layout, COLOR_HAIR, HAIR, 0, 0, width, 0);
    }
    if (table->style == TABLE_GRID)
        place_grid(layout, table, row, 0, row->height);
    place_cells(layout, table, row, 0, SIZE_MAX, table_row_pad(table),
                table->style == TABLE_GRID);
    place_rule(layout, table, row->height, end);
}

static size_t row_lines(const struct table *table, const struct layout_row *row)
{
    size_t lines = 1;
    for (size_t c = 0; c < table->column_count; c++)
        if (row->cells[c].text.line_count > lines)
            lines = row->cells[c].text.line_count;
    return lines;
}

/* The first cell of a row, its code, as marks for a page on which the row goes
 * on, if the cell itself has ended by line `line`. A note is of the row above
 * it. */
static void repeat_first_cell(struct layout *layout, const struct table *table,
                              const struct layout_row *row, size_t line,
                              struct piece *piece)
{
    const struct layout_row *owner =
        row->note && row > table->rows ? row - 1 : row;
    const struct paragraph *text = &owner->cells[0].text;
    bool ended = owner != row || text->line_count <= line;
    if (owner->cells[0].span != 1 || !ended)
        return;
    paragraph_place(layout, text, 0, text->line_count,
                    table->columns[0].left_pad, 0);
    piece->again = layout_take_marks(layout, &piece->again_count);
}

/* A tall row goes on line by line. */
static size_t place_slices(struct layout *layout, const struct table *table,
                           const struct layout_row *row, enum row_end end,
                           const struct table_pages *pages)
{
    size_t lines = row_lines(table, row);
    bool taller = row->height > layout->height - pages->head.height;
    for (size_t l = 0; l < lines; l++) {
        double height = 0, top = l == 0 ? table_row_pad(table) : 0;
        for (size_t c = 0; c < table->column_count; c++)
            height = larger(
                height, paragraph_lines_height(&row->cells[c].text, l, l + 1));
        bool ends = l + 1 == lines;
        height += top + (ends ? table_row_pad(table) : 0);
        if (table->style == TABLE_GRID && l == 0)
            place_grid(layout, table, row, 0, height);
        else if (table->style == TABLE_GRID)
            place_uprights(layout, table, row, 0, height);
        place_cells(layout, table, row, l, l + 1, top, false);
        if (ends)
            place_rule(layout, table, height, end);
        if (l == 1 || (ends && l > 0))
            layout_keep(layout, BREAK_BAD);
        else if (l > 0 && !taller)
            layout_keep(layout, CUT_COST);
        struct piece *piece = layout_piece(layout, height);
        piece->table = pages;
        repeat_first_cell(layout, table, row, l, piece);
    }
    return lines;
}

/* What a page break before row `r` costs. */
static long row_cost(const struct table *table, size_t r)
{
    if (r == 0)
        return table->has_head ? BREAK_NEVER : BREAK_FREE;
    if (table->rows[r - 1].band)
        return BREAK_NEVER;
    if (table->rows[r].note)
        return BREAK_BAD;
    /* A sum does not stand apart from the last of what it sums up. */
    bool sum = table->rows[r].band && r + 1 == table->row_count;
    return sum ? BREAK_BAD : BREAK_FREE;
}

void table_pieces(struct layout *layout, const struct table *table)
{
    struct table_pages *pages = arena_alloc(layout->arena, sizeof *pages);
    layout_space(layout, TABLE_SPACE);
    pages->head = place_head(layout, table);
    struct piece *first = layout_piece(layout, pages->head.height);
    first->marks = pages->head.marks;
    first->mark_count = pages->head.mark_count;
    double room = (layout->height - pages->head.height) * TALL_ROW;
    role_open(layout, ROLE_TABLE_BODY);
    for (size_t r = 0; r < table->row_count; r++) {
        const struct layout_row *row = &table->rows[r];
        enum row_end end = row_end(table, r);
        layout_keep(layout, row_cost(table, r));
        open_row(layout, table, row);
        if (row->height > room) {
            pages->row_count += place_slices(layout, table, row, end, pages);
        } else {
            place_row(layout, table, row, end);
            layout_piece(layout, row->height)->table = pages;
            pages->row_count++;
        }
        role_close(layout);
    }
    role_close(layout);
    layout_space(layout, TABLE_SPACE + 2);
}
