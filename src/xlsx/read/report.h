/* What is wrong with one file, each thing reported once. May be included by
 * xlsx/read. */
#ifndef DTI_XLSX_READ_REPORT_H
#define DTI_XLSX_READ_REPORT_H

#include "base/problem.h"
#include "xlsx/read/workbook.h"

#include <stdbool.h>
#include <stdint.h>

struct report {
    tell_fn *tell; /* gets the problems in place of the list; may be NULL */
    void *userdata;
    struct problem_list *problems; /* lent */
    const char *file;              /* lent */
    const char *sheet;             /* lent; NULL outside sheets */
    char **items;                  /* what was reported, to not repeat it */
    size_t count, capacity;
    size_t cells; /* problems of single cells so far */
};

/* Adds a problem unless the same was added before. `first` and `second` take
 * the places {1} and {2} and may be NULL. Always false, for `return`. */
bool report_problem(struct report *report, enum problem_code code,
                    const char *first, const char *second);

/* Adds a problem of a single cell, whatever was reported before;
 * of more than REPORT_CELLS the others are lost. */
enum { REPORT_CELLS = 10000 };
void report_cell(struct report *report, enum problem_code code, uint32_t row,
                 uint32_t column, const char *first);

/* `tệp có quá 2.000 phần`: FILE_LIMIT for `what` past `limit` of `unit`. */
bool report_limit(struct report *report, const char *what, uint64_t limit,
                  const char *unit);

/* The same at a cell. */
bool report_limit_at(struct report *report, uint32_t row, uint32_t column,
                     const char *what, uint64_t limit, const char *unit);

/* The same for a number of bytes. */
bool report_byte_limit(struct report *report, const char *what, uint64_t limit);

/* FILE_DAMAGED: the part called `name` `how`. */
bool report_damaged_part(struct report *report, const char *name,
                         const char *how);

void report_clear(struct report *report);

#endif
