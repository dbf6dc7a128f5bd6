/* A table being measured. May be included by document/layout. */
#ifndef DTI_DOCUMENT_LAYOUT_TABLE_TABLE_H
#define DTI_DOCUMENT_LAYOUT_TABLE_TABLE_H

#include "document/layout/paragraph.h"

enum table_style { TABLE_DATA, TABLE_PLAIN, TABLE_GRID, TABLE_INFO };

#define CELL_PAD 4.0 /* left and right of the text */
#define EXTRA_PAD                                                              \
    5.0 /* more, left of words that follow a column of numbers                 \
         */

struct layout_cell {
    struct paragraph text;
    size_t span; /* columns that it covers; 0: covered by one before it */
    struct element *element; /* NULL where it is covered */
};

struct layout_row {
    struct layout_cell *cells; /* one a column */
    bool band;
    bool note; /* one text, which runs over all columns after its own */
    double height;
};

struct layout_column {
    enum paragraph_align align;
    double left_pad;
    double width;
    double need;    /* the least that breaks no word, paddings included */
    double natural; /* enough for one line a cell */
    bool bar;
};

struct table {
    enum table_style style;
    double size; /* of the text */
    struct layout_column *columns;
    size_t column_count;
    bool has_head;
    struct layout_row head;
    struct layout_row *rows;
    size_t row_count;
};

static inline double table_column_pads(const struct layout_column *column)
{
    return column->left_pad + CELL_PAD;
}

/* Gives each column its width, `total` in all. `widths` are the shares or
 * millimetres that the template asks for, or NULL. */
bool table_widths(struct layout *layout, struct table *table,
                  const char *widths, double total);

/* Makes the pieces of a table whose cells are wrapped. */
void table_pieces(struct layout *layout, const struct table *table);

#define HEAD_PAD 3.0 /* above and below the text of the head */
#define BAR_THICK 6.5

/* Space above and below the text of a body row: more in a form, which is
 * filled in by hand; less in small type. */
static inline double table_row_pad(const struct table *table)
{
    if (table->style == TABLE_GRID)
        return table->size < 11 ? 3.0 : 5.0;
    return table->size < 10 ? 1.5 : 2.6;
}

#endif
