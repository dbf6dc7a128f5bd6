/* A table being measured. May include base only; used by table*.c alone. */
#ifndef DTI_DOCUMENT_TABLE_H
#define DTI_DOCUMENT_TABLE_H

#include "document/paragraph.h"

enum table_style { TABLE_DATA, TABLE_PLAIN, TABLE_GRID, TABLE_INFO };

#define CELL_PAD 4.0 /* left and right of the text */

struct table_cell {
    struct text text;
    size_t span; /* columns that it covers; 0: covered by one before it */
};

struct table_row {
    struct table_cell *cells; /* one a column */
    bool band;
    double height;
};

struct table_column {
    enum text_align align;
    double width;
    double need;    /* the least that breaks no word, paddings included */
    double natural; /* enough for one line a cell */
    bool bar;
};

struct table {
    enum table_style style;
    double size; /* of the text */
    struct table_column *columns;
    size_t column_count;
    bool has_head;
    struct table_row head;
    struct table_row *rows;
    size_t row_count;
};

/* Gives each column its width, `total` in all. `widths` are the shares or
 * millimetres that the template asks for, or NULL. */
bool table_widths(struct layout *layout, struct table *table,
                  const char *widths, double total);

/* Makes the pieces of a table whose cells are wrapped. */
void table_pieces(struct layout *layout, const struct table *table);

/* Space above and below the text of a body row, and of the head. */
#define ROW_PAD 2.6
#define HEAD_PAD 4.0
#define BAR_THICK 6.5

#endif
