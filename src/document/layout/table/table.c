/* A table block: its cells prepared, its columns measured, its text wrapped. */
#include "document/layout/table/table.h"
#include "document/layout/block.h"
#include "document/layout/field.h"

#include <string.h>

#define TABLE_SIZE 10.0
#define TABLE_LEADING 1.12

static void read_style(const struct block *block, struct table *table)
{
    static const char *const NAMES[] = {[TABLE_DATA] = "data",
                                        [TABLE_PLAIN] = "plain",
                                        [TABLE_GRID] = "grid",
                                        [TABLE_INFO] = "info"};
    const char *name = attributes_get(&block->attributes, "style", "data");
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(name, NAMES[i]) == 0)
            table->style = (enum table_style)i;
    table->size = block_number(
        block, "size", table->style == TABLE_INFO ? BODY_SIZE - 1 : TABLE_SIZE);
}

static void read_columns(struct layout *layout, const struct block *block,
                         struct table *table)
{
    static const enum paragraph_align ALIGNS[] = {
        [ALIGN_DEFAULT] = PARAGRAPH_LEFT,
        [ALIGN_LEFT] = PARAGRAPH_LEFT,
        [ALIGN_CENTER] = PARAGRAPH_CENTER,
        [ALIGN_RIGHT] = PARAGRAPH_RIGHT};
    table->column_count = block->column_count;
    table->columns = arena_calloc(layout->arena, table->column_count,
                                  sizeof *table->columns);
    for (size_t c = 0; c < table->column_count; c++) {
        struct layout_column *column = &table->columns[c];
        column->align =
            block->aligns != NULL ? ALIGNS[block->aligns[c]] : PARAGRAPH_LEFT;
        bool after_numbers = c > 0 &&
                             table->columns[c - 1].align == PARAGRAPH_RIGHT &&
                             column->align == PARAGRAPH_LEFT;
        column->left_pad = CELL_PAD + (after_numbers ? EXTRA_PAD : 0);
    }
}

static bool is_empty(const struct layout_cell *cell)
{
    return cell->text.word_count == 0 && !cell->text.bar;
}

static void prepare_row(struct layout *layout, const struct table *table,
                        const struct row *from,
                        const struct paragraph_style *style,
                        struct layout_row *row)
{
    row->cells =
        arena_calloc(layout->arena, table->column_count, sizeof *row->cells);
    for (size_t c = 0; c < table->column_count; c++) {
        struct paragraph_style own = *style;
        own.align = table->columns[c].align;
        paragraph_prepare(layout, &row->cells[c].text, field_inlines(from, c),
                          &own);
        row->cells[c].span = 1;
    }
}

/* A row in bold is a band: a group's subtotal or the sum of all. Its texts may
 * run over the empty cells that follow them. */
static void find_band(struct table *table, struct layout_row *row)
{
    size_t bold = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        if (is_empty(&row->cells[c]))
            continue;
        if (row->cells[c].text.bar || !paragraph_is_bold(&row->cells[c].text))
            return;
        bold++;
    }
    row->band = bold > 0;
    for (size_t c = 0; row->band && c < table->column_count; c++) {
        struct layout_cell *cell = &row->cells[c];
        if (is_empty(cell) || table->columns[c].align == PARAGRAPH_RIGHT)
            continue;
        while (c + 1 < table->column_count && is_empty(&row->cells[c + 1])) {
            cell->span++;
            row->cells[++c].span = 0;
        }
        if (cell->span > 1)
            cell->text.style.align = PARAGRAPH_LEFT;
    }
}

/* A row with one text, not in its first column, is a note on the row above: it
 * may run over the empty cells that follow it. */
static void find_note(struct table *table, struct layout_row *row)
{
    size_t filled = 0, at = 0;
    for (size_t c = 0; c < table->column_count; c++)
        if (!is_empty(&row->cells[c])) {
            filled++;
            at = c;
        }
    if (row->band || filled != 1 || at == 0 || row->cells[at].text.bar)
        return;
    row->note = true;
    row->cells[at].span = table->column_count - at;
    row->cells[at].text.style.align = PARAGRAPH_LEFT;
    for (size_t c = at + 1; c < table->column_count; c++)
        row->cells[c].span = 0;
}

static void prepare_rows(struct layout *layout, const struct block *block,
                         struct table *table)
{
    struct paragraph_style body = {
        .size = table->size, .leading = TABLE_LEADING, .color = COLOR_BLACK};
    struct paragraph_style head = body;
    head.flags = SPAN_BOLD;
    if (table->style == TABLE_DATA)
        head.color = COLOR_WHITE;
    prepare_row(layout, table, &block->head, &head, &table->head);
    for (size_t c = 0; c < table->column_count; c++)
        table->has_head |= !is_empty(&table->head.cells[c]);
    table->row_count = block->row_count;
    table->rows =
        arena_calloc(layout->arena, table->row_count + 1, sizeof *table->rows);
    for (size_t r = 0; r < table->row_count; r++) {
        prepare_row(layout, table, &block->rows[r], &body, &table->rows[r]);
        if (table->style == TABLE_DATA || table->style == TABLE_GRID)
            find_band(table, &table->rows[r]);
        if (table->style == TABLE_DATA)
            find_note(table, &table->rows[r]);
    }
}

static void wrap_row(struct layout *layout, const struct table *table,
                     struct layout_row *row, double pad)
{
    row->height = table->size * TABLE_LEADING;
    for (size_t c = 0; c < table->column_count; c++) {
        struct layout_cell *cell = &row->cells[c];
        double width = -table_column_pads(&table->columns[c]);
        for (size_t i = c; i < c + cell->span; i++)
            width += table->columns[i].width;
        if (cell->span > 0)
            paragraph_wrap(layout, &cell->text, larger(width, 1));
        row->height = larger(row->height, cell->text.height);
    }
    row->height += 2 * pad;
}

bool layout_table(struct layout *layout, const struct block *block)
{
    struct table table = {0};
    if (block->column_count == 0)
        return true;
    read_style(block, &table);
    read_columns(layout, block, &table);
    prepare_rows(layout, block, &table);
    const char *widths = attributes_get(&block->attributes, "widths", NULL);
    if (!table_widths(layout, &table, widths, layout->width))
        return false;
    wrap_row(layout, &table, &table.head, HEAD_PAD);
    for (size_t r = 0; r < table.row_count; r++)
        wrap_row(layout, &table, &table.rows[r], table_row_pad(&table));
    table_pieces(layout, &table);
    return true;
}
