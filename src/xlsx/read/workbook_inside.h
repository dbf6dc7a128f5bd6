/* The insides of a workbook. May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_WORKBOOK_INSIDE_H
#define DTI_XLSX_READ_WORKBOOK_INSIDE_H

#include "base/vec.h"
#include "xlsx/read/container.h"
#include "xlsx/read/formula.h"
#include "xlsx/read/links.h"
#include "xlsx/read/rich_values.h"
#include "xlsx/read/strings.h"
#include "xlsx/read/styles.h"
#include "xlsx/read/workbook.h"

struct workbook_sheet {
    char *name;
    char *part; /* the name of its part */
    struct entry *entry;
    bool hidden;
    uint64_t cells, text; /* counted when it was read last */
};

struct workbook {
    char *file; /* what problems call it */
    struct str bytes;
    const struct limits *limits; /* lent */
    struct report report;
    struct container container;
    VEC_OF(struct workbook_sheet) sheets;
    bool system_1904;
    bool reading; /* a sheet is being read: the container is busy */
    struct styles styles;
    struct strings strings;
    struct rich_values rich_values;
    VEC_OF(struct cell_range) merges;
    struct shared_formulas shared_formulas; /* of the sheet read last */
    struct links links;                     /* of the sheet read last */
};

/* As workbook_open for bytes in memory, which are copied, and with limits of
 * the caller's, which are lent. For tests. */
struct workbook *workbook_open_bytes(const void *bytes, size_t length,
                                     const char *name,
                                     struct problem_list *problems,
                                     const struct limits *limits);

/* Finds the sheets, strings and formats of the package (package.c). False and
 * a problem where it is not a workbook. */
bool package_load(struct workbook *workbook);

/* Takes a cell; a non-zero answer stops the sheet. */
typedef int cell_fn(void *userdata, const struct cell *cell);

/* Gives the cells of a sheet, by its place. Returns 0 at its end, or the answer
 * that stopped it; -1 with a problem where it is damaged or past a limit. */
int workbook_read_sheet(struct workbook *workbook, size_t index, cell_fn *give,
                        void *userdata);

/* The same (sheet.c), for workbook_read_sheet. */
int sheet_read(struct workbook *workbook, struct workbook_sheet *sheet,
               cell_fn *give, void *userdata);

#endif
