/* The table of a form inside a workbook: which form, where its heading is,
 * which column is which. May be included by intake/reading.h and
 * intake/table. */
#ifndef DTI_INTAKE_TABLE_TABLE_H
#define DTI_INTAKE_TABLE_TABLE_H

#include "form/form.h"
#include "xlsx/read/grid.h"

struct sheet {
    struct grid *grid;
    const char *name; /* lent by the workbook */
    bool hidden;
    uint32_t table_top; /* where its first table starts; 0: there is none */
};

struct intake_table {
    const struct form *form; /* NULL: of none */
    int form_columns;        /* how many columns of the form are there */
    const struct sheet *sheet;
    uint32_t top, bottom;           /* rows of the heading */
    uint32_t columns[COLUMN_COUNT]; /* 0: there is none */
    uint32_t twice[COLUMN_COUNT];   /* a second column of the same heading */
    uint32_t corrected[HEADING_LETTERS]; /* CORRECTED by letter; 0: none */
};

/* Finds the tables of a sheet: the first one of each of the `forms`, into
 * `found` in their order; notes where they start. A form is known by its
 * columns alone. */
void intake_table_find(const struct form_list *forms,
                       const struct headings *headings, struct sheet *sheet,
                       struct intake_table found[FORM_MOST]);

/* The cell of a column in a row, NULL where it is blank or the column is not
 * there. Lent by the sheet's grid. */
const struct cell *intake_table_cell(const struct intake_table *table,
                                     uint32_t row, enum column column);

/* The same, but also one without a text: a link may lie behind it. */
const struct cell *intake_table_linked(const struct intake_table *table,
                                       uint32_t row, enum column column);

/* The cell of an input's correction (`a` is 0) in a row, NULL where it is blank
 * or has no column; and whether the row has any. */
const struct cell *intake_table_correction(const struct intake_table *table,
                                           uint32_t row, size_t letter);
bool intake_table_corrects(const struct intake_table *table, uint32_t row);

/* True for rows that repeat the heading, and for a row of letters or numbers
 * that only counts the columns: `a b c`, `(1) (2) (3) (4)=(2)/(3)`. */
bool intake_table_row_is_heading(const struct intake_table *table,
                                 uint32_t row);

#endif
