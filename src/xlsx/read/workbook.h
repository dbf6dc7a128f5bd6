/* XLSX workbooks (ECMA-376), read as a stream of cells. Knows no DTI. May be
 * included by xlsx/read, xlsx/guard, intake, annex and main.
 *
 * Parts of the container are listed first and then inflated one at a time
 * through expat; nothing is kept but shared strings and number formats. What
 * is wrong with a file goes to the problem list, by name, and the call says
 * false; nothing from a file is ever followed (links, entities, macros) or
 * used as a path. */
#ifndef DTI_XLSX_READ_WORKBOOK_H
#define DTI_XLSX_READ_WORKBOOK_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/problem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum cell_kind { CELL_NUMBER, CELL_TEXT, CELL_BOOL, CELL_DATE, CELL_ERROR };

struct cell_range {
    uint32_t first_row, first_column, last_row, last_column;
};

/* What an eye sees of a cell and its text does not say. */
enum cell_note {
    CELL_STRUCK = 1,  /* struck through text is left out: all of it, or some */
    CELL_RAISED = 2,  /* so are raised or lowered digits beside a number */
    CELL_PICTURE = 4, /* a picture, which stands for the text CELL_PICTURE_TEXT
                       */
    CELL_COVERED = 8  /* lies under a merged range: nobody sees it (grid) */
};

#define CELL_PICTURE_TEXT "[hình ảnh]"

/* What a date's format shows of it. */
enum cell_date_part {
    CELL_SHOWS_DAY = 1,
    CELL_SHOWS_MONTH = 2,
    CELL_SHOWS_YEAR = 4,
    CELL_SHOWS_TIME = 8
};

/* One cell that is not empty. Texts are lent for the call. */
struct cell {
    uint32_t row, column; /* from 1 */
    enum cell_kind kind;
    uint32_t notes;         /* enum cell_note */
    uint32_t parts;         /* DATE: enum cell_date_part */
    bool from_1904;         /* NUMBER, DATE: serials count from 1904 */
    bool formula;           /* the value comes from a formula */
    bool unsaved;           /* a formula without a saved value: TEXT, "" */
    bool percent;           /* NUMBER shown as a percentage: 0.955 is 95,5 % */
    bool hidden;            /* in a hidden row or column */
    struct decimal number;  /* NUMBER; DATE: the serial; BOOL: 0 or 1 */
    struct date date;       /* DATE */
    int second;             /* DATE: second of the day, 0 to 86,399 */
    const char *text;       /* TEXT: as stored, valid UTF-8; ERROR: `#REF!` */
    size_t length;          /* bytes of text */
    const char *link;       /* the address behind the cell, or NULL: of a
                               HYPERLINK formula, in a grid also of its link */
    const char *link_parts; /* that address where the formula puts it together
                               from other cells of the sheet, or NULL: texts,
                               and places as LINK_PLACE row:column LINK_PLACE */
};

#define LINK_PLACE '\1' /* no text of a workbook holds it */

/* Cells that have one address behind them. */
struct cell_link {
    struct cell_range range;
    const char *address;
};

struct workbook;

/* A problem as the reader meets it; texts are lent, and "" where there is none.
 * `first` and `second` take the places {1} and {2} in the problem's text. */
struct reported_problem {
    enum problem_code code;
    uint32_t row, column; /* 0 for none */
    const char *sheet, *first, *second;
};
typedef void tell_fn(void *userdata, const struct reported_problem *problem);

/* Opens the workbook in `bytes`, which it takes over; NULL and a problem where
 * it is not a readable XLSX. Problems are reported, now and while it is read.
 */
struct workbook *workbook_open(struct str *bytes, tell_fn *tell,
                               void *userdata);

/* What a whole workbook is handed to. Texts are lent for the call. */
struct workbook_visitor {
    void *userdata;
    void (*sheet)(void *userdata, const char *name, bool hidden);
    void (*cell)(void *userdata, const struct cell *cell);
    void (*merge)(void *userdata, const struct cell_range *range); /* or NULL */
    void (*link)(void *userdata, const struct cell_link *link);    /* or NULL */
};

/* Tells all worksheets in tab order (chart sheets are left out), each before
 * its cells, those before its merged ranges and those before its links as they
 * stand in the file (Insert > Link). Cells are those that are not empty, in the
 * order of the file; one that is struck through altogether is an empty TEXT,
 * and one that is wrong by itself is left out or mended, and named. False with
 * a problem where a sheet is damaged or past a limit. */
bool workbook_visit(struct workbook *workbook,
                    const struct workbook_visitor *visitor);

void workbook_free(struct workbook *workbook);

/* The value as `dti cells` prints it: 0.955, text, true, 2025-03-15 or
 * 2025-03-15T08:30:00, #REF!. `buffer` has CELL_TEXT_SIZE bytes, used for all
 * but text; the text itself is returned for TEXT and ERROR. */
enum { CELL_TEXT_SIZE = DECIMAL_TEXT_SIZE };
const char *workbook_cell_text(const struct cell *cell, char *buffer);

/* `number`, `text`, `bool`, `date`, `error`. */
const char *workbook_cell_kind_name(enum cell_kind kind);

#endif
