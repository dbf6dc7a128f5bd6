/* What stands behind a cell whose value is more than a number or a text: a
 * picture, a share, an error that older programs do not know ([MS-XLSX]
 * 2.3.6). May be included by xlsx/read.
 *
 *   cell vm ─> valueMetadata ─> futureMetadata ─> rich value ─> its structure
 *
 * In the cell itself stands #VALUE!, for programs that do not know these. */
#ifndef DTI_XLSX_READ_RICH_VALUES_H
#define DTI_XLSX_READ_RICH_VALUES_H

#include "base/arena.h"
#include "base/vec.h"
#include "xlsx/read/xml.h"

enum rich_kind {
    RICH_UNKNOWN, /* the file does not say */
    RICH_PICTURE,
    RICH_ERROR, /* `text` is what Excel shows: #SPILL!; or "" */
    RICH_TEXT,  /* a thing with properties: `text` is its name */
    RICH_OTHER
};

struct rich_value {
    enum rich_kind kind;
    const char *text; /* lent */
};

/* Numbers that lead to the next step. */
struct rich_steps {
    uint32_t *items;
    size_t count, capacity;
};

struct rich_structure; /* private */

struct rich_values {
    VEC_OF(struct rich_value) values;
    VEC_OF(struct rich_structure) structures;
    struct rich_steps of_cells, of_metadata;
    struct arena texts;
    bool loaded;
};

/* Where the parts of a workbook are; NULL for those that it has not. */
struct rich_parts {
    struct entry *metadata, *structures, *values;
};

/* False where one of them is damaged. */
bool rich_values_read(struct rich_values *values, struct container *container,
                      const struct rich_parts *parts);

/* What is behind the cell attribute `vm`. */
struct rich_value rich_values_find(const struct rich_values *values,
                                   uint32_t vm);

void rich_values_clear(struct rich_values *values);

#endif
