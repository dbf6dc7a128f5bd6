/* Number formats: what a cell's number is shown as (ECMA-376-1 §18.8). May
 * be included by xlsx/read. */
#ifndef DTI_XLSX_READ_STYLES_H
#define DTI_XLSX_READ_STYLES_H

#include "xlsx/read/xml.h"

enum style_kind { STYLE_NUMBER, STYLE_PERCENT, STYLE_DATE };

struct number_format {
    uint32_t id;
    uint32_t order; /* of definition: the last one of an id counts */
    enum style_kind kind;
};

struct styles {
    struct {
        uint32_t *items; /* the number format of each cell format */
        size_t count, capacity;
    } cells;
    struct {
        struct number_format *items;
        size_t count, capacity;
    } formats;
};

/* Reads the part; false and a problem where it is damaged or past a limit. */
bool styles_read(struct styles *styles, struct container *container,
                 const struct entry *entry);

/* What the cell format of an index shows; STYLE_NUMBER where there is none. */
enum style_kind styles_kind(const struct styles *styles, uint32_t index);

/* What a format code shows, by its first section. A duration (`[h]:mm`) is a
 * number: it is no day. */
enum style_kind styles_code_kind(const char *code);

void styles_clear(struct styles *styles);

#endif
