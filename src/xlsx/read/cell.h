/* One cell of a sheet, from its parts to what is given (ECMA-376-1 §18.3.1.4).
 * May be included by xlsx/read.
 *
 * A cell that is wrong by itself costs that cell: it is named and left out, or
 * named and read all the same. */
#ifndef DTI_XLSX_READ_CELL_H
#define DTI_XLSX_READ_CELL_H

#include "xlsx/read/rich.h"
#include "xlsx/read/workbook_inside.h"

enum cell_type {
    TYPE_NUMBER,
    TYPE_SHARED,
    TYPE_STRING,
    TYPE_INLINE,
    TYPE_BOOL,
    TYPE_ERROR,
    TYPE_DATE,
    TYPE_COUNT
};

/* The cell that is being read. */
struct cell_reading {
    struct workbook *workbook;
    struct cell cell;
    enum cell_type type;
    uint32_t style;
    bool lost; /* named already */
    bool has_value, has_inline;
    uint32_t rich_value; /* `vm`: the value stands elsewhere; 0: it does not */
    struct str value;    /* of `v` */
    struct rich rich;    /* of `is` */
    struct str formula;
    int64_t down, right; /* from the cell that has a shared formula */
    bool shared; /* it is the formula number `shared_number` of the sheet */
    uint32_t shared_number;
    struct str address, text; /* of its HYPERLINK */
};

/* What became of a cell. */
enum cell_outcome { CELL_EMPTY, CELL_GIVEN };

/* Starts a cell at a place with the attributes of its element. */
void sheet_cell_start(struct cell_reading *reading, uint32_t row,
                      uint32_t column, const char **attributes);

/* Its formula begins, and ends. */
void sheet_cell_start_formula(struct cell_reading *reading,
                              const char **attributes);
void sheet_cell_end_formula(struct cell_reading *reading, const char *text,
                            size_t length);

/* Ends it: fills reading->cell. Its texts are lent until the next one. */
enum cell_outcome sheet_cell_end(struct cell_reading *reading);

void sheet_cell_reading_clear(struct cell_reading *reading);

/* Names a cell that is lost, or with CELL_MENDED one that is read all the same:
 * `how` and, in quotes, `what` where it is not NULL. */
void sheet_cell_report(struct workbook *workbook, enum problem_code code,
                       uint32_t row, uint32_t column, const char *how,
                       const char *what);

#endif
