/* Cell formats: what a cell's number is shown as, and whether all of it is
 * struck through (ECMA-376-1 §18.8). May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_STYLES_H
#define DTI_XLSX_READ_STYLES_H

#include "base/vec.h"
#include "xlsx/read/workbook.h"
#include "xlsx/read/xml.h"

enum style_kind { STYLE_NUMBER, STYLE_PERCENT, STYLE_DATE };

/* What a number format shows; of dates, the parts (enum cell_date_part). */
struct shown_as {
    enum style_kind kind;
    unsigned parts;
};

struct number_format {
    uint32_t id;
    uint32_t order; /* of definition: the last one of an id counts */
    struct shown_as shown;
};

struct cell_format {
    uint32_t number_format, font;
};

struct styles {
    bool missing; /* the workbook names the part and has it not */
    VEC_OF(struct cell_format) cells;
    VEC_OF(bool) fonts; /* whether each font is struck through */
    VEC_OF(struct number_format) formats;
};

/* Reads the part; false and a problem where it is damaged or past a limit. */
bool styles_read(struct styles *styles, struct container *container,
                 struct entry *entry);

/* Whether there is a cell format of an index. 0 is there in any case. */
bool styles_has(const struct styles *styles, uint32_t index);

/* What the cell format of an index shows; STYLE_NUMBER where there is none. */
struct shown_as styles_shown(const struct styles *styles, uint32_t index);

/* Whether it strikes the cell through. */
bool styles_struck(const struct styles *styles, uint32_t index);

/* What a format code shows, by its first section. A duration (`[h]:mm`) is a
 * number: it is no day. */
struct shown_as styles_code_shown(const char *code);

void styles_clear(struct styles *styles);

#endif
