/* Problems are data: one list, made from one table. May be included by
 * everything.
 *
 * A problem says where (file, sheet, cell), what, how bad, and what to do; the
 * texts are Vietnamese and stand in base/problem_table.h beside their code.
 * Nothing prints but main.c, and the worst severity becomes the exit status. */
#ifndef DTI_BASE_PROBLEM_H
#define DTI_BASE_PROBLEM_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

enum problem_severity { PROBLEM_WARNING, PROBLEM_ERROR };

enum problem_code {
#define PROBLEM(name, code, severity, text, fix) PROBLEM_##name,
#include "base/problem_table.h"
#undef PROBLEM
    PROBLEM_CODE_COUNT
};

/* Where a problem is. Absent parts are NULL or 0. Lent to problem_add. */
struct position {
    const char *file;     /* path below INPUT, or as given to `dti check` */
    const char *sheet;    /* the sheet's name */
    uint32_t row, column; /* from 1; 0 for none */
};

struct problem {
    enum problem_code code;
    char *file, *sheet; /* "" where there is none */
    char cell[16];      /* `D12`, or "" */
    char *message;      /* one line */
    char *fix;          /* one line: what to do */
};

struct problem_list {
    struct problem *items;
    size_t count, capacity;
    size_t limit; /* problem_add keeps so many of each severity; 0: all */
    size_t kept[2], dropped[2]; /* under the limit, by severity */
};

/* Adds a problem. The arguments, strings ended by NULL, take the places {1},
 * {2}, … of the text and the remedy. Long ones are cut at 120 characters. */
__attribute__((sentinel)) void problem_add(struct problem_list *list,
                                           enum problem_code code,
                                           const struct position *at, ...);

/* `E412`. */
const char *problem_code_text(enum problem_code code);
enum problem_severity problem_severity(enum problem_code code);

/* How many of the list are errors. */
size_t problem_count_errors(const struct problem_list *list);

/* Moves all of `from` to the end of `to`. */
void problem_list_move(struct problem_list *to, struct problem_list *from);

/* Adds copies of all of `from` to the end of `to`. */
void problem_list_copy(struct problem_list *to,
                       const struct problem_list *from);

/* Drops all problems from the one with this index on. */
void problem_list_cut(struct problem_list *list, size_t count);

/* Turns the errors from place `first` on into the warning `code`, whose only
 * argument is their message: what they were found in changes no points. */
void problem_list_soften(struct problem_list *list, size_t first,
                         enum problem_code code);

/* Drops all that `keeps` says no to. */
typedef bool problem_keeps_fn(void *userdata, const struct problem *problem);
void problem_list_filter(struct problem_list *list, problem_keeps_fn *keeps,
                         void *userdata);

/* Orders by file, sheet, row, column, code; those of no file by their message,
 * too; equal ones keep their order. */
void problem_list_sort(struct problem_list *list);

void problem_list_clear(struct problem_list *list);

/* `AB12` for row 12, column 28; `buffer` has 16 bytes. */
char *position_name(uint32_t row, uint32_t column, char *buffer);

#endif
